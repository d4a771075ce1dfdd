package org.facewright.motion.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.Tensor;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.api.testkit.MotionBackendContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.inference.onnx.internal.OnnxBackend;
import org.facewright.motion.embedded.internal.ModelPackage.NetworkFile;
import org.junit.jupiter.api.Test;

class EmbeddedBackendTest extends MotionBackendContract {

	private static final int FACE = Arkit.FACE.size();
	private static final int PHONES = 41;
	private static final int HEARD = PHONES + Voice.values().length;
	private static final Map<String, String> BARE = Map.of("silence-gate", "false");

	@Override
	protected MotionBackend backend() {
		return Solved.BACKEND;
	}

	private static ModelPackage model() throws MotionException {
		return ModelPackage.read(ModelFolders.find(EmbeddedBackend.ID).orElseThrow());
	}

	@Test
	void givesTheFaceAndThePhonesAtAHundredFramesPerSecond() {
		assertThat(backend().info().frameRate()).isEqualTo(FrameRate.FPS_100);
		assertThat(backend().info().sampleRate()).isEqualTo(16_000);
		assertThat(backend().info().channels().names().subList(0, FACE)).isEqualTo(Arkit.FACE.names());
		assertThat(backend().info().channels().names()).hasSize(FACE + HEARD).contains("phone.SIL", "phone.ZH")
				.endsWith("phone.NSN", "voice.voicing", "voice.energy");
		assertThat(backend().info().latencySeconds()).isEqualTo(0.05);
	}

	/** The reference: one run of the bare network on the whole sound, with the grid reached by padding. */
	private float[][][] golden(String use, float[] sound, int frames) throws Exception {
		ModelPackage model = model();
		NetworkFile network = model.network(use);
		int padding = model.settling() + Math.floorMod(network.firstFrameCentreSample(), 160);
		int dropped = (padding - network.firstFrameCentreSample()) / 160;
		int total = frames + dropped;
		Tensor pcm = Tensor.allocate(ElementType.FLOAT32, 1, total * 160L);
		for (int i = 0; i < sound.length && padding + i < pcm.size(); i++) {
			pcm.floats().put(padding + i, sound[i]);
		}
		Tensor state = Tensor.allocate(ElementType.FLOAT32, 1, network.initialState().length);
		state.floats().put(network.initialState());
		Tensor weights = Tensor.allocate(ElementType.FLOAT32, 1, total, FACE);
		Tensor phones = Tensor.allocate(ElementType.FLOAT32, 1, total, PHONES);
		Tensor voice = Tensor.allocate(ElementType.FLOAT32, 1, total, Voice.values().length);
		try (InferenceSession session = new OnnxBackend().open(network.file(), SessionSettings.CPU, Progress.NONE)) {
			session.bind(Map.of("pcm", pcm, "state", state),
					Map.of("weights", weights, "phones", phones, "voice", voice)).run();
		}
		float[][][] golden = new float[2][frames][];
		for (int frame = 0; frame < frames; frame++) {
			golden[0][frame] = new float[FACE];
			golden[1][frame] = new float[HEARD];
			weights.floats().get((frame + dropped) * FACE, golden[0][frame]);
			phones.floats().get((frame + dropped) * PHONES, golden[1][frame], 0, PHONES);
			for (Voice one : Voice.values()) {
				float said = voice.floats().get((frame + dropped) * Voice.values().length + one.ordinal());
				golden[1][frame][PHONES + one.ordinal()] = one.channelValue(said);
			}
		}
		return golden;
	}

	private void assertParity(String use, boolean live, Map<String, String> values) throws Exception {
		float[] sound = sound();
		float[][] frames = Solved.frames(sound, live, values);
		float[][][] golden = golden(use, sound, frames.length);
		float worst = 0;
		for (int frame = 0; frame < frames.length; frame++) {
			for (int i = 0; i < FACE; i++) {
				// the only thing not switched off: the jaw's opening bounds what closes it
				float expected = i == Arkit.MOUTH_CLOSE
						? Math.min(golden[0][frame][i], golden[0][frame][Arkit.JAW_OPEN])
						: golden[0][frame][i];
				worst = Math.max(worst, Math.abs(frames[frame][i] - expected));
			}
			for (int i = 0; i < HEARD; i++) {
				worst = Math.max(worst, Math.abs(frames[frame][FACE + i] - golden[1][frame][i]));
			}
		}
		assertThat(worst).as(use).isLessThan(1e-4f);
	}

	@Test
	void givesTheNetworksOwnNumbersWhenNothingIsShaped() throws Exception {
		assertParity(EmbeddedBackend.FILE, false, BARE);
		assertParity(EmbeddedBackend.LIVE, true, BARE);
		assertParity("instant", true, Map.of("silence-gate", "false", "network", "instant"));
	}

	@Test
	void keepsWhatIsHeardAsItIsWhateverIsShaped() throws Exception {
		float[] sound = sound();
		float[][] shaped = Solved.frames(sound, false, Map.of("strength", "2", "closure", "2", "smoothing", "40"));
		float[][] golden = golden(EmbeddedBackend.FILE, sound, shaped.length)[1];
		for (int frame = 0; frame < shaped.length; frame++) {
			float[] heard = Arrays.copyOfRange(shaped[frame], FACE, FACE + HEARD);
			assertThat(heard).usingComparatorWithPrecision(1e-4f).containsExactly(golden[frame]);
		}
	}

	@Test
	void givesTheSameBitsHoweverTheSoundIsCut() throws Exception {
		float[] sound = sound();
		Random random = new Random(3);
		for (boolean live : new boolean[] { false, true }) {
			assertThat(Arrays.deepEquals(Solved.frames(sound, live, Map.of(), () -> 1 + random.nextInt(3000)),
					Solved.frames(sound, live, Map.of(), () -> 160))).isTrue();
		}
	}

	/** The network remembers less than a second and a half, so both sounds begin after more silence than that. */
	@Test
	void showsASoundThatComesLaterByWholeFramesLaterByAsManyFrames() throws Exception {
		float[][] now = Solved.frames(after(160, sound()), false, BARE);
		float[][] then = Solved.frames(after(190, sound()), false, BARE);
		assertThat(then.length).isEqualTo(now.length + 30);
		for (int frame = 100; frame < now.length; frame++) {
			assertThat(then[frame + 30]).usingComparatorWithPrecision(1e-3f).containsExactly(now[frame]);
		}
	}

	private static float[] after(int frames, float[] sound) {
		float[] later = new float[sound.length + frames * 160];
		System.arraycopy(sound, 0, later, frames * 160, sound.length);
		return later;
	}

	@Test
	void restsInSoundsThatAreNoSpeech() throws Exception {
		float[] hum = new float[5 * 16_000];
		float[] noise = new float[hum.length];
		Random random = new Random(8);
		for (int i = 0; i < hum.length; i++) {
			for (int partial = 1; partial < 12; partial++) {
				hum[i] += (float) (0.015 / partial * Math.sin(2 * Math.PI * 50 * partial * i / 16_000));
			}
			noise[i] = (float) (0.03 * random.nextGaussian());
		}
		for (float[] sound : List.of(hum, noise)) {
			for (boolean live : new boolean[] { false, true }) {
				for (float[] frame : Solved.frames(sound, live, BARE)) {
					for (int i = 0; i < FACE; i++) {
						assertThat(frame[i]).as("live %s, %s", live, Arkit.FACE.names().get(i)).isLessThan(0.05f);
					}
				}
			}
		}
	}

	@Test
	void refusesSoundThatIsNoNumber() throws Exception {
		MotionRequest request = new MotionRequest("broken.wav", backend().info().parameters().defaults(), false);
		try (MotionSession session = backend().open(request, (frame, pose) -> {}, Progress.NONE)) {
			assertThatExceptionOfType(MotionException.class)
					.isThrownBy(() -> session.push(new float[] { 0, Float.NaN }, 0, 2))
					.withMessageContaining("broken.wav");
		}
	}

	@Test
	void allocatesNextToNothingPerFrame() throws Exception {
		ModelPackage model = model();
		NetworkFile network = model.network(EmbeddedBackend.LIVE);
		MouthSettings settings = MouthSettings.of(backend().info().parameters().defaults());
		var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		long id = Thread.currentThread().threadId();
		float[] hop = new float[160];
		try (Speech speech = new Speech(
				new OnnxBackend().open(network.file(), SessionSettings.CPU, Progress.NONE), model, network, 1)) {
			MouthShaping shaping = new MouthShaping(model, settings,
					new Emotions(MouthSettings.SCHEMA.defaults(), Map.of()), true);
			long before = 0;
			for (int frame = 0; frame < 600; frame++) {
				if (frame == 100) {
					before = threads.getThreadAllocatedBytes(id);
				}
				Arrays.fill(hop, 0.1f * (frame % 7));
				speech.run(hop);
				shaping.hear(hop, 0, hop.length);
				shaping.add(speech.weights(), 0, speech.phones(), 0, speech.voice(), 0);
				shaping.pose();
			}
			long perFrame = (threads.getThreadAllocatedBytes(id) - before) / 500;
			System.out.println(
					"live, heap allocated per frame: " + perFrame + " bytes, all of it in the runtime's Java layer");
			assertThat(perFrame).isLessThan(1024);
		}
	}
}
