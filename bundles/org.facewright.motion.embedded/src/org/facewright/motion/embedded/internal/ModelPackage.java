package org.facewright.motion.embedded.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionInfo;
import org.facewright.core.motion.Arkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A folder with {@code model.json} and the networks that it describes.
 *
 * @param sampleRate of the mono sound the networks take, Hz
 * @param hop        samples per output frame
 * @param settling   samples of silence that a stream begins with, so that the network has been silent for long
 * @param channels   names of the weights, in the networks' order
 * @param phones     names of the phone posteriors, in the networks' order
 */
record ModelPackage(Path folder, String id, String version, String label, int sampleRate, int hop,
		int settling, List<NetworkFile> networks, List<String> channels, List<String> phones) {

	static final String MANIFEST = "model.json";

	private static final int SCHEMA = 2;
	private static final int LONGEST_SETTLING_SECONDS = 10;
	/** What the shaping of the mouth goes by. */
	private static final List<String> NEEDED_PHONES = List.of(MotionInfo.SILENCE, MotionInfo.NON_SPEECH, "P", "B",
			"M", "F", "V");

	/**
	 * One network of the package. Its output frame t describes the instant at sample
	 * {@code firstFrameCentreSample + hop · t} of what was fed.
	 *
	 * @param use          {@code live} or {@code file}
	 * @param sha256       of the file, lower-case hexadecimal
	 * @param bytes        length of the file
	 * @param initialState what the recurrent state starts with; not to be changed
	 */
	record NetworkFile(String use, Path file, String sha256, long bytes, int firstFrameCentreSample,
			float[] initialState) {
	}

	/** Files whose hash was right when it was computed, with size and time of change of then. */
	private static final Map<Path, String> VERIFIED = new ConcurrentHashMap<>();

	/** @throws MotionException when the manifest is missing, damaged, or of a kind this version does not know */
	static ModelPackage read(Path folder) throws MotionException {
		Path manifest = folder.resolve(MANIFEST);
		JsonNode root;
		try (InputStream in = Files.newInputStream(manifest)) {
			root = new ObjectMapper().readTree(in);
		} catch (JsonProcessingException e) {
			throw unreadable(manifest, "this is not valid JSON (" + e.getOriginalMessage() + ")", e);
		} catch (IOException e) {
			throw new MotionException(Reason.UNAVAILABLE,
					"%s: the manifest of the model can't be read (%s); install the product again".formatted(manifest,
							e),
					e);
		}
		try {
			return parse(folder, root);
		} catch (IllegalArgumentException e) {
			throw unreadable(manifest, String.valueOf(e.getMessage()), e);
		}
	}

	private static MotionException unreadable(Path manifest, String what, Exception cause) {
		return new MotionException(Reason.MODEL_UNREADABLE,
				"%s: %s; install the product again or repair the file".formatted(manifest, what), cause);
	}

	private static ModelPackage parse(Path folder, JsonNode root) {
		int schema = integer(root, "schema");
		if (schema != SCHEMA) {
			throw new IllegalArgumentException(
					"schema %d of the manifest is not known here, only %d".formatted(schema, SCHEMA));
		}
		int hop = integer(root, "hop");
		int sampleRate = integer(root, "sampleRate");
		int settling = integer(root, "settling");
		if (settling < 0 || settling > sampleRate * LONGEST_SETTLING_SECONDS) {
			throw new IllegalArgumentException("settling %d is no length of silence".formatted(settling));
		}
		if (hop < 1 || sampleRate < hop) {
			throw new IllegalArgumentException("sampleRate %d and hop %d make no frames".formatted(sampleRate, hop));
		}
		List<NetworkFile> networks = new ArrayList<>();
		for (JsonNode network : require(root, "networks")) {
			networks.add(network(folder, network));
		}
		List<String> channels = texts(root, "channels");
		List<String> phones = texts(root, "phones");
		requireKnown(channels, phones);
		return new ModelPackage(folder, text(root, "id"), text(root, "version"), text(root, "label"), sampleRate, hop,
				settling, List.copyOf(networks), channels, phones);
	}

	private static void requireKnown(List<String> channels, List<String> phones) {
		for (String channel : channels) {
			if (Arkit.FACE.indexOf(channel) < 0) {
				throw new IllegalArgumentException("the channel '%s' is none of ARKit's".formatted(channel));
			}
		}
		if (!phones.containsAll(NEEDED_PHONES)) {
			throw new IllegalArgumentException("the phones %s are needed".formatted(String.join(", ", NEEDED_PHONES)));
		}
	}

	private static NetworkFile network(Path folder, JsonNode network) {
		String file = text(network, "file");
		if (file.contains("/") || file.contains("\\") || file.startsWith(".")) {
			throw new IllegalArgumentException("the network '%s' must lie beside the manifest".formatted(file));
		}
		return new NetworkFile(text(network, "use"), folder.resolve(file), text(network, "sha256"),
				require(network, "bytes").asLong(), integer(network, "firstFrameCentreSample"),
				initialState(require(network, "initialState")));
	}

	private static float[] initialState(JsonNode node) {
		float[] state = new float[integer(node, "size")];
		Arrays.fill(state, (float) require(node, "fill").asDouble());
		for (JsonNode range : require(node, "ranges")) {
			int from = integer(range, "from");
			int to = integer(range, "to");
			if (from < 0 || to < from || to > state.length) {
				throw new IllegalArgumentException(
						"initialState has a range %d…%d outside its size".formatted(from, to));
			}
			Arrays.fill(state, from, to, (float) require(range, "value").asDouble());
		}
		return state;
	}

	private static JsonNode require(JsonNode node, String name) {
		JsonNode value = node.get(name);
		if (value == null || value.isNull()) {
			throw new IllegalArgumentException("'%s' is missing".formatted(name));
		}
		return value;
	}

	private static int integer(JsonNode node, String name) {
		JsonNode value = require(node, name);
		if (!value.isInt()) {
			throw new IllegalArgumentException("'%s' is not a whole number".formatted(name));
		}
		return value.intValue();
	}

	private static String text(JsonNode node, String name) {
		JsonNode value = require(node, name);
		if (!value.isTextual()) {
			throw new IllegalArgumentException("'%s' is not a text".formatted(name));
		}
		return value.textValue();
	}

	private static List<String> texts(JsonNode node, String name) {
		List<String> texts = new ArrayList<>();
		require(node, name).forEach(element -> texts.add(element.asText()));
		return List.copyOf(texts);
	}

	/** @throws MotionException when the package has none */
	NetworkFile network(String use) throws MotionException {
		return networks.stream().filter(network -> network.use().equals(use)).findFirst()
				.orElseThrow(() -> new MotionException(Reason.MODEL_UNREADABLE,
						"%s: the model has no network for '%s'".formatted(folder.resolve(MANIFEST), use)));
	}

	/**
	 * Makes sure that a file is the one the manifest means; computes the hash once per process and file.
	 *
	 * @throws MotionException when it is missing or another one
	 */
	static void verify(NetworkFile network) throws MotionException {
		Path file = network.file();
		try {
			long size = Files.size(file);
			if (size != network.bytes()) {
				throw damaged(file, "it has %d bytes instead of %d".formatted(size, network.bytes()));
			}
			String state = size + " " + Files.getLastModifiedTime(file).toMillis() + " " + network.sha256();
			if (!state.equals(VERIFIED.get(file))) {
				String hash = sha256(file);
				if (!hash.equals(network.sha256())) {
					throw damaged(file, "its SHA-256 is %s…".formatted(hash.substring(0, 12)));
				}
				VERIFIED.put(file, state);
			}
		} catch (IOException e) {
			throw new MotionException(Reason.UNAVAILABLE,
					"%s: the network of the model can't be read (%s); install the product again".formatted(file, e), e);
		}
	}

	private static MotionException damaged(Path file, String how) {
		return new MotionException(Reason.MODEL_UNREADABLE,
				"%s: not the network that the manifest describes (%s); install the product again".formatted(file, how));
	}

	private static String sha256(Path file) throws IOException {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java platform has SHA-256
		}
	}
}
