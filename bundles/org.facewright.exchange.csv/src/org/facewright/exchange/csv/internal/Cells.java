package org.facewright.exchange.csv.internal;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells with a separator between them; cells may be quoted, with quotes doubled inside. */
final class Cells {

	private Cells() {
	}

	/** The separator that a header has most of: comma, tab or semicolon. */
	static char separator(String header) {
		char best = ',';
		for (char candidate : new char[] { '\t', ';' }) {
			if (count(header, candidate) > count(header, best)) {
				best = candidate;
			}
		}
		return best;
	}

	private static long count(String line, char wanted) {
		return line.chars().filter(c -> c == wanted).count();
	}

	/** The cells of a line, without spaces around them. */
	static List<String> split(String line, char separator) {
		List<String> cells = new ArrayList<>();
		int at = 0;
		while (at <= line.length()) {
			int end = at;
			while (end < line.length() && line.charAt(end) == ' ') {
				end++;
			}
			if (end < line.length() && line.charAt(end) == '"') {
				StringBuilder cell = new StringBuilder();
				end = quoted(line, end + 1, cell);
				cells.add(cell.toString().strip());
				int next = line.indexOf(separator, end);
				at = next < 0 ? line.length() + 1 : next + 1;
			} else {
				int next = line.indexOf(separator, at);
				int stop = next < 0 ? line.length() : next;
				cells.add(line.substring(at, stop).strip());
				at = stop + 1;
			}
		}
		return cells;
	}

	/** @return the place behind the closing quote, or the end of the line */
	private static int quoted(String line, int start, StringBuilder cell) {
		for (int i = start; i < line.length(); i++) {
			char c = line.charAt(i);
			if (c != '"') {
				cell.append(c);
			} else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
				cell.append('"');
				i++;
			} else {
				return i + 1;
			}
		}
		return line.length();
	}

	/** A name as a cell; in quotes where it needs them. */
	static String cell(String name, char separator) {
		String flat = name.replaceAll("[\r\n\t]", " ");
		return flat.indexOf(separator) >= 0 || flat.indexOf('"') >= 0 || !flat.equals(flat.strip())
				? '"' + flat.replace("\"", "\"\"") + '"'
				: flat;
	}
}
