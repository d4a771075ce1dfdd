package org.facewright.audio.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Valid files, cut and with bits turned at random: an IOException or finite samples, in bounded time and memory. */
class DamageTest {

	private static final String KINDS = """
			wav,
			flac,flac
			mp3,libmp3lame
			ogg,libopus
			ogg,vorbis
			ipod,aac
			matroska,aac
			mp4 video,aac
			aiff,pcm_s16be
			adts,aac
			""";

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(textBlock = KINDS)
	void neverBreaksTheReader(String kind, String codec) throws IOException {
		damage(kind, codec, Long.getLong("facewright.seed", 20_240_607L), 60);
	}

	@Tag("slow")
	@ParameterizedTest
	@CsvSource(textBlock = KINDS)
	void neverBreaksTheReaderInThousandsOfWays(String kind, String codec) throws IOException {
		damage(kind, codec, Long.getLong("facewright.seed", System.nanoTime()), 600);
	}

	private void damage(String kind, String codec, long seed, int rounds) throws IOException {
		byte[] whole = Files.readAllBytes(make(kind, codec));
		Path file = folder.resolve("damaged");
		Random random = new Random(seed);
		int refused = 0;
		for (int round = 0; round < rounds; round++) {
			Files.write(file, damaged(whole, random));
			String where = "%s, seed %d, round %d".formatted(kind, seed, round);
			refused += assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(file), where) < 0 ? 1 : 0;
		}
		System.out.printf("%s %s: seed %d, %d of %d refused%n", kind, codec, seed, refused, rounds);
	}

	private Path make(String kind, String codec) throws IOException {
		Path file = folder.resolve("whole");
		// an Ogg page holds a second and is dropped as a whole
		float[] sound = FfmpegSourceTest.speech(48000, 2, kind.equals("ogg") ? 3 : 0.3);
		var format = new PcmFormat(48000, 2);
		if (kind.equals("wav")) {
			Wav cues = new Wav().int32(1).int32(1).int32(5).id("data").int32(0).int32(0).int32(5);
			Wav labels = new Wav().id("adtl").chunk("labl", new Wav().int32(1).id("mark\0"));
			return Files.write(file, Wav.riff().chunk("bext", new Wav().zeros(602)).format(1, 2, 48000, 4, 16)
					.data(new short[2000]).chunk("cue ", cues).chunk("LIST", labels).done());
		}
		String[] muxer = kind.split(" ");
		return Encoder.encode(file, muxer[0], codec, sound, format, Map.of(), muxer.length > 1 ? 0.1 : -1);
	}

	private static byte[] damaged(byte[] whole, Random random) {
		byte[] bytes = whole.clone();
		// most of what matters stands at the start
		int reach = random.nextBoolean() ? Math.min(300, bytes.length) : bytes.length;
		switch (random.nextInt(4)) {
			case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
			case 1 -> {
				for (int i = random.nextInt(1, 20); i > 0; i--) {
					bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
				}
			}
			case 2 -> {
				int at = random.nextInt(reach);
				byte value = (byte) (random.nextBoolean() ? 0xFF : 0);
				Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(1, 64)), value);
			}
			default -> {
				int at = random.nextInt(reach);
				byte[] noise = new byte[Math.min(random.nextInt(1, 200), bytes.length - at)];
				random.nextBytes(noise);
				System.arraycopy(noise, 0, bytes, at, noise.length);
			}
		}
		return bytes;
	}

	/** Sample frames, or -1 when the file was refused. */
	private static long read(Path file) {
		try (AudioSource source = new FileAudioInput().open(file.toUri())) {
			int channels = source.format().channelCount();
			float[] buffer = new float[1024 * channels];
			long frames = 0;
			for (int count = 0; count >= 0 && frames < 48000L * 600; count = source.read(buffer, 0, 1024)) {
				frames += count;
				for (int i = 0; i < count * channels; i++) {
					if (!Float.isFinite(buffer[i])) {
						assertThat(buffer[i]).isFinite();
					}
				}
			}
			source.problems().forEach(problem -> assertThat(problem.message()).startsWith(file + ": "));
			return frames;
		} catch (IOException e) {
			assertThat(e.getMessage()).startsWith(file + ": ").contains("; ").doesNotContain("\n");
			return -1;
		}
	}
}
