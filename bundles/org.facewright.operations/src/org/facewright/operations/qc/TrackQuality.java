package org.facewright.operations.qc;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.audio.AudioSource;
import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.SoundOpener;
import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.audio.IngestAnalysis;
import org.facewright.core.audio.IngestReport;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Take;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Exchange;
import org.facewright.engine.Generator;
import org.facewright.engine.Providers;
import org.facewright.operations.TakeStore;
import org.facewright.operations.TrackFiles;
import org.facewright.operations.TrackFiles.Tracks;

/** Checks tracks that lie in files. Holds no state. */
public final class TrackQuality {

	/**
	 * @param tracks    a track file or a project
	 * @param take      of a project with several
	 * @param alignment words and phones; a project has its own
	 * @param audio     the sound of a track file; a project has its own
	 */
	public record Files(Path tracks, Optional<String> take, Optional<Path> alignment, Optional<Path> audio,
			Optional<Path> reference, Optional<Path> source) {
	}

	/** Where findings are put aside. */
	public record Place(String check, int frame) {
	}

	private final Providers providers;

	public TrackQuality(Providers providers) {
		this.providers = providers;
	}

	/**
	 * @throws IOException              when a file can't be read
	 * @throws IllegalArgumentException with a sentence for the user when a setting does not fit
	 */
	public QualityReport check(Files files, List<QualityCheck> checks, Map<String, Map<String, String>> settings,
			Progress progress) throws IOException {
		Tracks tracks = open(files.tracks(), files.take(), progress);
		List<IgnoredFinding> ignored = TrackFiles.isProject(files.tracks())
				? IgnoredFinding.of(TakeStore.take(ProjectFile.open(files.tracks()).project(), files.take()))
				: List.of();
		return QualityReport.of(tracks.name(), input(files, tracks, progress), checks, settings, ignored, progress);
	}

	/**
	 * Puts findings of a project aside and saves it.
	 *
	 * @return the report without them
	 * @throws IllegalArgumentException with a sentence for the user when there is nothing at a place
	 */
	public QualityReport ignore(Files files, List<QualityCheck> checks, Map<String, Map<String, String>> settings,
			List<Place> places, String reason, Progress progress) throws IOException {
		if (!TrackFiles.isProject(files.tracks())) {
			throw new IllegalArgumentException(
					"%s: only a project keeps what is ignored".formatted(files.tracks()));
		}
		QualityReport before = check(files, checks, settings, progress);
		ProjectFile file = ProjectFile.open(files.tracks());
		Take take = TakeStore.take(file.project(), files.take());
		for (Place place : places) {
			List<Finding> there = before.findings().stream().filter(finding -> finding.check().equals(place.check())
					&& finding.frames().contains(place.frame())).toList();
			if (there.isEmpty()) {
				throw new IllegalArgumentException(
						"%s finds nothing at frame %d".formatted(place.check(), place.frame()));
			}
			there.forEach(finding -> IgnoredFinding.add(take, finding, reason));
		}
		file.save(files.tracks());
		return check(files, checks, settings, progress);
	}

	private Tracks open(Path file, Optional<String> take, Progress progress) throws IOException {
		return new TrackFiles(providers).open(file, take, progress);
	}

	private QcInput input(Files files, Tracks tracks, Progress progress) throws IOException {
		Optional<MotionClip> reference = files.reference().isPresent()
				? Optional.of(open(files.reference().get(), Optional.empty(), progress).face())
				: Optional.empty();
		Optional<MotionClip> source = files.source().isPresent()
				? Optional.of(open(files.source().get(), Optional.empty(), progress).face())
				: Optional.empty();
		SpeechLanes speech = files.alignment().isPresent() ? speech(files.alignment().get(), progress)
				: tracks.speech();
		if (files.audio().isPresent()) {
			URI sound = files.audio().get().toUri();
			SampleColumn levels = new Generator(providers).levels(sound, files.audio().get().getFileName().toString(),
					ChannelChoice.MIX, tracks.face().frameRate(), tracks.face().frameCount(), progress);
			try (AudioSource opened = providers.audioInput(sound).open(sound)) {
				return new QcInput(tracks.face(), speech, Optional.of(levels), Optional.of(listen(opened, progress)),
						reference, source);
			}
		}
		Optional<SoundOpener> sound = tracks.audio().flatMap(AudioReference::sound);
		if (sound.isEmpty()) {
			return new QcInput(tracks.face(), speech, tracks.context().levelDb(), Optional.empty(), reference, source);
		}
		try (AudioSource opened = sound.get().open()) {
			return new QcInput(tracks.face(), speech, tracks.context().levelDb(),
					Optional.of(listen(opened, progress)), reference, source);
		}
	}

	private SpeechLanes speech(Path file, Progress progress) throws IOException {
		SpeechLanes speech = TrackFiles.isProject(file) ? open(file, Optional.empty(), progress).speech()
				: new Exchange(providers).read(file, Optional.empty(), Map.of(), progress).speech();
		if (speech.phones().isEmpty()) {
			throw new IOException("%s: there are no phones in it, only words; give an alignment with phones"
					.formatted(file));
		}
		return speech;
	}

	private static IngestReport listen(AudioSource source, Progress progress) throws IOException {
		IngestAnalysis analysis = new IngestAnalysis(source.format());
		float[] block = new float[4096 * source.format().channelCount()];
		int frames;
		while ((frames = source.read(block, 0, 4096)) > 0) {
			progress.checkCancelled();
			analysis.add(block, 0, frames);
		}
		return analysis.report();
	}
}
