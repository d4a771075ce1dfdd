package org.facewright.exchange.unity.internal;

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
import org.facewright.exchange.common.FrameRates;
import org.facewright.exchange.common.KeyedCurves;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextLines;

import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that Unity writes, which is a small part of YAML: a key a line, blocks by indentation, lists by
 * hyphens. Each object that has blend shape curves becomes a track. Confined to one thread.
 */
final class ClipReader {

	private static final Parameter<String> CLIP = Parameter.text("clip").label("Clip")
			.describe("Name of the clip to read where a file has several; empty: the first with blend shapes");
	private static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate").unit("fps")
			.describe("Frames per second to sample the curves at; empty: as the file or its keys say");
	static final ParameterSchema SCHEMA = ParameterSchema.of(CLIP, FRAME_RATE);

	private static final String SHAPE = "blendShape.";
	private static final double PERCENT = 100;
	private static final int MOST_CURVES = 1 << 16;
	private static final int LONGEST_TEXT = 1 << 12;
	private static final int LINES_PER_REPORT = 1 << 15;

	private enum Section {
		NONE,
		FLOAT_CURVES,
		EDITOR_CURVES,
		IGNORED,
		OTHER
	}

	private record Curve(String path, String shape, int line, CurveKeys keys) {
	}

	/** One AnimationClip of the file. */
	private static final class Clip {
		String name = "";
		OptionalDouble sampleRate = OptionalDouble.empty();
		final List<Curve> curves = new ArrayList<>();
	}

	private final String fileName;
	private final TextLines lines;
	private final ParameterValues values;
	private final Progress progress;
	private final List<Clip> clips = new ArrayList<>();
	private final Set<String> leftOut = new LinkedHashSet<>();
	private final List<Problem> problems = new ArrayList<>();

	private @Nullable Clip clip;
	private int baseIndent;
	private Section section = Section.NONE;
	private String sectionName = "";
	private int curveIndent;

	private boolean curveOpen;
	private int curveLine;
	private String attribute = "";
	private String path = "";
	private CurveKeys keys = new CurveKeys();
	/** The text that a line without a key goes on with. */
	private String wrapped = "";

	private boolean keyOpen;
	private double time;
	private double value;
	private double inSlope;
	private double outSlope;
	private int weightedMode;
	private double inWeight;
	private double outWeight;
	private boolean before;
	private double beforeTime;
	private double beforeSlope;
	private double beforeWeight;
	private int curveCount;

	ClipReader(String fileName, TextLines lines, ParameterValues values, Progress progress) {
		this.fileName = fileName;
		this.lines = lines;
		this.values = values;
		this.progress = progress;
	}

	ImportResult read() throws IOException {
		for (String line = lines.next(); line != null; line = lines.next()) {
			if (lines.lineNumber() % LINES_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report(Double.NaN, "reading keys");
			}
			if (line.startsWith("---")) {
				beginDocument(line);
			} else if (!line.isBlank() && line.charAt(0) != '%' && line.charAt(0) != '#') {
				readLine(line);
			}
		}
		endCurve();
		return result();
	}

	private void beginDocument(String line) throws IOException {
		endCurve();
		section = Section.NONE;
		clip = null;
		if (line.contains("!u!74 ")) {
			clip = new Clip();
			clips.add(clip);
		}
	}

	private void readLine(String line) throws IOException {
		int indent = 0;
		while (line.charAt(indent) == ' ') {
			indent++;
		}
		String text = line.substring(indent).stripTrailing();
		if (clip == null && text.equals("AnimationClip:")) {
			clip = new Clip();
			clips.add(clip);
			return;
		}
		Clip into = clip;
		if (into == null || text.equals("AnimationClip:")) {
			return;
		}
		boolean item = text.startsWith("- ");
		if (item) {
			text = text.substring(2).stripLeading();
		}
		int colon = colon(text);
		if (colon < 0) {
			proceed(text, item);
			return;
		}
		wrapped = "";
		String key = text.substring(0, colon);
		String content = text.substring(colon + 1).strip();
		if (!item && (section == Section.NONE || indent <= baseIndent)) {
			endCurve();
			baseIndent = indent;
			heading(into, key, content);
		} else if (section == Section.FLOAT_CURVES || section == Section.EDITOR_CURVES) {
			if (item) {
				item(indent);
			}
			field(key, content);
		} else if (item && section == Section.OTHER) {
			leaveOut(sectionName);
		}
	}

	/** Place of the colon behind a key; -1 when the line has none. */
	private static int colon(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == ':' && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
				return i;
			}
			if (c == '"' || c == '\'' || c == '{' || c == '[' || c == ' ') {
				return -1;
			}
		}
		return -1;
	}

	/** Goes on with a text that Unity has broken into lines. */
	private void proceed(String text, boolean item) throws IOException {
		if (item || section != Section.FLOAT_CURVES && section != Section.EDITOR_CURVES) {
			return;
		}
		if (wrapped.equals("attribute") && attribute.length() < LONGEST_TEXT) {
			attribute = attribute + " " + text;
		} else if (wrapped.equals("path") && path.length() < LONGEST_TEXT) {
			path = path + " " + text;
		} else if (!wrapped.isEmpty() || curveOpen) {
			throw lines.error("'%s' belongs to nothing before it".formatted(brief(text)),
					"save the clip in Unity again");
		}
	}

	private static String brief(String text) {
		return text.length() > 40 ? text.substring(0, 40) + "…" : text;
	}

	private void heading(Clip into, String key, String content) throws IOException {
		sectionName = key;
		section = Section.OTHER;
		switch (key) {
			case "m_Name" -> into.name = text(content);
			case "m_SampleRate" -> into.sampleRate = OptionalDouble.of(number(key, content));
			case "m_FloatCurves" -> section = Section.FLOAT_CURVES;
			// the same curves once more, as the editor had them
			case "m_EditorCurves" -> section = into.curves.isEmpty() ? Section.EDITOR_CURVES : Section.IGNORED;
			default -> {
				// what is no curve concerns nobody here
			}
		}
		if (section != Section.OTHER) {
			curveIndent = -1;
		}
	}

	private void leaveOut(String what) {
		if (what.endsWith("Curves") && leftOut.size() < MOST_CURVES) {
			leftOut.add(what);
		}
	}

	private void item(int indent) throws IOException {
		if (curveIndent < 0 || indent <= curveIndent) {
			curveIndent = indent;
			endCurve();
			if (++curveCount > MOST_CURVES) {
				throw lines.error("there are more than %d curves".formatted(MOST_CURVES), "split the clip");
			}
			curveOpen = true;
			curveLine = lines.lineNumber();
			attribute = "";
			path = "";
			keys = new CurveKeys();
			before = false;
		} else {
			endKey();
			keyOpen = true;
			time = Double.NaN;
			value = Double.NaN;
			inSlope = 0;
			outSlope = 0;
			weightedMode = 0;
			inWeight = 1 / 3.0;
			outWeight = 1 / 3.0;
		}
	}

	private void field(String key, String content) throws IOException {
		switch (key) {
			case "time" -> time = number(key, content);
			case "value" -> value = number(key, content);
			case "inSlope" -> inSlope = slope(key, content);
			case "outSlope" -> outSlope = slope(key, content);
			case "weightedMode" -> weightedMode = (int) number(key, content);
			case "inWeight" -> inWeight = slope(key, content);
			case "outWeight" -> outWeight = slope(key, content);
			case "attribute" -> {
				endKey();
				attribute = text(content);
				wrapped = key;
			}
			case "path" -> {
				endKey();
				path = text(content);
				wrapped = key;
			}
			default -> {
				// infinity, rotation order, editor's flags
			}
		}
	}

	private void endKey() throws IOException {
		if (!keyOpen) {
			return;
		}
		keyOpen = false;
		if (Double.isNaN(time) || Double.isNaN(value)) {
			throw lines.error("the key before has no %s".formatted(Double.isNaN(time) ? "time" : "value"),
					"save the clip in Unity again");
		}
		if (before && Double.isFinite(beforeSlope) && beforeWeight > 0) {
			keys.leave(beforeSlope, beforeWeight * Math.max(0, time - beforeTime));
		}
		float sample = (float) (value / PERCENT);
		if (!Float.isFinite(sample)) {
			throw lines.error("the value %s of the key before can't be meant".formatted(value), "correct it");
		}
		keys.add(time, sample,
				Double.isFinite(inSlope) ? Tangent.GIVEN : Tangent.STEP,
				Double.isFinite(outSlope) ? Tangent.GIVEN : Tangent.STEP);
		if (Double.isFinite(inSlope)) {
			boolean weighted = (weightedMode & 1) != 0 && before && inWeight >= 0;
			keys.arrive(inSlope / PERCENT, weighted ? inWeight * Math.max(0, time - beforeTime) : Double.NaN);
		}
		if (Double.isFinite(outSlope)) {
			keys.leave(outSlope / PERCENT, Double.NaN);
		}
		before = true;
		beforeTime = time;
		beforeSlope = outSlope / PERCENT;
		beforeWeight = (weightedMode & 2) != 0 ? outWeight : 0;
	}

	private void endCurve() throws IOException {
		if (!curveOpen) {
			return;
		}
		endKey();
		curveOpen = false;
		Clip into = clip;
		if (into == null) {
			return;
		}
		if (!attribute.startsWith(SHAPE)) {
			leaveOut(attribute.isEmpty() ? "unnamed Curves" : "'%s' Curves".formatted(brief(attribute)));
		} else if (keys.size() == 0) {
			leaveOut("'%s' without key Curves".formatted(brief(attribute)));
		} else {
			into.curves.add(new Curve(path, attribute.substring(SHAPE.length()), curveLine, keys));
		}
		keys = new CurveKeys();
	}

	private double number(String key, String content) throws IOException {
		OptionalDouble number = Numbers.parse(content);
		if (number.isEmpty()) {
			throw lines.error("%s is '%s', which is no number".formatted(key, brief(content)),
					"correct it or save the clip in Unity again");
		}
		return number.getAsDouble();
	}

	/** Unity marks constant tangents by infinite slopes. */
	private double slope(String key, String content) throws IOException {
		return switch (content) {
			case "Infinity", "inf", "+inf", ".inf" -> Double.POSITIVE_INFINITY;
			case "-Infinity", "-inf", "-.inf" -> Double.NEGATIVE_INFINITY;
			default -> number(key, content);
		};
	}

	private String text(String content) throws IOException {
		if (content.length() > LONGEST_TEXT) {
			throw lines.error("a name is longer than %d characters".formatted(LONGEST_TEXT), "correct the file");
		}
		int end = content.length() - 1;
		if (end > 0 && content.charAt(0) == '\'' && content.charAt(end) == '\'') {
			return content.substring(1, end).replace("''", "'");
		}
		return end > 0 && content.charAt(0) == '"' && content.charAt(end) == '"' ? unescaped(content, end) : content;
	}

	private String unescaped(String content, int end) throws IOException {
		StringBuilder text = new StringBuilder();
		for (int i = 1; i < end; i++) {
			char c = content.charAt(i);
			if (c != '\\') {
				text.append(c);
				continue;
			}
			i++;
			char kind = i < end ? content.charAt(i) : ' ';
			switch (kind) {
				case 'u', 'x' -> {
					int digits = kind == 'u' ? 4 : 2;
					text.append(hexadecimal(content, i + 1, Math.min(end, i + 1 + digits)));
					i += digits;
				}
				case 'n' -> text.append('\n');
				case 't' -> text.append('\t');
				default -> text.append(kind);
			}
		}
		return text.toString();
	}

	private char hexadecimal(String content, int from, int to) throws IOException {
		try {
			return (char) Integer.parseUnsignedInt(content, from, to, 16);
		} catch (NumberFormatException e) {
			throw lines.error("'%s' has an escape that is none".formatted(brief(content)), "correct the file");
		}
	}

	private ImportResult result() throws IOException {
		Clip chosen = chosen();
		Map<String, List<Curve>> objects = new LinkedHashMap<>();
		chosen.curves.forEach(curve -> objects.computeIfAbsent(curve.path, key -> new ArrayList<>()).add(curve));
		List<NamedClip> tracks = new ArrayList<>();
		for (Map.Entry<String, List<Curve>> object : objects.entrySet()) {
			progress.checkCancelled();
			tracks.add(new NamedClip(trackName(object.getKey(), chosen, tracks), motion(chosen, object.getValue())));
		}
		if (!leftOut.isEmpty()) {
			problems.add(Problem.info("unity.left-out", "%s: not read, for they are no blend shapes, are %s"
					.formatted(fileName, Preflight.list(List.copyOf(leftOut)))));
		}
		return new ImportResult(tracks, SpeechLanes.EMPTY, problems);
	}

	private Clip chosen() throws IOException {
		if (clips.isEmpty()) {
			throw new IOException("%s: there is no AnimationClip in it; choose a clip that Unity has saved as text"
					.formatted(fileName));
		}
		String wanted = values.get(CLIP).strip();
		List<Clip> usable = clips.stream().filter(some -> !some.curves.isEmpty()).toList();
		List<String> names = usable.stream().map(some -> some.name).toList();
		if (usable.isEmpty()) {
			throw new IOException("%s: the clip moves no blend shape; choose one whose curves are called blendShape.…"
					.formatted(fileName));
		}
		if (wanted.isEmpty()) {
			if (usable.size() > 1) {
				problems.add(Problem.warning("unity.clips",
						"%s has %d clips with blend shapes (%s); the first one was read".formatted(fileName,
								usable.size(), Preflight.list(names)),
						"choose another one by the parameter 'clip'"));
			}
			return usable.getFirst();
		}
		return usable.stream().filter(some -> some.name.equals(wanted)).findFirst()
				.orElseThrow(() -> new IOException("%s: no clip '%s' has blend shapes; choose one of: %s"
						.formatted(fileName, wanted, Preflight.list(names))));
	}

	private static String trackName(String objectPath, Clip chosen, List<NamedClip> others) {
		String leaf = objectPath.substring(objectPath.lastIndexOf('/') + 1);
		String name = !leaf.isBlank() ? leaf : chosen.name.isBlank() ? "face" : chosen.name;
		Set<String> taken = new LinkedHashSet<>(others.stream().map(NamedClip::name).toList());
		String unique = name;
		for (int i = 2; taken.contains(unique); i++) {
			unique = name + " " + i;
		}
		return unique;
	}

	private MotionClip motion(Clip chosen, List<Curve> curves) throws IOException {
		Curve first = curves.getFirst();
		List<Channel> channels = ChannelNames.channels(curves.stream().map(Curve::shape).toList())
				.orElseThrow(() -> lines.error(first.line,
						"the object '%s' has curves of the same blend shape, or of one without a name"
								.formatted(brief(first.path)),
						"remove what is too much"));
		KeyedCurves keyed = new KeyedCurves(ChannelSet.of(channels), curves.stream().map(Curve::keys).toList(), 0,
				fileName + ", '" + brief(first.path) + "'");
		if (keyed.origin() != 0) {
			problems.add(Problem.info("unity.start", "%s starts at second %s, which became frame 0".formatted(fileName,
					keyed.origin())));
		}
		Optional<FrameRate> written = chosen.sampleRate.isPresent()
				? FrameRates.ofDecimal(chosen.sampleRate.getAsDouble())
				: Optional.empty();
		FrameRate rate = keyed.frameRate(values.get(FRAME_RATE), written, problems);
		return keyed.clip(rate, progress);
	}
}
