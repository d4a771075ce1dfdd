package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.TextWriter;
import org.osgi.service.component.annotations.Component;

/** Writes Rhubarb's TSV: the start of each cue and its shape, at last the end with the mouth at rest. */
@Component
public final class RhubarbTsvExporter implements TrackExporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("rhubarb-tsv", "Rhubarb mouth cues (TSV)",
			List.of("tsv", "txt"),
			ParameterSchema.of(MouthExport.FROM, MouthExport.HOLD, MouthExport.EXTENDED));

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
			for (MouthCue cue : cues) {
				MouthExport.time(out, cue.start());
				out.ascii('\t').text(cue.shape().name()).ascii('\n');
			}
			MouthExport.time(out, cues.getLast().end());
			out.ascii('\t').text(MouthExport.drawn(MouthShape.X, request).name()).ascii('\n');
		}
		progress.report(1, "written");
	}
}
