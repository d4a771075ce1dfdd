package org.facewright.exchange.unreal.internal;

import java.io.IOException;
import java.util.ArrayList;
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
 * Writes an Unreal curve table as CSV: times in the first line, rounded to a tenth of a microsecond, then a line per
 * weight with as many digits as it takes to read the same 32-bit float back. Choose linear interpolation when Unreal
 * asks at its import.
 */
@Component
public final class UnrealCsvExporter implements TrackExporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("unreal-csv", "Unreal curve table (.csv)",
			List.of("curves.csv"), CurveTable.SCHEMA);
	private static final int DECIMALS = 7;
	/** A cell has up to thirteen characters or so, and a line that is read back four million. */
	private static final int MOST_COLUMNS = 320_000;

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
		List<Problem> problems = new ArrayList<>(CurveTable.check(request));
		if (problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR)
				&& CurveTable.of(request).frameCount() > MOST_COLUMNS) {
			problems.add(Problem.warning("unreal.long-lines",
					"a line has a column for each of %d frames, which is more than most programs read, this one too"
							.formatted(CurveTable.of(request).frameCount()),
					"split the take or choose JSON"));
		}
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		CurveTable table = CurveTable.require(request);
		try (TextWriter out = new TextWriter(target.main())) {
			out.text("Name");
			for (byte[] time : table.times(DECIMALS)) {
				out.ascii(',').bytes(time);
			}
			out.ascii('\n');
			for (int row = 0; row < table.rows().size(); row++) {
				progress.checkCancelled();
				progress.report((double) row / table.rows().size(), "writing rows");
				CurveTable.Row curve = table.rows().get(row);
				out.text(cell(curve.name()));
				for (int frame = 0; frame < table.frameCount(); frame++) {
					out.ascii(',').shortest(curve.value(frame));
				}
				out.ascii('\n');
			}
		}
		progress.report(1, "written");
	}

	private static String cell(String text) {
		boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
				&& text.equals(text.strip());
		return plain ? text : '"' + text.replace("\"", "\"\"").replace('\n', ' ').replace('\r', ' ') + '"';
	}
}
