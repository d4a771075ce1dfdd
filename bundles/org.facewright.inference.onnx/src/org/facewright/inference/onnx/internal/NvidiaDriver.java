package org.facewright.inference.onnx.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What NVIDIA's driver says of its cards.
 *
 * @param version of the driver, such as {@code 555.42.06}; empty when there is none
 * @param cards   empty when there is no card or no driver
 * @param trouble why the driver could not be asked, or what it complained of; empty when all is well
 */
record NvidiaDriver(String version, List<Card> cards, String trouble) {

	/**
	 * One card.
	 *
	 * @param capability compute capability, such as {@code 8.9}
	 * @param total      memory, bytes
	 * @param free       memory that was free when asked, bytes
	 */
	record Card(int index, String name, String capability, long total, long free) {

		/** 89 for capability 8.9; 0 when it is not known. */
		int generation() {
			String digits = capability.replace(".", "");
			return digits.matches("\\d{2,3}") ? Integer.parseInt(digits) : 0;
		}
	}

	private static final String FIELDS = "index,name,compute_cap,memory.total,memory.free,driver_version";
	private static final int PATIENCE_SECONDS = 10;

	/** Asks the driver's own tool; takes a tenth of a second, or some seconds when the card sleeps. */
	static NvidiaDriver ask() {
		Path windows = Path.of(System.getenv().getOrDefault("SystemRoot", "C:\\Windows"), "System32", "nvidia-smi.exe");
		return ask(Files.isExecutable(windows) ? windows.toString() : "nvidia-smi");
	}

	/** @param tool the program to ask, for tests */
	static NvidiaDriver ask(String tool) {
		Process process;
		try {
			process = new ProcessBuilder(tool, "--query-gpu=" + FIELDS, "--format=csv,noheader,nounits")
					.redirectErrorStream(true).start();
		} catch (IOException e) {
			return new NvidiaDriver("", List.of(), "no NVIDIA driver was found: nvidia-smi does not start");
		}
		List<String> lines = new ArrayList<>();
		Thread reader = new Thread(() -> read(process, lines), "nvidia-smi");
		reader.setDaemon(true);
		reader.start();
		try {
			if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				return new NvidiaDriver("", List.of(),
						"NVIDIA's driver does not answer: nvidia-smi ran for more than %d s"
								.formatted(PATIENCE_SECONDS));
			}
			reader.join(1000);
		} catch (InterruptedException e) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			return new NvidiaDriver("", List.of(), "interrupted while asking NVIDIA's driver");
		}
		synchronized (lines) {
			return parse(lines, process.exitValue());
		}
	}

	private static void read(Process process, List<String> lines) {
		try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				synchronized (lines) {
					lines.add(line);
				}
			}
		} catch (IOException e) {
			synchronized (lines) {
				lines.add("could not be read: " + e.getMessage());
			}
		}
	}

	/** @param lines one per card, fields as they were asked for */
	static NvidiaDriver parse(List<String> lines, int exitCode) {
		List<Card> cards = new ArrayList<>();
		String version = "";
		for (String line : lines) {
			String[] fields = line.split("\\s*,\\s*");
			if (fields.length == 6 && fields[0].strip().matches("\\d+")) {
				cards.add(new Card(Integer.parseInt(fields[0].strip()), fields[1], fields[2], mebibytes(fields[3]),
						mebibytes(fields[4])));
				version = fields[5].strip();
			}
		}
		if (!cards.isEmpty()) {
			return new NvidiaDriver(version, List.copyOf(cards), "");
		}
		String said = String.join(" ", lines).strip();
		return new NvidiaDriver("", List.of(), exitCode == 0 && said.isEmpty()
				? "NVIDIA's driver knows no card"
				: "NVIDIA's driver can't be used: " + (said.isEmpty() ? "nvidia-smi ended with " + exitCode : said));
	}

	private static long mebibytes(String text) {
		String digits = text.strip();
		return digits.matches("\\d+") ? Long.parseLong(digits) << 20 : 0;
	}

	/** Major and minor number of the driver; 0 when there is none. */
	double number() {
		String[] parts = version.split("\\.");
		return parts.length < 2 || !parts[0].matches("\\d+") || !parts[1].matches("\\d+")
				? 0
				: Double.parseDouble(parts[0] + "." + parts[1]);
	}
}
