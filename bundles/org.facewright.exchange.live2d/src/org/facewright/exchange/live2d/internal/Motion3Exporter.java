package org.facewright.exchange.live2d.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ExportKeys;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.facewright.exchange.common.WeightTracks;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import org.jspecify.annotations.Nullable;

/** Writes motions for Live2D Cubism: keys joined by lines, or held, for the parameters of a model. */
@Component
public final class Motion3Exporter implements TrackExporter {

	static final Parameter<String> PARAMETERS = Parameter.choice("parameters", "template", "shapes", "names")
			.label("Parameters")
			.describe("template: the parameters that every model of Cubism has; shapes: one for each shape, such as "
					+ "ParamJawOpen, for models made for ARKit; names: the channels' own names");
	static final Parameter<Double> MOUTH_GAIN = Parameter.number("mouth-gain").between(0.1, 10).otherwise(1.5)
			.label("Mouth gain")
			.describe("How far ParamMouthOpenY opens for jawOpen at 1; speech seldom opens the jaw by more than half");
	static final Parameter<String> INTERPOLATION = Parameter.choice("interpolation", "linear", "stepped")
			.label("Interpolation").describe("How the keys are joined: by lines, or not at all");
	static final Parameter<Boolean> LOOP = Parameter.flag("loop").label("Loop")
			.describe("Whether the motion begins anew at its end");

	private static final String NAME = "Cubism's template of parameters";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("live2d-motion", "Live2D motion (.motion3.json)",
			List.of("motion3.json"),
			ParameterSchema.of(PARAMETERS, MOUTH_GAIN, INTERPOLATION, LOOP, ExportKeys.TOLERANCE));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	private static boolean carries(Channel channel, ParameterValues values) {
		return values.get(PARAMETERS).equals("template")
				? Cubism.reads(channel)
				: channel.kind() == ChannelKind.WEIGHT || FaceAngles.isOne(channel);
	}

	/** The template holds a few sums of the face, from which it can't come back. */
	@Override
	public double precision(ExportRequest request) {
		return request.values().get(PARAMETERS).equals("template") ? Double.POSITIVE_INFINITY : 2e-6;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		ParameterValues values = request.values();
		List<Problem> problems = new ArrayList<>(WeightTracks.check(request, NAME, "weight or head",
				channel -> carries(channel, values)));
		List<NamedClip> tracks = WeightTracks.of(request, channel -> carries(channel, values));
		if (tracks.size() > 1) {
			problems.add(Problem.warning("live2d.tracks",
					"a model has one face; only the first of %d tracks is written".formatted(tracks.size()),
					"export the others on their own"));
		}
		if (values.get(ExportKeys.TOLERANCE) > 0 && !values.get(INTERPOLATION).equals("linear")) {
			problems.add(Problem.error("live2d.tolerance",
					"keys can only be left out within a tolerance when lines join the others",
					"set interpolation to linear or tolerance to 0"));
		}
		if (values.get(PARAMETERS).equals("template")) {
			problems.add(Problem.info("live2d.template",
					"the face becomes a few parameters: opening and form of the mouth, eyes, brows and angles"));
		} else if (!tracks.isEmpty()) {
			sameId(tracks.getFirst().clip(), values, problems);
		}
		return problems;
	}

	private static void sameId(MotionClip clip, ParameterValues values, List<Problem> problems) {
		Map<String, String> taken = new HashMap<>();
		for (String channel : clip.channels().names()) {
			@Nullable
			String other = taken.put(id(channel, values), channel);
			if (other != null) {
				problems.add(Problem.error("live2d.same-id", "channels '%s' and '%s' are both parameter %s".formatted(
						other, channel, id(channel, values)), "rename one of them"));
			}
		}
	}

	private static String id(String channel, ParameterValues values) {
		return values.get(PARAMETERS).equals("shapes") ? Cubism.shapeId(channel) : channel;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		progress.checkCancelled();
		ParameterValues values = request.values();
		MotionClip clip = WeightTracks.of(request, channel -> carries(channel, values)).getFirst().clip();
		Map<String, KeyCurve> curves = new LinkedHashMap<>();
		columns(clip, values).forEach((id, column) -> {
			progress.checkCancelled();
			curves.put(id, ExportKeys.of(column, values.get(ExportKeys.TOLERANCE)));
		});
		try (TextWriter out = new TextWriter(target.main())) {
			write(curves, clip, values, out, progress);
		}
		progress.report(1, "written");
	}

	private static Map<String, SampleColumn> columns(MotionClip clip, ParameterValues values) {
		if (values.get(PARAMETERS).equals("template")) {
			return Cubism.template(clip, values.get(MOUTH_GAIN));
		}
		Map<String, SampleColumn> columns = new LinkedHashMap<>();
		for (int i = 0; i < clip.channels().size(); i++) {
			columns.put(id(clip.channels().channel(i).name(), values), clip.column(i));
		}
		return columns;
	}

	private static void write(Map<String, KeyCurve> curves, MotionClip clip, ParameterValues values, TextWriter out,
			Progress progress) throws IOException {
		FrameRate rate = clip.frameRate();
		long segments = 0;
		long points = 0;
		for (KeyCurve curve : curves.values()) {
			segments += curve.size() - 1;
			points += curve.size();
		}
		out.text("{\"Version\":3,\n\"Meta\":{\"Duration\":")
				.shortestDecimal((float) rate.secondsOf(Math.max(1, clip.frameCount() - 1)));
		out.text(",\"Fps\":").shortestDecimal((float) rate.framesPerSecond());
		out.text(",\"Loop\":").text(Boolean.toString(values.get(LOOP))).text(",\"AreBeziersRestricted\":true");
		out.text(",\"CurveCount\":").number(curves.size()).text(",\"TotalSegmentCount\":").number(segments);
		out.text(",\"TotalPointCount\":").number(points).text(",\"UserDataCount\":0,\"TotalUserDataSize\":0},\n");
		out.text("\"Curves\":[");
		byte[][] steps = steps(clip, values);
		int written = 0;
		for (Map.Entry<String, KeyCurve> curve : curves.entrySet()) {
			progress.checkCancelled();
			progress.report((double) written / curves.size(), "writing curves");
			out.text(written++ == 0 ? "\n" : ",\n").text("{\"Target\":\"Parameter\",\"Id\":\"");
			out.text(new String(JsonStringEncoder.getInstance().quoteAsString(curve.getKey())));
			out.text("\",\"Segments\":[");
			KeyCurve keys = curve.getValue();
			for (int key = 0; key < keys.size(); key++) {
				if (key == 0) {
					out.text("0,");
				} else {
					out.bytes(steps[keys.frame(key)]);
				}
				out.shortest(keys.value(key));
			}
			out.text("]}");
		}
		out.text("\n]}\n");
	}

	/** What stands before the value of a key at each frame: the kind of the segment and the time, the same for all. */
	private static byte[][] steps(MotionClip clip, ParameterValues values) throws IOException {
		String kind = values.get(INTERPOLATION).equals("linear") ? ",0," : ",2,";
		byte[][] steps = new byte[clip.frameCount()][];
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TextWriter text = new TextWriter(bytes)) {
			for (int frame = 0; frame < steps.length; frame++) {
				bytes.reset();
				text.text(kind).shortest((float) clip.frameRate().secondsOf(frame)).ascii(',').flush();
				steps[frame] = bytes.toByteArray();
			}
		}
		return steps;
	}
}
