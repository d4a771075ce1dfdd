package org.facewright.audio.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.facewright.core.audio.PcmFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

	@TempDir
	Path folder;

	private void refuses(byte[] content, String... words) throws IOException {
		refuses(Files.write(folder.resolve("line.wav"), content), words);
	}

	private static void refuses(Path file, String... words) {
		assertThatThrownBy(() -> Sound.read(file)).isInstanceOf(IOException.class).message()
				.startsWith(file.toString() + ": ").contains("; ").doesNotContain("\n").contains(words);
	}

	@Test
	void namesAGitLfsPointer() throws IOException {
		refuses(("version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 480044\n")
				.getBytes(StandardCharsets.US_ASCII), "git-LFS pointer", "git lfs pull");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!DOCTYPE html><html>", "\n\n <html lang='en'>", "\uFEFF<!doctype HTML>" })
	void namesAWebPage(String start) throws IOException {
		refuses((start + "<body>Please log in</body></html>").getBytes(StandardCharsets.UTF_8), "web page");
	}

	@ParameterizedTest
	@ValueSource(strings = { "shopping list\n- milk\n", "#EXTM3U\nhttp://127.0.0.1/x.ts\n",
			"ffconcat version 1.0\nfile /etc/passwd\n", "Grüße aus Köln\n", "{\"a\": 1}" })
	void namesATextFile(String text) throws IOException {
		refuses(text.getBytes(StandardCharsets.UTF_8), "text file");
	}

	@Test
	void namesAZipArchive() throws IOException {
		refuses(new byte[] { 'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0 }, "ZIP archive", "unpack");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 44, 200_000 })
	void namesAFileOfZeros(int length) throws IOException {
		refuses(new byte[length], "nothing but zeros", "copy it again");
	}

	@Test
	void namesAnEmptyFile() throws IOException {
		refuses(new byte[0], "is empty");
	}

	@Test
	void namesAMissingFile() {
		refuses(folder.resolve("nowhere.wav"), "there is no such file", "check its name");
	}

	@Test
	void namesAFolder() {
		refuses(folder, "this is a folder");
	}

	@Test
	void namesAFileThatMayNotBeRead() throws IOException {
		Path file = Files.write(folder.resolve("secret.wav"), new byte[44]);
		IOException refusal = FileAudioInput.refusal(file, new AccessDeniedException(file.toString()));
		assertThat(refusal).hasMessage(file + ": may not be read by this user; change its permissions");
		assumeFalse(System.getProperty("os.name").startsWith("Windows"), "POSIX permissions only");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
		assumeFalse(Files.isReadable(file), "this user may read everything");
		refuses(file, "may not be read");
	}

	@Test
	void namesAPipe() throws Exception {
		Path pipe = folder.resolve("pipe.wav");
		Process process = new ProcessBuilder("mkfifo", pipe.toString()).start();
		assumeFalse(process.waitFor() != 0, "no named pipes here");
		refuses(pipe, "a device or a pipe");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 4, 11, 12, 20, 30, 43 })
	void namesACutWavHeader(int length) throws IOException {
		refuses(Arrays.copyOf(Wav.mono16(16000).data((short) 1).done(), length), "header is cut off");
	}

	@Test
	void namesAWavFileWithoutSamples() throws IOException {
		refuses(Wav.mono16(16000).data().done(), "holds no samples");
		refuses(Arrays.copyOf(Wav.mono16(16000).data((short) 1).done(), 45), "holds no samples", "ends too early");
	}

	@ParameterizedTest
	@CsvSource({ "0,16000", "1,0", "1,-5" })
	void namesAnImpossibleWavHeader(int channels, int rate) throws IOException {
		refuses(Wav.riff().format(1, channels, rate, 2, 16).data((short) 1).done(), "header can't be right");
	}

	@Test
	void namesAnUnknownWidth() throws IOException {
		refuses(Wav.riff().format(1, 1, 16000, 8, 64).data(new short[8]).done(), "64-bit PCM samples are not known");
		refuses(Wav.riff().format(3, 1, 16000, 2, 16).data(new short[8]).done(), "16-bit floating-point");
	}

	@Test
	void namesAnUnknownWavCodec() throws IOException {
		refuses(Wav.riff().format(0x7A1B, 1, 16000, 2, 16).data(new short[80]).done(), "can't be decoded here",
				"convert it to WAV");
	}

	@Test
	void namesNoise() throws IOException {
		byte[] noise = new byte[50_000];
		new Random(11).nextBytes(noise);
		refuses(noise, "convert it to WAV");
	}

	@ParameterizedTest
	@CsvSource({ "flac,flac", "ogg,libopus", "ipod,aac", "matroska,aac", "aiff,pcm_s16be" })
	void namesACutHeader(String muxer, String codec) throws IOException {
		Path file = Encoder.encode(folder.resolve("cut"), muxer, codec, FfmpegSourceTest.speech(48000, 1, 0.5),
				FfmpegSourceTest.MONO);
		refuses(Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 30)), "damaged");
	}

	@Test
	void namesACompressedFileWithoutSamples() throws IOException {
		Path file = Encoder.encode(folder.resolve("empty.flac"), "flac", "flac", new float[0], FfmpegSourceTest.MONO);
		refuses(file, "holds no samples");
	}

	@Test
	void namesAVideoWithoutSound() throws IOException {
		Path file = Encoder.encode(folder.resolve("silent.mp4"), "mp4", "", new float[4800], FfmpegSourceTest.MONO,
				Map.of(), 0);
		refuses(file, "has pictures but no sound");
	}

	@Test
	void namesAnUnknownCodecInAVideo() throws IOException {
		Path file = patched("mp4a", "zzz9");
		String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
		Files.write(file, bytes.replace("esds", "xxxx").getBytes(StandardCharsets.ISO_8859_1));
		refuses(file, "'zzz9'", "can't be decoded here");
	}

	@Test
	void namesEncryptedSound() throws IOException {
		refuses(patched("mp4a", "enca"), "encrypted");
		refuses(patched("mp4a", "drms"), "encrypted");
	}

	private Path patched(String from, String to) throws IOException {
		Path file = Encoder.encode(folder.resolve("patched.m4a"), "ipod", "aac", FfmpegSourceTest.speech(48000, 1, 0.2),
				new PcmFormat(48000, 1));
		String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
		assertThat(bytes).contains(from);
		return Files.write(file, bytes.replace(from, to).getBytes(StandardCharsets.ISO_8859_1));
	}

	@Test
	void namesAnAddressThatIsNoFile() {
		assertThatThrownBy(() -> new FileAudioInput().open(URI.create("file://elsewhere/line.wav")))
				.isInstanceOf(IOException.class).message().contains("file://elsewhere/line.wav: ");
	}
}
