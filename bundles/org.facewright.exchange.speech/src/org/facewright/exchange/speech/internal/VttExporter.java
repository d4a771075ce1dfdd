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

/** Writes the words as WebVTT; in a cue of several each word but the first has its time before it. */
@Component
public final class VttExporter implements TrackExporter {

	private static final String NAME = "WebVTT";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("vtt", "WebVTT subtitles", List.of("vtt"),
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
			out.text("WEBVTT\n\n");
			for (int i = 0; i < cues.size(); i++) {
				CueWriter.look(progress, i, cues.size());
				CueWriter.times(out, cues.get(i), '.');
				write(out, cues.get(i));
				out.text("\n\n");
			}
		}
		progress.report(1, "written");
	}

	private static void write(TextWriter out, List<Segment> cue) throws IOException {
		for (int i = 0; i < cue.size(); i++) {
			if (i > 0) {
				out.text(" <");
				CueWriter.time(out, cue.get(i).startSeconds(), '.');
				out.ascii('>');
			}
			out.text(SpeechExport.line(cue.get(i).label()).replace("&", "&amp;").replace("<", "&lt;").replace(">",
					"&gt;"));
		}
	}
}
