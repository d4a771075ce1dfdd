package org.facewright.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.facewright.api.motion.MotionInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Remembers which lines of a batch are finished: one JSON object a line, appended when a line ends, in a file in the
 * output folder. A line is known by a hash of its sound's bytes and of everything that shapes the result. A last record
 * cut short by a crash is ignored. Safe for use from several workers.
 */
public final class BatchLog {

	public static final String FILE_NAME = "facewright-batch.jsonl";

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Path file;
	/** Names of lines may repeat, their outputs never do. */
	private final Map<String, JsonNode> lastByOutput = new HashMap<>();

	private BatchLog(Path file) {
		this.file = file;
	}

	/** @throws IOException when the log of an earlier run is there but can't be read, or can't be written */
	public static BatchLog open(Path folder) throws IOException {
		Files.createDirectories(folder);
		BatchLog log = new BatchLog(folder.resolve(FILE_NAME));
		if (Files.exists(log.file)) {
			for (String record : Files.readAllLines(log.file, StandardCharsets.UTF_8)) {
				log.remember(record);
			}
		}
		return log;
	}

	private void remember(String record) {
		try {
			JsonNode node = JSON.readTree(record);
			if (node.hasNonNull("output")) {
				lastByOutput.put(node.get("output").asText(), node);
			}
		} catch (JsonProcessingException e) {
			// a record cut short by a crash: its line simply counts as not done
		}
	}

	/** Hash of the sound's bytes and of everything that shapes the result. */
	public String key(LineRequest line, MotionInfo backend) throws IOException {
		MessageDigest digest = sha256();
		try (InputStream in = Files.newInputStream(line.audio());
				OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
			in.transferTo(out);
		}
		StringBuilder settings = new StringBuilder();
		settings.append(backend.id()).append('\n').append(backend.modelId()).append('\n').append(backend.modelSha256())
				.append('\n').append(new TreeMap<>(line.values())).append('\n').append(line.frameRate()).append('\n')
				.append(line.channel()).append('\n').append(line.transcript()).append('\n')
				.append(line.language()).append('\n').append(line.filters()).append('\n');
		if (!line.direction().equals(DirectionSpec.NONE)) {
			settings.append(line.direction()).append('\n');
		}
		for (LineRequest.Output output : line.outputs()) {
			settings.append(output.file()).append(' ').append(output.format()).append(' ')
					.append(new TreeMap<>(output.values())).append('\n');
		}
		digest.update(settings.toString().getBytes(StandardCharsets.UTF_8));
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	/** Whether the line was finished with this key and its files are still there with their size. */
	public synchronized boolean isDone(LineRequest line, String key) throws IOException {
		JsonNode record = lastByOutput.get(output(line));
		if (record == null || !record.path("key").asText().equals(key)
				|| !record.path("state").asText().equals("done")) {
			return false;
		}
		for (JsonNode output : record.path("files")) {
			Path path = Path.of(output.path("path").asText());
			if (!Files.isRegularFile(path) || Files.size(path) != output.path("bytes").asLong(-1)) {
				return false;
			}
		}
		return true;
	}

	synchronized void done(LineRequest line, String key, LineResult result, double seconds) {
		try {
			ObjectNode record = record(line, "done").put("key", key).put("seconds", seconds).put("audioSeconds",
					result.generation().ingest().durationSeconds());
			record.put("backend", result.generation().info().id()).put("model", result.generation().info().modelId())
					.put("frames", result.generation().face().frameCount());
			for (LineResult.File written : result.files()) {
				record.withArray("files").addObject().put("path", written.path().toString())
						.put("format", written.format()).put("bytes", Files.size(written.path()));
			}
			result.problems().forEach(problem -> record.withArray("remarks").add(problem.toString()));
			append(record);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	synchronized void failed(LineRequest line, String message) {
		try {
			append(record(line, "failed").put("message", message));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static ObjectNode record(LineRequest line, String state) {
		return JSON.createObjectNode().put("line", line.name()).put("audio", line.audio().toString())
				.put("output", output(line)).put("state", state);
	}

	private static String output(LineRequest line) {
		return line.outputs().getFirst().file().toString();
	}

	private void append(ObjectNode record) throws IOException {
		String text = JSON.writeValueAsString(record) + "\n";
		boolean cutShort = Files.exists(file) && Files.size(file) > 0 && !endsWithNewline();
		Files.writeString(file, cutShort ? "\n" + text : text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		lastByOutput.put(record.path("output").asText(), record);
	}

	private boolean endsWithNewline() throws IOException {
		try (var channel = Files.newByteChannel(file)) {
			channel.position(channel.size() - 1);
			ByteBuffer last = ByteBuffer.allocate(1);
			channel.read(last);
			return last.get(0) == '\n';
		}
	}
}
