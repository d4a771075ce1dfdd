package org.facewright.exchange.parquet.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.MotionTable;
import org.facewright.exchange.common.Preflight;
import org.osgi.service.component.annotations.Component;

/**
 * Reads the flat numeric columns of Parquet files: floats, doubles and whole numbers, required or optional, plain or
 * with a dictionary, uncompressed, gzip or Snappy.
 */
@Component
public final class ParquetImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("parquet", "Table (Parquet)", List.of("parquet"),
			MotionTable.SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return head.length >= 4 && Arrays.equals(Arrays.copyOf(head, 4), ParquetExporter.MAGIC);
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		byte[] file;
		try (InputStream in = source.open()) {
			file = in.readNBytes(Integer.MAX_VALUE - 64);
		}
		return new Reading(source.name(), file, values, progress).result();
	}

	/** A column of the schema. */
	private record Leaf(String name, int type, boolean optional, boolean flat) {

		boolean isReadable() {
			return flat && Pages.isNumeric(type);
		}
	}

	/** One file being read. */
	private static final class Reading {

		private static final int TAIL = 8;
		private static final int REPEATED = 2;
		private static final int OPTIONAL = 1;
		private static final int MOST_LEAVES = 1 << 14;
		/** Rows times columns that any file may have, and for each byte: runs of one value take nearly no room. */
		private static final long FREE_VALUES = 1 << 24;
		private static final long VALUES_PER_BYTE = 64;

		private final String name;
		private final byte[] file;
		private final ParameterValues values;
		private final Progress progress;

		Reading(String name, byte[] file, ParameterValues values, Progress progress) {
			this.name = name;
			this.file = file;
			this.values = values;
			this.progress = progress;
		}

		private IOException damaged(String what) {
			return new IOException("%s: %s; the file is damaged or cut off, write it again".formatted(name, what));
		}

		private Thrift footer() throws IOException {
			boolean whole = file.length >= 12
					&& Arrays.equals(Arrays.copyOf(file, 4), ParquetExporter.MAGIC)
					&& Arrays.equals(Arrays.copyOfRange(file, file.length - 4, file.length), ParquetExporter.MAGIC);
			if (!whole) {
				throw new IOException(
						"%s: does not begin and end as a Parquet file; choose another one or copy it again"
								.formatted(name));
			}
			int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - TAIL);
			if (length < 0 || length > file.length - TAIL - 4) {
				throw damaged("its description of %d bytes can't be in it".formatted(length));
			}
			int start = file.length - TAIL - length;
			return describe("its description", () -> new Thrift.Reader(file, start, start + length).struct());
		}

		private interface Part<T> {
			T read() throws IOException;
		}

		/** Parts know nothing of the file's name. */
		private <T> T describe(String where, Part<T> part) throws IOException {
			try {
				return part.read();
			} catch (IOException e) {
				if (e.getMessage() != null && e.getMessage().startsWith(name)) {
					throw e;
				}
				throw new IOException("%s, %s: %s".formatted(name, where, e.getMessage()), e);
			}
		}

		ImportResult result() throws IOException {
			Thrift footer = footer();
			List<Leaf> leaves = leaves(footer.structs(2));
			List<String> headers = new ArrayList<>();
			List<String> others = new ArrayList<>();
			for (Leaf leaf : leaves) {
				(leaf.isReadable() ? headers : others).add(leaf.name);
			}
			MotionTable table = new MotionTable(name, headers, values);
			rate(footer).ifPresent(table::frameRate);
			long rows = footer.number(3, -1);
			List<Thrift> groups = footer.structs(4);
			long sum = 0;
			for (Thrift group : groups) {
				sum += group.number(3, -1);
			}
			if (rows < 0 || sum != rows || rows * Math.max(1, headers.size()) > Math.max(FREE_VALUES,
					VALUES_PER_BYTE * file.length) || rows > Integer.MAX_VALUE) {
				throw damaged("%d rows in parts of %d together can't be".formatted(rows, sum));
			}
			for (int group = 0; group < groups.size(); group++) {
				progress.report((double) group / groups.size(), "reading columns");
				readGroup(groups.get(group), group, leaves, table);
			}
			ImportResult result = table.result(progress);
			if (others.isEmpty()) {
				return result;
			}
			List<Problem> problems = new ArrayList<>(result.problems());
			problems.add(Problem.info("parquet.left-out",
					"%s: not read, for they are no plain columns of numbers, are %s".formatted(name,
							Preflight.list(others))));
			return new ImportResult(result.tracks(), result.speech(), problems);
		}

		/** The leaves of the schema in the order of the columns: a tree, written depth first. */
		private List<Leaf> leaves(List<Thrift> schema) throws IOException {
			List<Leaf> leaves = new ArrayList<>();
			if (schema.isEmpty() || schema.size() > MOST_LEAVES) {
				throw damaged("its schema has %d elements".formatted(schema.size()));
			}
			long[] openChildren = new long[schema.size() + 1];
			int depth = 0;
			openChildren[0] = schema.getFirst().number(5, 0);
			for (Thrift element : schema.subList(1, schema.size())) {
				while (depth > 0 && openChildren[depth] <= 0) {
					depth--;
				}
				openChildren[depth]--;
				long children = element.number(5, 0);
				if (children > 0) {
					openChildren[++depth] = children;
				} else {
					long repetition = element.number(3, 0);
					leaves.add(new Leaf(element.text(4), (int) element.number(1, -1), repetition == OPTIONAL,
							depth == 0 && repetition != REPEATED));
				}
			}
			return leaves;
		}

		private Optional<FrameRate> rate(Thrift footer) {
			for (Thrift property : footer.structs(5)) {
				if (property.text(1).equals(ParquetExporter.FRAME_RATE)
						&& property.text(2).matches("\\d{1,9}(/\\d{1,9})?")) {
					try {
						return Optional.of(FrameRate.parse(property.text(2)));
					} catch (IllegalArgumentException e) {
						return Optional.empty(); // such as 0: then the times tell it
					}
				}
			}
			return Optional.empty();
		}

		private void readGroup(Thrift group, int number, List<Leaf> leaves, MotionTable table) throws IOException {
			List<Thrift> chunks = group.structs(1);
			if (chunks.size() != leaves.size()) {
				throw damaged("part %d has %d columns, the schema %d".formatted(number, chunks.size(), leaves.size()));
			}
			int column = 0;
			for (int i = 0; i < chunks.size(); i++) {
				progress.checkCancelled();
				if (leaves.get(i).isReadable()) {
					if (table.wants(column)) {
						readChunk(chunks.get(i), leaves.get(i), group.number(3, 0), column, table);
					}
					column++;
				}
			}
		}

		private void readChunk(Thrift chunk, Leaf leaf, long rows, int column, MotionTable table)
				throws IOException {
			String where = "column " + leaf.name;
			Thrift own = chunk.struct(3).orElseThrow(() -> damaged(where + " is not described"));
			long start = own.number(9, -1);
			long dictionary = own.number(11, -1);
			if (dictionary > 0 && dictionary < start) {
				start = dictionary;
			}
			long end = start + own.number(7, -1);
			if (start < 4 || end < start || end > file.length || own.number(5, -1) != rows
					|| own.number(1, -1) != leaf.type) {
				throw damaged("%s lies from byte %d to %d with %d values".formatted(where, start, end,
						own.number(5, -1)));
			}
			int from = (int) start;
			int to = (int) end;
			Pages pages = new Pages(file, leaf.type, leaf.optional, (int) own.number(4, 0));
			MotionTable.Where place = () -> "%s, %s".formatted(name, where);
			describe(where, () -> {
				pages.read(from, to, rows, value -> {
					if (Double.isNaN(value)) {
						table.addMissing(column, place);
					} else {
						table.add(column, value, place);
					}
				});
				return true;
			});
		}
	}
}
