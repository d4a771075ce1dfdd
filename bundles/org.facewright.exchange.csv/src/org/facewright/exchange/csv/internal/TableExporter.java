package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.ColumnMap;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.osgi.service.component.annotations.Component;

/** Writes a table of one row per frame, columns as a user wants them. */
@Component
public final class TableExporter implements TrackExporter {

	static final Parameter<String> SEPARATOR = Parameter.choice("separator", "comma", "tab", "semicolon")
			.label("Separator").describe("What stands between two cells; the decimal point is always a point");
	static final Parameter<Integer> DECIMALS = Parameter.integer("decimals").between(-1, 10).otherwise(-1)
			.label("Decimals").describe("Decimals of values; -1: as many as it takes to read the same number back");

	static final String LABEL = "Table (CSV, TSV)";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("table-csv", LABEL, List.of("table.csv"),
			ParameterSchema.of(ColumnMap.COLUMNS, ColumnMap.SCALE, ColumnMap.ANGLES, ColumnMap.TIME,
					ColumnMap.TIME_NAME, SEPARATOR, DECIMALS));
	private static final int TIME_DECIMALS = 6;
	private static final int MILLISECOND_DECIMALS = 3;
	private static final int FRAMES_PER_REPORT = 4096;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return ColumnMap.precision(request, request.values().get(DECIMALS));
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(ColumnMap.check(request, "the table"));
		int decimals = request.values().get(DECIMALS);
		if (decimals >= 0 && decimals < 3 && request.values().get(ColumnMap.SCALE) <= 1) {
			problems.add(Problem.warning("table.decimals",
					"%d decimals leave %d steps between a weight of 0 and 1".formatted(decimals,
							(int) Math.pow(10, decimals)),
					"write 4 or more"));
		}
		return problems;
	}

	private static char separator(ParameterValues values) {
		return switch (values.get(SEPARATOR)) {
			case "tab" -> '\t';
			case "semicolon" -> ';';
			default -> ',';
		};
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		progress.checkCancelled();
		MotionClip clip = request.tracks().getFirst().clip();
		List<ColumnMap.Column> columns = ColumnMap.columns(clip, request.values());
		try (TextWriter out = new TextWriter(target.main())) {
			writeHeader(columns, request.values(), out);
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				if (frame % FRAMES_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report((double) frame / clip.frameCount(), "writing rows");
				}
				writeRow(columns, clip, frame, request.values(), out);
			}
		}
		progress.report(1, "written");
	}

	private static void writeHeader(List<ColumnMap.Column> columns, ParameterValues values, TextWriter out)
			throws IOException {
		char separator = separator(values);
		boolean first = values.get(ColumnMap.TIME).equals("none");
		if (!first) {
			out.text(Cells.cell(ColumnMap.timeName(values), separator));
		}
		for (ColumnMap.Column column : columns) {
			if (!first) {
				out.ascii(separator);
			}
			out.text(Cells.cell(column.name(), separator));
			first = false;
		}
		out.ascii('\n');
	}

	private static void writeRow(List<ColumnMap.Column> columns, MotionClip clip, int frame, ParameterValues values,
			TextWriter out) throws IOException {
		char separator = separator(values);
		int decimals = values.get(DECIMALS);
		boolean first = false;
		switch (values.get(ColumnMap.TIME)) {
			case "seconds" -> out.fixed(clip.frameRate().secondsOf(frame), TIME_DECIMALS);
			case "milliseconds" -> out.fixed(clip.frameRate().secondsOf(frame) * 1000, MILLISECOND_DECIMALS);
			case "frames" -> out.number(frame);
			default -> first = true;
		}
		for (int i = 0; i < columns.size(); i++) {
			if (!first) {
				out.ascii(separator);
			}
			first = false;
			double value = columns.get(i).value(frame);
			if (decimals >= 0) {
				out.fixed(value, decimals);
			} else {
				out.shortest((float) value);
			}
		}
		out.ascii('\n');
	}
}
