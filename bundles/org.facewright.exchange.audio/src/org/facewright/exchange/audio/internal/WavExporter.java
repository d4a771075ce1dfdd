package org.facewright.exchange.audio.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.facewright.api.audio.AudioSource;
import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.audio.SampleEncoding;
import org.facewright.core.audio.WavWriter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.Preflight;
import org.osgi.service.component.annotations.Component;

/** Writes the sound of a take as WAV: as it is, or exactly as long as the animation. */
@Component
public final class WavExporter implements TrackExporter {

	static final Parameter<String> ENCODING = Parameter.choice("encoding", "pcm-16", "pcm-24", "float-32")
			.label("Encoding").describe("How each sample is written");
	static final Parameter<String> LENGTH = Parameter.choice("length", "sound", "animation").label("Length")
			.describe("sound: all of it; animation: cut, or filled with silence, where the animation ends");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("wav", "Sound of the take (.wav)", List.of("wav"),
			ParameterSchema.of(ENCODING, LENGTH));
	private static final int BLOCK = 1 << 13;
	private static final int BLOCKS_PER_REPORT = 16;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean keepsCurves() {
		return false;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>();
		Optional<AudioReference> audio = request.audio();
		if (audio.isEmpty() || audio.get().sound().isEmpty()) {
			problems.add(Problem.error("wav.no-sound",
					"take '%s' has no sound at hand".formatted(request.name()),
					"choose a take with its sound in the project"));
			return problems;
		}
		if (audio.get().timeReference().isPresent()) {
			problems.add(Problem.info("wav.timecode",
					"the timecode of the sound '%s' is not written".formatted(audio.get().name())));
		}
		problems.add(Problem.info("wav.no-curves", "the sound only is written, without the curves"));
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		progress.checkCancelled();
		AudioReference audio = request.audio().orElseThrow();
		try (AudioSource source = audio.sound().orElseThrow().open(); OutputStream out = target.main()) {
			long frames = length(request, source, audio);
			SampleEncoding encoding = switch (request.values().get(ENCODING)) {
				case "pcm-24" -> SampleEncoding.PCM_24;
				case "float-32" -> SampleEncoding.FLOAT_32;
				default -> SampleEncoding.PCM_16;
			};
			try (WavWriter wav = new WavWriter(out, source.format(), encoding, frames)) {
				copy(source, wav, frames, progress);
			}
		}
		progress.report(1, "written");
	}

	/** Sample frames to write. */
	private static long length(ExportRequest request, AudioSource source, AudioReference audio) {
		if (request.values().get(LENGTH).equals("animation")) {
			MotionClip face = request.tracks().getFirst().clip();
			return face.frameRate().sampleOf(face.frameCount(), source.format().sampleRate());
		}
		return source.frameCount().orElse(audio.frameCount());
	}

	/** As many as announced, whatever the source has: silence follows it, or it is cut. */
	private static void copy(AudioSource source, WavWriter wav, long frames, Progress progress) throws IOException {
		float[] block = new float[BLOCK * source.format().channelCount()];
		boolean ended = false;
		for (int blocks = 0; wav.frameCount() < frames; blocks++) {
			if (blocks % BLOCKS_PER_REPORT == 0) {
				progress.checkCancelled();
				progress.report((double) wav.frameCount() / frames, "writing sound");
			}
			int wanted = (int) Math.min(BLOCK, frames - wav.frameCount());
			int read = ended ? -1 : source.read(block, 0, wanted);
			if (read < 0) {
				ended = true;
				Arrays.fill(block, 0);
			}
			wav.write(block, 0, read < 0 ? wanted : read);
		}
	}
}
