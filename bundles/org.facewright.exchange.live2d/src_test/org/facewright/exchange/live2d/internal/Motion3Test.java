package org.facewright.exchange.live2d.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ExportKeys;
import org.junit.jupiter.api.Test;

class Motion3Test {

	private static final Motion3Exporter EXPORTER = new Motion3Exporter();

	/** All four kinds of segments. */
	static final String HAND_MADE = """
			{"Version":3,"Meta":{"Duration":2.0,"Fps":30.0,"Loop":true,"AreBeziersRestricted":false,"CurveCount":4,
			"TotalSegmentCount":5,"TotalPointCount":11,"UserDataCount":0,"TotalUserDataSize":0},
			"Curves":[
			{"Target":"Model","Id":"EyeBlink","Segments":[0,1,0,2,1]},
			{"Target":"PartOpacity","Id":"PartArm","Segments":[0,1,2,2,1]},
			{"Target":"Parameter","Id":"ParamMouthOpenY","Segments":[0,0,1,0.333,0,0.667,1,1,1,2,2,0]},
			{"Target":"Parameter","Id":"ParamEyeLOpen","Segments":[0,1,3,1,0,0,2,1]},
			{"Target":"Parameter","Id":"ParamHairFront","Segments":[0,0.5,0,2,0.5]}]}
			""";

	private static ParameterValues values(String parameters) {
		return EXPORTER.format().parameters().defaults().with(Motion3Exporter.PARAMETERS, parameters);
	}

	private static MemorySource written(MotionClip clip, ParameterValues values) throws IOException {
		MemoryTarget target = new MemoryTarget("take.motion3.json");
		EXPORTER.export(Takes.face(clip, values), target, Progress.NONE);
		return target.asSource();
	}

	private static MotionClip read(MemorySource file, String as) throws IOException {
		Motion3Importer importer = new Motion3Importer();
		return importer.read(file, importer.format().parameters().defaults().with(Motion3Importer.AS, as),
				Progress.NONE).tracks().getFirst().clip();
	}

	private static float[] column(MotionClip clip, String channel) {
		return clip.column(clip.channels().indexOf(channel)).toArray();
	}

	static MemorySource golden() throws IOException {
		float[][] poses = new float[10][1];
		for (int frame = 0; frame < 10; frame++) {
			poses[frame][0] = frame <= 3 ? frame / 3f : 1 - (frame - 3) / 6f;
		}
		return written(MotionClip.ofPoses(FrameRate.FPS_30, ChannelSet.weights(List.of("ParamMouthOpenY")), poses),
				values("names").with(ExportKeys.TOLERANCE, 1e-4));
	}

	@Test
	void writesWhatCubismWrites() throws IOException {
		assertThat(new String(golden().content(), StandardCharsets.UTF_8).replace("\n", "")).isEqualTo(
				"{\"Version\":3,\"Meta\":{\"Duration\":0.3,\"Fps\":30.0,\"Loop\":false,\"AreBeziersRestricted\":true,"
						+ "\"CurveCount\":1,\"TotalSegmentCount\":2,\"TotalPointCount\":3,\"UserDataCount\":0,"
						+ "\"TotalUserDataSize\":0},\"Curves\":[{\"Target\":\"Parameter\",\"Id\":\"ParamMouthOpenY\","
						+ "\"Segments\":[0,0,0,0.1,1,0,0.3,0]}]}");
	}

	@Test
	void readsAllKindsOfSegments() throws IOException {
		MotionClip clip = read(MemorySource.text("a.motion3.json", HAND_MADE), "parameters");
		assertThat(clip.channels().names()).containsExactly("ParamMouthOpenY", "ParamEyeLOpen", "ParamHairFront");
		assertThat(clip.frameCount()).isEqualTo(61);
		float[] mouth = column(clip, "ParamMouthOpenY");
		assertThat(mouth[15]).isEqualTo(0.5f, within(2e-3f)); // an ease between level handles
		assertThat(mouth[3]).isEqualTo(0.028f, within(2e-3f));
		assertThat(mouth[59]).isEqualTo(1); // stepped
		float[] eye = column(clip, "ParamEyeLOpen");
		assertThat(eye[1]).isEqualTo(0); // stepped the other way round
		assertThat(eye[45]).isEqualTo(0.5f, within(1e-6f));
	}

	@Test
	void theTemplateBecomesAFace() throws IOException {
		MotionClip clip = read(MemorySource.text("a.motion3.json", HAND_MADE), "arkit");
		assertThat(clip.channels().names()).containsExactly("jawOpen", "eyeBlinkLeft", "ParamHairFront");
		assertThat(column(clip, "jawOpen")[30]).isEqualTo(1 / 1.5f, within(1e-6f));
		assertThat(column(clip, "eyeBlinkLeft")[1]).isEqualTo(1);
	}

	@Test
	void theFaceBecomesTheTemplate() throws IOException {
		ChannelSet channels = ChannelSet
				.of(Stream.concat(Arkit.FACE.channels().stream(), Arkit.ROTATIONS.stream()).toList());
		float[] pose = new float[channels.size()];
		pose[channels.indexOf("jawOpen")] = 0.4f;
		pose[channels.indexOf("mouthClose")] = 0.2f;
		pose[channels.indexOf("eyeBlinkRight")] = 0.75f;
		pose[channels.indexOf("headYaw")] = (float) Math.toRadians(10);
		pose[channels.indexOf("headPitch")] = (float) Math.toRadians(40);
		pose[channels.indexOf("leftEyeYaw")] = -0.3f;
		pose[channels.indexOf("rightEyeYaw")] = -0.3f;
		MotionClip back = read(written(MotionClip.ofPoses(FrameRate.FPS_30, channels, new float[][] { pose, pose }),
				values("template")), "parameters");
		assertThat(column(back, "ParamMouthOpenY")[0]).isEqualTo(0.3f, within(1e-6f));
		assertThat(column(back, "ParamEyeROpen")[0]).isEqualTo(0.25f);
		assertThat(column(back, "ParamAngleX")[0]).isEqualTo(-10, within(1e-4f));
		assertThat(column(back, "ParamAngleY")[0]).isEqualTo(-30);
		assertThat(column(back, "ParamEyeBallX")[0]).isEqualTo(0.5f, within(1e-6f));
	}

	@Test
	void countsOfTheHeadAreThoseOfTheCurves() throws IOException {
		MemorySource file = written(Takes.golden(FrameRate.FPS_30, Arkit.FACE, 40), values("template"));
		var root = new com.fasterxml.jackson.databind.ObjectMapper().readTree(file.content());
		int segments = 0;
		for (var curve : root.path("Curves")) {
			segments += (curve.path("Segments").size() - 2) / 3;
		}
		assertThat(root.path("Meta").path("CurveCount").asInt()).isEqualTo(root.path("Curves").size());
		assertThat(root.path("Meta").path("TotalSegmentCount").asInt()).isEqualTo(segments);
		assertThat(root.path("Meta").path("TotalPointCount").asInt()).isEqualTo(segments + root.path("Curves").size());
	}
}
