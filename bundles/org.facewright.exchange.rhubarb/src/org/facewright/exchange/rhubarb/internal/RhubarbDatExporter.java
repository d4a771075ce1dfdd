package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.TextWriter;
import org.osgi.service.component.annotations.Component;

/** Writes the switch data that Moho, OpenToonz and Papagayo's users know: a frame and a shape a line, as Rhubarb does. */
@Component
public final class RhubarbDatExporter implements TrackExporter {

	static final Parameter<Integer> FRAME_RATE = Parameter.integer("frame-rate").otherwise(24).between(24, 100)
			.unit("fps").label("Frame rate").describe("Frames per second of the animation that the frames count");
	static final Parameter<String> NAMES = Parameter.choice("names", "letters", "preston-blair").label("Names")
			.describe("Letters A to X, or the names of Preston Blair's set: MBP, etc, E, AI, O, U, FV, L, rest");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("rhubarb-dat", "Moho switch data (DAT)",
			List.of("dat"),
			ParameterSchema.of(MouthExport.FROM, MouthExport.HOLD, MouthExport.EXTENDED, FRAME_RATE, NAMES));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean keepsCurves() {
		return false;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		return MouthExport.check(request);
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		List<MouthCue> cues = MouthExport.cues(request, progress);
		try (TextWriter out = new TextWriter(target.main())) {
			out.text("MohoSwitch1\n");
			int rate = request.values().get(FRAME_RATE);
			long last = 0;
			for (MouthCue cue : cues) {
				long frame = frame(cue.start(), rate);
				if (frame != last) {
					write(out, frame, cue.shape(), request);
					last = frame;
				}
			}
			long end = frame(cues.getLast().end(), rate);
			write(out, end == last ? end + 1 : end, MouthExport.drawn(MouthShape.X, request), request);
		}
		progress.report(1, "written");
	}

	/** 1 + trunc(rate * t), without rounding errors since t is in hundredths. */
	private static long frame(long hundredths, int rate) {
		return 1 + hundredths * rate / 100;
	}

	private static void write(TextWriter out, long frame, MouthShape shape, ExportRequest request) throws IOException {
		boolean blair = request.values().get(NAMES).equals("preston-blair");
		out.number(frame).ascii(' ').text(blair ? shape.prestonBlair() : shape.name()).ascii('\n');
	}
}
