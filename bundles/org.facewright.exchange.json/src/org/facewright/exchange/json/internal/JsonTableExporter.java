package org.facewright.exchange.json.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes a table as JSON: a list of objects, lists of numbers by name, or names once and a list per frame. */
@Component
public final class JsonTableExporter implements TrackExporter {

	static final Parameter<String> LAYOUT = Parameter.choice("layout", "columns", "records", "rows").label("Layout")
			.describe("columns: a list of numbers per name; records: an object per frame; rows: the names once, then a "
					+ "list of numbers per frame");

	static final String LABEL = "Table (JSON)";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("table-json", LABEL, List.of("table.json"),
			ParameterSchema.of(ColumnMap.COLUMNS, ColumnMap.SCALE, ColumnMap.ANGLES, ColumnMap.TIME,
					ColumnMap.TIME_NAME, LAYOUT));
	private static final int FRAMES_PER_REPORT = 4096;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return ColumnMap.precision(request, -1);
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		return ColumnMap.check(request, "the table");
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		progress.checkCancelled();
		MotionClip clip = request.tracks().getFirst().clip();
		List<ColumnMap.Column> columns = ColumnMap.columns(clip, request.values());
		try (TextWriter out = new TextWriter(target.main())) {
			out.text("{\"frameRate\":\"").text(clip.frameRate().toString()).text("\",\n");
			switch (request.values().get(LAYOUT)) {
				case "records" -> writeRecords(columns, clip, request.values(), out, progress);
				case "rows" -> writeRows(columns, clip, request.values(), out, progress);
				default -> writeColumns(columns, clip, request.values(), out, progress);
			}
			out.text("}\n");
		}
		progress.report(1, "written");
	}

	private static String quoted(String text) {
		return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
	}

	private static boolean hasTime(ParameterValues values) {
		return !values.get(ColumnMap.TIME).equals("none");
	}

	private static void writeTime(MotionClip clip, int frame, ParameterValues values, TextWriter out)
			throws IOException {
		switch (values.get(ColumnMap.TIME)) {
			case "seconds" -> out.fixed(clip.frameRate().secondsOf(frame), 6);
			case "milliseconds" -> out.fixed(clip.frameRate().secondsOf(frame) * 1000, 3);
			default -> out.number(frame);
		}
	}

	private static void report(int frame, MotionClip clip, Progress progress) {
		if (frame % FRAMES_PER_REPORT == 0) {
			progress.checkCancelled();
			progress.report((double) frame / clip.frameCount(), "writing frames");
		}
	}

	private static void writeColumns(List<ColumnMap.Column> columns, MotionClip clip, ParameterValues values,
			TextWriter out, Progress progress) throws IOException {
		out.text("\"columns\":{");
		String separator = "\n";
		if (hasTime(values)) {
			out.text(separator).text(quoted(ColumnMap.timeName(values))).text(":[");
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				out.text(frame == 0 ? "" : ",");
				writeTime(clip, frame, values, out);
			}
			out.ascii(']');
			separator = ",\n";
		}
		for (int i = 0; i < columns.size(); i++) {
			progress.checkCancelled();
			progress.report((double) i / columns.size(), "writing columns");
			out.text(separator).text(quoted(columns.get(i).name())).text(":[");
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				if (frame > 0) {
					out.ascii(',');
				}
				out.shortest((float) columns.get(i).value(frame));
			}
			out.ascii(']');
			separator = ",\n";
		}
		out.text("\n}");
	}

	private static void writeRecords(List<ColumnMap.Column> columns, MotionClip clip, ParameterValues values,
			TextWriter out, Progress progress) throws IOException {
		byte[][] names = new byte[columns.size()][];
		for (int i = 0; i < names.length; i++) {
			names[i] = (quoted(columns.get(i).name()) + ":").getBytes(StandardCharsets.UTF_8);
		}
		String time = quoted(ColumnMap.timeName(values)) + ":";
		out.text("\"records\":[");
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			report(frame, clip, progress);
			out.text(frame == 0 ? "\n{" : ",\n{");
			if (hasTime(values)) {
				out.text(time);
				writeTime(clip, frame, values, out);
			}
			for (int i = 0; i < names.length; i++) {
				if (i > 0 || hasTime(values)) {
					out.ascii(',');
				}
				out.bytes(names[i]).shortest((float) columns.get(i).value(frame));
			}
			out.ascii('}');
		}
		out.text("\n]");
	}

	private static void writeRows(List<ColumnMap.Column> columns, MotionClip clip, ParameterValues values,
			TextWriter out, Progress progress) throws IOException {
		out.text("\"names\":[");
		if (hasTime(values)) {
			out.text(quoted(ColumnMap.timeName(values))).ascii(',');
		}
		for (int i = 0; i < columns.size(); i++) {
			out.text(i == 0 ? "" : ",").text(quoted(columns.get(i).name()));
		}
		out.text("],\n\"rows\":[");
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			report(frame, clip, progress);
			out.text(frame == 0 ? "\n[" : ",\n[");
			if (hasTime(values)) {
				writeTime(clip, frame, values, out);
			}
			for (int i = 0; i < columns.size(); i++) {
				if (i > 0 || hasTime(values)) {
					out.ascii(',');
				}
				out.shortest((float) columns.get(i).value(frame));
			}
			out.ascii(']');
		}
		out.text("\n]");
	}
}
