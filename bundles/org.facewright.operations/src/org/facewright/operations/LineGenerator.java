package org.facewright.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.filter.FilterContext;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.speech.AlignedSpeech;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.engine.ClosureLane;
import org.facewright.engine.Direction;
import org.facewright.engine.Exchange;
import org.facewright.engine.Exchange.Written;
import org.facewright.engine.FilterStep;
import org.facewright.engine.Generation;
import org.facewright.engine.Generator;
import org.facewright.engine.Providers;

/** Makes tracks of a recording and writes them. Holds no state; serves many callers at once. */
public final class LineGenerator {

	/** Name of the track that holds the face. */
	public static final String FACE = "face";

	private final Providers providers;

	public LineGenerator(Providers providers) {
		this.providers = providers;
	}

	/**
	 * Generates and writes all outputs. Everything that can be refused is refused before the work begins.
	 *
	 * @throws IOException              when the recording can't be read or an output not written
	 * @throws MotionException          when the backend can't be used or fails
	 * @throws IllegalArgumentException with a sentence for the user when the request makes no sense
	 */
	public LineResult run(LineRequest request, Progress progress) throws IOException, MotionException {
		MotionBackend backend = usableBackend(request.backendId());
		ParameterValues values = backend.info().parameters().parse(request.values());
		Direction direction = request.direction().resolve(backend.info().parameters(), request.values());
		request.filters().forEach(spec -> spec.resolve(providers));
		for (LineRequest.Output output : request.outputs()) {
			if (!output.isProject()) {
				providers.exporter(output.format()).format().parameters().parse(output.values());
			}
		}
		List<Problem> problems = new ArrayList<>();
		SpeechLanes speech = SpeechLanes.EMPTY;
		boolean said = request.transcript().filter(text -> !text.isBlank()).isPresent();
		if (said && !providers.canAlign()) {
			problems.add(Problem.warning("speech.no-aligner",
					"%s: what is said was kept but not aligned, since no aligner is installed"
							.formatted(request.name()),
					"install org.facewright.align for words and phones"));
		} else if (said) {
			AlignedSpeech aligned = new SpeechAlignment(providers).align(request.audio(), request.channel(), backend,
					request.transcript(), request.language(), progress.part(0, 0.4)).speech();
			speech = aligned.lanes();
			problems.addAll(aligned.problems());
		}
		Generation generation = new Generator(providers).generate(request.audio().toUri(), request.name(),
				request.channel(), backend, values, direction, speech, request.frameRate(),
				progress.part(speech.isEmpty() ? 0 : 0.4, 0.9));
		problems.addAll(generation.problems());
		MotionClip base = request.filters().isEmpty() ? generation.face() : withHead(generation.face());
		MotionClip face = filtered(request, base, generation, speech, problems, progress);
		List<LineResult.File> files = new ArrayList<>();
		for (LineRequest.Output output : request.outputs()) {
			progress.checkCancelled();
			progress.report(0.9, output.file().getFileName().toString());
			if (output.isProject()) {
				new TakeStore(providers).saveNew(output.file(), request, values, generation, base,
						heard(speech, generation), progress.part(0.9, 1));
				files.add(new LineResult.File(output.file(), output.format(), Optional.empty()));
			} else {
				files.add(export(request, output, generation, face, speech, problems, progress));
			}
		}
		progress.report(1, request.name());
		return new LineResult(request, generation, files, problems);
	}

	/** What is said where that is known, else the phones that the model heard, so that a take has its lane. */
	private SpeechLanes heard(SpeechLanes said, Generation generation) {
		return said.isEmpty() && providers.canAlign() && generation.phones().isPresent()
				? providers.aligner().recognise(generation.phones().get(), Progress.NONE).lanes()
				: said;
	}

	/**
	 * @throws IllegalArgumentException with a sentence for the user when there is no such backend
	 * @throws MotionException          when the backend is installed but can't be used now
	 */
	public MotionBackend usableBackend(String id) throws MotionException {
		MotionBackend backend = providers.motionBackend(id);
		Availability availability = backend.availability();
		if (!availability.isUsable()) {
			throw new MotionException(MotionException.Reason.UNAVAILABLE,
					"the backend '%s' can't be used: %s".formatted(id, availability.reason()));
		}
		return backend;
	}

	/** The face with channels of the head, which filters may move; a backend's own are kept. */
	private static MotionClip withHead(MotionClip face) {
		List<Channel> channels = new ArrayList<>(face.channels().channels());
		List<SampleColumn> columns = new ArrayList<>(face.columns());
		for (Channel rotation : Arkit.ROTATIONS) {
			if (rotation.name().startsWith("head") && face.channels().indexOf(rotation.name()) < 0) {
				channels.add(rotation);
				columns.add(SampleColumn.constant(0, face.frameCount()));
			}
		}
		return MotionClip.of(face.frameRate(), ChannelSet.of(channels), columns);
	}

	private MotionClip filtered(LineRequest request, MotionClip face, Generation generation, SpeechLanes speech,
			List<Problem> problems, Progress progress) throws IOException {
		if (request.filters().isEmpty()) {
			return face;
		}
		Optional<SampleColumn> closure = speech.phones().isEmpty()
				? generation.phones().flatMap(ClosureLane::ofPosteriors)
				: Optional.of(ClosureLane.ofPhones(speech.phones(), face.frameRate(), face.frameCount()));
		SampleColumn pitch = new Generator(providers).pitches(request.audio().toUri(), request.name(),
				request.channel(), face.frameRate(), face.frameCount(), progress);
		FilterContext context = new FilterContext(Optional.of(generation.levelDb()), closure, speech,
				Optional.of(pitch));
		List<FilterStep> steps = request.filters().stream().map(spec -> spec.resolve(providers)).toList();
		steps.forEach(step -> problems.addAll(step.check(face, context)));
		return FilterStep.applyAll(steps, face, context, progress);
	}

	private LineResult.File export(LineRequest line, LineRequest.Output output, Generation generation,
			MotionClip face, SpeechLanes speech, List<Problem> problems, Progress progress) throws IOException {
		TrackExporter exporter = providers.exporter(output.format());
		AudioReference audio = new AudioReference(line.audio().getFileName().toString(),
				generation.ingest().format().sampleRate(), generation.ingest().frameCount(),
				generation.timeReference())
				.withSound(() -> providers.audioInput(line.audio().toUri()).open(line.audio().toUri()));
		ExportRequest request = new ExportRequest(line.name(), List.of(new NamedClip(FACE, face)),
				Optional.of(audio), speech, exporter.format().parameters().parse(output.values()));
		Written written = new Exchange(providers).export(exporter, request, output.file(), progress);
		problems.addAll(written.problems());
		return new LineResult.File(written.file(), output.format(), written.readBack());
	}

	/** Name of a take made of a file: its name without folder and suffix. */
	public static String takeName(Path file) {
		String name = file.getFileName().toString();
		int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}
}
