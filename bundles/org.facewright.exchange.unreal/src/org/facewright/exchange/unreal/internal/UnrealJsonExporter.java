package org.facewright.exchange.unreal.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.TextWriter;
import org.osgi.service.component.annotations.Component;

/**
 * Writes an Unreal curve table as JSON: an object per weight whose keys are times, rounded to a microsecond, and whose
 * values have as many digits as it takes to read the same 32-bit float back.
 */
@Component
public final class UnrealJsonExporter implements TrackExporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("unreal-json", "Unreal curve table (.json)",
			List.of("curves.json"), CurveTable.SCHEMA);
	private static final int DECIMALS = 6;

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
		return CurveTable.check(request);
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		CurveTable table = CurveTable.require(request);
		byte[][] times = table.times(DECIMALS);
		try (TextWriter out = new TextWriter(target.main())) {
			out.ascii('[');
			for (int row = 0; row < table.rows().size(); row++) {
				progress.checkCancelled();
				progress.report((double) row / table.rows().size(), "writing rows");
				CurveTable.Row curve = table.rows().get(row);
				out.text(row == 0 ? "{\"Name\":" : ",\n{\"Name\":").text(quoted(curve.name()));
				for (int frame = 0; frame < times.length; frame++) {
					out.ascii(',').ascii('"').bytes(times[frame]).ascii('"').ascii(':').shortest(curve.value(frame));
				}
				out.ascii('}');
			}
			out.text("]\n");
		}
		progress.report(1, "written");
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char c : text.toCharArray()) {
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			} else if (c < 0x20 || c > 0x7E) {
				quoted.append("\\u%04x".formatted((int) c));
			} else {
				quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}
}
