package org.facewright.exchange.fbx.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.Set;

import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.TextLines;

/**
 * Reads the braces, names and values of FBX text. What no animation needs, such as points and pictures, is passed over.
 * Confined to one thread.
 */
final class FbxText {

	private static final Set<String> PASSED_OVER = Set.of("Geometry", "Material", "Texture", "Video", "Pose",
			"NodeAttribute", "Definitions", "Implementation", "BindingTable");
	private static final int DEEPEST = 64;
	private static final int LINES_PER_REPORT = 1 << 14;

	private final TextLines lines;
	private final Deque<FbxNode> open = new ArrayDeque<>();
	private FbxNode last;
	/** Braces inside of what is passed over; the node itself has none. */
	private int ignored;
	private boolean ignoring;

	private FbxText(TextLines lines) {
		this.lines = lines;
		last = new FbxNode("", 0);
		open.push(last);
	}

	/** Whether nodes of this name hold nothing that an animation needs. */
	static boolean isPassedOver(String name) {
		return PASSED_OVER.contains(name);
	}

	/** The whole file as a node without a name. */
	static FbxNode read(TextLines lines, Progress progress) throws IOException {
		FbxText text = new FbxText(lines);
		FbxNode root = text.last;
		for (String line = lines.next(); line != null; line = lines.next()) {
			if (lines.lineNumber() % LINES_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report(Double.NaN, "reading FBX");
			}
			text.readLine(line);
		}
		if (text.open.size() > 1 || text.ignored > 0) {
			throw lines.error("the file ends inside of braces", "it is not complete, export or copy it again");
		}
		return root;
	}

	private void readLine(String line) throws IOException {
		int at = 0;
		while (at < line.length()) {
			char c = line.charAt(at);
			if (c == ';') {
				return;
			}
			if (c == ' ' || c == '\t' || c == ',') {
				at++;
			} else if (c == '{') {
				begin();
				at++;
			} else if (c == '}') {
				end();
				at++;
			} else if (c == '"') {
				int close = line.indexOf('"', at + 1);
				if (close < 0) {
					throw lines.error("a text in quotes does not end", "correct the line or export the file again");
				}
				if (!ignoring) {
					last.add(plain(line.substring(at + 1, close)));
				}
				at = close + 1;
			} else {
				at = word(line, at);
			}
		}
	}

	private static String plain(String quoted) {
		return quoted.indexOf('&') < 0
				? quoted
				: quoted.replace("&quot;", "\"").replace("&lf;", "\n").replace("&cr;", "\r");
	}

	private int word(String line, int start) {
		int end = start;
		while (end < line.length() && " \t,{}:;\"".indexOf(line.charAt(end)) < 0) {
			end++;
		}
		if (end < line.length() && line.charAt(end) == ':') {
			name(line.substring(start, end));
			return end + 1;
		}
		if (!ignoring && line.charAt(start) != '*') {
			String word = line.substring(start, end);
			OptionalDouble number = Numbers.parse(word);
			if (number.isPresent()) {
				last.add(number.getAsDouble());
			} else {
				last.add(word);
			}
		}
		return Math.max(end, start + 1);
	}

	private void name(String name) {
		if (ignored > 0) {
			return;
		}
		ignoring = isPassedOver(name);
		last = new FbxNode(name, lines.lineNumber());
		if (!ignoring) {
			open.element().add(last);
		}
	}

	private void begin() throws IOException {
		if (ignoring) {
			ignored++;
			return;
		}
		if (open.size() == DEEPEST) {
			throw lines.error("more than %d braces are open".formatted(DEEPEST), "export the file again");
		}
		open.push(last);
	}

	private void end() throws IOException {
		if (ignoring && ignored > 0) {
			ignored--;
			ignoring = ignored > 0;
			last = open.element();
			return;
		}
		ignoring = false;
		if (open.size() == 1) {
			throw lines.error("a brace closes that was not open", "correct the file or export it again");
		}
		open.pop();
		last = open.element();
	}
}
