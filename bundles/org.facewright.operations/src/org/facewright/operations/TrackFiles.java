package org.facewright.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.filter.FilterContext;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Project;
import org.facewright.document.model.Take;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Exchange;
import org.facewright.engine.Exchange.Written;
import org.facewright.engine.FilterStep;
import org.facewright.engine.Generator;
import org.facewright.engine.Providers;
import org.facewright.operations.receipt.Receipt;

/** What is done with tracks that lie in files: projects, and files of other tools. Holds no state. */
public final class TrackFiles {

	/**
	 * A face and what goes with it.
	 *
	 * @param face     with all layers and filters
	 * @param context  what filters may know; empty unless filters were used
	 * @param problems remarks of the importer
	 */
	public record Tracks(String name, MotionClip face, FilterContext context, Optional<AudioReference> audio,
			SpeechLanes speech, List<Problem> problems) {
	}

	private final Providers providers;

	public TrackFiles(Providers providers) {
		this.providers = providers;
	}

	/**
	 * @param take the take of a project with several
	 * @throws IOException              when the file can't be read
	 * @throws IllegalArgumentException with a sentence for the user when there is no such take, or a filter is missing
	 */
	public Tracks open(Path file, Optional<String> take, Progress progress) throws IOException {
		if (isProject(file)) {
			Project project = ProjectFile.open(file).project();
			return new TakeStore(providers).evaluate(TakeStore.take(project, take), progress);
		}
		ImportResult read = new Exchange(providers).read(file, Optional.empty(), Map.of(), progress);
		if (read.tracks().isEmpty()) {
			throw new IOException("%s: has no tracks in it".formatted(file));
		}
		return new Tracks(LineGenerator.takeName(file), read.tracks().getFirst().clip(), FilterContext.NONE,
				Optional.empty(), read.speech(), read.problems());
	}

	/**
	 * @param values texts for the format's parameters
	 * @throws IOException              when the file can't be written
	 * @throws IllegalArgumentException with a sentence for the user when the format refuses the tracks
	 */
	public Written export(Tracks tracks, String formatId, Map<String, String> values, Path file, Progress progress)
			throws IOException {
		TrackExporter exporter = providers.exporter(formatId);
		ExportRequest request = new ExportRequest(tracks.name(),
				List.of(new NamedClip(LineGenerator.FACE, tracks.face())), tracks.audio(), tracks.speech(),
				exporter.format().parameters().parse(values));
		return new Exchange(providers).export(exporter, request, file, progress);
	}

	/**
	 * Filters a track file and writes the result in the format of the output's suffix.
	 *
	 * @param audio the sound that belongs to the tracks, for filters that listen to it
	 * @return remarks of the importer, the filters and the exporter
	 */
	public List<Problem> filter(Path input, List<FilterSpec> specs, Path output, Optional<Path> audio,
			Progress progress) throws IOException {
		List<FilterStep> steps = specs.stream().map(spec -> spec.resolve(providers)).toList();
		TrackExporter exporter = providers.exporterForFile(output.getFileName().toString());
		Tracks tracks = open(input, Optional.empty(), progress.part(0, 0.3));
		FilterContext context = context(tracks, audio, progress);
		List<Problem> problems = new ArrayList<>(tracks.problems());
		for (FilterStep step : steps) {
			problems.addAll(step.check(tracks.face(), context));
		}
		MotionClip filtered = FilterStep.applyAll(steps, tracks.face(), context, progress.part(0.3, 0.7));
		Tracks result = new Tracks(tracks.name(), filtered, context, tracks.audio(), tracks.speech(), List.of());
		problems.addAll(export(result, exporter.format().id(), Map.of(), output, progress.part(0.7, 1)).problems());
		return problems;
	}

	private FilterContext context(Tracks tracks, Optional<Path> audio, Progress progress) throws IOException {
		FilterContext known = tracks.context();
		SpeechLanes speech = known.speech().isEmpty() ? tracks.speech() : known.speech();
		if (audio.isEmpty()) {
			return new FilterContext(known.levelDb(), known.closure(), speech, known.pitchHz());
		}
		Generator voice = new Generator(providers);
		String name = audio.get().getFileName().toString();
		return new FilterContext(
				Optional.of(voice.levels(audio.get().toUri(), name, ChannelChoice.MIX, tracks.face().frameRate(),
						tracks.face().frameCount(), progress)),
				known.closure(), speech, Optional.of(voice.pitches(audio.get().toUri(), name, ChannelChoice.MIX,
						tracks.face().frameRate(), tracks.face().frameCount(), progress)));
	}

	/**
	 * What filters would cost and gain; nothing is written. In a project they are meant for the take's base, as
	 * {@link #addFilters} puts them there.
	 *
	 * @param audio the sound that belongs to a track file, for filters that listen to it
	 * @throws IllegalArgumentException with a sentence for the user when a filter changes the length or the rate
	 */
	public Receipt receipt(Path input, List<FilterSpec> specs, Optional<Path> audio, Progress progress)
			throws IOException {
		List<FilterStep> steps = specs.stream().map(spec -> spec.resolve(providers)).toList();
		if (isProject(input)) {
			Take take = TakeStore.take(ProjectFile.open(input).project(), Optional.empty());
			TakeStore takes = new TakeStore(providers);
			FilterContext context = takes.context(take, progress.part(0, 0.2));
			MotionClip before = takes.evaluate(take, context, progress.part(0.2, 0.4));
			TakeStore.addFilters(take, specs);
			MotionClip after = takes.evaluate(take, context, progress.part(0.4, 0.7));
			return Receipt.of(before, after, TakeStore.speechOf(take), context.closure(), FrameRange.ALL,
					progress.part(0.7, 1));
		}
		Tracks tracks = open(input, Optional.empty(), progress.part(0, 0.3));
		FilterContext context = context(tracks, audio, progress);
		MotionClip after = FilterStep.applyAll(steps, tracks.face(), context, progress.part(0.3, 0.7));
		return Receipt.of(tracks.face(), after, context.speech(), context.closure(), FrameRange.ALL,
				progress.part(0.7, 1));
	}

	/**
	 * Adds filters to the take of a project and saves it; the motion below stays as it is. The result is evaluated
	 * once, so that a filter that can't work is refused before anything is written.
	 *
	 * @return remarks of the filters
	 */
	public List<Problem> addFilters(Path input, List<FilterSpec> specs, Path output, Progress progress)
			throws IOException {
		List<FilterStep> steps = specs.stream().map(spec -> spec.resolve(providers)).toList();
		TakeStore takes = new TakeStore(providers);
		ProjectFile file = ProjectFile.open(input);
		Take take = TakeStore.take(file.project(), Optional.empty());
		TakeStore.addFilters(take, specs);
		Tracks evaluated = takes.evaluate(take, progress.part(0, 0.7));
		List<Problem> problems = new ArrayList<>();
		for (FilterStep step : steps) {
			problems.addAll(step.check(evaluated.face(), evaluated.context()));
		}
		take.setLength(evaluated.face().frameCount());
		file.save(output);
		return problems;
	}

	/** Whether a file is a project by its suffix; everything else is a track file of some format. */
	public static boolean isProject(Path file) {
		return file.toString().endsWith("." + LineRequest.PROJECT_FORMAT);
	}
}
