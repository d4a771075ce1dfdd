package org.facewright.audio.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import org.facewright.api.audio.AudioDescription.Cue;
import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.testkit.AudioInputContract;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegSourceTest extends AudioInputContract {

	static final PcmFormat MONO = new PcmFormat(48000, 1);

	@TempDir
	Path folder;

	private final FileAudioInput input = new FileAudioInput();

	@Override
	protected AudioInput input() {
		return input;
	}

	@Override
	protected URI stored() throws IOException {
		PcmFormat stereo = new PcmFormat(48000, 2);
		return Encoder.encode(folder.resolve("line.flac"), "flac", "flac", speech(48000, 2, 0.7), stereo).toUri();
	}

	@Override
	protected URI missing() {
		return folder.resolve("missing.flac").toUri();
	}

	/** Harmonics that come and go like syllables, on steps of 16 bits; the channels differ. */
	static float[] speech(int rate, int channels, double seconds) {
		int frames = (int) Math.round(rate * seconds);
		float[] samples = new float[frames * channels];
		for (int i = 0; i < frames; i++) {
			double t = (double) i / rate;
			double syllables = 1 - Math.cos(2 * Math.PI * 4.3 * t);
			double envelope = 0.15 * syllables * (0.6 + 0.4 * Math.cos(2 * Math.PI * 0.7 * t));
			for (int channel = 0; channel < channels; channel++) {
				double value = 0;
				for (int k = 1; k <= 12; k++) {
					value += Math.sin(2 * Math.PI * k * (140 + 60 * channel + 15 * Math.sin(2 * Math.PI * t)) * t) / k;
				}
				samples[i * channels + channel] = Math.round(envelope * value * 32768) / 32768f;
			}
		}
		return samples;
	}

	@ParameterizedTest
	@CsvSource({ "flac,flac,FLAC,FLAC", "aiff,pcm_s16be,AIFF,16-bit PCM", "caf,alac,CAF,ALAC",
			"mov,pcm_s16le,MP4/MOV,16-bit PCM", "matroska,flac,Matroska,FLAC", "w64,pcm_s16le,W64,16-bit PCM",
			"ipod,alac,MP4/MOV,ALAC", "au,pcm_s16be,AU,16-bit PCM" })
	void readsLosslessCodecsToTheSample(String muxer, String codec, String container, String label) throws IOException {
		float[] original = speech(44100, 2, 1.3);
		PcmFormat format = new PcmFormat(44100, 2);
		Sound sound = Sound.read(Encoder.encode(folder.resolve("line"), muxer, codec, original, format));
		assertThat(sound.format()).isEqualTo(format);
		assertThat(sound.samples()).containsExactly(original);
		assertThat(sound.description().container()).isEqualTo(container);
		assertThat(sound.description().codec()).isEqualTo(label);
		assertThat(sound.problems()).isEmpty();
		sound.announced().ifPresent(frames -> assertThat(frames).isEqualTo(original.length / 2));
	}

	@ParameterizedTest
	@CsvSource({ "pcm_u8", "pcm_s24be", "pcm_s32be", "pcm_f32be", "pcm_f64be" })
	void readsEveryWidthInAiff(String codec) throws IOException {
		float[] original = speech(16000, 1, 0.5);
		String muxer = codec.equals("pcm_u8") ? "au" : "aiff";
		if (codec.equals("pcm_u8")) {
			codec = "pcm_s8";
		}
		PcmFormat mono = new PcmFormat(16000, 1);
		Sound sound = Sound.read(Encoder.encode(folder.resolve("line"), muxer, codec, original, mono));
		float step = codec.equals("pcm_s8") ? 0x1p-7f : 0;
		for (int i = 0; i < original.length; i++) {
			assertThat(sound.samples()[i]).isCloseTo(original[i], within(step));
		}
		assertThat(sound.announced()).hasValue(original.length);
	}

	@ParameterizedTest
	@CsvSource({ "mp3,libmp3lame,48000,0", "mp3,libmp3lame,44100,0", "ogg,vorbis,48000,0", "ogg,libopus,48000,0",
			"ogg,opus,48000,0", "ipod,aac,48000,1024", "mp4,aac,44100,1024", "mov,aac,48000,1024",
			"matroska,aac,48000,1024", "matroska,libopus,48000,960", "webm,libopus,48000,960", "adts,aac,48000,2048" })
	void keepsLossyCodecsInTime(String muxer, String codec, int rate, int tail) throws IOException {
		float[] original = speech(rate, 1, 1.5);
		PcmFormat format = new PcmFormat(rate, codec.equals("vorbis") || codec.equals("opus") ? 2 : 1);
		float[] written = format.channelCount() == 2 ? doubled(original) : original;
		Sound sound = Sound.read(Encoder.encode(folder.resolve("line"), muxer, codec, written, format));
		float[] heard = sound.channel(0);
		int lag = Sound.bestLag(original, heard, 0, 1200);
		double correlation = Sound.correlation(original, heard, lag);
		System.out.printf("%s in %s at %d Hz: lag %d, correlation %.4f, %+d samples%n", codec, muxer, rate, lag,
				correlation, heard.length - original.length);
		// a bare ADTS stream has no place for the priming
		assertThat(lag).isBetween(0, muxer.equals("adts") ? 1024 : 0);
		assertThat(correlation).isGreaterThan(0.97);
		assertThat(heard.length - original.length).isBetween(0, tail);
		assertThat(sound.problems()).isEmpty();
	}

	private static float[] doubled(float[] mono) {
		float[] stereo = new float[2 * mono.length];
		for (int i = 0; i < stereo.length; i++) {
			stereo[i] = mono[i / 2];
		}
		return stereo;
	}

	@ParameterizedTest
	@CsvSource({ "mp4,aac,0", "mov,pcm_s16le,0", "matroska,aac,0", "matroska,libopus,0", "mp4,aac,0.5",
			"matroska,flac,0.5", "mov,pcm_s16le,0.5", "avi,pcm_s16le,0", "mpegts,mp2,0", "mpegts,mp2,0.5",
			"mpegts,aac,0" })
	void readsTheSoundOfVideosWhereThePicturesHaveIt(String muxer, String codec, double delay) throws IOException {
		float[] original = speech(48000, 1, 1.5);
		Path file = Encoder.encode(folder.resolve("video"), muxer, codec, original, MONO, Map.of(), delay);
		Sound sound = Sound.read(file);
		int lag = Sound.bestLag(original, sound.samples(), (int) (delay * 48000), 1200);
		System.out.printf("%s in %s, %.1f s after the pictures: lag %d samples%n", codec, muxer, delay, lag);
		// Matroska and the edit lists of MP4 count milliseconds
		int tolerance = muxer.equals("matroska") || delay > 0 ? 48 : 1;
		assertThat(lag).isCloseTo((int) (delay * 48000), within(tolerance));
		assertThat(sound.problems()).isEmpty();
	}

	@Test
	void takesCoverArtForWhatItIs() throws IOException {
		Path file = Encoder.encode(folder.resolve("song.mp3"), "mp3", "libmp3lame", speech(48000, 1, 0.5), MONO);
		float[] plain = Sound.read(file).samples();
		byte[] png = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwAD"
				+ "hgGAWjR9awAAAABJRU5ErkJggg==");
		int length = 1 + 10 + 1 + 1 + png.length;
		Wav tagged = new Wav().id("ID3").bytes((byte) 3, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
		tagged.bytes((byte) (length + 10 >> 7), (byte) (length + 10 & 0x7F)).id("APIC").zeros(3).bytes((byte) length);
		tagged.zeros(2).zeros(1).id("image/png\0").bytes((byte) 3).zeros(1).bytes(png).bytes(Files.readAllBytes(file));
		Files.write(file, tagged.raw());
		assertThat(Sound.read(file).samples()).containsExactly(plain);
	}

	@Test
	void takesChaptersAsCues() throws IOException {
		Path file = Encoder.encode(folder.resolve("chapters.ogg"), "ogg", "flac", speech(48000, 1, 1), MONO,
				new TreeMap<>(Map.of("CHAPTER000", "00:00:00.250", "CHAPTER000NAME", "Zeile zwei")), -1);
		assertThat(Sound.read(file).description().cues()).containsExactly(new Cue(12_000, "Zeile zwei"));
	}

	@Test
	void keepsTheCuesOfWavFilesThatNeedADecoder() throws IOException {
		Wav cues = new Wav().int32(1).int32(1).int32(5).id("data").int32(0).int32(0).int32(5);
		byte[] bytes = Wav.riff().format(7, 1, 8000, 1, 8).chunk("data", new Wav().zeros(800)).chunk("cue ", cues)
				.done();
		Sound sound = Sound.read(Files.write(folder.resolve("mulaw.wav"), bytes));
		assertThat(sound.frames()).isEqualTo(800);
		assertThat(sound.description().codec()).isEqualTo("PCM_MULAW");
		assertThat(sound.description().cues()).containsExactly(new Cue(5, ""));
	}

	@Test
	void readsFilesWithStrangeNames() throws IOException {
		Path file = folder.resolve("a:b %20 'ü' 100%.flac");
		Encoder.encode(folder.resolve("plain"), "flac", "flac", speech(48000, 1, 0.1), MONO);
		Files.move(folder.resolve("plain"), file);
		assertThat(Sound.read(file).frames()).isEqualTo(4800);
	}

	@ParameterizedTest
	@CsvSource({ "mp3,libmp3lame", "flac,flac", "ogg,libopus", "matroska,aac", "ogg,flac" })
	void readsWhatIsThereOfACutFile(String muxer, String codec) throws IOException {
		Path file = Encoder.encode(folder.resolve("cut"), muxer, codec, speech(48000, 1, 3), MONO);
		byte[] bytes = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
		Sound sound = Sound.read(file);
		assertThat(sound.frames()).isBetween(40_000, 100_000);
		if (!muxer.equals("ogg")) {
			assertThat(sound.problems()).extracting(Problem::code).contains("audio.cut");
		}
	}

	@ParameterizedTest
	@CsvSource({ "ogg,libopus", "mpegts,mp2" })
	void putsSilenceWhereADamagedPacketWas(String muxer, String codec) throws IOException {
		float[] original = speech(48000, 1, 3);
		Path file = Encoder.encode(folder.resolve("damaged"), muxer, codec, original, MONO);
		byte[] bytes = Files.readAllBytes(file);
		Arrays.fill(bytes, bytes.length * 4 / 10, bytes.length * 4 / 10 + 1500, (byte) 0x55);
		Files.write(file, bytes);
		Sound sound = Sound.read(file);
		System.out.println(codec + " in " + muxer + " damaged: " + sound.frames() + " " + sound.problems());
		float[] end = Arrays.copyOfRange(original, 48000 * 2, original.length);
		int length = Math.min(sound.samples().length, original.length);
		float[] heard = Arrays.copyOfRange(sound.samples(), 48000 * 2, length);
		int lagBefore = Sound.bestLag(Arrays.copyOf(original, 48000), Arrays.copyOf(sound.samples(), 48000), 0, 1000);
		assertThat(Sound.bestLag(end, heard, 0, 1000)).isEqualTo(lagBefore);
		assertThat(sound.problems()).isNotEmpty();
	}

	@Test
	void freesWhatItTakes() throws IOException {
		Path file = Encoder.encode(folder.resolve("line.flac"), "flac", "flac", speech(48000, 1, 0.5), MONO);
		for (int i = 0; i < 100; i++) {
			open(file);
		}
		long before = residentKilobytes();
		for (int i = 0; i < 400; i++) {
			open(file);
		}
		long growth = residentKilobytes() - before;
		System.out.printf("400 opens: %+d KB resident%n", growth);
		assertThat(growth).isLessThan(16_000);
		if (Files.isDirectory(Path.of("/proc/self/fd"))) {
			try (var open = Files.list(Path.of("/proc/self/fd"))) {
				assertThat(open.filter(link -> leadsTo(link, file)).count()).isZero();
			}
		}
	}

	private static boolean leadsTo(Path link, Path file) {
		try {
			return Files.readSymbolicLink(link).equals(file);
		} catch (IOException e) {
			return false;
		}
	}

	private void open(Path file) throws IOException {
		try (AudioSource source = input.open(file.toUri())) {
			source.read(new float[4096], 0, 4096);
		}
	}

	private static long residentKilobytes() throws IOException {
		Path status = Path.of("/proc/self/status");
		assumeTrue(Files.isReadable(status), "memory is measured on Linux only");
		return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
				.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
	}
}
