package org.facewright.tests.endtoend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the product's command as a user would, in a process of its own. */
final class Product {

	/** What a command printed and how it ended. */
	record Run(int exitCode, String out, String err, double seconds) {
	}

	private static final String COMMAND = System.getProperty("facewright.command", "../../facewright");

	private Product() {
	}

	/** The folder that holds the command: of the project, or of a product. */
	static Path root() {
		return Path.of(COMMAND).toAbsolutePath().getParent();
	}

	static Run run(Path folder, String... args) throws IOException, InterruptedException {
		return run(folder, Map.of(), args);
	}

	static Run run(Path folder, Map<String, String> environment, String... args)
			throws IOException, InterruptedException {
		Path out = Files.createTempFile("facewright-test", ".out");
		Path err = Files.createTempFile("facewright-test", ".err");
		long start = System.nanoTime();
		Process process = start(folder, environment, out, err, args);
		if (!process.waitFor(5, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new IOException("'%s' did not end within 5 minutes".formatted(String.join(" ", args)));
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		Run run = new Run(process.exitValue(), Files.readString(out), Files.readString(err), seconds);
		Files.delete(out);
		Files.delete(err);
		return run;
	}

	static Process start(Path folder, Map<String, String> environment, Path out, Path err, String... args)
			throws IOException {
		List<String> command = new ArrayList<>(List.of(COMMAND));
		command.addAll(List.of(args));
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
				.redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().putAll(environment);
		return builder.start();
	}

	/** A mono 16-bit WAV file. @param samples full scale ±1 */
	static byte[] wav(int sampleRate, float[] samples) {
		ByteBuffer bytes = ByteBuffer.allocate(44 + samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
		bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples.length * 2);
		bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1);
		bytes.putInt(sampleRate).putInt(sampleRate * 2).putShort((short) 2).putShort((short) 16);
		bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples.length * 2);
		for (float sample : samples) {
			bytes.putShort((short) Math.round(sample * 32767));
		}
		return bytes.array();
	}

	/** A mono 16-bit AIFF file, which the product can only read with its native decoders. */
	static byte[] aiff(int sampleRate, float[] samples) {
		ByteBuffer bytes = ByteBuffer.allocate(54 + samples.length * 2);
		bytes.put("FORM".getBytes(StandardCharsets.US_ASCII)).putInt(46 + samples.length * 2);
		bytes.put("AIFFCOMM".getBytes(StandardCharsets.US_ASCII)).putInt(18).putShort((short) 1).putInt(samples.length);
		bytes.putShort((short) 16);
		int exponent = 31 - Integer.numberOfLeadingZeros(sampleRate);
		bytes.putShort((short) (16383 + exponent)).putLong((long) sampleRate << 63 - exponent);
		bytes.put("SSND".getBytes(StandardCharsets.US_ASCII)).putInt(8 + samples.length * 2).putLong(0);
		for (float sample : samples) {
			bytes.putShort((short) Math.round(sample * 32767));
		}
		return bytes.array();
	}

	/** Something like syllables: a buzz with formants that swells and falls four times a second. */
	static float[] syllables(int sampleRate, double seconds) {
		float[] samples = new float[(int) (sampleRate * seconds)];
		for (int i = 0; i < samples.length; i++) {
			double t = (double) i / sampleRate;
			double swell = Math.max(0, Math.sin(2 * Math.PI * 4 * t));
			double buzz = 0;
			for (int harmonic = 1; harmonic <= 20; harmonic++) {
				double frequency = 120 * harmonic;
				double formant = Math.exp(-Math.pow((frequency - 700) / 300, 2))
						+ 0.6 * Math.exp(-Math.pow((frequency - 1200) / 300, 2)) + 0.02;
				buzz += formant * Math.sin(2 * Math.PI * frequency * t);
			}
			samples[i] = (float) (0.12 * swell * buzz);
		}
		return samples;
	}
}
