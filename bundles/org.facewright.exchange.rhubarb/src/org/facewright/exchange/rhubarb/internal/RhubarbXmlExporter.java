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

/** Writes Rhubarb's XML. */
@Component
public final class RhubarbXmlExporter implements TrackExporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("rhubarb-xml", "Rhubarb mouth cues (XML)",
			List.of("xml"),
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
			out.text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rhubarbResult>\n  <metadata>\n    <soundFile>");
			out.text(escaped(MouthExport.sound(request))).text("</soundFile>\n    <duration>");
			MouthExport.time(out, cues.getLast().end());
			out.text("</duration>\n  </metadata>\n  <mouthCues>\n");
			for (MouthCue cue : cues) {
				out.text("    <mouthCue start=\"");
				MouthExport.time(out, cue.start());
				out.text("\" end=\"");
				MouthExport.time(out, cue.end());
				out.text("\">").text(cue.shape().name()).text("</mouthCue>\n");
			}
			out.text("  </mouthCues>\n</rhubarbResult>\n");
		}
		progress.report(1, "written");
	}

	/** Characters that XML does not allow are left out. */
	private static String escaped(String text) {
		return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "").replace("&", "&amp;")
				.replace("<", "&lt;").replace(">", "&gt;");
	}
}
