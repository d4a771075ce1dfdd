package org.facewright.docs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The parts of pages that the product knows better: everything between {@code <!-- generated: what -->} and
 * {@code <!-- /generated -->}. What there is:
 *
 * <pre>
 * commands                  every command with its options
 * formats                   all formats in one table
 * parameters filters gain   a table of parameters; also backends, writes, reads, checks, sends, receives
 * keys                      those of the timeline, by the tables of its sources
 * all writes                a heading and a table for each; also reads, sends, receives
 * </pre>
 */
final class Reference {

	private static final Pattern BEGIN = Pattern.compile("<!-- generated: (.+?) -->");
	private static final String END = "<!-- /generated -->";
	/** Kinds of providers with parameters, of which each must be told on some page. */
	private static final List<String> KINDS = List.of("backends", "filters", "writes", "reads", "checks", "sends",
			"receives");

	/**
	 * A page with its generated parts as they should be.
	 *
	 * @param told        what the parts tell about, such as {@code filters gain}
	 * @param firstChange line of the first part that was changed, from 1
	 */
	record Updated(String text, List<Fault> problems, Set<String> told, int firstChange) {
	}

	private static final Pattern HEADING = Pattern.compile("#{2,4} .*");
	private static final Pattern ID = Pattern.compile("`([^`]+)`");

	/** Options that the page tells about once. */
	private static final List<String> OF_ALL_COMMANDS = List.of("`--json`", "`--quiet`", "`--debug`", "`--help`");

	private final JsonNode product;
	private final Keys keys;
	/** What stands in headings that people wrote. */
	private final Set<String> headings = new TreeSet<>();

	/** @param product what {@code facewright reference} prints */
	Reference(JsonNode product, Keys keys) {
		this.product = product;
		this.keys = keys;
	}

	String version() {
		return product.path("version").asText();
	}

	Updated update(String text) {
		List<String> lines = new ArrayList<>();
		List<Fault> problems = new ArrayList<>();
		Set<String> told = new LinkedHashSet<>();
		int firstChange = 0;
		String[] old = text.split("\n", -1);
		for (int i = 0; i < old.length; i++) {
			lines.add(old[i]);
			if (HEADING.matcher(old[i]).matches()) {
				ID.matcher(old[i]).results().forEach(id -> headings.add(id.group(1)));
			}
			Matcher begin = BEGIN.matcher(old[i]);
			if (!begin.matches()) {
				continue;
			}
			int end = i + 1;
			while (end < old.length && !old[end].equals(END)) {
				end++;
			}
			Optional<List<String>> part = part(begin.group(1), told);
			if (end == old.length || part.isEmpty()) {
				problems.add(new Fault(i + 1, end == old.length
						? "the generated part has no end"
						: "the product knows no '%s'".formatted(begin.group(1))));
				continue;
			}
			if (firstChange == 0 && !List.of(old).subList(i + 1, end).equals(part.get())) {
				firstChange = i + 1;
			}
			lines.addAll(part.get());
			i = end - 1;
		}
		return new Updated(String.join("\n", lines), problems, told, firstChange);
	}

	/** What no page tells about; known once all pages were brought up to date. */
	List<String> untold(Set<String> told) {
		List<String> missing = new ArrayList<>();
		for (String kind : KINDS) {
			for (JsonNode provider : product.path(kind)) {
				if (!told.contains(kind + " " + id(provider))) {
					missing.add("no page has '<!-- generated: parameters %s %s -->'".formatted(kind, id(provider)));
				}
			}
		}
		for (String kind : List.of("filters", "writes", "reads")) {
			for (JsonNode provider : product.path(kind)) {
				if (headings.add(id(provider))) {
					missing.add("no heading is about `%s` (%s)".formatted(id(provider), kind));
				}
			}
		}
		return missing;
	}

	private static String id(JsonNode provider) {
		return provider.path("id").asText();
	}

	private Optional<List<String>> part(String what, Set<String> told) {
		String[] words = what.split(" ");
		List<String> lines = new ArrayList<>(List.of(""));
		switch (words[0]) {
			case "commands" -> product.path("commands").forEach(command -> command(command, lines));
			case "formats" -> formats(lines);
			case "keys" -> {
				return Optional.of(keys.lines());
			}
			case "parameters" -> {
				Optional<JsonNode> provider = words.length == 3 ? find(words[1], words[2]) : Optional.empty();
				if (provider.isEmpty()) {
					return Optional.empty();
				}
				told.add(words[1] + " " + words[2]);
				parameters(provider.get().path("parameters"), lines);
			}
			case "all" -> {
				if (words.length != 2 || !KINDS.contains(words[1])) {
					return Optional.empty();
				}
				for (JsonNode provider : product.path(words[1])) {
					told.add(words[1] + " " + id(provider));
					lines.add("### %s (`%s`)".formatted(provider.path("label").asText(), id(provider)));
					lines.add("");
					if (!provider.path("description").asText().isEmpty()) {
						lines.add(provider.path("description").asText());
						lines.add("");
					}
					parameters(provider.path("parameters"), lines);
				}
			}
			default -> {
				return Optional.empty();
			}
		}
		return Optional.of(lines);
	}

	private Optional<JsonNode> find(String kind, String id) {
		for (JsonNode provider : product.path(kind)) {
			if (id(provider).equals(id)) {
				return Optional.of(provider);
			}
		}
		return Optional.empty();
	}

	private static void parameters(JsonNode parameters, List<String> lines) {
		if (parameters.isEmpty()) {
			lines.add("It has no parameters.");
			lines.add("");
			return;
		}
		lines.add("| parameter | unit | allowed | default | what it does |");
		lines.add("|---|---|---|---|---|");
		for (JsonNode parameter : parameters) {
			String usual = parameter.path("default").asText();
			String allowed = parameter.path("kind").asText().equals("frame-rate")
					? "frame rate"
					: parameter.path("allowed").asText().replace("|", ", ");
			lines.add("| `%s` | %s | %s | %s | %s |".formatted(parameter.path("name").asText(),
					cell(parameter.path("unit").asText()), cell(allowed), usual.isEmpty() ? "–" : "`" + cell(usual) + "`",
					cell(parameter.path("description").asText())));
		}
		lines.add("");
	}

	private void formats(List<String> lines) {
		lines.add("| format | suffixes | written | read | what it is |");
		lines.add("|---|---|---|---|---|");
		TreeSet<String> ids = new TreeSet<>();
		product.path("writes").forEach(format -> ids.add(id(format)));
		product.path("reads").forEach(format -> ids.add(id(format)));
		for (String id : ids) {
			Optional<JsonNode> written = find("writes", id);
			Optional<JsonNode> read = find("reads", id);
			JsonNode format = written.or(() -> read).orElseThrow();
			List<String> suffixes = new ArrayList<>();
			format.path("suffixes").forEach(suffix -> suffixes.add("." + suffix.asText()));
			lines.add("| `%s` | %s | %s | %s | %s |".formatted(id, String.join(" ", suffixes),
					written.isPresent() ? "yes" : "–", read.isPresent() ? "yes" : "–",
					cell(format.path("label").asText())));
		}
		lines.add("");
	}

	private static void command(JsonNode command, List<String> lines) {
		lines.add("## %s".formatted(command.path("name").asText()));
		lines.add("");
		lines.add(text(command.path("description").asText()));
		lines.add("");
		StringBuilder synopsis = new StringBuilder(command.path("name").asText());
		if (!command.path("options").isEmpty()) {
			synopsis.append(" [<option>...]");
		}
		for (JsonNode argument : command.path("arguments")) {
			String label = argument.path("label").asText() + (argument.path("several").asBoolean() ? "..." : "");
			synopsis.append(argument.path("required").asBoolean() ? " " + label : " [" + label + "]");
		}
		lines.add("```text");
		lines.add(synopsis.toString());
		lines.add("```");
		lines.add("");
		int begin = lines.size();
		for (JsonNode argument : command.path("arguments")) {
			lines.add("| `%s` | %s |".formatted(argument.path("label").asText(),
					text(argument.path("description").asText())));
		}
		for (JsonNode option : command.path("options")) {
			List<String> names = new ArrayList<>();
			option.path("names").forEach(name -> names.add("`" + name.asText() + "`"));
			if (names.stream().anyMatch(OF_ALL_COMMANDS::contains)) {
				continue;
			}
			String label = option.path("label").asText();
			lines.add("| %s%s | %s%s%s |".formatted(String.join(", ", names), label.isEmpty() ? "" : " `" + cell(label) + "`",
					text(option.path("description").asText()),
					option.path("several").asBoolean() && !option.path("description").asText().contains("several times")
							? " May be given several times."
							: "",
					option.path("required").asBoolean() ? " Required." : ""));
		}
		if (lines.size() > begin) {
			lines.addAll(begin, List.of("| option | what it does |", "|---|---|"));
			lines.add("");
		}
		if (!command.path("footer").asText().isEmpty()) {
			lines.add(text(command.path("footer").asText()));
			lines.add("");
		}
		command.path("commands").forEach(below -> command(below, lines));
	}

	/** Words of help as Markdown: what is in angle brackets is no HTML, and stars do not set anything bold. */
	private static String text(String words) {
		return cell(words).replace("<", "\\<").replace("*", "\\*").replace("_", "\\_");
	}

	private static String cell(String words) {
		return words.replace("|", "\\|").replaceAll("\\s+", " ").strip();
	}
}
