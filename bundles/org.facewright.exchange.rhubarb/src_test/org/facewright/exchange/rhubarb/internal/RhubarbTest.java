package org.facewright.exchange.rhubarb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhubarbTest {

	private static String text(TrackExporter exporter, Map<String, String> values) {
		return new String(Mouths.written(exporter, values).content(), StandardCharsets.UTF_8);
	}

	@Test
	void writesTsvWithTheEndAtRest() {
		assertThat(text(new RhubarbTsvExporter(), Map.of())).isEqualTo(
				"0.00\tX\n0.20\tA\n0.30\tC\n0.50\tA\n0.60\tG\n0.70\tF\n0.90\tX\n1.00\tX\n");
	}

	@Test
	void writesBasicShapesWhereTheDrawingsLackTheOthers() {
		assertThat(text(new RhubarbTsvExporter(), Map.of("extended-shapes", ""))).isEqualTo(
				"0.00\tA\n0.30\tC\n0.50\tA\n0.70\tF\n0.90\tA\n1.00\tA\n");
	}

	@Test
	void writesJsonAsRhubarbDoes() {
		assertThat(text(new RhubarbJsonExporter(), Map.of("extended-shapes", "X"))).startsWith("""
				{
				  "metadata": {
				    "soundFile": "a & \\"b\\".wav",
				    "duration": 1.00
				  },
				  "mouthCues": [
				    { "start": 0.00, "end": 0.20, "value": "X" },
				    { "start": 0.20, "end": 0.30, "value": "A" },
				""").endsWith("""
				    { "start": 0.90, "end": 1.00, "value": "X" }
				  ]
				}
				""");
	}

	@Test
	void writesXmlAsRhubarbDoes() {
		assertThat(text(new RhubarbXmlExporter(), Map.of())).startsWith("""
				<?xml version="1.0" encoding="utf-8"?>
				<rhubarbResult>
				  <metadata>
				    <soundFile>a &amp; "b".wav</soundFile>
				    <duration>1.00</duration>
				  </metadata>
				  <mouthCues>
				    <mouthCue start="0.00" end="0.20">X</mouthCue>
				""");
	}

	@Test
	void writesFramesFromOneAndEndsAtRest() {
		assertThat(text(new RhubarbDatExporter(), Map.of("names", "preston-blair"))).isEqualTo(
				"MohoSwitch1\n1 rest\n5 MBP\n8 E\n13 MBP\n15 FV\n17 U\n22 rest\n25 rest\n");
	}

	@Test
	void knowsEachShapeByItsOwnPose() throws IOException {
		MotionClip clip = Mouths.poses(FrameRate.FPS_60, 12, MouthShape.values());
		var request = Mouths.request(new RhubarbTsvExporter(), clip, SpeechLanes.EMPTY, Map.of());
		assertThat(MouthExport.cues(request, Progress.NONE)).extracting(MouthCue::shape)
				.containsExactly(MouthShape.values());
	}

	@Test
	void takesLipsThatMeetBrieflyForAClosureAndLongerForAPause() throws IOException {
		MotionClip brief = Mouths.poses(FrameRate.FPS_60, 12, MouthShape.D, MouthShape.X, MouthShape.C);
		MotionClip pause = Mouths.poses(FrameRate.FPS_60, 30, MouthShape.D, MouthShape.X, MouthShape.C);
		assertThat(MouthExport.cues(Mouths.request(new RhubarbTsvExporter(), brief, SpeechLanes.EMPTY, Map.of()),
				Progress.NONE)).extracting(MouthCue::shape).containsExactly(MouthShape.D, MouthShape.A, MouthShape.C);
		assertThat(MouthExport.cues(Mouths.request(new RhubarbTsvExporter(), pause, SpeechLanes.EMPTY, Map.of()),
				Progress.NONE)).extracting(MouthCue::shape).containsExactly(MouthShape.D, MouthShape.X, MouthShape.C);
	}

	@Test
	void holdsEveryMouthForTheMinimum() throws IOException {
		MotionClip clip = Mouths.poses(FrameRate.FPS_60, 1, MouthShape.D, MouthShape.A, MouthShape.D, MouthShape.F,
				MouthShape.D, MouthShape.A, MouthShape.A, MouthShape.F, MouthShape.D, MouthShape.X, MouthShape.D,
				MouthShape.B, MouthShape.H, MouthShape.G, MouthShape.D, MouthShape.E, MouthShape.X, MouthShape.A,
				MouthShape.A, MouthShape.A, MouthShape.A, MouthShape.A, MouthShape.C, MouthShape.C);
		var request = Mouths.request(new RhubarbTsvExporter(), clip, SpeechLanes.EMPTY, Map.of("minimum-hold", "100"));
		List<MouthCue> cues = MouthExport.cues(request, Progress.NONE);
		assertThat(cues).hasSizeGreaterThan(1).allMatch(cue -> cue.end() - cue.start() >= 10);
		assertThat(cues.getFirst().start()).isZero();
		assertThat(cues.getLast().end()).isEqualTo(40);
	}

	@Test
	void readsPhonesAndCurvesOfEveryFormat() throws IOException {
		Map<TrackExporter, TrackImporter> formats = Map.of(new RhubarbTsvExporter(), new RhubarbTsvImporter(),
				new RhubarbJsonExporter(), new RhubarbJsonImporter(), new RhubarbXmlExporter(),
				new RhubarbXmlImporter());
		for (var format : formats.entrySet()) {
			ImportResult result = format.getValue().read(Mouths.written(format.getKey(), Map.of()),
					format.getValue().format().parameters().defaults(), Progress.NONE);
			assertThat(result.speech().phones()).as(format.getKey().format().id()).extracting(Segment::label)
					.containsExactly("M", "EH", "M", "F", "UW");
			MotionClip clip = result.tracks().getFirst().clip();
			assertThat(clip.frameCount()).isEqualTo(60);
			int jaw = clip.channels().indexOf("jawOpen");
			assertThat(clip.column(jaw).get(24)).isEqualTo((float) MouthShape.C.weight("jawOpen"));
			assertThat(clip.column(jaw).get(5)).isZero();
		}
	}

	@Test
	void readsItsOwnCurvesBackAsTheSameCues() throws IOException {
		var importer = new RhubarbTsvImporter();
		var file = Mouths.written(new RhubarbTsvExporter(), Map.of());
		MotionClip clip = importer.read(file, importer.format().parameters().parse(Map.of("blend", "0")), Progress.NONE)
				.tracks().getFirst().clip();
		assertThat(clip.channels().names()).allMatch(name -> Arkit.FACE.indexOf(name) >= 0);
		var request = Mouths.request(new RhubarbTsvExporter(), clip, SpeechLanes.EMPTY, Map.of());
		assertThat(MouthExport.cues(request, Progress.NONE)).extracting(MouthCue::shape).containsExactly(MouthShape.X,
				MouthShape.A, MouthShape.C, MouthShape.A, MouthShape.G, MouthShape.F, MouthShape.X);
	}

	/** Faces as an animator or a model makes them, none of them a pose of the table. */
	@ParameterizedTest
	@CsvSource({ "D, jawOpen:0.6 mouthLowerDownLeft:0.3 mouthLowerDownRight:0.3", "F, jawOpen:0.1 mouthPucker:0.8",
			"F, mouthFunnel:0.3 mouthPucker:0.5", "E, jawOpen:0.33 mouthFunnel:0.34 mouthPucker:0.14",
			"C, jawOpen:0.3 mouthSmileLeft:0.4 mouthSmileRight:0.4 mouthLowerDownLeft:0.15 mouthLowerDownRight:0.15",
			"A, jawOpen:0.2 mouthClose:0.2 mouthPressLeft:0.3 mouthPressRight:0.3 mouthRollUpper:0.1 mouthRollLower:0.1",
			"B, jawOpen:0.045 mouthLowerDownLeft:0.28 mouthLowerDownRight:0.28 mouthUpperUpLeft:0.1",
			"G, jawOpen:0.05 mouthRollLower:0.6 mouthUpperUpLeft:0.2 mouthUpperUpRight:0.2",
			"X, eyeBlinkLeft:1 eyeBlinkRight:1 browInnerUp:0.7 mouthSmileLeft:0.2", "X, jawOpen:0.02" })
	void findsTheShapeOfFacesThatAreNotInTheTable(MouthShape expected, String face) throws IOException {
		float[][] poses = new float[6][Arkit.FACE.size()];
		for (String part : face.split(" ")) {
			String[] pair = part.split(":");
			for (float[] pose : poses) {
				pose[Arkit.FACE.indexOf(pair[0])] = Float.parseFloat(pair[1]);
			}
		}
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
		var request = Mouths.request(new RhubarbTsvExporter(), clip, SpeechLanes.EMPTY, Map.of());
		assertThat(MouthExport.cues(request, Progress.NONE)).extracting(MouthCue::shape).containsExactly(expected);
	}

	@Test
	void readsUtf16Xml() throws IOException {
		byte[] bytes = ("\uFEFF" + text(new RhubarbXmlExporter(), Map.of()).replace("utf-8", "utf-16"))
				.getBytes(StandardCharsets.UTF_16LE);
		var importer = new RhubarbXmlImporter();
		assertThat(importer.read(new MemorySource("a.xml", bytes), importer.format().parameters().defaults(),
				Progress.NONE).speech().phones()).hasSize(5);
	}

	@Test
	void readsSwitchDataAtTheRateGiven() throws IOException {
		var importer = new RhubarbDatImporter();
		assertThat(importer.read(MemorySource.text("a.dat", "MohoSwitch1\n1 rest\n26 MBP\n51 rest\n"),
				importer.format().parameters().parse(Map.of("file-rate", "25")), Progress.NONE).speech().phones())
				.extracting(Segment::label, Segment::startSeconds, Segment::endSeconds)
				.containsExactly(org.assertj.core.groups.Tuple.tuple("M", 1.0, 2.0));
	}
}
