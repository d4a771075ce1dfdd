package org.facewright.audio.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.facewright.api.audio.AudioDescription.Cue;
import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.testkit.AudioInputContract;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.audio.SampleEncoding;
import org.facewright.core.audio.WavWriter;
import org.facewright.core.progress.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavSourceTest extends AudioInputContract {

	@TempDir
	Path folder;

	private final FileAudioInput input = new FileAudioInput();

	@Override
	protected AudioInput input() {
		return input;
	}

	@Override
	protected URI stored() throws IOException {
		short[] samples = new short[50_000];
		for (int i = 0; i < samples.length; i++) {
			samples[i] = (short) (i * 37);
		}
		return write(Wav.riff().format(1, 2, 48000, 4, 16).data(samples).done()).toUri();
	}

	@Override
	protected URI missing() {
		return folder.resolve("missing.wav").toUri();
	}

	private Path write(byte... bytes) throws IOException {
		return Files.write(folder.resolve("line.wav"), bytes);
	}

	@Test
	void readsEightBits() throws IOException {
		Sound sound = Sound.read(write(Wav.riff().format(1, 1, 8000, 1, 8)
				.chunk("data", new Wav().bytes((byte) 0, (byte) 128, (byte) 255)).done()));
		assertThat(sound.samples()).containsExactly(-1, 0, 127 / 128f);
		assertThat(sound.format()).isEqualTo(new PcmFormat(8000, 1));
	}

	@Test
	void readsSixteenBits() throws IOException {
		Sound sound = Sound.read(write(Wav.mono16(16000).data((short) -32768, (short) 1, (short) 16384).done()));
		assertThat(sound.samples()).containsExactly(-1, 1 / 32768f, 0.5f);
		assertThat(sound.description().container()).isEqualTo("WAV");
		assertThat(sound.description().codec()).isEqualTo("16-bit PCM");
		assertThat(sound.description().bitsPerSample()).isEqualTo(16);
		assertThat(sound.announced()).hasValue(3);
		assertThat(sound.problems()).isEmpty();
	}

	@Test
	void readsTwentyFourBitsInTwoChannels() throws IOException {
		Sound sound = Sound.read(write(Wav.riff().format(1, 2, 48000, 6, 24).chunk("data", new Wav().bytes((byte) 0,
				(byte) 0, (byte) 0x80, (byte) 1, (byte) 0, (byte) 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0,
				(byte) 0, (byte) 0x40)).done()));
		assertThat(sound.samples()).containsExactly(-1, 0x1p-23f, -0x1p-23f, 0.5f);
		assertThat(sound.frames()).isEqualTo(2);
	}

	@Test
	void readsThirtyTwoBits() throws IOException {
		Sound sound = Sound.read(write(Wav.riff().format(1, 1, 48000, 4, 32)
				.chunk("data", new Wav().int32(Integer.MIN_VALUE).int32(1 << 30)).done()));
		assertThat(sound.samples()).containsExactly(-1, 0.5f);
	}

	@Test
	void readsFloats() throws IOException {
		Sound sound = Sound.read(write(Wav.riff().format(3, 1, 48000, 4, 32)
				.chunk("data", new Wav().int32(Float.floatToIntBits(0.1f)).int32(Float.floatToIntBits(-1.5f))).done()));
		assertThat(sound.samples()).containsExactly(0.1f, -1.5f);
		assertThat(sound.description().codec()).isEqualTo("32-bit float");
	}

	@Test
	void readsDoubles() throws IOException {
		Sound sound = Sound.read(write(Wav.riff().format(3, 1, 48000, 8, 64)
				.chunk("data", new Wav().int64(Double.doubleToLongBits(0.25))).done()));
		assertThat(sound.samples()).containsExactly(0.25f);
	}

	@Test
	void readsExtensibleFormatsOfOddWidth() throws IOException {
		Wav data = new Wav().bytes((byte) 0, (byte) 0, (byte) 0x40, (byte) 0, (byte) 0, (byte) 0xC0);
		Sound sound = Sound.read(write(Wav.riff().extensible(1, 2, 48000, 6, 24, 20).chunk("data", data).done()));
		assertThat(sound.samples()).containsExactly(0.5f, -0.5f);
	}

	@Test
	void readsExtensibleFloats() throws IOException {
		Sound sound = Sound.read(write(Wav.riff().extensible(3, 1, 48000, 4, 32, 32)
				.chunk("data", new Wav().int32(Float.floatToIntBits(0.75f))).done()));
		assertThat(sound.samples()).containsExactly(0.75f);
	}

	@ParameterizedTest
	@EnumSource
	void readsWhatTheWriterWrites(SampleEncoding encoding) throws IOException {
		float[] samples = { 0, 0.5f, -0.25f, 0x1p-15f, -1, 0.125f };
		Path file = folder.resolve("written.wav");
		try (var channel = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				WavWriter writer = new WavWriter(channel, new PcmFormat(44100, 2), encoding)) {
			writer.write(samples, 0, 3);
		}
		Sound sound = Sound.read(file);
		assertThat(sound.samples()).containsExactly(samples);
		assertThat(sound.format()).isEqualTo(new PcmFormat(44100, 2));
		assertThat(sound.problems()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "RF64", "BW64" })
	void readsSixtyFourBitSizes(String id) throws IOException {
		Wav sizes = new Wav().int64(100).int64(4).int64(2).int32(0);
		byte[] bytes = new Wav().id(id).int32(-1).id("WAVE").chunk("ds64", sizes)
				.format(1, 1, 48000, 2, 16).id("data").int32(-1).int16(16384).int16(-16384)
				.chunk("junk", new Wav().zeros(30)).raw();
		Sound sound = Sound.read(write(bytes));
		assertThat(sound.samples()).containsExactly(0.5f, -0.5f);
		assertThat(sound.description().container()).isEqualTo(id);
	}

	@Test
	void readsASparseFileLongerThanFourGigabytes() throws IOException {
		Path file = folder.resolve("long.wav");
		long frames = 2_200_000_000L;
		byte[] header = new Wav().id("RF64").int32(-1).id("WAVE")
				.chunk("ds64", new Wav().int64(72 + frames * 2).int64(frames * 2).int64(frames).int32(0))
				.format(1, 1, 48000, 2, 16).id("data").int32(-1).raw();
		Files.write(file, header);
		try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
			channel.position(header.length + frames * 2 - 2);
			channel.write(ByteBuffer.wrap(new byte[] { 0, 0x40 }));
		}
		try (AudioSource source = input.open(file.toUri())) {
			assertThat(source.frameCount()).hasValue(frames);
			assertThat(source.problems()).isEmpty();
		}
	}

	@Test
	void readsToTheEndWhenTheWriterLeftNoSizes() throws IOException {
		byte[] unknown = Wav.mono16(16000).id("data").int32(-1).int16(1).int16(2).raw();
		byte[] zero = new Wav().id("RIFF").int32(0).id("WAVE").format(1, 1, 16000, 2, 16).id("data").int32(0).int16(1)
				.int16(2).raw();
		for (byte[] bytes : new byte[][] { unknown, zero }) {
			Sound sound = Sound.read(write(bytes));
			assertThat(sound.frames()).isEqualTo(2);
			assertThat(sound.problems()).isEmpty();
		}
	}

	@Test
	void findsCuesAndTheirLabelsAfterTheSamples() throws IOException {
		Wav cues = new Wav().int32(2);
		cues.int32(7).int32(3).id("data").int32(0).int32(0).int32(3);
		cues.int32(9).int32(1).id("data").int32(0).int32(0).int32(1);
		Wav labels = new Wav().id("adtl").chunk("labl", new Wav().int32(7).id("Zeile\0"))
				.chunk("note", new Wav().int32(7).id("other\0"))
				.chunk("labl", new Wav().int32(9).bytes("Größe\0".getBytes(StandardCharsets.UTF_8)));
		Sound sound = Sound.read(write(Wav.mono16(16000).data(new short[4]).chunk("cue ", cues).chunk("LIST", labels)
				.done()));
		assertThat(sound.description().cues()).containsExactly(new Cue(1, "Größe"), new Cue(3, "Zeile"));
	}

	@Test
	void findsTheTimeOfTheBroadcastExtension() throws IOException {
		Wav extension = new Wav().zeros(338).int64(172_800_000_123L).zeros(256);
		Sound sound = Sound.read(write(Wav.riff().chunk("bext", extension).format(1, 1, 48000, 2, 16)
				.data((short) 1).done()));
		assertThat(sound.description().timeReference()).hasValue(172_800_000_123L);
	}

	@Test
	void readsWhatIsThereOfACutFile() throws IOException {
		byte[] whole = Wav.mono16(16000).data(new short[16000]).done();
		Path file = write(Arrays.copyOf(whole, whole.length - 8001));
		Sound sound = Sound.read(file);
		assertThat(sound.frames()).isEqualTo(11_999);
		assertThat(sound.announced()).hasValue(11_999);
		assertThat(sound.problems()).extracting(Problem::toString).containsExactly(
				file + ": ends 0.25 s before its header says; what is there was read; copy the file again");
	}

	@Test
	void replacesWhatIsNotANumber() throws IOException {
		Wav data = new Wav().int32(Float.floatToIntBits(Float.NaN))
				.int32(Float.floatToIntBits(Float.POSITIVE_INFINITY)).int32(Float.floatToIntBits(0.5f));
		Path file = write(Wav.riff().format(3, 1, 16000, 4, 32).chunk("data", data).done());
		Sound sound = Sound.read(file);
		assertThat(sound.samples()).containsExactly(0, 0, 0.5f);
		assertThat(sound.problems()).extracting(Problem::code).containsExactly("audio.nonfinite");
		assertThat(sound.problems().getFirst().message()).contains("2 samples are not a number");
	}

	@Test
	void leavesFfmpegAloneForPlainWav() throws IOException {
		Sound.read(write(Wav.mono16(16000).data((short) 1).done()));
		// in a process of its own, for FFmpeg may be loaded by other tests here
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		Process process = new ProcessBuilder(java.toString(), "-Xshare:auto", "-verbose:class", "-cp",
				System.getProperty("java.class.path"), Reader.class.getName(), folder.resolve("line.wav").toString())
				.redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(output).contains(WavSource.class.getName()).contains("frames: 1").doesNotContain("bytedeco");
	}

	static final class Reader {
		public static void main(String[] args) throws IOException {
			System.out.println("frames: " + Sound.read(Path.of(args[0])).frames());
		}
	}
}
