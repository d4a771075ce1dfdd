package org.facewright.exchange.usd.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsdExportTest {

	private static final FrameRate NTSC = new FrameRate(30_000, 1001);

	/** Every channel at another phase, some values above 1. */
	static MotionClip clip(FrameRate rate, ChannelSet channels, int frames) {
		float[][] poses = new float[frames][channels.size()];
		for (int frame = 0; frame < frames; frame++) {
			for (int channel = 0; channel < channels.size(); channel++) {
				poses[frame][channel] = (float) Math.max(0, 0.4 + 0.7 * Math.sin(frame * 0.2 + channel));
			}
		}
		return MotionClip.ofPoses(rate, channels, poses);
	}

	static ExportRequest request(List<NamedClip> tracks, String... values) {
		Map<String, String> texts = new HashMap<>();
		for (int i = 0; i < values.length; i += 2) {
			texts.put(values[i], values[i + 1]);
		}
		return new ExportRequest("take", tracks, Optional.empty(), SpeechLanes.EMPTY,
				new UsdExporter().format().parameters().parse(texts));
	}

	static ExportRequest request(MotionClip clip, String... values) {
		return request(List.of(new NamedClip("face", clip)), values);
	}

	static MemoryTarget exported(ExportRequest request) throws IOException {
		MemoryTarget files = new MemoryTarget("take.usda");
		new UsdExporter().export(request, files, Progress.NONE);
		return files;
	}

	private static String text(ExportRequest request) throws IOException {
		return new String(exported(request).mainBytes(), StandardCharsets.UTF_8);
	}

	private static ImportResult readBack(ExportRequest request) throws IOException {
		UsdImporter importer = new UsdImporter();
		return importer.read(exported(request).asSource(), importer.format().parameters().defaults(), Progress.NONE);
	}

	@Test
	void writesASkelAnimationAsTheFormatLaysItOut() throws IOException {
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen", "mouthClose")),
				new float[][] { { 0, 0 }, { 0.5f, 0.25f }, { 1, 0.1f } });
		assertThat(text(request(clip))).isEqualTo("""
				#usda 1.0
				(
				    customLayerData = {
				        string frameRate = "30"
				    }
				    defaultPrim = "face"
				    doc = "Facewright"
				    endTimeCode = 2
				    framesPerSecond = 30
				    metersPerUnit = 0.01
				    startTimeCode = 0
				    timeCodesPerSecond = 30
				    upAxis = "Y"
				)

				def SkelAnimation "face"
				{
				    uniform token[] blendShapes = ["jawOpen", "mouthClose"]
				    float[] blendShapeWeights.timeSamples = {
				        0: [0, 0],
				        1: [0.5, 0.25],
				        2: [1, 0.1],
				    }
				}
				""");
	}

	@ParameterizedTest
	@CsvSource({ "none,skel", "head,skel", "none,mh-curve" })
	void readsBackToTheSameClip(String mesh, String layout) throws IOException {
		MotionClip clip = clip(NTSC, Arkit.FACE, 90);
		ImportResult read = readBack(request(clip, "mesh", mesh, "layout", layout));
		assertThat(read.problems()).isEmpty();
		assertThat(read.tracks()).containsExactly(new NamedClip("face", clip));
	}

	@ParameterizedTest
	@ValueSource(strings = { "24", "24000/1001", "25", "30000/1001", "48", "60000/1001", "1000/7", "12.5", "120" })
	void keepsTheExactFrameRate(String rate) throws IOException {
		MotionClip clip = clip(FrameRate.parse(rate), ChannelSet.weights(List.of("jawOpen")), 50);
		assertThat(readBack(request(clip)).tracks().getFirst().clip()).isEqualTo(clip);
	}

	@Test
	void writesNtscRatesAsTheNearestDouble() throws IOException {
		assertThat(text(request(clip(NTSC, Arkit.FACE, 2)))).contains("timeCodesPerSecond = 29.97002997002997\n");
	}

	@Test
	void keepsSeveralTracksAtTheirOwnRates() throws IOException {
		List<NamedClip> tracks = List.of(new NamedClip("face", clip(FrameRate.FPS_30, Arkit.FACE, 20)),
				new NamedClip("second", clip(FrameRate.FPS_100, ChannelSet.weights(List.of("jawOpen")), 70)));
		for (String mesh : List.of("none", "head")) {
			ImportResult read = readBack(request(tracks, "mesh", mesh));
			assertThat(read.tracks()).isEqualTo(tracks);
		}
	}

	@Test
	void writesTheSameBytesWhateverTheLocale() throws IOException {
		Locale before = Locale.getDefault();
		byte[] first = exported(request(clip(NTSC, Arkit.FACE, 5), "mesh", "head")).mainBytes();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertThat(exported(request(clip(NTSC, Arkit.FACE, 5), "mesh", "head")).mainBytes()).isEqualTo(first);
		} finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void turnsNamesIntoIdentifiersAndSaysSo() throws IOException {
		MotionClip clip = clip(NTSC, ChannelSet.weights(List.of("brow up", "2nd", "brow_up", "größe", "brow-up")), 2);
		assertThat(new UsdExporter().check(request(clip))).filteredOn(problem -> problem.code().equals("usd.renamed"))
				.singleElement().satisfies(problem -> assertThat(problem.message()).contains("'brow up' as brow_up_2"));
		assertThat(readBack(request(clip)).tracks().getFirst().clip().channels().names()).containsExactly("brow_up_2",
				"_2nd", "brow_up", "gr__e", "brow_up_3");
	}

	@Test
	void leavesProbabilitiesOutAndWarnsOfRotations() throws IOException {
		ChannelSet channels = ChannelSet.of(List.of(new Channel("phone.AA", ChannelKind.PROBABILITY),
				Channel.weight("jawOpen"), Arkit.ROTATIONS.getFirst()));
		ExportRequest request = request(clip(NTSC, channels, 5));
		assertThat(new UsdExporter().check(request)).anySatisfy(
				problem -> assertThat(problem.message()).contains("headYaw"));
		assertThat(readBack(request).tracks().getFirst().clip().channels().names()).containsExactly("jawOpen");
	}

	@Test
	void bindsTheHeadToItsAnimation() throws IOException {
		String text = text(request(clip(NTSC, Arkit.FACE, 2), "mesh", "head"));
		assertThat(text).contains("rel skel:animationSource = </face/Anim>", "rel skel:skeleton = </face/Skel>",
				"rel skel:blendShapeTargets = [</face/Face/eyeBlinkLeft>, ", "def BlendShape \"tongueOut\"");
	}

	@Test
	void refusesWhatIsNotFinite() {
		MotionClip clip = MotionClip.ofPoses(NTSC, ChannelSet.weights(List.of("jawOpen")),
				new float[][] { { 0 }, { Float.NEGATIVE_INFINITY } });
		assertThatIllegalArgumentException().isThrownBy(() -> exported(request(clip))).withMessageContaining("jawOpen")
				.withMessageContaining("frame 1");
	}

	@Test
	void refusesAHeadWithMetaHumanCurves() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> exported(request(clip(NTSC, Arkit.FACE, 2), "mesh", "head", "layout", "mh-curve")))
				.withMessageContaining("mesh to none");
	}

	@Test
	void refusesATakeWithoutFrames() {
		assertThatIllegalArgumentException().isThrownBy(() -> exported(request(clip(NTSC, Arkit.FACE, 0))));
	}

	@Test
	void stopsWhenCancelled() {
		Progress cancelled = new Progress() {
			@Override
			public void report(double fraction, String doing) {
				// nobody listens
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> new UsdExporter()
				.export(request(clip(NTSC, Arkit.FACE, 5)), new MemoryTarget("a.usda"), cancelled));
	}
}
