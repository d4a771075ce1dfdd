package org.facewright.exchange.usd.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names as USD allows them for prims: a letter or underscore, then letters, digits and underscores, all ASCII. */
final class Identifiers {

	private Identifiers() {
	}

	/** The names as identifiers, in order and each only once; those that are identifiers keep their spelling. */
	static List<String> of(List<String> names) {
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
}
