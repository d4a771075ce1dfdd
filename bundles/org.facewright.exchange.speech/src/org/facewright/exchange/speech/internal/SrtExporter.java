package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.osgi.service.component.annotations.Component;

/** Writes the words as SubRip subtitles. */
@Component
public final class SrtExporter implements TrackExporter {

	private static final String NAME = "SRT";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("srt", "SubRip subtitles (SRT)", List.of("srt"),
			CueWriter.SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		return SpeechExport.check(request, NAME, true, false);
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		List<List<Segment>> cues = CueWriter.cues(request);
		try (TextWriter out = new TextWriter(target.main())) {
			for (int i = 0; i < cues.size(); i++) {
				CueWriter.look(progress, i, cues.size());
				out.number(i + 1).ascii('\n');
				CueWriter.times(out, cues.get(i), ',');
				out.text(String.join(" ", cues.get(i).stream().map(word -> SpeechExport.line(word.label())).toList()));
				out.text("\n\n");
			}
		}
		progress.report(1, "written");
	}
}
