package org.facewright.exchange.parquet.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.ColumnMap;
import org.facewright.exchange.common.Preflight;
import org.osgi.service.component.annotations.Component;

/**
 * Writes a Parquet file of plain, uncompressed columns: 32-bit floats, and the time as a double or a 32-bit integer.
 * The frame rate stands among the file's own properties.
 */
@Component
public final class ParquetExporter implements TrackExporter {

	static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
	static final String FRAME_RATE = "facewright.frameRate";

	private static final ExchangeFormat FORMAT = new ExchangeFormat("parquet", "Table (Parquet)", List.of("parquet"),
			ParameterSchema.of(ColumnMap.COLUMNS, ColumnMap.SCALE, ColumnMap.ANGLES, ColumnMap.TIME,
					ColumnMap.TIME_NAME));
	private static final int PAGE_ROWS = 1 << 16;
	private static final int GROUP_ROWS = 1 << 20;
	private static final int INT32 = 1;
	private static final int FLOAT = 4;
	private static final int DOUBLE = 5;
	private static final int RLE = 3;

	/** A column of the file. */
	private interface Numbers {
		void put(ByteBuffer page, int frame);
	}

	private record Written(String name, int type, int bytes, Numbers numbers) {
	}

	private record Chunk(long offset, long bytes, int rows) {
	}

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
		List<Written> columns = columns(clip, request.values());
		try (OutputStream out = target.main()) {
			out.write(MAGIC);
			long offset = MAGIC.length;
			List<List<Chunk>> groups = new ArrayList<>();
			for (int start = 0; start < clip.frameCount(); start += GROUP_ROWS) {
				List<Chunk> chunks = new ArrayList<>();
				int end = Math.min(clip.frameCount(), start + GROUP_ROWS);
				for (int i = 0; i < columns.size(); i++) {
					progress.checkCancelled();
					progress.report((start + (double) (end - start) * i / columns.size()) / clip.frameCount(),
							"writing columns");
					Chunk chunk = writeChunk(columns.get(i), start, end, offset, out);
					offset += chunk.bytes;
					chunks.add(chunk);
				}
				groups.add(chunks);
			}
			byte[] footer = footer(columns, groups, clip);
			out.write(footer);
			out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length).array());
			out.write(MAGIC);
		}
		progress.report(1, "written");
	}

	private static List<Written> columns(MotionClip clip, ParameterValues values) {
		List<Written> columns = new ArrayList<>();
		double perSecond = values.get(ColumnMap.TIME).equals("milliseconds") ? 1000 : 1;
		switch (values.get(ColumnMap.TIME)) {
			case "none" -> {
				// no such column
			}
			case "frames" -> columns.add(new Written(ColumnMap.timeName(values), INT32, 4, ByteBuffer::putInt));
			default -> columns.add(new Written(ColumnMap.timeName(values), DOUBLE, 8,
					(page, frame) -> page.putDouble(clip.frameRate().secondsOf(frame) * perSecond)));
		}
		for (ColumnMap.Column column : ColumnMap.columns(clip, values)) {
			columns.add(new Written(column.name(), FLOAT, 4,
					(page, frame) -> page.putFloat((float) column.value(frame))));
		}
		return columns;
	}

	private static Chunk writeChunk(Written column, int start, int end, long offset, OutputStream out)
			throws IOException {
		long bytes = 0;
		for (int first = start; first < end; first += PAGE_ROWS) {
			int rows = Math.min(end - first, PAGE_ROWS);
			ByteBuffer page = ByteBuffer.allocate(rows * column.bytes).order(ByteOrder.LITTLE_ENDIAN);
			for (int row = 0; row < rows; row++) {
				column.numbers.put(page, first + row);
			}
			byte[] head = new ThriftWriter().begin().i32(1, 0).i32(2, page.capacity()).i32(3, page.capacity()).begin(5)
					.i32(1, rows).i32(2, 0).i32(3, RLE).i32(4, RLE).end().end().bytes();
			out.write(head);
			out.write(page.array());
			bytes += head.length + page.capacity();
		}
		return new Chunk(offset, bytes, end - start);
	}

	private static byte[] footer(List<Written> columns, List<List<Chunk>> groups, MotionClip clip) {
		ThriftWriter out = new ThriftWriter().begin().i32(1, 1);
		out.list(2, ThriftWriter.STRUCT, columns.size() + 1);
		out.begin().text(4, "schema").i32(5, columns.size()).end();
		for (Written column : columns) {
			out.begin().i32(1, column.type).i32(3, 0).text(4, column.name).end();
		}
		out.i64(3, clip.frameCount());
		out.list(4, ThriftWriter.STRUCT, groups.size());
		for (List<Chunk> chunks : groups) {
			out.begin().list(1, ThriftWriter.STRUCT, chunks.size());
			for (int i = 0; i < chunks.size(); i++) {
				writeChunkDescription(columns.get(i), chunks.get(i), out);
			}
			out.i64(2, chunks.stream().mapToLong(Chunk::bytes).sum()).i64(3, chunks.getFirst().rows).end();
		}
		out.list(5, ThriftWriter.STRUCT, 1);
		out.begin().text(1, FRAME_RATE).text(2, clip.frameRate().toString()).end();
		return out.text(6, "Facewright").end().bytes();
	}

	private static void writeChunkDescription(Written column, Chunk chunk, ThriftWriter out) {
		out.begin().i64(2, chunk.offset).begin(3);
		out.i32(1, column.type).list(2, ThriftWriter.I32, 2).zigzag(0).zigzag(RLE);
		out.list(3, ThriftWriter.BINARY, 1).text(column.name).i32(4, 0).i64(5, chunk.rows);
		out.i64(6, chunk.bytes).i64(7, chunk.bytes).i64(9, chunk.offset).end().end();
	}
}
