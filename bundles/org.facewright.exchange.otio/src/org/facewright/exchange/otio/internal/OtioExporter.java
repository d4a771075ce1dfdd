package org.facewright.exchange.otio.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.Preflight;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes a take as a timeline for an editor's desk: its sound as a clip on an audio track, its words or phones as
 * markers on the clip. What is ours and no editor's stands in the metadata under {@code face}.
 */
@Component
public final class OtioExporter implements TrackExporter {

	static final Parameter<String> MARKERS = Parameter.choice("markers", "words", "phones", "none").label("Markers")
			.describe("What becomes a marker on the clip");
	static final Parameter<String> COLOUR = Parameter
			.choice("colour", "GREEN", "RED", "PINK", "ORANGE", "YELLOW", "CYAN", "BLUE", "PURPLE", "MAGENTA", "BLACK",
					"WHITE")
			.label("Colour").describe("Colour of the markers");
	static final Parameter<String> TRACK = Parameter.text("track").otherwise("Dialogue").label("Track")
			.describe("Name of the track that the clip lies on");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("otio", "OpenTimelineIO (.otio)", List.of("otio"),
			ParameterSchema.of(MARKERS, COLOUR, TRACK));

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
		List<Problem> problems = new ArrayList<>();
		problems.add(Problem.info("otio.no-curves",
				"a timeline tells where the take and its markers lie; the curves are not in it"));
		if (request.audio().isEmpty()) {
			problems.add(Problem.warning("otio.no-audio",
					"take '%s' has no sound, so the clip refers to no media".formatted(request.name()),
					"link the media in the editor"));
		}
		if (!request.values().get(MARKERS).equals("none") && segments(request).isEmpty()) {
			problems.add(Problem.info("otio.no-markers", "take '%s' has no %s, so there are no markers".formatted(
					request.name(), request.values().get(MARKERS))));
		}
		return problems;
	}

	private static List<Segment> segments(ExportRequest request) {
		return switch (request.values().get(MARKERS)) {
			case "words" -> request.speech().words();
			case "phones" -> request.speech().phones();
			default -> List.of();
		};
	}

	private static MotionClip face(ExportRequest request) {
		return request.tracks().getFirst().clip();
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		progress.checkCancelled();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
			DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
			printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
			printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
			json.setPrettyPrinter(printer);
			writeTimeline(request, json);
		}
		bytes.write('\n');
		try (OutputStream out = target.main()) {
			bytes.writeTo(out);
		}
		progress.report(1, "written");
	}

	private static void begin(JsonGenerator json, String schema, String name) throws IOException {
		json.writeStartObject();
		json.writeStringField("OTIO_SCHEMA", schema);
		json.writeStringField("name", name);
	}

	private static void writeTimeline(ExportRequest request, JsonGenerator json) throws IOException {
		FrameRate rate = face(request).frameRate();
		begin(json, "Timeline.1", request.name());
		writeEmptyObject(json, "metadata");
		Optional<AudioReference> timed = request.audio().filter(audio -> audio.timeReference().isPresent());
		if (timed.isPresent()) {
			json.writeFieldName("global_start_time");
			writeTime(json, frames((double) timed.get().timeReference().getAsLong() / timed.get().sampleRate(), rate),
					rate);
		} else {
			json.writeNullField("global_start_time");
		}
		json.writeFieldName("tracks");
		begin(json, "Stack.1", "tracks");
		writeItem(json);
		json.writeArrayFieldStart("children");
		begin(json, "Track.1", request.values().get(TRACK));
		json.writeStringField("kind", "Audio");
		writeItem(json);
		json.writeArrayFieldStart("children");
		writeClip(request, rate, json);
		json.writeEndArray();
		json.writeEndObject();
		json.writeEndArray();
		json.writeEndObject();
		json.writeEndObject();
	}

	private static void writeEmptyObject(JsonGenerator json, String field) throws IOException {
		json.writeObjectFieldStart(field);
		json.writeEndObject();
	}

	/** What stacks and tracks have besides their children. */
	private static void writeItem(JsonGenerator json) throws IOException {
		writeEmptyObject(json, "metadata");
		json.writeNullField("source_range");
		writeEmptyArray(json, "effects");
		writeEmptyArray(json, "markers");
		json.writeBooleanField("enabled", true);
	}

	private static void writeEmptyArray(JsonGenerator json, String field) throws IOException {
		json.writeArrayFieldStart(field);
		json.writeEndArray();
	}

	private static double frames(double seconds, FrameRate rate) {
		return Math.rint(seconds * rate.framesPerSecond());
	}

	private static void writeTime(JsonGenerator json, double value, FrameRate rate) throws IOException {
		json.writeStartObject();
		json.writeStringField("OTIO_SCHEMA", "RationalTime.1");
		json.writeNumberField("rate", rate.framesPerSecond());
		json.writeNumberField("value", value);
		json.writeEndObject();
	}

	private static void writeRange(JsonGenerator json, String field, double start, double duration, FrameRate rate)
			throws IOException {
		json.writeObjectFieldStart(field);
		json.writeStringField("OTIO_SCHEMA", "TimeRange.1");
		json.writeFieldName("start_time");
		writeTime(json, start, rate);
		json.writeFieldName("duration");
		writeTime(json, duration, rate);
		json.writeEndObject();
	}

	private static void writeClip(ExportRequest request, FrameRate rate, JsonGenerator json) throws IOException {
		begin(json, "Clip.2", request.name());
		json.writeObjectFieldStart("metadata");
		json.writeObjectFieldStart("face");
		json.writeStringField("take", request.name());
		json.writeStringField("frameRate", rate.toString());
		json.writeNumberField("frames", face(request).frameCount());
		json.writeEndObject();
		json.writeEndObject();
		writeRange(json, "source_range", 0, face(request).frameCount(), rate);
		writeEmptyArray(json, "effects");
		json.writeArrayFieldStart("markers");
		for (Segment segment : segments(request)) {
			if (!segment.label().isBlank()) {
				writeMarker(segment, request, rate, json);
			}
		}
		json.writeEndArray();
		json.writeBooleanField("enabled", true);
		json.writeObjectFieldStart("media_references");
		json.writeFieldName("DEFAULT_MEDIA");
		writeMedia(request, rate, json);
		json.writeEndObject();
		json.writeStringField("active_media_reference_key", "DEFAULT_MEDIA");
		json.writeEndObject();
	}

	/** In frames, as editors have them; the exact times stand in the metadata. */
	private static void writeMarker(Segment segment, ExportRequest request, FrameRate rate, JsonGenerator json)
			throws IOException {
		begin(json, "Marker.2", segment.label());
		json.writeObjectFieldStart("metadata");
		json.writeObjectFieldStart("face");
		json.writeStringField("kind", request.values().get(MARKERS).equals("words") ? "word" : "phone");
		json.writeNumberField("start", segment.startSeconds());
		json.writeNumberField("end", segment.endSeconds());
		json.writeNumberField("confidence", segment.confidence());
		json.writeEndObject();
		json.writeEndObject();
		json.writeStringField("color", request.values().get(COLOUR));
		json.writeStringField("comment", "");
		double start = frames(segment.startSeconds(), rate);
		writeRange(json, "marked_range", start, frames(segment.endSeconds(), rate) - start, rate);
		json.writeEndObject();
	}

	private static void writeMedia(ExportRequest request, FrameRate rate, JsonGenerator json) throws IOException {
		Optional<AudioReference> audio = request.audio();
		begin(json, audio.isPresent() ? "ExternalReference.1" : "MissingReference.1",
				audio.map(AudioReference::name).orElse(""));
		writeEmptyObject(json, "metadata");
		if (audio.isPresent()) {
			double seconds = (double) audio.get().frameCount() / audio.get().sampleRate();
			writeRange(json, "available_range", 0, seconds * rate.framesPerSecond(), rate);
		} else {
			json.writeNullField("available_range");
		}
		json.writeNullField("available_image_bounds");
		if (audio.isPresent()) {
			json.writeStringField("target_url", audio.get().name());
		}
		json.writeEndObject();
	}
}
