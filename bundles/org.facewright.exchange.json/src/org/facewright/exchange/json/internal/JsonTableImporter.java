package org.facewright.exchange.json.internal;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.FrameRates;
import org.facewright.exchange.common.MotionTable;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

/** Reads tables of JSON in any of the three layouts, also without an object around them, as a stream. */
@Component
public final class JsonTableImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("table-json", JsonTableExporter.LABEL,
			List.of("table.json"), MotionTable.SCHEMA);
	private static final JsonFactory JSON = new JsonFactory();
	private static final Pattern NAME = Pattern.compile("\"([^\"\\\\]{1,64})\"");
	/** What other formats of JSON have at their beginning. */
	private static final Set<String> OTHERS = Set.of("facsNames", "weightMat", "exportFps", "asset", "mouthCues",
			"OTIO_SCHEMA", "Frames", "TimeCode", "Meta", "Name", "extensionsUsed", "accessors", "weights",
			"OTIO", "messageType", "word_segments", "transcript");

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	/** By names of channels near the beginning, unless they are those of another format. */
	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head).stripLeading();
		if (!text.startsWith("{") && !text.startsWith("[")) {
			return false;
		}
		int known = 0;
		boolean rate = text.startsWith("{\"frameRate\":\"") && text.contains("\"columns\"");
		Matcher names = NAME.matcher(text);
		while (names.find()) {
			if (OTHERS.contains(names.group(1))) {
				return false;
			}
			known += ChannelNames.known(names.group(1)).isPresent() ? 1 : 0;
		}
		return known > 1 || known == 1 && rate || rate;
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (InputStream in = source.open(); JsonParser json = JSON.createParser(in)) {
			return new Reading(source.name(), json, values, progress).read();
		} catch (JsonProcessingException e) {
			@Nullable
			JsonLocation at = e.getLocation();
			throw new IOException("%s%s: no valid JSON: %s; export the file again".formatted(source.name(),
					at == null ? "" : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
					e.getOriginalMessage()), e);
		} catch (CharConversionException e) {
			throw new IOException("%s: not readable as text (%s); save it as UTF-8".formatted(source.name(),
					e.getMessage()), e);
		}
	}

	/** Numbers of one name. */
	private static final class Numeric {
		private double[] values = new double[16];
		private int count;

		void add(double value) {
			if (count == values.length) {
				values = Arrays.copyOf(values, Math.addExact(count, count / 2));
			}
			values[count++] = value;
		}
	}

	/** One file being read. */
	private static final class Reading {

		private static final int MOST_COLUMNS = 4096;
		private static final int ROWS_PER_REPORT = 4096;

		private final String name;
		private final JsonParser json;
		private final ParameterValues values;
		private final Progress progress;
		private final Map<String, Numeric> columns = new LinkedHashMap<>();
		private List<String> names = List.of();
		private Optional<FrameRate> rate = Optional.empty();
		private @Nullable MotionTable table;
		private long row;

		Reading(String name, JsonParser json, ParameterValues values, Progress progress) {
			this.name = name;
			this.json = json;
			this.values = values;
			this.progress = progress;
		}

		ImportResult read() throws IOException {
			JsonToken first = json.nextToken();
			if (first == JsonToken.START_ARRAY) {
				readList("");
			} else if (first == JsonToken.START_OBJECT) {
				readObject();
			} else {
				throw error("the file is neither a JSON object nor a list", "choose another file");
			}
			MotionTable read = table;
			if (read == null) {
				if (columns.isEmpty()) {
					throw new IOException("%s: holds no table; choose another file or format".formatted(name));
				}
				read = new MotionTable(name, List.copyOf(columns.keySet()), values);
				int column = 0;
				for (Numeric numbers : columns.values()) {
					for (int i = 0; i < numbers.count; i++) {
						add(read, column, numbers.values[i], i);
					}
					column++;
				}
			}
			rate.ifPresent(read::frameRate);
			return read.result(progress);
		}

		private void add(MotionTable into, int column, double value, long place) throws IOException {
			MotionTable.Where where = () -> "%s, row %d".formatted(name, place);
			if (Double.isNaN(value)) {
				into.addMissing(column, where);
			} else {
				into.add(column, value, where);
			}
		}

		private IOException error(String what, String remedy) {
			JsonLocation at = json.currentLocation();
			return new IOException("%s, line %d: %s; %s".formatted(name, at.getLineNr(), what, remedy));
		}

		private void readObject() throws IOException {
			while (json.nextToken() == JsonToken.FIELD_NAME) {
				String field = json.currentName();
				JsonToken token = json.nextToken();
				switch (token) {
					case START_ARRAY -> readList(field);
					case START_OBJECT -> {
						if (field.equals("columns") || field.equals("channels") || field.equals("curves")) {
							readObject();
						} else {
							json.skipChildren();
						}
					}
					case VALUE_STRING, VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> readRate(field);
					default -> {
						// true, false and null tell nothing here
					}
				}
			}
			if (json.currentToken() != JsonToken.END_OBJECT) {
				throw error("the file ends too early", "export it again");
			}
		}

		private void readRate(String field) throws IOException {
			if (!field.equalsIgnoreCase("frameRate") && !field.equalsIgnoreCase("frame_rate")
					&& !field.equalsIgnoreCase("fps")) {
				return;
			}
			try {
				rate = json.currentToken() == JsonToken.VALUE_STRING
						? Optional.of(FrameRate.parse(json.getText()))
						: FrameRates.ofDecimal(json.getDoubleValue());
			} catch (IllegalArgumentException e) {
				throw new IOException("%s: %s is no frame rate; correct it or leave it out".formatted(name, field), e);
			}
			if (rate.isEmpty()) {
				throw error("%s is no frame rate".formatted(field), "correct it or leave it out");
			}
		}

		/** A list of numbers is a column; of texts the names; of objects or lists the rows. */
		private void readList(String field) throws IOException {
			JsonToken token = json.nextToken();
			if (token == JsonToken.VALUE_STRING) {
				readNames();
			} else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
				readRows(token);
			} else if (token != JsonToken.END_ARRAY) {
				readColumn(field, token);
			}
		}

		private void readNames() throws IOException {
			List<String> read = new ArrayList<>();
			JsonToken token = json.currentToken();
			while (token == JsonToken.VALUE_STRING) {
				read.add(json.getText());
				if (read.size() > MOST_COLUMNS) {
					throw error("more than %d names".formatted(MOST_COLUMNS), "choose another format");
				}
				token = json.nextToken();
			}
			if (token != JsonToken.END_ARRAY) {
				throw error("a list of names holds something that is none", "correct it");
			}
			names = read;
		}

		private void readColumn(String field, JsonToken first) throws IOException {
			if (columns.size() == MOST_COLUMNS || field.isEmpty() || columns.containsKey(field)) {
				throw error("'%s' can't be a column".formatted(brief(field)), "choose another format");
			}
			Numeric numbers = new Numeric();
			for (JsonToken token = first; token != JsonToken.END_ARRAY; token = json.nextToken()) {
				numbers.add(number(token, field));
				if (numbers.count % ROWS_PER_REPORT == 0) {
					progress.checkCancelled();
				}
			}
			columns.put(field, numbers);
		}

		private static String brief(String text) {
			return text.length() > 40 ? text.substring(0, 40) + "…" : text;
		}

		/** NaN for null. */
		private double number(@Nullable JsonToken token, String of) throws IOException {
			if (token == JsonToken.VALUE_NULL) {
				return Double.NaN;
			}
			OptionalDouble text = token == JsonToken.VALUE_STRING
					? Numbers.parse(json.getText())
					: OptionalDouble.empty();
			if (text.isPresent()) {
				return text.getAsDouble();
			}
			if (token == null || !token.isNumeric()) {
				throw error("%s has a value that is no number".formatted(brief(of)), "correct it or export it again");
			}
			double value = json.getDoubleValue();
			if (!Double.isFinite(value)) {
				throw error("%s has a value that is too large".formatted(brief(of)), "correct it");
			}
			return value;
		}

		private void readRows(JsonToken first) throws IOException {
			if (table != null) {
				throw error("there are two lists of rows", "leave one of them out");
			}
			JsonToken token = first;
			while (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
				if (row % ROWS_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report(Double.NaN, "reading rows");
				}
				if (token == JsonToken.START_OBJECT) {
					readRecord();
				} else {
					readRow();
				}
				row++;
				token = json.nextToken();
			}
			if (token != JsonToken.END_ARRAY) {
				throw error("a list of rows holds something that is none", "export the file again");
			}
		}

		private void readRow() throws IOException {
			MotionTable into = table;
			if (into == null) {
				if (names.isEmpty()) {
					throw error("rows come before the names of their columns", "write the names first");
				}
				into = new MotionTable(name, names, values);
				table = into;
			}
			int column = 0;
			for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
				if (column == into.width()) {
					throw error("row %d has more than %d values".formatted(row, into.width()), "correct it");
				}
				add(into, column, number(token, names.get(column)), row);
				column++;
			}
			if (column < into.width()) {
				throw error("row %d has %d values under %d names".formatted(row, column, into.width()), "correct it");
			}
		}

		/** The first record tells the columns. Texts and what lies deeper is passed over. */
		private void readRecord() throws IOException {
			Map<String, Double> cells = new LinkedHashMap<>();
			while (json.nextToken() == JsonToken.FIELD_NAME) {
				String field = json.currentName();
				JsonToken token = json.nextToken();
				if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
					if (token == JsonToken.START_OBJECT && (field.equals("channels") || field.equals("blendShapes")
							|| field.equals("blendshapes") || field.equals("weights"))) {
						while (json.nextToken() == JsonToken.FIELD_NAME) {
							put(cells, json.currentName(), number(json.nextToken(), field));
						}
					} else {
						json.skipChildren();
					}
				} else if (token == JsonToken.VALUE_STRING && Numbers.parse(json.getText()).isEmpty()
						|| token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
					continue;
				} else {
					put(cells, field, number(token, field));
				}
			}
			MotionTable into = table;
			if (into == null) {
				names = List.copyOf(cells.keySet());
				into = new MotionTable(name, names, values);
				table = into;
			}
			for (int column = 0; column < names.size(); column++) {
				add(into, column, cells.getOrDefault(names.get(column), Double.NaN), row);
			}
			for (String cell : cells.keySet()) {
				if (cells.size() > names.size() && !names.contains(cell)) {
					throw error("row %d has '%s', which the first row lacks".formatted(row, brief(cell)),
							"write it in every row");
				}
			}
		}

		private void put(Map<String, Double> cells, String field, double value) throws IOException {
			if (cells.size() == MOST_COLUMNS) {
				throw error("more than %d values in one row".formatted(MOST_COLUMNS), "choose another format");
			}
			cells.put(field, value);
		}
	}
}
