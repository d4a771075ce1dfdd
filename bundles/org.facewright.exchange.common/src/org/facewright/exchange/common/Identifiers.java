package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.facewright.api.exchange.NamedClip;
import org.facewright.core.progress.Problem;

/** Names as most tools allow them: a letter or underscore, then letters, digits and underscores, all ASCII. */
public final class Identifiers {

	private Identifiers() {
	}

	/** The names as identifiers, in order and each only once; those that are identifiers keep their spelling. */
	public static List<String> of(List<String> names) {
		Set<String> taken = new HashSet<>(names.stream().filter(name -> name.equals(of(name))).toList());
		List<String> identifiers = new ArrayList<>(names.size());
		for (String name : names) {
			String identifier = of(name);
			if (!identifier.equals(name)) {
				String unique = identifier;
				for (int i = 2; !taken.add(unique); i++) {
					unique = identifier + "_" + i;
				}
				identifier = unique;
			}
			identifiers.add(identifier);
		}
		return identifiers;
	}

	private static String of(String name) {
		StringBuilder identifier = new StringBuilder();
		name.codePoints().forEach(c -> identifier.append(isPlain(c) ? (char) c : '_'));
		boolean badStart = identifier.isEmpty() || Character.isDigit(identifier.charAt(0));
		return badStart ? "_" + identifier : identifier.toString();
	}

	private static boolean isPlain(int c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
	}

	/**
	 * A warning when channels are written under other names because theirs are no identifiers.
	 *
	 * @param code   of the problem
	 * @param format for the message
	 */
	public static List<Problem> renamed(List<NamedClip> tracks, String code, String format) {
		Set<String> changed = new HashSet<>();
		List<String> pairs = new ArrayList<>();
		for (NamedClip track : tracks) {
			List<String> names = track.clip().channels().names();
			List<String> identifiers = of(names);
			for (int i = 0; i < names.size(); i++) {
				if (!names.get(i).equals(identifiers.get(i)) && changed.add(names.get(i))) {
					pairs.add("'%s' as %s".formatted(names.get(i), identifiers.get(i)));
				}
			}
		}
		return pairs.isEmpty()
				? List.of()
				: List.of(Problem.warning(code,
						"%s allows only ASCII letters, digits and _ in names; written are %s".formatted(format,
								Preflight.list(pairs)),
						"rename the channels if the receiver expects other names"));
	}
}
