package ${package};

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/** Writes the face as a Houdini text clip: a block per channel, one value a frame. */
@Component(service = TrackExporter.class)
public final class ${className} implements TrackExporter {

	static final Parameter<Integer> DECIMALS = Parameter.integer("decimals").between(1, 9).otherwise(6)
			.label("Decimals").describe("Digits after the decimal point.");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("${id}", "Houdini clip (text)", List.of("clip"),
			ParameterSchema.of(DECIMALS));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return Math.pow(10, -request.values().get(DECIMALS));
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>();
		MotionClip clip = request.tracks().getFirst().clip();
		for (int channel = 0; channel < clip.channels().size(); channel++) {
			String name = clip.channels().channel(channel).name();
			float[] values = clip.column(channel).toArray();
			for (int frame = 0; frame < values.length; frame++) {
				if (!Float.isFinite(values[frame])) {
					problems.add(Problem.error("${id}.not-a-number",
							"%s has no value at frame %d".formatted(name, frame), "repair the curve first"));
					break;
				}
			}
		}
		if (request.tracks().size() > 1) {
			problems.add(Problem.warning("${id}.one-track", "only the first track is written",
					"export the other tracks in another format"));
		}
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		for (Problem problem : check(request)) {
			if (problem.severity() == Severity.ERROR) {
				throw new IllegalArgumentException(problem.toString());
			}
		}
		MotionClip clip = request.tracks().getFirst().clip();
		String number = "%." + request.values().get(DECIMALS) + "f";
		try (Writer out = new BufferedWriter(new OutputStreamWriter(target.main(), StandardCharsets.UTF_8))) {
			out.write(String.format(Locale.ROOT, "{\n\trate = %s\n\tstart = 0\n\ttracklength = %d\n\ttracks = %d\n",
					clip.frameRate().framesPerSecond(), clip.frameCount(), clip.channels().size()));
			for (int channel = 0; channel < clip.channels().size(); channel++) {
				progress.checkCancelled();
				progress.report((double) channel / clip.channels().size(), "writing");
				out.write("\t{\n\t\tname = %s\n\t\tdata =".formatted(word(clip.channels().channel(channel).name())));
				for (float value : clip.column(channel).toArray()) {
					out.write(' ');
					out.write(String.format(Locale.ROOT, number, value));
				}
				out.write("\n\t}\n");
			}
			out.write("}\n");
		}
	}

	/** Names of this format are one word. */
	private static String word(String name) {
		return name.replaceAll("[^A-Za-z0-9_]", "_");
	}
}
