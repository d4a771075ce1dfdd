package org.facewright.exchange.maya.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.CurveKeys;
import org.facewright.exchange.common.CurveKeys.Tangent;
import org.facewright.exchange.common.KeyedCurves;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextLines;

import org.jspecify.annotations.Nullable;

/**
 * Reads what both of Maya's animation files consist of: statements of words that end with a semicolon, in blocks.
 * Weights become a track per node; other curves are left out and named. Confined to one thread.
 */
final class MayaReader {

	private static final Parameter<String> NODE = Parameter.text("node").label("Node")
			.describe("Name of the node to read; empty: all that have weights");
	private static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate").unit("fps")
			.describe("Frames per second to sample the curves at; empty: as the file's time unit or its keys say");
	static final ParameterSchema SCHEMA = ParameterSchema.of(NODE, FRAME_RATE);

	/** Words of one statement; the longest that means anything has eleven. */
	private static final int MOST_WORDS = 64;
	private static final int LONGEST_WORD = 4096;
	private static final int DEEPEST = 16;
	private static final int MOST_CURVES = 1 << 16;
	private static final int LINES_PER_REPORT = 1 << 14;

	/** Where the reader is inside the file. */
	private enum Block {
		/** A block of ATOM that holds nodes. */
		NODES,
		LAYER,
		CURVE,
		KEYS,
		OTHER
	}

	private record Curve(String node, String attribute, int line, boolean wanted, CurveKeys keys) {
	}

	private final TextLines lines;
	private final String name;
	private final ParameterValues values;
	private final Progress progress;
	private final List<String> words = new ArrayList<>();
	private final List<Block> blocks = new ArrayList<>();
	private final Map<String, List<Curve>> nodes = new LinkedHashMap<>();
	private final Set<String> leftOut = new LinkedHashSet<>();
	private final List<Problem> problems = new ArrayList<>();

	private String timeUnit = "";
	private double secondsPerTick;
	private double degreesPerAngle = 1;
	private double startTime = Double.NaN;
	private String node = "";
	private @Nullable Curve curve;
	private String input = "time";
	private String output = "unitless";
	private boolean weighted;
	private boolean inLayer;
	private int curveCount;

	MayaReader(String name, TextLines lines, ParameterValues values, Progress progress) {
		this.name = name;
		this.lines = lines;
		this.values = values;
		this.progress = progress;
	}

	/** @param first the word that begins such a file, such as {@code animVersion} */
	ImportResult read(String first) throws IOException {
		boolean begun = false;
		for (String line = lines.next(); line != null; line = lines.next()) {
			if (lines.lineNumber() % LINES_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report(Double.NaN, "reading keys");
			}
			if (!begun && !line.isBlank() && !isComment(line.stripLeading())) {
				begun = true;
				requireFirst(line, first);
			}
			readLine(line);
		}
		if (!begun) {
			throw new IOException("%s: the file is empty; export it from Maya again".formatted(name));
		}
		if (!blocks.isEmpty() || !words.isEmpty()) {
			throw lines.error("the file ends in the middle of a %s".formatted(blocks.isEmpty() ? "statement" : "block"),
					"export it from Maya again");
		}
		return result();
	}

	/** Whether the first line that is no comment starts with a word. */
	static boolean begins(String text, String word) {
		return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !isComment(line)).findFirst()
				.filter(line -> line.startsWith(word)).isPresent();
	}

	private void requireFirst(String line, String first) throws IOException {
		if (!line.strip().startsWith(first)) {
			throw lines.error("it does not begin with %s, so it is no such file of Maya's".formatted(first),
					"choose the format that the file has");
		}
	}

	private static boolean isComment(String text) {
		return text.startsWith("//") || text.startsWith("#");
	}

	private void readLine(String line) throws IOException {
		String text = line.strip();
		if (words.isEmpty() && text.startsWith("mayaSceneFile")) {
			return; // a path may hold blanks and slashes
		}
		int at = 0;
		while (at < text.length()) {
			char c = text.charAt(at);
			if (Character.isWhitespace(c)) {
				at++;
			} else if (c == '#' || text.startsWith("//", at)) {
				return;
			} else if (c == ';') {
				statement();
				words.clear();
				at++;
			} else if (c == '{') {
				open();
				words.clear();
				at++;
			} else if (c == '}') {
				close();
				at++;
			} else {
				at = word(text, at);
			}
		}
	}

	private int word(String text, int start) throws IOException {
		boolean quoted = text.charAt(start) == '"';
		int end = start + 1;
		while (end < text.length() && (quoted ? text.charAt(end) != '"' : !ends(text.charAt(end)))) {
			end++;
		}
		if (quoted && end == text.length()) {
			throw lines.error("a quotation mark is missing", "correct the file");
		}
		if (end - start > LONGEST_WORD || words.size() == MOST_WORDS) {
			throw lines.error("a statement has no end", "put a semicolon behind it or export the file again");
		}
		words.add(quoted ? text.substring(start + 1, end) : text.substring(start, end));
		return quoted ? end + 1 : end;
	}

	private static boolean ends(char c) {
		return c == ';' || c == '{' || c == '}' || Character.isWhitespace(c);
	}

	private Optional<Block> block() {
		return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.getLast());
	}

	private void open() throws IOException {
		if (blocks.size() == DEEPEST) {
			throw lines.error("blocks stand too deep in each other", "export the file again");
		}
		String word = words.isEmpty() ? "" : words.getFirst();
		Block opened = switch (word) {
			case "dagNode", "shape", "dependNode" -> Block.NODES;
			case "animLayer" -> Block.LAYER;
			case "animData" -> Block.CURVE;
			case "keys" -> block().filter(Block.CURVE::equals).isPresent() ? Block.KEYS : Block.OTHER;
			default -> Block.OTHER;
		};
		blocks.add(opened);
		if (opened == Block.LAYER) {
			inLayer = true;
		} else if (opened == Block.CURVE) {
			if (curve == null) {
				throw lines.error("animData stands without the anim before it", "export the file again");
			}
			input = "time";
			output = "unitless";
			weighted = false;
		}
	}

	private void close() throws IOException {
		if (blocks.isEmpty() || !words.isEmpty()) {
			throw lines.error("a brace closes what was not opened or not finished", "correct the file");
		}
		Block closed = blocks.removeLast();
		if (closed == Block.CURVE) {
			endCurve();
		} else if (closed == Block.NODES || closed == Block.LAYER) {
			node = "";
			inLayer = false;
		}
	}

	private void statement() throws IOException {
		if (words.isEmpty()) {
			return;
		}
		switch (block().orElse(Block.NODES)) {
			case KEYS -> key();
			case CURVE -> setting();
			case NODES, LAYER -> heading();
			case OTHER -> {
				// static values and whatever newer files add
			}
		}
	}

	private void heading() throws IOException {
		switch (words.getFirst()) {
			case "timeUnit" -> timeUnit(argument());
			case "angularUnit" -> angularUnit(argument());
			case "startTime" -> startTime = number(1);
			case "anim" -> anim();
			case "animVersion", "atomVersion", "mayaVersion", "linearUnit", "endTime", "startUnitless",
					"endUnitless" -> {
				// nothing that weights depend on
			}
			case "static", "cached" -> {
				if (words.size() > 2) {
					leaveOut(words.get(2), "no curve");
				}
			}
			default -> {
				if (!blocks.isEmpty() && words.size() == 3) {
					node = words.getFirst();
				}
			}
		}
	}

	private String argument() throws IOException {
		if (words.size() < 2) {
			throw lines.error("%s says nothing".formatted(words.getFirst()), "correct the file");
		}
		return words.get(1);
	}

	private void timeUnit(String word) throws IOException {
		if (curveCount > 0) {
			throw lines.error("the time unit changes after the first curve", "correct the file");
		}
		OptionalDouble seconds = MayaUnits.secondsOf(word);
		if (seconds.isEmpty()) {
			throw lines.error("'%s' is no time unit".formatted(word), "write one such as ntsc, ntscf or 120fps");
		}
		timeUnit = word;
		secondsPerTick = seconds.getAsDouble();
	}

	private void angularUnit(String word) throws IOException {
		degreesPerAngle = switch (word) {
			case "deg", "degree" -> 1;
			case "rad", "radian" -> Math.toDegrees(1);
			case "min", "minute" -> 1 / 60.0;
			case "sec", "second" -> 1 / 3600.0;
			default -> throw lines.error("'%s' is no unit of angles".formatted(word), "write deg or rad");
		};
	}

	/**
	 * {@code anim fullAttribute leaf node row children index} or, inside a block,
	 * {@code anim fullAttribute leaf index [layer]}.
	 */
	private void anim() throws IOException {
		boolean inBlock = !blocks.isEmpty();
		if (!inBlock && words.size() == 5) {
			curve = null; // a node without curves
			return;
		}
		if (inBlock ? words.size() < 4 : words.size() < 7) {
			throw lines.error("anim has %d arguments".formatted(words.size() - 1),
					inBlock
							? "write attribute, leaf and index"
							: "write attribute, leaf, node, row, children and index");
		}
		if (++curveCount > MOST_CURVES) {
			throw lines.error("there are more than %d curves".formatted(MOST_CURVES), "split the file");
		}
		boolean layered = inLayer || inBlock && words.size() > 4;
		String owner = inBlock ? node : words.get(3);
		String wanted = values.get(NODE).strip();
		curve = new Curve(owner, words.get(2), lines.lineNumber(),
				!layered && (wanted.isEmpty() || wanted.equals(owner)), new CurveKeys());
		if (layered) {
			leaveOut(words.get(2), "of an animation layer");
		}
	}

	private void leaveOut(String attribute, String reason) {
		if (leftOut.size() < MOST_CURVES) {
			leftOut.add("%s (%s)".formatted(attribute, reason));
		}
	}

	private void setting() throws IOException {
		switch (words.getFirst()) {
			case "input" -> input = argument();
			case "output" -> output = argument();
			case "weighted" -> weighted = argument().equals("1");
			default -> {
				// infinity lies outside of every take
			}
		}
	}

	private void endCurve() {
		Curve ended = curve;
		curve = null;
		if (ended == null || !ended.wanted) {
			return;
		}
		if (!input.equals("time") || !output.equals("unitless") && !isRotation(ended)) {
			leaveOut(ended.attribute, input.equals("time") ? output : "driven, not keyed over time");
		} else if (ended.keys.size() == 0) {
			leaveOut(ended.attribute, "no key");
		} else {
			nodes.computeIfAbsent(ended.node, key -> new ArrayList<>()).add(ended);
		}
	}

	private boolean isRotation(Curve some) {
		return output.equals("angular") && ChannelNames.known(some.attribute).map(Channel::kind)
				.filter(ChannelKind.ANGLE::equals).isPresent();
	}

	/** {@code time value in out tangentsLocked weightsLocked breakdown [inAngle inWeight] [outAngle outWeight]}. */
	private void key() throws IOException {
		Curve into = curve;
		if (into == null || !into.wanted) {
			return;
		}
		if (words.size() < 4) {
			throw lines.error("a key has %d words".formatted(words.size()),
					"write time, value and both tangents at least");
		}
		if (timeUnit.isEmpty()) {
			timeUnit(MayaUnits.DEFAULT, into);
		}
		double time = number(0) * secondsPerTick;
		double scale = output.equals("angular") ? Math.toRadians(degreesPerAngle) : 1;
		double value = number(1) * scale;
		float sample = (float) value;
		if (!Float.isFinite(sample)) {
			throw lines.error("the value %s can't be meant".formatted(words.get(1)), "correct the file");
		}
		into.keys.add(time, sample, tangent(words.get(2)), tangent(words.get(3)));
		int given = 7;
		if (words.get(2).equals("fixed")) {
			into.keys.arrive(slope(given) * scale, handle(given));
			given += 2;
		}
		if (words.get(3).equals("fixed")) {
			into.keys.leave(slope(given) * scale, handle(given));
		}
	}

	private void timeUnit(String word, Curve first) throws IOException {
		timeUnit = word;
		secondsPerTick = MayaUnits.secondsOf(word).orElseThrow();
		problems.add(Problem.warning("maya.time-unit",
				"%s, line %d: no time unit stands before the curves; Maya's own of 24 fps was taken".formatted(name,
						first.line),
				"add a line such as 'timeUnit ntscf;' if that is not what was meant"));
	}

	private Tangent tangent(String word) throws IOException {
		return switch (word) {
			case "linear" -> Tangent.LINEAR;
			case "flat", "slow", "fast" -> Tangent.FLAT;
			case "step" -> Tangent.STEP;
			case "stepnext" -> Tangent.STEP_NEXT;
			case "smooth", "spline" -> Tangent.SPLINE;
			case "auto", "clamped", "plateau", "global" -> Tangent.CLAMPED;
			case "fixed" -> Tangent.GIVEN;
			default -> throw lines.error("'%s' is no tangent".formatted(word),
					"write one such as linear, auto or step");
		};
	}

	/** A tangent's angle is measured where a unit of time is as long as a unit of value. */
	private double slope(int word) throws IOException {
		return Math.tan(Math.toRadians(number(word) * degreesPerAngle)) / secondsPerTick;
	}

	/** A weight is the length of the tangent, of which a third is the handle of the cubic. */
	private double handle(int word) throws IOException {
		double weight = number(word + 1);
		if (!weighted) {
			return Double.NaN;
		}
		return Math.abs(weight * Math.cos(Math.toRadians(number(word) * degreesPerAngle))) * secondsPerTick / 3;
	}

	private double number(int word) throws IOException {
		if (word >= words.size()) {
			throw lines.error("a number is missing", "correct the file");
		}
		OptionalDouble number = Numbers.parse(words.get(word));
		if (number.isEmpty()) {
			throw lines.error("'%s' is no number".formatted(words.get(word)), "correct the file");
		}
		return number.getAsDouble();
	}

	private ImportResult result() throws IOException {
		if (nodes.isEmpty()) {
			String wanted = values.get(NODE).strip();
			throw new IOException(wanted.isEmpty()
					? "%s: there is no curve of a weight with a key; export the blendShape node's animation"
							.formatted(name)
					: "%s: node '%s' has no curve of a weight; leave the parameter 'node' empty to read all"
							.formatted(name, wanted));
		}
		List<NamedClip> tracks = new ArrayList<>();
		for (Map.Entry<String, List<Curve>> entry : nodes.entrySet()) {
			progress.checkCancelled();
			tracks.add(new NamedClip(entry.getKey().isEmpty() ? "face" : entry.getKey(), clip(entry.getValue())));
		}
		if (!leftOut.isEmpty()) {
			problems.add(Problem.info("maya.left-out",
					"%s: not read are %s".formatted(name, Preflight.list(List.copyOf(leftOut)))));
		}
		return new ImportResult(tracks, SpeechLanes.EMPTY, problems);
	}

	private MotionClip clip(List<Curve> curves) throws IOException {
		int line = curves.getFirst().line;
		List<Channel> channels = ChannelNames.channels(curves.stream().map(Curve::attribute).toList())
				.orElseThrow(() -> lines.error(line, "the node that begins here has an attribute twice",
						"rename one of them"));
		double start = Double.isNaN(startTime) ? 0 : startTime * secondsPerTick;
		KeyedCurves keyed = new KeyedCurves(ChannelSet.of(channels), curves.stream().map(Curve::keys).toList(),
				Double.isNaN(startTime) ? curves.getFirst().keys.first() : start,
				"%s, %s".formatted(name, curves.getFirst().node));
		if (keyed.origin() != 0) {
			problems.add(Problem.info("maya.start", "%s starts at %s %s, which became frame 0".formatted(name,
					Math.round(keyed.origin() / secondsPerTick * 1e6) / 1e6, timeUnit)));
		}
		FrameRate rate = keyed.frameRate(values.get(FRAME_RATE), MayaUnits.rateOf(timeUnit), problems);
		return keyed.clip(rate, progress);
	}
}
