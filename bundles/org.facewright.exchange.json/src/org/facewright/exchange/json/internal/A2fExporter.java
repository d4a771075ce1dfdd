package org.facewright.exchange.json.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes the weights of the face as the Audio2Face application exports them: names once, then a row per frame. */
@Component
public final class A2fExporter implements TrackExporter {

	static final String LABEL = "Audio2Face JSON";
	static final Parameter<Boolean> PRETTY = Parameter.flag("pretty").label("One row per line")
			.describe("Starts a new line for every member and frame; larger, but readable and comparable.");
	static final Parameter<String> NAMES = Parameter.text("names").label("Channels")
			.describe("Names of the channels to write, with commas between them; empty writes all weights.");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("a2f-json", LABEL, List.of("json"),
			ParameterSchema.of(PRETTY, NAMES));
	private static final int FRAMES_PER_REPORT = 1000;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return 1e-6;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(Preflight.notFinite(request));
		MotionClip face = request.tracks().getFirst().clip();
		List<String> unknown = wanted(request).stream().filter(name -> face.channels().indexOf(name) < 0).toList();
		if (!unknown.isEmpty()) {
			problems.add(Problem.error("a2f.names",
					"the face of take '%s' has no channel %s".formatted(request.name(), Preflight.list(unknown)),
					"correct the parameter names"));
			return problems;
		}
		int[] written = written(request);
		if (written.length == 0) {
			problems.add(Problem.error("a2f.no-weights",
					"the first track of take '%s' has no blendshape weights".formatted(request.name()),
					"choose a take with a face"));
		}
		List<String> names = Arrays.stream(written).mapToObj(index -> face.channels().channel(index).name()).toList();
		Preflight.notCarried(request, channel -> names.contains(channel.name()), LABEL).ifPresent(problems::add);
		Preflight.outsideUnit(request).ifPresent(problems::add);
		if (request.tracks().size() > 1) {
			problems.add(Problem.warning("a2f.tracks",
					"only the first of %d tracks is written".formatted(request.tracks().size()),
					"export the others on their own"));
		}
		return problems;
	}

	private static List<String> wanted(ExportRequest request) {
		return Arrays.stream(request.values().get(NAMES).split(",")).map(String::strip).filter(name -> !name.isEmpty())
				.distinct().toList();
	}

	private static int[] written(ExportRequest request) {
		MotionClip face = request.tracks().getFirst().clip();
		List<String> wanted = wanted(request);
		return wanted.isEmpty()
				? face.channels().indices(channel -> channel.kind() == ChannelKind.WEIGHT)
				: wanted.stream().mapToInt(face.channels()::indexOf).distinct().toArray();
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		progress.checkCancelled();
		Preflight.refuseErrors(check(request));
		MotionClip clip = request.tracks().getFirst().clip().select(written(request));
		String line = request.values().get(PRETTY) ? "\n  " : "";
		String colon = line.isEmpty() ? ":" : ": ";
		try (TextWriter out = new TextWriter(target.main())) {
			out.text("{").text(line).text("\"exportFps\"").text(colon);
			double framesPerSecond = clip.frameRate().framesPerSecond();
			out.shortest(framesPerSecond).text(framesPerSecond == Math.rint(framesPerSecond) ? ".0," : ",");
			out.text(line).text("\"trackPath\"").text(colon);
			string(out, request.audio().map(AudioReference::name).orElse(""));
			out.text(",").text(line).text("\"numPoses\"").text(colon).number(clip.channels().size());
			out.text(",").text(line).text("\"numFrames\"").text(colon).number(clip.frameCount());
			out.text(",").text(line).text("\"facsNames\"").text(colon).ascii('[');
			for (int i = 0; i < clip.channels().size(); i++) {
				out.text(i == 0 ? "" : ",");
				string(out, clip.channels().channel(i).name());
			}
			out.text("],").text(line).text("\"weightMat\"").text(colon).ascii('[');
			rows(clip, out, line, progress);
			out.text(line).text("]").text(line.isEmpty() ? "" : "\n").text("}\n");
		}
		progress.report(1, "Wrote " + target.mainName());
	}

	private static void rows(MotionClip clip, TextWriter out, String line, Progress progress) throws IOException {
		float[] pose = new float[clip.channels().size()];
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			if (frame % FRAMES_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report((double) frame / clip.frameCount(), "Writing weights");
			}
			out.text(frame == 0 ? "" : ",").text(line).text(line.isEmpty() ? "[" : "  [");
			clip.pose(frame, pose);
			for (int channel = 0; channel < pose.length; channel++) {
				if (channel > 0) {
					out.ascii(',');
				}
				out.shortestDecimal(pose[channel]);
			}
			out.ascii(']');
		}
	}

	private static void string(TextWriter out, String text) throws IOException {
		out.ascii('"').text(new String(JsonStringEncoder.getInstance().quoteAsString(text))).ascii('"');
	}
}
