package org.facewright.exchange.otio.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.exchange.common.JsonTree;
import org.facewright.exchange.common.LaneBuilder;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads markers and clips of a timeline as lanes: what stands where, in seconds from the timeline's start. */
@Component
public final class OtioImporter implements TrackImporter {

	static final Parameter<String> READ = Parameter.choice("read", "auto", "markers", "clips").label("Read")
			.describe("markers: each as a word; clips: each as a word; auto: markers where there are any, else clips");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("otio", "OpenTimelineIO (.otio)", List.of("otio"),
			ParameterSchema.of(READ));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head);
		return text.stripLeading().startsWith("{") && text.contains("\"OTIO_SCHEMA\"");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		JsonNode root = JsonTree.read(source, "OpenTimelineIO's JSON");
		Reading reading = new Reading(source.name(), progress);
		reading.readItem(root.path("OTIO_SCHEMA").asText("").startsWith("Timeline") ? root.path("tracks") : root, 0,
				1, 0);
		return reading.result(values.get(READ));
	}

	/** One file being read. */
	private static final class Reading {

		private static final int DEEPEST = 64;
		private static final int MOST = 1 << 20;
		private static final double CONFIDENCE = 0.5;

		private final String name;
		private final Progress progress;
		private final LaneBuilder words;
		private final LaneBuilder phones;
		private final LaneBuilder clips;
		private int items;

		Reading(String name, Progress progress) {
			this.name = name;
			this.progress = progress;
			words = new LaneBuilder(name, "marker");
			phones = new LaneBuilder(name, "marker");
			clips = new LaneBuilder(name, "clip");
		}

		ImportResult result(String wanted) throws IOException {
			boolean markers = wanted.equals("markers") || wanted.equals("auto") && !(words.isEmpty()
					&& phones.isEmpty());
			List<Problem> problems = new ArrayList<>();
			List<Segment> lane = (markers ? words : clips).build(problems);
			List<Segment> phoneLane = markers ? phones.build(problems) : List.of();
			if (lane.isEmpty() && phoneLane.isEmpty()) {
				throw new IOException("%s: holds no %s; choose another timeline".formatted(name,
						wanted.equals("auto") ? "marker and no clip" : wanted.substring(0, wanted.length() - 1)));
			}
			problems.add(Problem.info("otio.lanes", "%s: read %d %s".formatted(name, lane.size() + phoneLane.size(),
					markers ? "markers" : "clips")));
			return new ImportResult(List.of(), new SpeechLanes(lane, phoneLane), problems);
		}

		/**
		 * Reads what lies in an item.
		 *
		 * @param start where the item begins, seconds of the timeline
		 * @param pace  seconds of the timeline for one of the item
		 * @return its length in seconds of the timeline
		 */
		double readItem(JsonNode item, double start, double pace, int depth) throws IOException {
			if (depth > DEEPEST || ++items > MOST) {
				throw new IOException("%s: its items lie too deep or are too many; export it again".formatted(name));
			}
			if (items % 256 == 0) {
				progress.checkCancelled();
			}
			String schema = item.path("OTIO_SCHEMA").asText("");
			String kind = schema.indexOf('.') < 0 ? schema : schema.substring(0, schema.indexOf('.'));
			double ownPace = pace / timeScalar(item.path("effects"));
			JsonNode range = item.path("source_range");
			double first = seconds(range.path("start_time"));
			double length = range.isObject() ? seconds(range.path("duration")) : Double.NaN;
			switch (kind) {
				case "Clip" -> {
					if (Double.isNaN(length)) {
						JsonNode media = media(item).path("available_range");
						first = seconds(media.path("start_time"));
						length = seconds(media.path("duration"));
					}
					clips.add("%s, clip '%s'".formatted(name, brief(item.path("name").asText(""))), start,
							start + Math.max(0, length * pace), item.path("name").asText("").strip(), CONFIDENCE);
				}
				case "Track", "Stack" -> {
					double inside = readChildren(item.path("children"), kind.equals("Track"), start, first, length,
							ownPace, depth);
					length = Double.isNaN(length) ? inside : length;
				}
				case "SerializableCollection" -> length = readChildren(item.path("children"), false, start, 0,
						Double.NaN, ownPace, depth);
				default -> {
					// gaps and transitions have a length only
				}
			}
			readMarkers(item.path("markers"), start, first, ownPace);
			return Double.isNaN(length) || kind.equals("Transition") ? 0 : length * pace;
		}

		/** @return the length of all children in their own seconds */
		private double readChildren(JsonNode children, boolean inRow, double start, double first, double length,
				double pace, int depth) throws IOException {
			double at = start - first * pace;
			double longest = 0;
			for (JsonNode child : children) {
				double own = readItem(child, at, pace, depth + 1);
				longest = Math.max(longest, own);
				at += inRow ? own : 0;
			}
			return (inRow ? at - start + first * pace : longest) / pace;
		}

		private static JsonNode media(JsonNode clip) {
			JsonNode references = clip.path("media_references");
			return references.isObject()
					? references.path(clip.path("active_media_reference_key").asText("DEFAULT_MEDIA"))
					: clip.path("media_reference");
		}

		/**
		 * How much faster an item runs through its media, which does not change how long it is; freezes and damage
		 * count as 1.
		 */
		private static double timeScalar(JsonNode effects) {
			for (JsonNode effect : effects) {
				double scalar = effect.path("time_scalar").asDouble(1);
				if (effect.path("OTIO_SCHEMA").asText("").startsWith("LinearTimeWarp") && scalar > 1e-3
						&& scalar < 1e3) {
					return scalar;
				}
			}
			return 1;
		}

		private static double seconds(JsonNode time) {
			double rate = time.path("rate").asDouble(0);
			double value = time.path("value").asDouble(0);
			return rate > 0 && Double.isFinite(value / rate) ? value / rate : 0;
		}

		private static String brief(String text) {
			return text.length() > 40 ? text.substring(0, 40) + "…" : text;
		}

		/** Markers count in the time of what they are on. */
		private void readMarkers(JsonNode markers, double start, double first, double pace) throws IOException {
			for (JsonNode marker : markers) {
				if (++items > MOST) {
					throw new IOException("%s: its markers are too many; export it again".formatted(name));
				}
				JsonNode own = marker.path("metadata").path("face");
				JsonNode range = marker.path("marked_range");
				double from = seconds(range.path("start_time"));
				double to = from + seconds(range.path("duration"));
				if (own.path("start").isNumber() && own.path("end").isNumber()
						&& Math.abs(own.path("start").asDouble() - from) < 0.1) {
					from = own.path("start").asDouble();
					to = own.path("end").asDouble();
				}
				String label = marker.path("name").asText("").strip();
				(own.path("kind").asText("").equals("phone") ? phones : words).add(
						"%s, marker '%s'".formatted(name, brief(label)), start + (from - first) * pace,
						start + (to - first) * pace, label, own.path("confidence").asDouble(CONFIDENCE));
			}
		}
	}
}
