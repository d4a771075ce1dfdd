package org.facewright.exchange.fbx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class FbxFilesTest {

	private static final FbxExporter EXPORTER = new FbxExporter();

	private static ParameterValues bare() {
		return EXPORTER.format().parameters().defaults().with(FbxExporter.MESH, "none");
	}

	private static MemorySource written(ExportRequest request) throws IOException {
		MemoryTarget target = new MemoryTarget("take.fbx");
		EXPORTER.export(request, target, Progress.NONE);
		return target.asSource();
	}

	private static ImportResult read(MemorySource file) throws IOException {
		FbxImporter importer = new FbxImporter();
		return importer.read(file, importer.format().parameters().defaults(), Progress.NONE);
	}

	static MemorySource small() throws IOException {
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen", "mouthClose")),
				new float[][] { { 0, 0 }, { 0.5f, 0.25f }, { 1, 0 } });
		return written(Takes.face(clip, bare()));
	}

	@Test
	void writesCurvesAsTheFormatHasThem() throws IOException {
		assertThat(new String(small().content(), StandardCharsets.UTF_8)).contains("""
					AnimationCurve: 1000011, "AnimCurve::", "" {
						Default: 0
						KeyVer: 4008
						KeyTime: *3 {
							a: 0,1539538600,3079077200
						}
						KeyValueFloat: *3 {
							a: 0,50,100
						}
						KeyAttrFlags: *1 {
							a: 4
						}
						KeyAttrDataFloat: *4 {
							a: 0,0,218434821,0
						}
						KeyAttrRefCount: *1 {
							a: 3
						}
					}
				""".indent(0)).contains("""
					C: "OO",1000001,1000002
				""", "\tC: \"OP\",1000010,1000005, \"DeformPercent\"\n",
				"\tC: \"OP\",1000011,1000010, \"d|DeformPercent\"\n",
				"\t\tP: \"TimeMode\", \"enum\", \"\", \"\",6\n");
	}

	@Test
	void countsTicksExactly() {
		assertThat(FbxTime.ticks(60, FrameRate.FPS_60)).isEqualTo(46_186_158_000L);
		assertThat(FbxTime.ticks(30_000, new FrameRate(30_000, 1001))).isEqualTo(1001 * 46_186_158_000L);
		assertThat(FbxTime.ticks(1, FrameRate.FPS_24)).isEqualTo(1_924_423_250L);
	}

	@Test
	void keepsHeadAndEyesBesideTheFace() throws IOException {
		ChannelSet channels = ChannelSet.of(
				java.util.stream.Stream.concat(Arkit.FACE.channels().stream(), Arkit.ROTATIONS.stream()).toList());
		MotionClip clip = Takes.golden(FrameRate.FPS_60, channels, 90);
		MotionClip back = read(written(Takes.face(clip, bare()))).tracks().getFirst().clip();
		assertThat(back.channels().size()).isEqualTo(61);
		for (int channel = 0; channel < 61; channel++) {
			int at = back.channels().indexOf(channels.channel(channel).name());
			assertThat(back.channels().channel(at)).isEqualTo(channels.channel(channel));
			for (int frame = 0; frame < 90; frame++) {
				assertThat(back.column(at).get(frame)).as(channels.channel(channel).name())
						.isEqualTo(clip.column(channel).get(frame), within(1e-6f));
			}
		}
	}

	@Test
	void keepsTwoTracksApart() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, Arkit.FACE, 30);
		ExportRequest request = new ExportRequest("two", List.of(new NamedClip("hero", clip),
				new NamedClip("double", clip.select(17, 18))), java.util.Optional.empty(), SpeechLanes.EMPTY, bare());
		List<NamedClip> tracks = read(written(request)).tracks();
		assertThat(tracks.stream().map(NamedClip::name)).containsExactly("hero", "double");
		assertThat(tracks.get(1).clip().channels().names()).containsExactly("jawOpen", "mouthClose");
	}

	/** A node as other programs write it: the default order, degrees, one user tangent. */
	private static String scene(String order, String flags, String data, String counts) {
		return """
				; FBX 7.5.0 project file
				GlobalSettings:  {
					Properties70:  {
						P: "TimeMode", "enum", "", "",11
					}
				}
				Objects:  {
					Geometry: 1, "Geometry::x", "Mesh" {
						Vertices: *3 {
							a: 1,2,3
						}
					}
					Model: 5, "Model::rig:Head", "Null" {
						Properties70:  {
							P: "RotationOrder", "enum", "", "",%s
						}
					}
					AnimationStack: 6, "AnimStack::Take 001", "" {
					}
					AnimationLayer: 7, "AnimLayer::BaseLayer", "" {
					}
					AnimationCurveNode: 8, "AnimCurveNode::R", "" {
					}
					AnimationCurve: 9, "AnimCurve::", "" {
						KeyTime: *3 {
							a: 0,46186158000,
				92372316000
						}
						KeyValueFloat: *3 {
							a: 0,90,0
						}
						KeyAttrFlags: *1 {
							a: %s
						}
						KeyAttrDataFloat: *4 {
							a: %s
						}
						KeyAttrRefCount: *1 {
							a: %s
						}
					}
				}
				Connections:  {
					C: "OO",7,6
					C: "OO",8,7
					C: "OP",8,5, "Lcl Rotation"
					C: "OP",9,8, "d|Y"
				}
				""".formatted(order, flags, data, counts);
	}

	@Test
	void readsDegreesAboutAnyOrderOfAxes() throws IOException {
		MotionClip clip = read(MemorySource.text("a.fbx", scene("0", "4", "0,0,0,0", "3"))).tracks().getFirst().clip();
		int yaw = clip.channels().indexOf("headYaw");
		assertThat(clip.frameCount()).isEqualTo(49);
		assertThat(clip.column(yaw).get(12)).isEqualTo((float) Math.toRadians(-45), within(1e-6f));
		assertThat(clip.column(clip.channels().indexOf("headPitch")).get(12)).isEqualTo(0, within(1e-6f));
	}

	@Test
	void followsUserTangents() throws IOException {
		MotionClip clip = read(MemorySource.text("a.fbx", scene("4", "1032", "0,0,0,0", "3"))).tracks().getFirst()
				.clip();
		// level at both ends: 3u² - 2u³ of 90 degrees at a quarter of the way
		assertThat(clip.column(0).get(6)).isEqualTo((float) -Math.toRadians(90 * (3 / 16.0 - 2 / 64.0)),
				within(1e-5f));
	}

	@Test
	void explainsBinaryFiles() {
		assertThatThrownBy(() -> read(MemorySource.text("a.fbx", "Kaydara FBX Binary  \0")))
				.isInstanceOf(IOException.class).hasMessageContaining("a.fbx").hasMessageContaining("as text");
	}

	@Test
	void saysWhatMovesWhenNothingOfAFaceDoes() {
		String file = scene("4", "4", "0,0,0,0", "3").replace("rig:Head", "Hips");
		assertThatThrownBy(() -> read(MemorySource.text("a.fbx", file))).isInstanceOf(IOException.class)
				.hasMessageContaining("Lcl Rotation of Hips");
	}

	static MemorySource foreign() {
		return MemorySource.text("foreign.fbx", scene("2", "1032", "1,1,0,0", "3"));
	}
}
