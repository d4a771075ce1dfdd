package org.facewright.exchange.fbx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;

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
import org.facewright.exchange.common.TextLines;
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
	void everyNodeSaysWhichAttributeItHas() throws IOException {
		String text = new String(small().content(), StandardCharsets.UTF_8);
		assertThat(text.split("\tModel: ", -1)).hasSameSizeAs(text.split("\"DefaultAttributeIndex\"", -1));
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
				Stream.concat(Arkit.FACE.channels().stream(), Arkit.ROTATIONS.stream()).toList());
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
				new NamedClip("double", clip.select(17, 18))), Optional.empty(), SpeechLanes.EMPTY, bare());
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

	/** The text's nodes as binary ones: arrays packed, everything behind the length of all. */
	static MemorySource binary(MemorySource text, int version) throws IOException {
		FbxNode root;
		try (TextLines lines = TextLines.open(text)) {
			root = FbxText.read(lines, Progress.NONE);
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(FbxBinary.MAGIC);
		out.writeBytes(new byte[] { 0x1A, 0 });
		out.writeBytes(little(4).putInt(version).array());
		for (FbxNode node : root.children()) {
			write(node, version >= 7500, out);
		}
		out.writeBytes(new byte[version >= 7500 ? 25 : 13]);
		return new MemorySource("take.fbx", out.toByteArray());
	}

	private static ByteBuffer little(int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static void write(FbxNode node, boolean wide, ByteArrayOutputStream out) {
		ByteArrayOutputStream properties = new ByteArrayOutputStream();
		int count = 0;
		FbxNode array = node.child("a").orElse(node);
		if (array != node) {
			boolean time = node.name().equals("KeyTime");
			ByteBuffer values = little(array.numberCount() * (time ? 8 : 4));
			for (int i = 0; i < array.numberCount(); i++) {
				if (time) {
					values.putLong((long) array.number(i));
				} else if (node.name().contains("Float")) {
					values.putFloat((float) array.number(i));
				} else {
					values.putInt((int) array.number(i));
				}
			}
			Deflater deflater = new Deflater();
			deflater.setInput(values.array());
			deflater.finish();
			byte[] packed = new byte[values.capacity() + 64];
			int length = deflater.deflate(packed);
			deflater.end();
			properties.write(time ? 'l' : node.name().contains("Float") ? 'f' : 'i');
			properties.writeBytes(little(12).putInt(array.numberCount()).putInt(1).putInt(length).array());
			properties.write(packed, 0, length);
			count = 1;
		} else {
			boolean object = node.numberCount() > 0 && !node.text(0).isEmpty() && !node.name().equals("P");
			String[] texts = { node.text(0), node.text(1) };
			if (node.name().equals("C")) {
				string(texts[0], properties);
			}
			for (int i = 0; i < (object ? node.numberCount() : 0); i++) {
				properties.write('L');
				properties.writeBytes(little(8).putLong((long) node.number(i)).array());
				count++;
			}
			for (String text : texts) {
				if (!node.name().equals("C") || !text.equals(texts[0])) {
					string(text, properties);
				}
				count++;
			}
			if (!object && node.numberCount() > 0) {
				properties.write('D');
				properties.writeBytes(little(8).putDouble(node.number(node.numberCount() - 1)).array());
				count++;
			}
		}
		ByteArrayOutputStream children = new ByteArrayOutputStream();
		int head = (wide ? 25 : 13) + node.name().length();
		long start = out.size() + head + properties.size();
		ByteArrayOutputStream placed = new ByteArrayOutputStream();
		if (array == node && !node.children().isEmpty()) {
			placed.writeBytes(new byte[(int) start]);
			node.children().forEach(child -> write(child, wide, placed));
			children.writeBytes(Arrays.copyOfRange(placed.toByteArray(), (int) start, placed.size()));
			children.writeBytes(new byte[wide ? 25 : 13]);
		}
		long end = start + children.size();
		out.writeBytes(wide
				? little(24).putLong(end).putLong(count).putLong(properties.size()).array()
				: little(12).putInt((int) end).putInt(count).putInt(properties.size()).array());
		out.write(node.name().length());
		out.writeBytes(node.name().getBytes(StandardCharsets.UTF_8));
		out.writeBytes(properties.toByteArray());
		out.writeBytes(children.toByteArray());
	}

	private static void string(String text, ByteArrayOutputStream out) {
		int colons = text.indexOf("::");
		String stored = colons < 0 ? text : text.substring(colons + 2) + "\0\1" + text.substring(0, colons);
		out.write('S');
		out.writeBytes(little(4).putInt(stored.getBytes(StandardCharsets.UTF_8).length).array());
		out.writeBytes(stored.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void readsBinaryFilesAsTheirText() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_60, Arkit.FACE, 90);
		MemorySource text = written(Takes.face(clip, bare()));
		MotionClip expected = read(text).tracks().getFirst().clip();
		for (int version : new int[] { 7400, 7700 }) {
			MemorySource binary = binary(text, version);
			assertThat(new FbxImporter().accepts("renamed", binary.head())).isTrue();
			MotionClip back = read(binary).tracks().getFirst().clip();
			assertThat(back.channels()).isEqualTo(expected.channels());
			for (int channel = 0; channel < 52; channel++) {
				assertThat(back.column(channel).toArray()).as("version %d", version)
						.containsExactly(expected.column(channel).toArray(), within(1e-6f));
			}
		}
	}

	@Test
	void readsNoOldBinaryFiles() {
		byte[] old = Arrays.copyOf(FbxBinary.MAGIC, 100);
		old[24] = 0x18;
		old[23] = 0x10; // 6160
		assertThatThrownBy(() -> read(new MemorySource("a.fbx", old))).isInstanceOf(IOException.class)
				.hasMessageContaining("a.fbx").hasMessageContaining("6160");
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
