package org.facewright.exchange.blender.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class BlenderPythonExporterTest {

	private static final MotionClip THREE = MotionClip.ofPoses(new FrameRate(30_000, 1001),
			ChannelSet.weights(List.of("jawOpen", "mouthClose")),
			new float[][] { { 0, 0.1f }, { 0.5f, 0 }, { 1.2f, 1e-7f } });

	private final BlenderPythonExporter exporter = new BlenderPythonExporter();

	private ParameterValues values(Map<String, String> texts) {
		return exporter.format().parameters().parse(texts);
	}

	private String written(ExportRequest request) throws IOException {
		MemoryTarget target = new MemoryTarget("take.py");
		exporter.export(request, target, Progress.NONE);
		return new String(target.mainBytes(), StandardCharsets.UTF_8);
	}

	private static String take(String script) {
		return script.substring(script.indexOf("TAKE = "), script.indexOf("\n\n\ndef find_object"));
	}

	@Test
	void writesTheTakeIntoTheScript() throws IOException {
		assertThat(take(written(Takes.face(THREE, values(Map.of("object", "Head", "start-frame", "10"))))))
				.isEqualTo("""
						TAKE = "take 1"
						SET_SCENE = True
						FPS, FPS_BASE = 30, 1.001
						START, END = 10, 12
						# object, frames from one key to the next, weights by name of the shape key
						TRACKS = [
						("Head", 1, {
						"jawOpen": ""\"0 0.5 1.2""\",
						"mouthClose": ""\"0.1 0 0.0000001""\",
						}),
						]""");
	}

	@Test
	void textsCannotBreakOutOfTheirQuotes() throws IOException {
		ExportRequest face = Takes.face(THREE, values(Map.of("object", "a\"b\\")));
		String script = written(new ExportRequest("größe\n\"import os", face.tracks(), face.audio(), face.speech(),
				face.values()));
		assertThat(script).contains("TAKE = \"gr\\U000000f6\\U000000dfe\\U0000000a\\\"import os\"\n",
				"(\"a\\\"b\\\\\", 1, {");
	}

	@Test
	void tracksOfOtherRatesStepByPartsOfAFrame() throws IOException {
		ExportRequest request = new ExportRequest("take",
				List.of(new NamedClip("face", Takes.golden(FrameRate.FPS_30, Arkit.FACE, 30)),
						new NamedClip("Teeth", Takes.golden(FrameRate.FPS_60, Arkit.FACE, 90))),
				Optional.empty(), SpeechLanes.EMPTY, values(Map.of()));
		assertThat(exporter.check(request)).extracting(Problem::code).contains("blender.rates", "blender.objects");
		assertThat(written(request)).contains("(\"\", 1, {", "(\"Teeth\", 0.5, {", "START, END = 1, 46\n");
	}

	@Test
	void theSceneCanBeLeftAsItIs() throws IOException {
		assertThat(written(Takes.face(THREE, values(Map.of("set-scene", "false"))))).contains("SET_SCENE = False\n");
	}

	@Test
	void probabilitiesAreNeverWrittenAndRotationsAreNamedAsLost() throws IOException {
		ChannelSet channels = ChannelSet.of(List.of(new Channel("phone.AA", ChannelKind.PROBABILITY),
				Channel.weight("jawOpen"), Arkit.ROTATIONS.getFirst()));
		ExportRequest request = Takes.face(Takes.golden(FrameRate.FPS_30, channels, 5), values(Map.of()));
		assertThat(exporter.check(request)).anySatisfy(problem -> assertThat(problem.message()).contains("headYaw"));
		assertThat(written(request)).contains("jawOpen").doesNotContain("phone").doesNotContain("headYaw");
	}

	@Test
	void refusesATakeBeyondTheEndOfTheTimeline() {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen")), 50_000);
		ExportRequest request = Takes.face(clip, values(Map.of("start-frame", "1000000")));
		assertThatIllegalArgumentException().isThrownBy(() -> written(request)).withMessageContaining("split the take");
	}
}
