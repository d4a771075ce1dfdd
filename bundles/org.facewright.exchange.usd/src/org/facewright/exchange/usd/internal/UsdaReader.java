package org.facewright.exchange.usd.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.Numbers;

import org.jspecify.annotations.Nullable;

/**
 * Finds animated weights in the text of a USD layer and passes over everything else: comments, metadata, values of any
 * type, variants. Confined to one thread.
 */
final class UsdaReader {

	/** The animated weights of one prim. */
	static final class Curves {

		final String path;
		List<String> names = List.of();
		int namesLine;
		int valuesLine;
		/** Values of the first sample, and so of all. */
		int width = -1;
		int count;
		double[] codes = new double[16];
		float[] values = new float[16];
		float @Nullable [] unanimated;

		Curves(String path) {
			this.path = path;
		}

		String primName() {
			return path.substring(path.lastIndexOf('/') + 1);
		}
	}

	private static final int DEEPEST = 200;
	private static final int SAMPLES_PER_REPORT = 4096;

	private final String name;
	private final byte[] text;
	private final Progress progress;
	private int at;

	private final Map<String, Curves> skel = new LinkedHashMap<>();
	private final Map<String, Curves> metahuman = new LinkedHashMap<>();
	private OptionalDouble timeCodesPerSecond = OptionalDouble.empty();
	private OptionalDouble framesPerSecond = OptionalDouble.empty();
	private OptionalDouble startTimeCode = OptionalDouble.empty();
	private String frameRate = "";
	private boolean composed;

	/** @param name of the file, for messages */
	UsdaReader(String name, byte[] text, Progress progress) {
		this.name = name;
		this.text = text;
		this.progress = progress;
	}

	/** Prims with weights in the order of the file; SkelAnimation's before those with MetaHuman curves. */
	List<Curves> curves() {
		List<Curves> all = new ArrayList<>(skel.values());
		all.addAll(metahuman.values());
		return all;
	}

	OptionalDouble timeCodesPerSecond() {
		return timeCodesPerSecond;
	}

	OptionalDouble framesPerSecond() {
		return framesPerSecond;
	}

	OptionalDouble startTimeCode() {
		return startTimeCode;
	}

	/** The exact rate that our own files note; empty in others. */
	String frameRate() {
		return frameRate;
	}

	/** Whether the layer takes something from other files, which are not read. */
	boolean isComposed() {
		return composed;
	}

	/** What a pair of braces belongs to. */
	private record Block(String prim, boolean variants) {
	}

	/** @throws IOException with a sentence for the user when the text is not that of a USD layer */
	void read() throws IOException {
		Deque<Block> open = new ArrayDeque<>();
		skipSpace();
		if (peek() == '(') {
			readMetadata(true);
		}
		while (true) {
			skipSpace();
			int c = peek();
			if (c < 0) {
				break;
			}
			if (c == '}') {
				at++;
				if (open.poll() == null) {
					throw error(at - 1, "a brace closes nothing", "repair the file or export it again");
				}
			} else if (c == '"' || c == '\'') {
				readVariant(open);
			} else if (c == '(') {
				readMetadata(false);
			} else if (isWord(c)) {
				readStatement(open);
			} else {
				throw error(at, "'%s' where a prim or a property should begin".formatted((char) c),
						"repair the file or export it again");
			}
		}
		if (!open.isEmpty()) {
			throw error(at, "the file ends inside of %s".formatted(path(open)), "it is not complete, export it again");
		}
	}

	private void readVariant(Deque<Block> open) throws IOException {
		int start = at;
		if (open.isEmpty() || !open.element().variants) {
			throw error(start, "a text where a prim or a property should begin", "repair the file or export it again");
		}
		readString();
		enter(open, new Block("", false));
	}

	private void readStatement(Deque<Block> open) throws IOException {
		int start = at;
		String word = word();
		switch (word) {
			case "def", "over", "class" -> {
				skipSpace();
				if (isWord(peek())) {
					word();
					skipSpace();
				}
				if (peek() != '"' && peek() != '\'') {
					throw error(start, "a prim has no name", "repair the file or export it again");
				}
				enter(open, new Block(readString(), false));
			}
			case "variantSet" -> {
				skipSpace();
				readString();
				skipSpace();
				expect('=');
				enter(open, new Block("", true));
			}
			default -> readProperty(open, start, word);
		}
	}

	/** Up to the opening brace, over the metadata before it. */
	private void enter(Deque<Block> open, Block block) throws IOException {
		skipSpace();
		if (peek() == '(') {
			readMetadata(false);
			skipSpace();
		}
		expect('{');
		if (open.size() == DEEPEST) {
			throw error(at, "prims lie deeper in each other than " + DEEPEST, "flatten the file with usdcat --flatten");
		}
		open.push(block);
	}

	private static String path(Deque<Block> open) {
		StringBuilder path = new StringBuilder();
		open.descendingIterator().forEachRemaining(block -> {
			if (!block.prim.isEmpty()) {
				path.append('/').append(block.prim);
			}
		});
		return path.toString();
	}

	/** Words up to the end of the line or an equals sign; the last one is the property's name. */
	private void readProperty(Deque<Block> open, int start, String first) throws IOException {
		String property = first;
		skipBlanks();
		while (isWord(peek())) {
			property = word();
			skipBlanks();
		}
		if (peek() == '=') {
			at++;
			skipSpace();
			if (open.isEmpty() || !readWeights(open, property, start)) {
				skipValue();
			}
			skipBlanks();
		}
		if (peek() == '(') {
			readMetadata(false);
		}
	}

	/** @return false when the property is none of those wanted; nothing is read then */
	private boolean readWeights(Deque<Block> open, String property, int start) throws IOException {
		switch (property) {
			case "blendShapes" -> readNames(curves(skel, open), start);
			case "mh_curveNames" -> readNames(curves(metahuman, open), start);
			case "blendShapeWeights" -> readUnanimated(curves(skel, open), start);
			case "mh_curveValues" -> readUnanimated(curves(metahuman, open), start);
			case "blendShapeWeights.timeSamples" -> readTimeSamples(curves(skel, open), start);
			case "mh_curveValues.timeSamples" -> readTimeSamples(curves(metahuman, open), start);
			default -> {
				return false;
			}
		}
		return true;
	}

	private static Curves curves(Map<String, Curves> known, Deque<Block> open) {
		return known.computeIfAbsent(path(open), Curves::new);
	}

	private void readNames(Curves curves, int start) throws IOException {
		curves.namesLine = line(start);
		if (isNone()) {
			return;
		}
		List<String> names = new ArrayList<>();
		expect('[');
		while (!closes(']')) {
			names.add(readString());
		}
		curves.names = names;
	}

	private void readUnanimated(Curves curves, int start) throws IOException {
		if (isNone()) {
			return;
		}
		if (curves.count == 0) {
			curves.valuesLine = line(start);
		}
		float[] values = new float[Math.max(16, curves.names.size())];
		int count = 0;
		expect('[');
		while (!closes(']')) {
			if (count == values.length) {
				values = Arrays.copyOf(values, 2 * count);
			}
			values[count++] = readSample(curves);
		}
		curves.unanimated = Arrays.copyOf(values, count);
	}

	private void readTimeSamples(Curves curves, int start) throws IOException {
		curves.valuesLine = line(start);
		curves.count = 0;
		curves.width = -1;
		expect('{');
		while (!closes('}')) {
			if (curves.count % SAMPLES_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report((double) at / text.length, "reading weights");
			}
			double code = readNumber();
			skipSpace();
			expect(':');
			skipSpace();
			if (!isNone()) {
				readPose(curves, code);
			}
		}
	}

	private void readPose(Curves curves, double code) throws IOException {
		int start = at;
		int width = Math.max(0, curves.width);
		int from = curves.count * width;
		int count = 0;
		expect('[');
		while (!closes(']')) {
			if (from + count == curves.values.length) {
				curves.values = Arrays.copyOf(curves.values, Math.addExact(from + count, (from + count) / 2 + 16));
			}
			curves.values[from + count++] = readSample(curves);
		}
		if (curves.width >= 0 && count != curves.width) {
			throw error(start, "time sample %s of %s has %d weights, the first one %d".formatted(code, curves.path,
					count, curves.width), "repair the file or export it again");
		}
		curves.width = count;
		if (curves.count == curves.codes.length) {
			curves.codes = Arrays.copyOf(curves.codes, 2 * curves.count);
		}
		curves.codes[curves.count++] = code;
	}

	private float readSample(Curves curves) throws IOException {
		int start = at;
		double value = readNumber();
		float sample = (float) value;
		if (!Float.isFinite(sample)) {
			throw error(start, "%s in the weights of %s is not usable".formatted(value, curves.path),
					"correct the file");
		}
		return sample;
	}

	/** Whether a list ends here; passes over the separator before the next item. */
	private boolean closes(char end) throws IOException {
		skipSpace();
		if (peek() == ',') {
			at++;
			skipSpace();
		}
		if (peek() == end) {
			at++;
			return true;
		}
		if (peek() < 0) {
			throw error(at, "the file ends inside of a list", "it is not complete, export it again");
		}
		return false;
	}

	/** Passes over a blocked value. */
	private boolean isNone() {
		if (text.length - at >= 4 && text[at] == 'N' && text[at + 1] == 'o' && text[at + 2] == 'n'
				&& text[at + 3] == 'e') {
			at += 4;
			return true;
		}
		return false;
	}

	private double readNumber() throws IOException {
		int start = at;
		while (at < text.length && isNumberPart(text[at])) {
			at++;
		}
		String digits = new String(text, start, Math.min(at - start, 80), StandardCharsets.ISO_8859_1);
		OptionalDouble number = Numbers.parse(digits);
		if (number.isEmpty()) {
			throw error(start, "%s where a finite number should stand".formatted(
					digits.isEmpty() ? "'" + (char) Math.max(peek(), ' ') + "'" : "'" + digits + "'"),
					"correct the file");
		}
		return number.getAsDouble();
	}

	private static boolean isNumberPart(byte c) {
		return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
	}

	/** The entries between parentheses after a layer's head, a prim or a property. */
	private void readMetadata(boolean layer) throws IOException {
		int start = at;
		expect('(');
		while (true) {
			skipSpace();
			int c = peek();
			if (c < 0) {
				throw error(start, "the parenthesis opened here is never closed",
						"it is not complete, export it again");
			}
			if (c == ')') {
				at++;
				return;
			}
			if (isWord(c)) {
				String key = word();
				skipSpace();
				if (peek() == '=') {
					at++;
					skipSpace();
					readEntry(key, layer);
				}
			} else {
				skipValue();
			}
		}
	}

	private void readEntry(String key, boolean layer) throws IOException {
		switch (layer ? key : "") {
			case "timeCodesPerSecond" -> timeCodesPerSecond = OptionalDouble.of(readNumber());
			case "framesPerSecond" -> framesPerSecond = OptionalDouble.of(readNumber());
			case "startTimeCode" -> startTimeCode = OptionalDouble.of(readNumber());
			case "customLayerData" -> readLayerData();
			default -> {
				composed |= key.equals("subLayers") || key.equals("references") || key.equals("payload");
				skipValue();
			}
		}
	}

	private void readLayerData() throws IOException {
		expect('{');
		String key = "";
		while (!closes('}')) {
			if (isWord(peek())) {
				key = word();
			} else if (peek() == '=') {
				at++;
				skipSpace();
				if (key.equals("frameRate") && peek() == '"') {
					frameRate = readString();
				} else {
					skipValue();
				}
			} else {
				skipValue();
			}
		}
	}

	private void skipValue() throws IOException {
		int c = peek();
		if (c == '[' || c == '(' || c == '{') {
			skipBrackets();
		} else if (c == '"' || c == '\'') {
			readString();
		} else if (c == '@') {
			skipAsset();
		} else if (c == '<') {
			skipPath();
		} else if (c < 0 || c == ']' || c == ')' || c == '}') {
			throw error(at, "a value is missing", "repair the file or export it again");
		} else {
			at++;
			while (isWord(peek())) {
				at++;
			}
		}
	}

	private void skipBrackets() throws IOException {
		int start = at;
		int depth = 0;
		do {
			skipSpace();
			int c = peek();
			if (c < 0) {
				throw error(start, "the bracket opened here is never closed", "it is not complete, export it again");
			}
			if (c == '[' || c == '(' || c == '{') {
				depth++;
				at++;
			} else if (c == ']' || c == ')' || c == '}') {
				depth--;
				at++;
			} else {
				skipValue();
			}
		} while (depth > 0);
	}

	private void skipAsset() throws IOException {
		int start = at;
		boolean triple = startsWith("@@@");
		at += triple ? 3 : 1;
		while (at < text.length && !(triple ? startsWith("@@@") : text[at] == '@')) {
			at += triple && startsWith("\\@@@") ? 4 : 1;
		}
		if (at >= text.length) {
			throw error(start, "the asset name that begins here never ends", "it is not complete, export it again");
		}
		at += triple ? 3 : 1;
	}

	private void skipPath() throws IOException {
		int start = at;
		while (at < text.length && text[at] != '>') {
			at++;
		}
		if (at == text.length) {
			throw error(start, "the path that begins here never ends", "it is not complete, export it again");
		}
		at++;
	}

	/** In one or three quotation marks of either kind; only the escapes that names can need are resolved. */
	private String readString() throws IOException {
		int start = at;
		int quote = peek();
		if (quote != '"' && quote != '\'') {
			throw error(at, "'%s' where a text should stand".formatted((char) Math.max(quote, ' ')),
					"repair the file or export it again");
		}
		String mark = String.valueOf((char) quote);
		boolean triple = startsWith(mark + mark + mark);
		at += triple ? 3 : 1;
		int from = at;
		boolean escaped = false;
		while (at < text.length && !(triple ? startsWith(mark + mark + mark) : text[at] == quote)) {
			if (text[at] == '\\') {
				escaped = true;
				at++;
			} else if (!triple && (text[at] == '\n' || text[at] == '\r')) {
				break;
			}
			at++;
		}
		if (at >= text.length || text[at] != quote) {
			throw error(start, "the text that begins here never ends", "repair the file or export it again");
		}
		String string = new String(text, from, at - from, StandardCharsets.UTF_8);
		at += triple ? 3 : 1;
		return escaped ? string.replaceAll("\\\\(.)", "$1") : string;
	}

	private boolean startsWith(String ascii) {
		if (text.length - at < ascii.length()) {
			return false;
		}
		for (int i = 0; i < ascii.length(); i++) {
			if (text[at + i] != ascii.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private String word() {
		int start = at;
		while (isWord(peek())) {
			at++;
		}
		return new String(text, start, at - start, StandardCharsets.UTF_8);
	}

	/** Letters, digits and what stands inside of the names of types, properties and namespaces. */
	private static boolean isWord(int c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == ':' || c == '.'
				|| c == '-' || c == '+' || c > 127;
	}

	/** The next byte, 0 to 255, or -1 at the end. */
	private int peek() {
		return at < text.length ? text[at] & 0xFF : -1;
	}

	private void expect(char wanted) throws IOException {
		int c = peek();
		if (c != wanted) {
			throw error(at, "%s where '%s' should stand".formatted(
					c < 0 ? "the end of the file" : "'" + (char) c + "'", wanted),
					"repair the file or export it again");
		}
		at++;
	}

	/** Passes over blanks within a line, and over the brackets of an array type. */
	private void skipBlanks() {
		while (at < text.length && (text[at] == ' ' || text[at] == '\t' || startsWith("[]"))) {
			at += text[at] == '[' ? 2 : 1;
		}
	}

	/** Passes over white space, separators of statements, and comments. */
	private void skipSpace() {
		while (at < text.length) {
			byte c = text[at];
			if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ';') {
				at++;
			} else if (c == '#' || startsWith("//")) {
				while (at < text.length && text[at] != '\n' && text[at] != '\r') {
					at++;
				}
			} else if (startsWith("/*")) {
				at += 2;
				while (at < text.length && !startsWith("*/")) {
					at++;
				}
				at = Math.min(text.length, at + 2);
			} else {
				return;
			}
		}
	}

	/** Number, from 1, of the line that a place is on. */
	private int line(int place) {
		int line = 1;
		for (int i = 0; i < Math.min(place, text.length); i++) {
			if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.length || text[i + 1] != '\n')) {
				line++;
			}
		}
		return line;
	}

	private IOException error(int place, String what, String remedy) {
		return error(what, line(place), remedy);
	}

	/** An exception about a line: {@code take.usda, line 12: what; remedy}. */
	IOException error(String what, int line, String remedy) {
		return new IOException("%s, line %d: %s; %s".formatted(name, line, what, remedy));
	}
}
