package org.facewright.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of the timeline, read from the tables in its sources, since no product without a window knows them. */
final class Keys {

	private static final String TIMELINE = "bundles/org.facewright.ui.timeline/src/org/facewright/ui/timeline/";
	private static final Pattern VERB = Pattern.compile("([A-Z_]+)\\(\\s*Group\\.([A-Z]+),\\s*Texts\\.of\\(\\s*\"([^\"]+)\"\\)\\)");
	private static final Pattern GROUP = Pattern.compile("\\b([A-Z]+)\\(Texts\\.of\\(\"([^\"]+)\"\\)\\)");
	private static final Pattern SCHEME = Pattern.compile("static final KeyMap ([A-Z]+) =(.*?);\\n", Pattern.DOTALL);
	private static final Pattern WITH = Pattern.compile("\\.with\\(Verb\\.([A-Z_]+),\\s*((?:\"[^\"]+\"(?:,\\s*)?)+)\\)");

	private record Verb(String id, String group, String label) {
	}

	private final List<Verb> verbs = new ArrayList<>();
	private final Map<String, String> groups = new LinkedHashMap<>();
	private final Map<String, Map<String, String>> schemes = new LinkedHashMap<>();

	/** @throws IOException when the sources are not there, or no longer hold such tables */
	Keys(Path root) throws IOException {
		String source = Files.readString(root.resolve(TIMELINE + "Verb.java"));
		Matcher verb = VERB.matcher(source);
		while (verb.find()) {
			verbs.add(new Verb(verb.group(1), verb.group(2), verb.group(3)));
		}
		Matcher group = GROUP.matcher(source);
		while (group.find()) {
			groups.put(group.group(1), group.group(2));
		}
		Matcher scheme = SCHEME.matcher(Files.readString(root.resolve(TIMELINE + "KeyMap.java")));
		while (scheme.find()) {
			Map<String, String> keys = new LinkedHashMap<>();
			Matcher with = WITH.matcher(scheme.group(2));
			while (with.find()) {
				keys.put(with.group(1), with.group(2).replace("\", \"", "`, `").replace("\"", "`").strip());
			}
			schemes.put(scheme.group(1), keys);
		}
		if (verbs.size() < 20 || groups.size() < 4 || !schemes.keySet().containsAll(List.of("DEFAULT", "MAYA", "BLENDER"))
				|| schemes.get("DEFAULT").size() < 20) {
			throw new IOException(TIMELINE + "Verb.java and KeyMap.java are not written as org.facewright.docs.Keys reads them");
		}
	}

	/** A table for each group. */
	List<String> lines() {
		List<String> lines = new ArrayList<>();
		groups.forEach((id, label) -> {
			lines.add("");
			lines.add("### " + label);
			lines.add("");
			lines.add("| what | Facewright | Maya-like | Blender-like |");
			lines.add("|---|---|---|---|");
			for (Verb verb : verbs) {
				if (verb.group().equals(id)) {
					String usual = schemes.get("DEFAULT").getOrDefault(verb.id(), "–");
					lines.add("| %s | %s | %s | %s |".formatted(verb.label(), usual,
							schemes.get("MAYA").getOrDefault(verb.id(), usual),
							schemes.get("BLENDER").getOrDefault(verb.id(), usual)));
				}
			}
		});
		lines.add("");
		return lines;
	}
}
