package org.facewright.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WavWriterTest {

	private static final PcmFormat STEREO = new PcmFormat(48000, 2);
	private static final float[] SAMPLES = { 0, 0.25f, -1, 1, 1.5f, -2, Float.NaN, 1 / 32768f };

	private static ByteBuffer write(PcmFormat format, SampleEncoding encoding, float... samples) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int frames = samples.length / format.channelCount();
		try (WavWriter writer = new WavWriter(bytes, format, encoding, frames)) {
			writer.write(samples, 0, frames);
		}
		return ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static String id(ByteBuffer bytes, int at) {
		return new String(bytes.array(), at, 4, StandardCharsets.US_ASCII);
	}

	@Test
	void writesTheSmallestHeaderWhenTheLengthIsKnown() throws IOException {
		ByteBuffer bytes = write(STEREO, SampleEncoding.PCM_16, SAMPLES);
		assertThat(bytes.capacity()).isEqualTo(44 + 16);
		assertThat(id(bytes, 0) + id(bytes, 8) + id(bytes, 12) + id(bytes, 36)).isEqualTo("RIFFWAVEfmt data");
		assertThat(bytes.getInt(4)).isEqualTo(36 + 16);
		assertThat(bytes.getInt(24)).isEqualTo(48000);
		assertThat(bytes.getInt(28)).isEqualTo(192000);
		assertThat(bytes.getInt(40)).isEqualTo(16);
	}

	@Test
	void roundsToSixteenBitsAndCutsOffBeyondFullScale() throws IOException {
		ByteBuffer bytes = write(STEREO, SampleEncoding.PCM_16, SAMPLES);
		short[] values = new short[8];
		bytes.position(44).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(values);
		assertThat(values).containsExactly(0, 8192, -32768, 32767, 32767, -32768, 0, 1);
	}

	@Test
	void writesTwentyFourBitsAndPadsToAnEvenLength() throws IOException {
		ByteBuffer bytes = write(new PcmFormat(16000, 1), SampleEncoding.PCM_24, -0.5f);
		assertThat(bytes.capacity()).isEqualTo(44 + 4);
		assertThat(bytes.getInt(4)).isEqualTo(bytes.capacity() - 8);
		assertThat(bytes.getInt(40)).isEqualTo(3);
		assertThat(bytes.getInt(44)).isEqualTo(0xC00000);
	}

	@Test
	void writesFloatsAsTheyAre() throws IOException {
		ByteBuffer bytes = write(new PcmFormat(16000, 1), SampleEncoding.FLOAT_32, 1.5f, -1e-7f);
		assertThat(bytes.getShort(20)).isEqualTo((short) 3);
		assertThat(id(bytes, 38)).isEqualTo("fact");
		assertThat(bytes.getInt(46)).isEqualTo(2);
		assertThat(bytes.getFloat(58)).isEqualTo(1.5f);
		assertThat(bytes.getFloat(62)).isEqualTo(-1e-7f);
	}

	@ParameterizedTest
	@EnumSource(names = "FLOAT_32", mode = EnumSource.Mode.EXCLUDE)
	void isReadByTheJavaPlatform(SampleEncoding encoding, @TempDir Path folder) throws Exception {
		float[] samples = new float[2 * 30_000];
		for (int i = 0; i < samples.length; i++) {
			samples[i] = (float) Math.sin(i * 0.01) * 0.9f;
		}
		Path file = folder.resolve("take.wav");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				WavWriter writer = new WavWriter(channel, STEREO, encoding)) {
			writer.write(samples, 0, 10_000);
			writer.write(samples, 20_000, 20_000);
			assertThat(writer.frameCount()).isEqualTo(30_000);
		}
		try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
			AudioFormat format = in.getFormat();
			assertThat(format.getSampleSizeInBits()).isEqualTo(encoding.bytes() * 8);
			assertThat(format.getChannels()).isEqualTo(2);
			assertThat(in.getFrameLength()).isEqualTo(30_000);
			byte[] data = in.readAllBytes();
			double step = Math.pow(2, 1 - encoding.bytes() * 8);
			for (int i = 0; i < samples.length; i++) {
				int high = encoding.bytes() * (i + 1) - 1;
				int value = encoding == SampleEncoding.PCM_16
						? data[high] << 8 | data[high - 1] & 0xFF
						: data[high] << 16 | (data[high - 1] & 0xFF) << 8 | data[high - 2] & 0xFF;
				assertThat(Math.abs(value * step - samples[i])).isLessThanOrEqualTo(step / 2);
			}
		}
	}

	@Test
	void becomesRf64WhenTheAnnouncedLengthNeedsIt() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		long frames = 3_000_000_000L;
		WavWriter writer = new WavWriter(bytes, STEREO, SampleEncoding.PCM_16, frames);
		assertThatThrownBy(writer::close).isInstanceOf(IOException.class)
				.hasMessageContaining("3000000000 sample frames were announced, 0 were written");
		ByteBuffer header = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
		assertThat(header.capacity()).isEqualTo(80);
		assertThat(id(header, 0) + id(header, 12) + id(header, 48) + id(header, 72)).isEqualTo("RF64ds64fmt data");
		assertThat(header.getInt(4)).isEqualTo(-1);
		assertThat(header.getLong(20)).isEqualTo(72 + frames * 4);
		assertThat(header.getLong(28)).isEqualTo(frames * 4);
		assertThat(header.getLong(36)).isEqualTo(frames);
		assertThat(header.getInt(76)).isEqualTo(-1);
	}

	@Test
	void turnsTheReservedPlaceIntoRf64WhenTheFileHasGrownTooLong(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("long.wav");
		for (int frames : new int[] { 200, 300 }) {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
					WavWriter writer = new WavWriter(channel, STEREO, SampleEncoding.PCM_16, 1000)) {
				writer.write(new float[2 * frames], 0, frames);
			}
			ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
			assertThat(bytes.capacity()).isEqualTo(80 + 4 * frames);
			assertThat(id(bytes, 0) + id(bytes, 12)).isEqualTo(frames == 200 ? "RIFFJUNK" : "RF64ds64");
			assertThat(bytes.getLong(28)).isEqualTo(frames == 200 ? 0 : 1200);
			assertThat(bytes.getInt(76)).isEqualTo(frames == 200 ? 800 : -1);
		}
	}

	@Test
	void refusesToWriteAfterTheEnd() throws IOException {
		WavWriter writer = new WavWriter(OutputStream.nullOutputStream(), STEREO, SampleEncoding.PCM_16, 0);
		writer.close();
		writer.close();
		assertThatThrownBy(() -> writer.write(SAMPLES, 0, 1)).isInstanceOf(IllegalStateException.class);
	}
}
