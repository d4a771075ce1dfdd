package org.facewright.exchange.vmd.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.facewright.api.exchange.ExportRequest;
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

class VmdTest {

	private static final VmdExporter EXPORTER = new VmdExporter();

	private static ParameterValues values(String morphs) {
		return EXPORTER.format().parameters().defaults().with(VmdExporter.MORPHS, morphs);
	}

	private static MemorySource written(ExportRequest request) throws IOException {
		MemoryTarget target = new MemoryTarget("take.vmd");
		EXPORTER.export(request, target, Progress.NONE);
		return target.asSource();
	}

	private static MotionClip read(MemorySource file, String as) throws IOException {
		VmdImporter importer = new VmdImporter();
		return importer.read(file, importer.format().parameters().defaults().with(VmdImporter.AS, as), Progress.NONE)
				.tracks().getFirst().clip();
	}

	private static float[] column(MotionClip clip, String channel) {
		return clip.column(clip.channels().indexOf(channel)).toArray();
	}

	private static MotionClip ramp(String channel, int frames) {
		float[][] poses = new float[frames][1];
		for (int frame = 0; frame < frames; frame++) {
			poses[frame][0] = frame / (frames - 1f);
		}
		return MotionClip.ofPoses(FrameRate.FPS_30, ChannelSet.weights(List.of(channel)), poses);
	}

	static MemorySource vowels() throws IOException {
		return written(Takes.face(ramp("あ", 16), values("arkit").with(ExportKeys.TOLERANCE, 1e-3)));
	}

	static MemorySource turning() throws IOException {
		ChannelSet channels = ChannelSet.of(Stream.concat(
				ChannelSet.weights(List.of("jawOpen", "mouthLowerDownLeft", "mouthLowerDownRight")).channels().stream(),
				Arkit.ROTATIONS.stream()).toList());
		return written(Takes.face(Takes.golden(FrameRate.FPS_30, channels, 6), values("both")));
	}

	@Test
	void writesTwoKeysOfAVowelIn120Bytes() throws IOException {
		byte[] file = vowels().content();
		assertThat(file).hasSize(120);
		assertThat(new String(file, 0, 25, StandardCharsets.US_ASCII))
				.isEqualTo("Vocaloid Motion Data 0002");
		assertThat(Arrays.copyOfRange(file, 54, 104)).isEqualTo(HexFormat.of().parseHex("02000000"
				+ "82a000000000000000000000000000" + "00000000" + "00000000"
				+ "82a000000000000000000000000000" + "0f000000" + "0000803f"));
		assertThat(Arrays.copyOfRange(file, 104, 120)).containsOnly(0);
	}

	@Test
	void namesAreCutBetweenCharacters() {
		assertThat(Mmd.text(Mmd.bytes("ああああああああ", 15).orElseThrow())).isEqualTo("あああああああ");
		assertThat(Mmd.bytes("\uD83D\uDE00", 15)).isEmpty();
	}

	@Test
	void namesThatWereCutAreFoundAgain() throws IOException {
		assertThat(read(turning(), "arkit").channels().names()).contains("mouthLowerDownLeft", "mouthLowerDownRight");
	}

	@Test
	void twoNamesThatAreOneWhenCutAreRefused() {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, ChannelSet.weights(
				List.of("aVeryLongChannelOne", "aVeryLongChannelTwo", "c", "d")), 3);
		assertThat(EXPORTER.check(Takes.face(clip, values("arkit"))))
				.anySatisfy(problem -> assertThat(problem.message()).contains("aVeryLongChannelOne",
						"aVeryLongChannelTwo", "15 bytes"));
	}

	@Test
	void theHeadTurnsInALeftHandedFrame() throws IOException {
		ChannelSet channels = ChannelSet.of(Arkit.ROTATIONS);
		float[] pose = new float[9];
		pose[0] = (float) (Math.PI / 2);
		MemorySource file = written(
				Takes.face(MotionClip.ofPoses(FrameRate.FPS_30, channels, new float[][] { pose }), values("arkit")));
		ByteBuffer bytes = ByteBuffer.wrap(file.content()).order(ByteOrder.LITTLE_ENDIAN);
		assertThat(bytes.getInt(50)).isEqualTo(3);
		assertThat(Mmd.text(Arrays.copyOfRange(file.content(), 54, 69))).isEqualTo("頭");
		// to the own right, which is -y of a right-handed frame and so +y here
		assertThat(bytes.getFloat(54 + 35)).isEqualTo((float) Math.sqrt(0.5), within(1e-6f));
		assertThat(bytes.getFloat(54 + 43)).isEqualTo((float) Math.sqrt(0.5), within(1e-6f));
	}

	@Test
	void headAndEyesComeBack() throws IOException {
		ChannelSet channels = ChannelSet.of(Arkit.ROTATIONS);
		MotionClip clip = Takes.golden(FrameRate.FPS_30, channels, 60);
		MotionClip back = read(written(Takes.face(clip, values("arkit"))), "arkit");
		for (String name : channels.names()) {
			assertThat(column(back, name)).as(name).containsExactly(column(clip, name), within(1e-5f));
		}
	}

	@Test
	void blinksOfOneEyeAreWinks() throws IOException {
		float[][] poses = new float[2][Arkit.FACE.size()];
		poses[1][Arkit.FACE.indexOf("eyeBlinkLeft")] = 1;
		poses[1][Arkit.FACE.indexOf("eyeBlinkRight")] = 0.25f;
		MemorySource file = written(Takes.face(MotionClip.ofPoses(FrameRate.FPS_30, Arkit.FACE, poses),
				values("mmd")));
		MotionClip morphs = read(file, "morphs");
		assertThat(column(morphs, "まばたき")[1]).isEqualTo(0.25f, within(1e-3f));
		assertThat(column(morphs, "ウィンク２")[1]).isEqualTo(0.75f, within(1e-3f));
		MotionClip arkit = read(file, "arkit");
		assertThat(column(arkit, "eyeBlinkLeft")[1]).isEqualTo(1, within(1e-3f));
		assertThat(column(arkit, "eyeBlinkRight")[1]).isEqualTo(0.25f, within(1e-3f));
	}

	@Test
	void otherRatesAreSampledAtThirty() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_60, Arkit.FACE, 61);
		ExportRequest request = Takes.face(clip, values("arkit"));
		assertThat(EXPORTER.check(request)).anySatisfy(problem -> assertThat(problem.message()).contains("60 fps"));
		MotionClip back = read(written(request), "arkit");
		assertThat(column(back, "jawOpen")[10]).isEqualTo(column(clip, "jawOpen")[20]);
	}

	@Test
	void curvesBetweenKeysAreFollowed() throws IOException {
		ChannelSet channels = ChannelSet.of(Arkit.ROTATIONS.subList(0, 1));
		float[][] poses = new float[11][1];
		Arrays.setAll(poses, frame -> new float[] { 0 });
		poses[10][0] = 1;
		byte[] file = written(Takes.face(MotionClip.ofPoses(FrameRate.FPS_30, channels, poses), values("arkit")))
				.content().clone();
		ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		assertThat(bytes.getInt(50)).isEqualTo(3); // keys at 0, 9 and 10
		bytes.putInt(54 + 111 + 15, 5).putInt(54 + 2 * 111 + 15, 15);
		// from 5 to 15, level at both ends: half of the way at half of the time, little at the beginning
		int curve = 54 + 2 * 111 + 47;
		file[curve + 3] = 64;
		file[curve + 7] = 0;
		file[curve + 11] = 64;
		file[curve + 15] = 127;
		float[] yaw = column(read(new MemorySource("a.vmd", file), "arkit"), "headYaw");
		assertThat(yaw[10]).isEqualTo(0.5f, within(0.01f));
		assertThat(yaw[6]).isLessThan(0.05f);
	}
}
