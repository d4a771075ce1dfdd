package org.facewright.exchange.otio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class OtioTest {

	static final SpeechLanes SPEECH = new SpeechLanes(
			List.of(new Segment(0.11, 0.52, "hello", 0.9), new Segment(0.6, 1, "world", 1)),
			List.of(new Segment(0.11, 0.2, "HH", 1), new Segment(0.2, 0.3, "", 1), new Segment(0.3, 0.52, "OW", 1)));

	/** A gap, a clip that starts inside of its media and runs twice as fast, a marker of each version. */
	static final String SCENE = """
			{"OTIO_SCHEMA":"Timeline.1","metadata":{},"name":"scene_010","global_start_time":null,
			 "tracks":{"OTIO_SCHEMA":"Stack.1","name":"tracks","source_range":null,"effects":[],"markers":[],"children":[
			  {"OTIO_SCHEMA":"Track.1","name":"VO","source_range":null,"effects":[],"markers":[],"kind":"Audio","children":[
			   {"OTIO_SCHEMA":"Gap.1","source_range":{"OTIO_SCHEMA":"TimeRange.1",
			     "start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":24.0,"value":0.0},
			     "duration":{"OTIO_SCHEMA":"RationalTime.1","rate":24.0,"value":12.0}}},
			   {"OTIO_SCHEMA":"Clip.1","name":"line_0001","effects":[{"OTIO_SCHEMA":"LinearTimeWarp.1","time_scalar":2.0}],
			    "source_range":{"OTIO_SCHEMA":"TimeRange.1",
			     "start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":24.0,"value":24.0},
			     "duration":{"OTIO_SCHEMA":"RationalTime.1","rate":24.0,"value":48.0}},
			    "markers":[
			     {"OTIO_SCHEMA":"Marker.2","name":"P not closed","color":"RED","marked_range":{"OTIO_SCHEMA":"TimeRange.1",
			      "start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":24.0,"value":36.0},
			      "duration":{"OTIO_SCHEMA":"RationalTime.1","rate":24.0,"value":0.0}}},
			     {"OTIO_SCHEMA":"Marker.3","name":"late","color":{"OTIO_SCHEMA":"Color.1","r":1,"g":0,"b":0,"a":1,"name":"RED"},
			      "marked_range":{"OTIO_SCHEMA":"TimeRange.1",
			      "start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":48.0,"value":96.0},
			      "duration":{"OTIO_SCHEMA":"RationalTime.1","rate":48.0,"value":48.0}}}]},
			   {"OTIO_SCHEMA":"Clip.2","name":"line_0002","source_range":null,"effects":[],"markers":[],
			    "media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"ExternalReference.1","available_range":{
			     "OTIO_SCHEMA":"TimeRange.1","start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":24.0,"value":0.0},
			     "duration":{"OTIO_SCHEMA":"RationalTime.1","rate":24.0,"value":6.0}},"target_url":"b.wav"}},
			    "active_media_reference_key":"DEFAULT_MEDIA"}]}]}}
			""";

	static MemorySource written(String markers) throws IOException {
		OtioExporter exporter = new OtioExporter();
		ExportRequest request = new ExportRequest("line_0001",
				List.of(new NamedClip("face", Takes.golden(FrameRate.FPS_24, Arkit.FACE, 48))),
				Optional.of(new AudioReference("line_0001.wav", 48_000, 96_000, OptionalLong.of(48_000L * 3600))),
				SPEECH,
				exporter.format().parameters().parse(Map.of("markers", markers)));
		MemoryTarget target = new MemoryTarget("line_0001.otio");
		exporter.export(request, target, Progress.NONE);
		return target.asSource();
	}

	private static SpeechLanes read(MemorySource file, String what) throws IOException {
		OtioImporter importer = new OtioImporter();
		return importer.read(file, importer.format().parameters().parse(Map.of("read", what)), Progress.NONE).speech();
	}

	@Test
	void writesAClipOfTheSoundWithMarkersInFrames() throws IOException {
		JsonNode timeline = new ObjectMapper().readTree(written("words").content());
		assertThat(timeline.path("OTIO_SCHEMA").asText()).isEqualTo("Timeline.1");
		assertThat(timeline.path("global_start_time").path("value").asDouble()).isEqualTo(24 * 3600);
		JsonNode track = timeline.path("tracks").path("children").get(0);
		assertThat(track.path("kind").asText()).isEqualTo("Audio");
		JsonNode clip = track.path("children").get(0);
		assertThat(clip.path("OTIO_SCHEMA").asText()).isEqualTo("Clip.2");
		assertThat(clip.path("source_range").path("duration").path("value").asDouble()).isEqualTo(48);
		assertThat(clip.path("media_references").path("DEFAULT_MEDIA").path("target_url").asText())
				.isEqualTo("line_0001.wav");
		JsonNode marker = clip.path("markers").get(0);
		assertThat(marker.path("OTIO_SCHEMA").asText()).isEqualTo("Marker.2");
		assertThat(marker.path("name").asText()).isEqualTo("hello");
		assertThat(marker.path("marked_range").path("start_time").path("value").asDouble()).isEqualTo(3);
		assertThat(marker.path("marked_range").path("duration").path("value").asDouble()).isEqualTo(9);
	}

	@Test
	void wordsAndPhonesComeBackToTheMillisecond() throws IOException {
		assertThat(read(written("words"), "auto").words()).isEqualTo(SPEECH.words());
		assertThat(read(written("phones"), "auto").phones())
				.isEqualTo(SPEECH.phones().stream().filter(phone -> !phone.label().isEmpty()).toList());
	}

	@Test
	void markersLieWhereTheirClipLies() throws IOException {
		List<Segment> words = read(MemorySource.text("scene.otio", SCENE), "auto").words();
		assertThat(words.stream().map(Segment::label)).containsExactly("P not closed", "late");
		// half a second of gap; the clip starts a second into its media and runs twice as fast
		assertThat(words.get(0).startSeconds()).isEqualTo(0.75, within(1e-9));
		assertThat(words.get(1).startSeconds()).isEqualTo(1, within(1e-9));
		assertThat(words.get(1).endSeconds()).isEqualTo(1.5, within(1e-9));
	}

	@Test
	void clipsAreReadOnRequest() throws IOException {
		List<Segment> clips = read(MemorySource.text("scene.otio", SCENE), "clips").words();
		assertThat(clips.stream().map(Segment::label)).containsExactly("line_0001", "line_0002");
		assertThat(clips.get(0).startSeconds()).isEqualTo(0.5, within(1e-9));
		assertThat(clips.get(0).endSeconds()).isEqualTo(2.5, within(1e-9));
		assertThat(clips.get(1).endSeconds()).isEqualTo(2.75, within(1e-9));
	}
}
