package org.facewright.operations.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.facewright.core.motion.ChannelSet;
import org.facewright.exchange.common.ConventionDoctor.Repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which repairs a user wanted for which kind of recording. A kind is a format and the channels it came with, in order:
 * what one tool writes is recognised again, whatever the take.
 *
 * @param file a JSON object; made when the first answer is kept
 */
public record ImportAnswers(Path file) {

	private static final String REPAIRS = "repairs";
	private static final int SIGNATURE_DIGITS = 16;

	/** The kind of a recording, as a key. */
	public static String signature(String formatId, ChannelSet channels) {
		StringBuilder text = new StringBuilder(formatId);
		channels.names().forEach(name -> text.append('\n').append(name));
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
					.digest(text.toString().getBytes(StandardCharsets.UTF_8));
			return formatId + "-" + HexFormat.of().formatHex(digest).substring(0, SIGNATURE_DIGITS);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	/**
	 * What was answered; empty when nothing was.
	 *
	 * @throws IOException when the file is there and can't be read
	 */
	public Optional<Set<Repair>> repairs(String signature) throws IOException {
		JsonNode answer = JsonFile.read(file).map(json -> json.path(signature)).orElse(JsonFile.object());
		if (!answer.path(REPAIRS).isArray()) {
			return Optional.empty();
		}
		Set<Repair> repairs = EnumSet.noneOf(Repair.class);
		for (JsonNode code : answer.path(REPAIRS)) {
			try {
				repairs.add(Repair.of(code.asText()));
			} catch (IllegalArgumentException e) {
				throw new IOException("%s: %s; correct or delete the file".formatted(file, e.getMessage()), e);
			}
		}
		return Optional.of(repairs);
	}

	/** Keeps an answer; {@code example} tells a reader of the file which recording it was given for. */
	public void keep(String signature, Set<Repair> repairs, String example) throws IOException {
		ObjectNode json = JsonFile.read(file).orElseGet(JsonFile::object);
		ObjectNode answer = json.putObject(signature);
		answer.put("first", example);
		ArrayNode codes = answer.putArray(REPAIRS);
		List<Repair> sorted = new ArrayList<>(repairs);
		sorted.sort(null);
		sorted.forEach(repair -> codes.add(repair.code()));
		JsonFile.write(file, json);
	}

	/** @return whether there was an answer to forget */
	public boolean forget(String signature) throws IOException {
		Optional<ObjectNode> json = JsonFile.read(file);
		if (json.isEmpty() || json.get().remove(signature) == null) {
			return false;
		}
		JsonFile.write(file, json.get());
		return true;
	}
}
