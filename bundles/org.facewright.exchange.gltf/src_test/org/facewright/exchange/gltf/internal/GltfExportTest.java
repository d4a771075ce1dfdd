package org.facewright.exchange.gltf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class GltfExportTest {

	static final FrameRate NTSC = new FrameRate(30_000, 1001);

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

	static ExportRequest request(TrackExporter exporter, MotionClip clip, String... values) {
		return ExportRequest.of("take", new NamedClip("face", clip), values(exporter, values));
	}

	private static ParameterValues values(TrackExporter exporter, String... values) {
		Map<String, String> texts = new HashMap<>();
		for (int i = 0; i < values.length; i += 2) {
			texts.put(values[i], values[i + 1]);
		}
		return exporter.format().parameters().parse(texts);
	}

	static MemoryTarget exported(TrackExporter exporter, ExportRequest request) throws IOException {
		MemoryTarget files = new MemoryTarget("my take." + exporter.format().id());
		exporter.export(request, files, Progress.NONE);
		return files;
	}

	private static ImportResult readBack(MemoryTarget files) throws IOException {
		GltfImporter importer = new GltfImporter();
		return importer.read(files.asSource(), importer.format().parameters().defaults(), Progress.NONE);
	}

	private static JsonNode json(MemoryTarget gltf) throws IOException {
		return new ObjectMapper().readTree(gltf.mainBytes());
	}

	@ParameterizedTest
	@CsvSource({ "head,linear", "head,step", "head,cubicspline", "none,linear", "none,step", "none,cubicspline" })
	void readsBackToTheSameClip(String mesh, String interpolation) throws IOException {
		for (TrackExporter exporter : List.of(new GltfExporter(), new GlbExporter())) {
			MotionClip clip = clip(NTSC, Arkit.FACE, 90);
			ImportResult read = readBack(
					exported(exporter, request(exporter, clip, "mesh", mesh, "interpolation", interpolation)));
			assertThat(read.problems()).isEmpty();
			assertThat(read.tracks()).containsExactly(new NamedClip("face", clip));
		}
	}

	@Test
	void writesTheSameBytesEachTime() throws IOException {
		for (TrackExporter exporter : List.of(new GltfExporter(), new GlbExporter())) {
			ExportRequest request = request(exporter, clip(NTSC, Arkit.FACE, 10));
			Map<String, byte[]> first = exported(exporter, request).files();
			Map<String, byte[]> second = exported(exporter, request).files();
			assertThat(second.keySet()).isEqualTo(first.keySet());
			first.forEach((name, bytes) -> assertThat(second.get(name)).isEqualTo(bytes));
		}
	}

	@Test
	void namesTheBufferBesideItAsAUri() throws IOException {
		MemoryTarget files = exported(new GltfExporter(), request(new GltfExporter(), clip(NTSC, Arkit.FACE, 3)));
		assertThat(files.files()).containsOnlyKeys("my take.gltf", "my take.bin");
		assertThat(json(files).at("/buffers/0/uri").asText()).isEqualTo("my%20take.bin");
		assertThat(files.files().get("my take.bin")).hasSize(json(files).at("/buffers/0/byteLength").asInt());
	}

	@Test
	void namesEachTargetAndTheGenerator() throws IOException {
		JsonNode json = json(exported(new GltfExporter(), request(new GltfExporter(), clip(NTSC, Arkit.FACE, 3))));
		List<String> names = new ArrayList<>();
		json.at("/meshes/0/extras/targetNames").forEach(name -> names.add(name.asText()));
		assertThat(names).isEqualTo(Arkit.FACE.names());
		assertThat(json.at("/asset").toString()).isEqualTo("{\"version\":\"2.0\",\"generator\":\"Facewright\"}");
	}

	@Test
	void alignsEveryViewAndBoundsEveryInput() throws IOException {
		JsonNode json = json(exported(new GltfExporter(), request(new GltfExporter(), clip(NTSC, Arkit.FACE, 3))));
		json.path("bufferViews").forEach(view -> assertThat(view.path("byteOffset").asLong() % 4).isZero());
		JsonNode input = json.path("accessors").path(json.at("/animations/0/samplers/0/input").asInt());
		assertThat(input.at("/min/0").asDouble()).isZero();
		assertThat((float) input.at("/max/0").asDouble()).isEqualTo((float) NTSC.secondsOf(2));
	}

	@Test
	void groupsTangentsAndValuesOfACubicKey() throws IOException {
		MotionClip clip = MotionClip.ofPoses(FrameRate.of(2), ChannelSet.weights(List.of("jawOpen", "mouthClose")),
				new float[][] { { 0, 0 }, { 1, 0.25f }, { 0, 0.5f } });
		MemoryTarget files = exported(new GltfExporter(),
				request(new GltfExporter(), clip, "mesh", "none", "interpolation", "cubicspline"));
		byte[] buffer = files.files().get("my take.bin");
		ByteBuffer weights = ByteBuffer.wrap(buffer, buffer.length - 72, 72).order(ByteOrder.LITTLE_ENDIAN);
		float[] numbers = new float[18];
		weights.asFloatBuffer().get(numbers);
		assertThat(numbers).containsExactly(0, 0, 0, 0, 2, 0.5f, //
				0, 0.5f, 1, 0.25f, 0, 0.5f, //
				-2, 0.5f, 0, 0.5f, 0, 0);
	}

	@Test
	void framesAGlbInMultiplesOfFourBytes() throws IOException {
		byte[] glb = exported(new GlbExporter(), request(new GlbExporter(), clip(NTSC, Arkit.FACE, 3))).mainBytes();
		ByteBuffer head = ByteBuffer.wrap(glb).order(ByteOrder.LITTLE_ENDIAN);
		assertThat(new String(glb, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("glTF");
		assertThat(head.getInt(4)).isEqualTo(2);
		assertThat(head.getInt(8)).isEqualTo(glb.length).satisfies(length -> assertThat(length % 4).isZero());
		int json = head.getInt(12);
		assertThat(json % 4).isZero();
		assertThat(new String(glb, 16, 4, StandardCharsets.US_ASCII)).isEqualTo("JSON");
		assertThat(head.getInt(20 + json)).isEqualTo(glb.length - 28 - json);
	}

	@Test
	void leavesProbabilitiesOutAndWarnsOfRotations() throws IOException {
		ChannelSet channels = ChannelSet.of(List.of(new Channel("phone.AA", ChannelKind.PROBABILITY),
				Channel.weight("jawOpen"), Arkit.ROTATIONS.getFirst()));
		GlbExporter exporter = new GlbExporter();
		ExportRequest request = request(exporter, clip(NTSC, channels, 5));
		assertThat(exporter.check(request)).filteredOn(problem -> problem.code().equals("export.not-carried"))
				.singleElement().satisfies(problem -> assertThat(problem.message()).contains("headYaw"));
		assertThat(readBack(exported(exporter, request)).tracks().getFirst().clip().channels().names())
				.containsExactly("jawOpen");
	}

	@ParameterizedTest
	@ValueSource(strings = { "head", "none" })
	void writesChannelsThatTheHeadDoesNotKnow(String mesh) throws IOException {
		MotionClip clip = clip(NTSC, ChannelSet.weights(List.of("earWiggle", "viseme \"ö\"")), 5);
		GltfExporter exporter = new GltfExporter();
		assertThat(readBack(exported(exporter, request(exporter, clip, "mesh", mesh))).tracks().getFirst().clip())
				.isEqualTo(clip);
	}

	@Test
	void keepsSeveralTracksAtTheirOwnRates() throws IOException {
		List<NamedClip> tracks = List.of(new NamedClip("face", clip(NTSC, Arkit.FACE, 20)),
				new NamedClip("second",
						clip(FrameRate.FPS_60, ChannelSet.weights(List.of("tongueOut", "jawOpen")), 7)));
		GlbExporter exporter = new GlbExporter();
		ExportRequest request = new ExportRequest("take", tracks, Optional.empty(), SpeechLanes.EMPTY,
				exporter.format().parameters().defaults());
		assertThat(readBack(exported(exporter, request)).tracks()).isEqualTo(tracks);
	}

	@ParameterizedTest
	@ValueSource(strings = { "linear", "step", "cubicspline" })
	void writesASingleFrame(String interpolation) throws IOException {
		GlbExporter exporter = new GlbExporter();
		MotionClip clip = clip(FrameRate.FPS_25, Arkit.FACE, 1);
		ImportResult read = readBack(exported(exporter, request(exporter, clip, "interpolation", interpolation)));
		assertThat(read.tracks().getFirst().clip()).isEqualTo(clip);
	}

	@Test
	void refusesWhatIsNotFinite() {
		MotionClip clip = MotionClip.ofPoses(NTSC, ChannelSet.weights(List.of("jawOpen")),
				new float[][] { { 0 }, { Float.NaN } });
		GltfExporter exporter = new GltfExporter();
		assertThat(exporter.check(request(exporter, clip))).extracting(Problem::severity)
				.contains(Problem.Severity.ERROR);
		assertThatIllegalArgumentException().isThrownBy(() -> exported(exporter, request(exporter, clip)))
				.withMessageContaining("jawOpen").withMessageContaining("frame 1");
	}

	@Test
	void refusesATakeWithoutFrames() {
		GlbExporter exporter = new GlbExporter();
		assertThatIllegalArgumentException()
				.isThrownBy(() -> exported(exporter, request(exporter, clip(NTSC, Arkit.FACE, 0))))
				.withMessageContaining("take");
	}

	@Test
	void refusesATakeWhoseFramesFallTogetherIn32Bits() {
		MotionClip frame = clip(new FrameRate(1000, 1), ChannelSet.weights(List.of("jawOpen")), 1);
		MotionClip clip = MotionClip.of(new FrameRate(100_000, 1), frame.channels(),
				List.of(SampleColumn.constant(0, 20_000_000)));
		assertThat(new GlbExporter().check(request(new GlbExporter(), clip))).extracting(Problem::code)
				.contains("gltf.too-long");
	}

	@Test
	void stopsWhenCancelled() {
		GlbExporter exporter = new GlbExporter();
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
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> exporter
				.export(request(exporter, clip(NTSC, Arkit.FACE, 5)), new MemoryTarget("a.glb"), cancelled));
	}
}
