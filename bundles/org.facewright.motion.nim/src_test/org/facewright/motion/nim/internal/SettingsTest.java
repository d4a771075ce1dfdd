package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.ParameterRegion;
import org.facewright.api.motion.RunFacts;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;
import org.facewright.rpc.a2f.config.A2XConfig;
import org.facewright.rpc.a2f.controller.AudioStreamHeader;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.internal.Fixture.Solved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SettingsTest {

	@TempDir
	Path folder;

	private static NimSettings settings(Map<String, String> values) {
		return NimSettings.of(NimSettings.SCHEMA.parse(values), Arkit.FACE);
	}

	@Test
	void leavesTheServersOwnSettingsAloneUnlessToldOtherwise() {
		NimSettings settings = settings(Map.of());
		assertThat(settings.face().getSerializedSize() + settings.shapes().getSerializedSize()
				+ settings.emotion().getSerializedSize() + settings.postProcessing().getSerializedSize()).isZero();
	}

	@Test
	void sendsWhatWasChangedByTheServicesNames() {
		NimSettings settings = settings(Map.of("lower-face-strength", "1.1", "tongue-depth-offset", "-1",
				"emotion-contrast", "2", "preferred-emotion", "false", "max-emotions", "1", "emotion-transition", "1.5",
				"clamp", "true"));
		assertThat(settings.face().getFloatParamsMap()).containsOnly(entry("lowerFaceStrength", 1.1f),
				entry("tongueDepthOffset", -1f));
		assertThat(settings.postProcessing().getEmotionContrast()).isEqualTo(2);
		assertThat(settings.postProcessing().hasLiveBlendCoef()).isFalse();
		assertThat(settings.postProcessing().hasEnablePreferredEmotion()).isTrue();
		assertThat(settings.postProcessing().getMaxEmotions()).isEqualTo(1);
		assertThat(settings.emotion().getLiveTransitionTime()).isEqualTo(1.5f);
		assertThat(settings.shapes().getEnableClampingBsWeight()).isTrue();
	}

	@Test
	void sendsEverythingWhenAllIsWanted() {
		NimSettings settings = settings(Map.of("send", "all"));
		assertThat(settings.face().getFloatParamsMap()).hasSize(14).containsEntry("lipOpenOffset", -0.03f)
				.containsEntry("faceMaskSoftness", 0.0085f);
		assertThat(settings.postProcessing().hasEmotionStrength()).isTrue();
	}

	@Test
	void readsGainsAndOffsetsWithWildcardsBeforeThePreset() {
		NimSettings settings = settings(Map.of("multiplier-preset", "james", "multipliers", "jawopen=1.5,mouthSmile*=2",
				"offsets", "mouthClose=0.05"));
		assertThat(settings.shapes().getBsWeightMultipliersMap()).containsEntry("JawOpen", 1.5f)
				.containsEntry("MouthSmileLeft", 2f).containsEntry("MouthSmileRight", 2f)
				.containsEntry("MouthClose", 0.3f).containsEntry("EyeLookUpRight", 0f);
		assertThat(settings.shapes().getBsWeightOffsetsMap()).containsOnly(entry("MouthClose", 0.05f));
		assertThat(Presets.multipliers("mark").keySet()).allMatch(name -> Arkit.FACE.indexOf(name) >= 0);
	}

	@Test
	void refusesTextsThatMakeNoSense() {
		assertThatIllegalArgumentException().isThrownBy(() -> settings(Map.of("multipliers", "jawOpne=1")))
				.withMessageContaining("jawopne");
		assertThatIllegalArgumentException().isThrownBy(() -> settings(Map.of("offsets", "jawOpen=NaN")));
		assertThatIllegalArgumentException().isThrownBy(() -> settings(Map.of("emotions", "joy=1")))
				.withMessageContaining("does not begin with a time");
		assertThatIllegalArgumentException().isThrownBy(() -> settings(Map.of("emotions", "1:joy=1.5")))
				.withMessageContaining("not 0 to 1");
		assertThatIllegalArgumentException().isThrownBy(() -> settings(Map.of("beginning-emotion", "glee")))
				.withMessageContaining("outofbreath");
	}

	@Test
	void spellsTheEmotionThatOthersMisspellAsTheServiceDoes() {
		assertThat(settings(Map.of("beginning-emotion", "out_of_breath=0.4")).emotion().getBeginningEmotionMap())
				.containsOnly(entry("outofbreath", 0.4f));
	}

	@Test
	void sendsHeaderEmotionsAndANeutralEnd() throws Exception {
		try (Fixture fixture = new Fixture(folder)) {
			ScriptedServer server = fixture.script("studio", new ScriptedServer.Script());
			fixture.solve(Fixture.swell(2.5), Map.of("emotions", "0:joy=1;1.5:anger=0.5", "skin-strength", "0.9"));
			var messages = server.conversations.getFirst().messages;
			AudioStreamHeader header = messages.getFirst().getAudioStreamHeader();
			assertThat(header.getAudioHeader().getSamplesPerSecond()).isEqualTo(16_000);
			assertThat(header.getAudioHeader().getBitsPerSample()).isEqualTo(16);
			assertThat(header.getFaceParams().getFloatParamsMap()).containsOnly(entry("skinStrength", 0.9f));
			assertThat(messages.get(1).getAudioWithEmotion().getEmotionsList())
					.extracting(key -> key.getTimeCode()).containsExactly(0.0, 1.5);
			var last = messages.stream().filter(message -> message.getAudioWithEmotion().getEmotionsCount() > 0)
					.toList().getLast().getAudioWithEmotion().getEmotions(0);
			assertThat(last.getTimeCode()).isEqualTo(2.5);
			assertThat(last.getEmotionMap()).hasSize(10).containsEntry("joy", 0f);
			assertThat(messages.getLast().hasEndOfAudio()).isTrue();
			assertThat(messages).allMatch(message -> message.getAudioWithEmotion().getAudioBuffer().size() <= 320_000);
		}
	}

	@Test
	void pacesAsWantedForSharedCards() throws Exception {
		try (Fixture fixture = new Fixture(folder)) {
			ScriptedServer server = fixture.script("studio", new ScriptedServer.Script());
			long begun = System.nanoTime();
			Solved solved = fixture.solve(Fixture.swell(1.5), Map.of("pace", "real-time", "tail-padding", "0"));
			assertThat((System.nanoTime() - begun) / 1e9).isGreaterThan(0.8);
			assertThat(solved.frames()).hasSize(90);
			var messages = server.conversations.getFirst().messages;
			assertThat(messages.get(1).getAudioWithEmotion().getAudioBuffer().size()).as("half a second at once")
					.isEqualTo(16_000);
			assertThat(messages.get(2).getAudioWithEmotion().getAudioBuffer().size()).isLessThanOrEqualTo(2 * 570);
		}
	}

	@Test
	void tellsWhenAServerRunsAnotherModelThanExpected() throws Exception {
		try (Fixture fixture = new Fixture(folder)) {
			ScriptedServer server = fixture.script("studio", new ScriptedServer.Script());
			fixture.book.put(ServerEntry.plain("studio", "127.0.0.1", server.port()).withExpectedModel("mark_v2.3.1"));
			assertThat(
					fixture.solve(Fixture.swell(1), Map.of()).tells("runs claire_v2.3.1, not the expected mark_v2.3.1"))
					.isTrue();
			assertThat(fixture.backend.info().modelId()).isEqualTo("claire_v2.3.1");
			fixture.book
					.put(ServerEntry.plain("studio", "127.0.0.1", server.port()).withExpectedModel("CLAIRE_v2.3.1"));
			assertThat(fixture.solve(Fixture.swell(1), Map.of()).tells("not the expected")).isFalse();
		}
	}

	@Test
	void tellsWhichServerMadeTheMotionAndHowFast() throws Exception {
		try (Fixture fixture = new Fixture(folder)) {
			ScriptedServer server = fixture.script("studio", new ScriptedServer.Script());
			long begun = System.nanoTime();
			RunFacts facts = fixture.solve(Fixture.swell(2), Map.of()).facts().orElseThrow();
			assertThat(facts.provider()).isEqualTo("remote");
			assertThat(facts.device()).isEqualTo("127.0.0.1:" + server.port());
			assertThat(facts.precision()).isEmpty();
			assertThat(facts.fallback()).isEmpty();
			assertThat(facts.p95Millis()).isPositive().isLessThan((System.nanoTime() - begun) / 1e6);
			assertThat(fixture.solve(Fixture.swell(1), Map.of("pace", "real-time")).facts().orElseThrow().p95Millis())
					.as("the pace is ours").isNaN();
		}
	}

	private static ModelReport report(String content) {
		return ModelReport.of(List.of(A2XConfig.newBuilder().setContent(content).build()));
	}

	@Test
	void readsTheModelOfEveryVersionsConfiguration() {
		assertThat(report("a2f:\n  inference_model_id: claire_v2.3\n  blendshape_id: claire_topo1_v2.1\n").label())
				.contains("claire_v2.3");
		String both = "a2f:\n  inference_type: diffusion\n  regression_model:\n    inference_model_id: \"james_v2.3.1\"\n"
				+ "  diffusion_model:\n    inference_model_id: multi_v3.2\n    identity: Mark\n"
				+ "  enable_tongue_blendshapes: true\n";
		assertThat(report(both).label()).contains("multi_v3.2_Mark");
		assertThat(report(both).tongue()).contains(true);
		assertThat(report(both).isOtherThan("multi_v3.2_mark")).isFalse();
		assertThat(report(both.replace("diffusion\n", "regression\n")).label()).contains("james_v2.3.1");
		assertThat(report("{\"a2f\": {\"inference_type\": \"regression\", \"regression_model\":"
				+ " {\"inference_model_id\": \"mark_v2.3.1\"}}}").label()).contains("mark_v2.3.1");
		assertThat(report("{}").label()).isEmpty();
		assertThat(report("{}").isOtherThan("mark")).isFalse();
	}

	@Test
	void givesTheTongueOfServersThatHaveIt() throws Exception {
		try (Fixture fixture = new Fixture(folder)) {
			ScriptedServer server = fixture.script("studio", new ScriptedServer.Script() {
				@Override
				List<String> names() {
					return NimBackend.FACE_AND_TONGUE.names().reversed().stream().map(NimSettings::serviceName)
							.toList();
				}
			});
			Solved face = fixture.solve(Fixture.swell(1), Map.of());
			assertThat(face.frames().getFirst()).hasSize(52);
			assertThat(face.tells("16 blendshapes of the server are left out")).isTrue();
			fixture.book.put(ServerEntry.plain("studio", "127.0.0.1", server.port()).withTongue(true));
			Solved both = fixture.solve(Fixture.swell(1), Map.of());
			assertThat(both.frames().get(10)).hasSize(68);
			assertThat(both.frames().get(10)[67]).isPositive();
			assertThat(both.tells("left out")).isFalse();
		}
	}

	@Test
	void refusesRegionsAndCurvesSinceACallHasOneSetting() throws Exception {
		try (Fixture fixture = new Fixture(folder)) {
			fixture.add("studio");
			var values = fixture.backend.info().parameters().defaults();
			MotionRequest request = new MotionRequest("line", values, false,
					List.of(new ParameterRegion(FrameRange.parse("0..10"), values)), Map.of());
			assertThatIllegalArgumentException()
					.isThrownBy(() -> fixture.backend.open(request, (frame, pose) -> {}, Progress.NONE))
					.withMessageContaining("one setting for a whole clip");
		}
	}
}
