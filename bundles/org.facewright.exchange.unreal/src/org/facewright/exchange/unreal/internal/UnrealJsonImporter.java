package org.facewright.exchange.unreal.internal;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.CurveKeys;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Reads curve tables in JSON. Unreal's own export of them cuts times to whole seconds, so that many keys of a row stand
 * at the same one; such rows are spread evenly again where that is possible.
 */
@Component
public final class UnrealJsonImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("unreal-json", "Unreal curve table (.json)",
			List.of("curves.json"), TableCurves.SCHEMA);
	/** Times are different in each file, so remembering them would only cost memory. */
	private static final JsonFactory JSON = JsonFactory.builder()
			.disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
			.build();
	private static final Pattern BEGINNING = Pattern
			.compile("\\s*+\\[\\s*+\\{\\s*+\"Name\"\\s*+:\\s*+\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"\\s*+"
					+ "(?:,\\s*+\"[-+.\\deE]++\"\\s*+:|})", Pattern.DOTALL);
	private static final int KEYS_PER_CHECK = 1 << 14;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return BEGINNING.matcher(TextLines.peek(head)).lookingAt();
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (InputStream in = source.open(); JsonParser parser = JSON.createParser(in)) {
			Reading reading = new Reading(source.name(), parser, values, progress);
			return reading.result();
		} catch (CharConversionException e) {
			throw new IOException(("%s: not readable as text; save it as UTF-8, or choose another format if it is a "
					+ "binary file").formatted(source.name()), e);
		} catch (JsonProcessingException e) {
			throw new IOException("%s, %s: this is no correct JSON (%s); export the curve table again".formatted(
					source.name(), place(e.getLocation()), e.getOriginalMessage().lines().findFirst().orElse("")), e);
		}
	}

	private static String place(@Nullable JsonLocation location) {
		return location == null
				? "somewhere"
				: "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
	}

	/** One row before it is known what its times mean. */
	private static final class Row {
		final String name;
		double[] times = new double[16];
		float[] numbers = new float[16];
		int count;
		boolean whole = true;
		boolean repeated;

		Row(String name) {
			this.name = name;
		}

		void add(double time, float number) {
			if (count == times.length) {
				times = Arrays.copyOf(times, count + count / 2);
				numbers = Arrays.copyOf(numbers, count + count / 2);
			}
			whole &= time == Math.rint(time);
			repeated |= count > 0 && time == times[count - 1];
			times[count] = time;
			numbers[count++] = number;
		}
	}

	/** One file being read. */
	private static final class Reading {

		private final String fileName;
		private final JsonParser parser;
		private final TableCurves curves;
		private final Progress progress;
		private final List<Row> rows = new ArrayList<>();
		private final List<Problem> problems = new ArrayList<>();

		Reading(String fileName, JsonParser parser, ParameterValues values, Progress progress) {
			this.fileName = fileName;
			this.parser = parser;
			this.progress = progress;
			curves = new TableCurves(fileName, values);
		}

		ImportResult result() throws IOException {
			if (parser.nextToken() != JsonToken.START_ARRAY) {
				throw error("a curve table begins with [", "choose another format if this is no curve table");
			}
			JsonToken token = parser.nextToken();
			while (token == JsonToken.START_OBJECT) {
				rows.add(row());
				token = parser.nextToken();
			}
			if (token != JsonToken.END_ARRAY) {
				throw error("a row is expected here", "write an object with a Name and times");
			}
			Optional<FrameRate> cut = rows.stream().anyMatch(row -> row.whole && row.repeated)
					? Optional.of(rateOfCutTimes())
					: Optional.empty();
			for (int i = 0; i < rows.size(); i++) {
				add(rows.get(i), cut);
				rows.set(i, new Row("")); // its numbers are in the curves now
			}
			return curves.result(cut, problems, progress);
		}

		private IOException error(String what, String remedy) {
			return new IOException("%s, %s: %s; %s".formatted(fileName, place(parser.currentLocation()), what, remedy));
		}

		private Row row() throws IOException {
			progress.checkCancelled();
			progress.report(Double.NaN, "reading rows");
			Row row = null;
			for (JsonToken token = parser.nextToken(); token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
				String key = parser.currentName();
				JsonToken content = parser.nextToken();
				if (key.equals("Name") && content == JsonToken.VALUE_STRING && row == null) {
					row = new Row(parser.getText());
				} else if (row == null) {
					throw error("the row does not begin with its Name",
							"choose another format if this is no curve table");
				} else {
					key(row, key, content);
				}
			}
			if (row == null) {
				throw error("a row is empty", "remove it");
			}
			return row;
		}

		private void key(Row row, String key, JsonToken content) throws IOException {
			if (row.count % KEYS_PER_CHECK == 0) {
				progress.checkCancelled();
			}
			String shown = key.length() > 40 ? key.substring(0, 40) + "…" : key;
			double time = Numbers.parse(key.strip()).orElse(Double.NaN);
			if (Double.isNaN(time)) {
				throw error("'%s' is no time".formatted(shown), "choose another format if this is no curve table");
			}
			if (!content.isNumeric()) {
				throw error("the value at '%s' is no number".formatted(shown), "correct it");
			}
			row.add(time, Numbers.sample(Numbers.parse(parser.getText()).orElse(Double.NaN),
					"%s, %s".formatted(fileName, place(parser.currentLocation()))));
		}

		/** Times that were cut tell the frame rate by how many keys a whole second has. */
		private FrameRate rateOfCutTimes() throws IOException {
			String wanted = curves.wantedRate();
			int perSecond = wanted.isEmpty() ? keysPerSecond() : 0;
			if (!wanted.isEmpty()) {
				try {
					return remark(FrameRate.parse(wanted));
				} catch (IllegalArgumentException e) {
					throw new IOException("%s can't be read: frame-rate: %s".formatted(fileName, e.getMessage()), e);
				}
			}
			if (perSecond == 0) {
				throw new IOException(("%s: its times are cut to whole seconds, as Unreal's JSON export does, and the "
						+ "keys do not tell the frame rate; export the table as CSV, or set the parameter 'frame-rate' "
						+ "if there is a key at every frame").formatted(fileName));
			}
			return remark(FrameRate.of(perSecond));
		}

		private FrameRate remark(FrameRate rate) {
			problems.add(Problem.warning("unreal.cut-times",
					("%s: its times are cut to whole seconds, as Unreal's JSON export does; the keys were spread "
							+ "evenly at %s fps").formatted(fileName, rate),
					"export the table as CSV to keep the true times"));
			return rate;
		}

		/** 0 when the rows do not agree, or second by second have different numbers of keys. */
		private int keysPerSecond() {
			int perSecond = 0;
			for (Row row : rows) {
				int start = 0;
				while (start < row.count) {
					int end = start + 1;
					while (end < row.count && row.times[end] == row.times[start]) {
						end++;
					}
					boolean complete = end < row.count;
					if (complete && perSecond == 0) {
						perSecond = end - start;
					}
					if (complete && end - start != perSecond || end - start > perSecond) {
						return 0;
					}
					start = end;
				}
			}
			return perSecond;
		}

		private void add(Row row, Optional<FrameRate> cut) throws IOException {
			CurveKeys keys = new CurveKeys();
			for (int i = 0; i < row.count; i++) {
				double time = cut.isPresent() ? row.times[0] + cut.get().secondsOf(i) : row.times[i];
				curves.addKey(keys, time, row.numbers[i]);
			}
			curves.addRow(row.name, keys);
		}
	}
}
