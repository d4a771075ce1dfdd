package org.facewright.exchange.live2d.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.exchange.common.CurveKeys;
import org.facewright.exchange.common.CurveKeys.Tangent;
import org.facewright.exchange.common.FrameRates;
import org.facewright.exchange.common.JsonTree;
import org.facewright.exchange.common.KeyedCurves;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the parameters of Live2D Cubism's motions; opacities of parts are passed over. */
@Component
public final class Motion3Importer implements TrackImporter {

	static final Parameter<String> AS = Parameter.choice("as", "arkit", "parameters").label("Read as")
			.describe("arkit: parameters of a face as the shapes and angles that come closest; parameters: each under "
					+ "its own name");
	static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate").unit("fps")
			.describe("Frames per second to sample the curves at; empty: as the file or its keys say");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("live2d-motion", "Live2D motion (.motion3.json)",
			List.of("motion3.json"), ParameterSchema.of(AS, Motion3Exporter.MOUTH_GAIN, FRAME_RATE));
	private static final int LINEAR = 0;
	private static final int BEZIER = 1;
	private static final int STEPPED = 2;
	private static final int INVERSE_STEPPED = 3;
	/** Seconds; a handle of no length has no slope. */
	private static final double SHORTEST_HANDLE = 1e-6;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head);
		return text.stripLeading().startsWith("{") && text.contains("\"Version\"") && text.contains("\"Meta\"")
				&& (text.contains("\"TotalSegmentCount\"") || text.contains("\"CurveCount\"")
						|| text.contains("\"Segments\""));
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		JsonNode root = JsonTree.read(source, "Live2D's JSON");
		String name = source.name();
		List<Problem> problems = new ArrayList<>();
		Map<String, CurveKeys> curves = new LinkedHashMap<>();
		List<String> leftOut = new ArrayList<>();
		JsonNode all = root.path("Curves");
		for (int i = 0; i < all.size(); i++) {
			progress.checkCancelled();
			progress.report((double) i / all.size(), "reading curves");
			JsonNode curve = all.get(i);
			String id = id(curve);
			if (id.isBlank()) {
				leftOut.add(curve.path("Target").asText("") + " " + curve.path("Id").asText(""));
			} else if (curves.keySet().stream().noneMatch(id::equalsIgnoreCase)) {
				curves.put(id, keys(curve.path("Segments"), "%s, Curves[%d]".formatted(name, i)));
			}
		}
		if (curves.isEmpty()) {
			throw new IOException("%s: it moves no parameter; choose a motion that Cubism exported".formatted(name));
		}
		if (!leftOut.isEmpty()) {
			problems.add(Problem.info("live2d.left-out", "%s: not read, for they are no parameters, are %s"
					.formatted(name, Preflight.list(leftOut))));
		}
		KeyedCurves keyed = new KeyedCurves(ChannelSet.weights(List.copyOf(curves.keySet())),
				List.copyOf(curves.values()), 0, name);
		MotionClip clip = keyed.clip(keyed.frameRate(values.get(FRAME_RATE),
				FrameRates.ofMeasured(root.path("Meta").path("Fps").asDouble(0)), problems), progress);
		if (values.get(AS).equals("arkit")) {
			clip = Cubism.face(clip, values.get(Motion3Exporter.MOUTH_GAIN));
		}
		return new ImportResult(List.of(new NamedClip("face", clip)), SpeechLanes.EMPTY, problems);
	}

	/** The parameter that a curve moves; the model's own lip-sync is that of the mouth's opening. */
	private static String id(JsonNode curve) {
		String id = curve.path("Id").asText("").strip();
		return switch (curve.path("Target").asText("")) {
			case "Parameter" -> id;
			case "Model" -> id.equals("LipSync") ? "ParamMouthOpenY" : "";
			default -> "";
		};
	}

	/** The first point, then segments: a kind, and the points that it needs. */
	private static CurveKeys keys(JsonNode segments, String where) throws IOException {
		CurveKeys keys = new CurveKeys();
		if (!segments.isArray() || segments.size() < 2) {
			throw new IOException("%s: has no segments; export the motion again".formatted(where));
		}
		double time = number(segments, 0, where);
		double value = number(segments, 1, where);
		Tangent arrives = Tangent.LINEAR;
		double[] arriving = {};
		int at = 2;
		while (true) {
			boolean last = at >= segments.size();
			int kind = last ? LINEAR : (int) number(segments, at, where);
			if (kind < LINEAR || kind > INVERSE_STEPPED) {
				throw new IOException("%s: %d at place %d is no kind of segment; export the motion again".formatted(
						where, kind, at));
			}
			Tangent leaves = kind == STEPPED
					? Tangent.STEP
					: kind == INVERSE_STEPPED ? Tangent.STEP_NEXT : Tangent.LINEAR;
			keys.add(time, Numbers.sample(value, where), arrives, leaves);
			if (arriving.length > 0) {
				keys.arrive(arriving[0], arriving[1]);
			}
			if (last) {
				return keys;
			}
			arriving = new double[0];
			int end = at + (kind == BEZIER ? 5 : 1);
			double nextTime = number(segments, end, where);
			double nextValue = number(segments, end + 1, where);
			if (nextTime < time) {
				throw new IOException("%s: second %s at place %d lies before the one before it; export the motion "
						.formatted(where, nextTime, end) + "again");
			}
			if (kind == BEZIER) {
				double out = Math.max(SHORTEST_HANDLE, number(segments, at + 1, where) - time);
				keys.leave((number(segments, at + 2, where) - value) / out, out);
				double in = Math.max(SHORTEST_HANDLE, nextTime - number(segments, at + 3, where));
				arriving = new double[] { (nextValue - number(segments, at + 4, where)) / in, in };
			}
			time = nextTime;
			value = nextValue;
			at = end + 2;
		}
	}

	private static double number(JsonNode segments, int index, String where) throws IOException {
		Optional<JsonNode> node = Optional.ofNullable(segments.get(index));
		double value = node.filter(JsonNode::isNumber).map(JsonNode::asDouble).orElse(Double.NaN);
		if (!Double.isFinite(value)) {
			throw new IOException("%s: there is no number at place %d of its segments; export the motion again"
					.formatted(where, index));
		}
		return value;
	}
}
