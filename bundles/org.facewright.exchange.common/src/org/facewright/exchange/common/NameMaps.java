package org.facewright.exchange.common;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.facewright.exchange.common.NameMap.Combine;
import org.facewright.exchange.common.NameMap.Range;
import org.facewright.exchange.common.NameMap.Reverse;
import org.facewright.exchange.common.NameMap.Target;
import org.facewright.exchange.common.NameMap.Term;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Name maps that ship, and those of users: the same JSON in either case. */
public final class NameMaps {

	/** What the member {@code format} of every map file says. */
	public static final String FORMAT = "facewright.name-map/1";
	/** The convention that all shipped maps lead to or from. */
	public static final String ARKIT = "ARKit 52";

	private static final List<String> FILES = List.of("arkit-to-cc4", "arkit-to-facs", "arkit-to-iclone",
			"arkit-to-metahuman", "oculus15-to-arkit", "openface-to-arkit", "rhubarb9-to-arkit", "vrm-to-arkit");
	private static final Set<String> MEMBERS = Set.of("format", "id", "label", "from", "to", "note", "spellings",
			"others", "targets", "poses", "reverse");
	private static final int LARGEST_FILE = 4 << 20;
	private static final ObjectMapper MAPPER = new ObjectMapper();
	private static final Map<String, NameMap> SHIPPED = shipped();

	private NameMaps() {
	}

	private static Map<String, NameMap> shipped() {
		Map<String, NameMap> maps = new LinkedHashMap<>();
		for (String file : FILES) {
			try (InputStream in = NameMaps.class.getResourceAsStream("maps/" + file + ".json")) {
				if (in == null) {
					throw new IllegalStateException("the bundle has lost its map " + file);
				}
				NameMap map = read(file + ".json", in);
				maps.put(map.id(), map);
				map.reversed().ifPresent(reversed -> maps.put(reversed.id(), reversed));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
		return maps;
	}

	/** All maps that ship, both directions, by id. */
	public static List<NameMap> all() {
		return SHIPPED.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
	}

	/** A map that ships. */
	public static Optional<NameMap> shipped(String id) {
		return Optional.ofNullable(SHIPPED.get(id));
	}

	/**
	 * Maps by id or file, several joined by commas and applied one after the other. An id is looked for among the files
	 * {@code <id>.json} of a folder first, so that a studio can replace a map that ships.
	 *
	 * @param folder of a studio's own maps, where there is one
	 * @throws IllegalArgumentException with a sentence for the user when there is no such map
	 * @throws IOException              when a file can't be read or is no map
	 */
	public static List<NameMap> find(String texts, Optional<Path> folder) throws IOException {
		List<NameMap> maps = new ArrayList<>();
		for (String text : texts.split(",")) {
			maps.add(findOne(text.strip(), folder));
		}
		return maps;
	}

	private static NameMap findOne(String text, Optional<Path> folder) throws IOException {
		if (text.endsWith(".json")) {
			return read(Path.of(text));
		}
		List<NameMap> own = own(folder);
		Optional<NameMap> found = own.stream().filter(map -> map.id().equals(text)).findFirst()
				.or(() -> shipped(text));
		return found.orElseThrow(() -> new IllegalArgumentException(
				"there is no name map '%s'; give a file that ends in .json or one of %s".formatted(text,
						Stream.concat(own.stream().map(NameMap::id), SHIPPED.keySet().stream())
								.distinct().sorted().collect(Collectors.joining(", ")))));
	}

	/** The maps of a folder, both directions, by file name; none when there is no such folder. */
	public static List<NameMap> own(Optional<Path> folder) throws IOException {
		List<NameMap> maps = new ArrayList<>();
		if (folder.isPresent() && Files.isDirectory(folder.get())) {
			List<Path> files;
			try (var listed = Files.list(folder.get())) {
				files = listed.filter(file -> file.toString().endsWith(".json")).sorted().toList();
			}
			for (Path file : files) {
				NameMap map = read(file);
				maps.add(map);
				map.reversed().ifPresent(maps::add);
			}
		}
		return maps;
	}

	/** @throws IOException when the file can't be read or is no map */
	public static NameMap read(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return read(file.getFileName().toString(), in);
		} catch (NoSuchFileException e) {
			throw new IOException("%s: there is no such file".formatted(file), e);
		}
	}

	/**
	 * @param name for messages
	 * @throws IOException with a sentence for the user when this is no map
	 */
	public static NameMap read(String name, InputStream in) throws IOException {
		byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
		if (bytes.length > LARGEST_FILE) {
			throw new IOException("%s: is larger than any name map; choose another file".formatted(name));
		}
		try {
			return new Reading(name, MAPPER.readTree(bytes)).map();
		} catch (JsonProcessingException e) {
			throw new IOException("%s%s: no valid JSON: %s; correct it".formatted(name, e.getLocation() == null
					? ""
					: ", line %d, column %d".formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
					e.getOriginalMessage().lines().findFirst().orElse("")), e);
		} catch (CharConversionException e) {
			throw new IOException("%s: not readable as text; save it as UTF-8".formatted(name), e);
		} catch (IllegalArgumentException e) {
			throw new IOException("%s: %s".formatted(name, e.getMessage()), e);
		}
	}

	/**
	 * The map to ARKit whose names these are: it knows more of them than ARKit does, and at least three and a third of
	 * them.
	 */
	public static Optional<NameMap> recognise(Collection<String> names) {
		Set<String> lower = new HashSet<>();
		names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
		long own = names.stream().filter(name -> ChannelNames.known(name).isPresent()).count();
		NameMap best = null;
		double most = Math.max(Math.max(own, 2), lower.size() / 3.0 - 0.5);
		for (NameMap map : SHIPPED.values()) {
			if (!map.to().equals(ARKIT)) {
				continue;
			}
			double known = map.coverage(lower).orElse(0);
			boolean tighter = best != null && known == most && map.reads().size() < best.reads().size();
			if (known > most || tighter) {
				best = map;
				most = known;
			}
		}
		return Optional.ofNullable(best);
	}

	/** One file being read. */
	private static final class Reading {

		private final String name;
		private final JsonNode root;

		Reading(String name, JsonNode root) {
			this.name = name;
			this.root = root;
		}

		NameMap map() throws IOException {
			if (root == null || !root.isObject() || !root.path("format").asText().equals(FORMAT)) {
				throw error("this is no name map", "its member \"format\" must say \"%s\"".formatted(FORMAT));
			}
			for (String member : (Iterable<String>) root::fieldNames) {
				if (!MEMBERS.contains(member)) {
					throw error("unknown member '%s'".formatted(member), "remove it or correct its spelling");
				}
			}
			String others = root.path("others").asText("drop");
			if (!others.equals("keep") && !others.equals("drop")) {
				throw error("others is '%s'".formatted(others), "write keep or drop");
			}
			if (root.has("targets") == root.has("poses")) {
				throw error("a map has either targets or poses", "write one of them");
			}
			List<Target> targets = root.has("targets") ? targets() : poses();
			return new NameMap(text(root, "id"), text(root, "label"), text(root, "from"), text(root, "to"),
					root.path("note").asText(""), spellings(), others.equals("keep"), sources(targets), targets,
					reverse(), false);
		}

		private List<String> sources(List<Target> targets) {
			Set<String> sources = new LinkedHashSet<>();
			root.path("poses").fieldNames().forEachRemaining(sources::add);
			targets.forEach(target -> target.terms().forEach(term -> sources.add(term.source())));
			return List.copyOf(sources);
		}

		private String text(JsonNode node, String member) throws IOException {
			JsonNode value = node.path(member);
			if (!value.isTextual() || value.asText().isBlank()) {
				throw error("'%s' is no text or missing".formatted(member), "write it");
			}
			return value.asText().strip();
		}

		private Map<String, List<String>> spellings() throws IOException {
			Map<String, List<String>> spellings = new LinkedHashMap<>();
			JsonNode node = root.path("spellings");
			for (Map.Entry<String, JsonNode> entry : node.properties()) {
				spellings.put(entry.getKey(), names(entry.getValue(), entry.getKey()));
			}
			return spellings;
		}

		private List<String> names(JsonNode node, String of) throws IOException {
			List<String> names = new ArrayList<>();
			if (!node.isArray()) {
				throw error("'%s' needs a list of names".formatted(of), "write [\"a\", \"b\"]");
			}
			for (JsonNode name : node) {
				if (!name.isTextual() || name.asText().isBlank()) {
					throw error("'%s' holds something that is no name".formatted(of), "write names only");
				}
				names.add(name.asText());
			}
			return names;
		}

		private List<Target> targets() throws IOException {
			List<Target> targets = new ArrayList<>();
			for (Map.Entry<String, JsonNode> entry : object(root.path("targets"), "targets").properties()) {
				targets.add(target(entry.getKey(), entry.getValue()));
			}
			return targets;
		}

		private Target target(String channel, JsonNode node) throws IOException {
			if (channel.isBlank()) {
				throw error("a target has no name", "write one");
			}
			if (node.isTextual()) {
				return new Target(channel, Combine.SUM, List.of(new Term(node.asText(), 1)), Range.ANY);
			}
			Combine combine = null;
			List<Term> terms = List.of();
			Range range = Range.ANY;
			for (Map.Entry<String, JsonNode> entry : object(node, channel).properties()) {
				if (entry.getKey().equals("range")) {
					range = range(entry.getValue(), channel);
					continue;
				}
				if (combine != null) {
					throw error("'%s' combines its sources in two ways".formatted(channel), "keep one of them");
				}
				combine = switch (entry.getKey()) {
					case "sum" -> Combine.SUM;
					case "mean" -> Combine.MEAN;
					case "max" -> Combine.MAX;
					case "min" -> Combine.MIN;
					case "product" -> Combine.PRODUCT;
					default -> throw error("'%s' has the unknown member '%s'".formatted(channel, entry.getKey()),
							"write sum, mean, max, min, product or range");
				};
				terms = terms(channel, entry.getValue());
			}
			if (combine == null || terms.isEmpty()) {
				throw error("'%s' has no source".formatted(channel), "write one, or remove the target");
			}
			return new Target(channel, combine, terms, range);
		}

		/** Sources with their gains, or a list of sources with gain 1. */
		private List<Term> terms(String channel, JsonNode node) throws IOException {
			if (node.isArray()) {
				return names(node, channel).stream().map(source -> new Term(source, 1)).toList();
			}
			List<Term> terms = new ArrayList<>();
			for (Map.Entry<String, JsonNode> entry : object(node, channel).properties()) {
				terms.add(new Term(entry.getKey(), number(entry.getValue(), channel)));
			}
			return terms;
		}

		private List<Target> poses() throws IOException {
			Map<String, List<Term>> terms = new LinkedHashMap<>();
			for (Map.Entry<String, JsonNode> pose : object(root.path("poses"), "poses").properties()) {
				for (Map.Entry<String, JsonNode> part : object(pose.getValue(), pose.getKey()).properties()) {
					terms.computeIfAbsent(part.getKey(), target -> new ArrayList<>())
							.add(new Term(pose.getKey(), number(part.getValue(), pose.getKey())));
				}
			}
			return terms.entrySet().stream()
					.map(entry -> new Target(entry.getKey(), Combine.SUM, entry.getValue(), Range.ANY)).toList();
		}

		private Optional<Reverse> reverse() throws IOException {
			JsonNode node = root.path("reverse");
			if (node.isMissingNode()) {
				return Optional.empty();
			}
			object(node, "reverse");
			Set<String> leaveOut = node.has("leave-out")
					? new LinkedHashSet<>(names(node.path("leave-out"), "leave-out"))
					: Set.of();
			Range range = node.has("range")
					? range(node.path("range"), "reverse")
					: new Range(0, Double.POSITIVE_INFINITY);
			Optional<String> rest = node.has("rest") ? Optional.of(text(node, "rest")) : Optional.empty();
			return Optional.of(new Reverse(text(node, "id"), text(node, "label"), range, leaveOut, rest));
		}

		private Range range(JsonNode node, String of) throws IOException {
			if (!node.isArray() || node.size() != 2) {
				throw error("the range of '%s' is no pair of numbers".formatted(of), "write [0, 1]");
			}
			return new Range(number(node.get(0), of), number(node.get(1), of));
		}

		private double number(JsonNode node, String of) throws IOException {
			double value = node.asDouble();
			if (!node.isNumber() || !Double.isFinite(value) || Math.abs(value) > 1e6) {
				throw error("'%s' has a gain or limit that is no usable number".formatted(of), "write a number");
			}
			return value;
		}

		private JsonNode object(JsonNode node, String what) throws IOException {
			if (!node.isObject()) {
				throw error("'%s' is no object".formatted(what), "write { … }");
			}
			return node;
		}

		private IOException error(String what, String remedy) {
			return new IOException("%s: %s; %s".formatted(name, what, remedy));
		}
	}
}
