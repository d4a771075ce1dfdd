package org.facewright.exchange.json.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.facewright.exchange.common.Visemes;
import org.osgi.service.component.annotations.Component;

/** Writes the weights of the 15 Oculus visemes: their names once, then a row of numbers per frame. */
@Component
public final class VisemeJsonExporter implements TrackExporter {

	static final String LABEL = "Oculus 15 visemes (JSON)";

	private static final ExchangeFormat FORMAT = new ExchangeFormat("oculus-json", LABEL, List.of("visemes.json"),
			ParameterSchema.EMPTY);
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
	public Optional<String> nameMap() {
		return Optional.of(Visemes.FROM_ARKIT);
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		return Visemes.check(request, LABEL);
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		progress.checkCancelled();
		Preflight.refuseErrors(check(request));
		MotionClip clip = Visemes.of(request);
		float[] pose = new float[clip.channels().size()];
		try (TextWriter out = new TextWriter(target.main())) {
			out.text("{\"frameRate\":").shortest(clip.frameRate().framesPerSecond()).text(",\n\"visemes\":[\"")
					.text(String.join("\",\"", clip.channels().names())).text("\"],\n\"frames\":[");
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				if (frame % FRAMES_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report((double) frame / clip.frameCount(), "Writing " + target.mainName());
				}
				clip.pose(frame, pose);
				out.text(frame == 0 ? "\n[" : ",\n[");
				for (int viseme = 0; viseme < pose.length; viseme++) {
					out.text(viseme == 0 ? "" : ",").shortest(pose[viseme]);
				}
				out.ascii(']');
			}
			out.text("\n]}\n");
		}
		progress.report(1, "Wrote " + target.mainName());
	}
}
