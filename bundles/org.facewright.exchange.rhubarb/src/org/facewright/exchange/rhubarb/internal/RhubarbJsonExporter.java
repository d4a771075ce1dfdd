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

import com.fasterxml.jackson.databind.node.TextNode;

/** Writes Rhubarb's JSON. */
@Component
public final class RhubarbJsonExporter implements TrackExporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("rhubarb-json", "Rhubarb mouth cues (JSON)",
			List.of("cues.json"),
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
			out.text("{\n  \"metadata\": {\n    \"soundFile\": ").text(quoted(MouthExport.sound(request)));
			out.text(",\n    \"duration\": ");
			MouthExport.time(out, cues.getLast().end());
			out.text("\n  },\n  \"mouthCues\": [\n");
			for (int i = 0; i < cues.size(); i++) {
				out.text("    { \"start\": ");
				MouthExport.time(out, cues.get(i).start());
				out.text(", \"end\": ");
				MouthExport.time(out, cues.get(i).end());
				out.text(", \"value\": \"").text(cues.get(i).shape().name()).text("\" }");
				out.text(i + 1 < cues.size() ? ",\n" : "\n");
			}
			out.text("  ]\n}\n");
		}
		progress.report(1, "written");
	}

	private static String quoted(String text) {
		return TextNode.valueOf(text).toString();
	}
}
