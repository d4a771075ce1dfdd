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
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Take;
import org.facewright.engine.Exchange;
import org.facewright.engine.LevelMeter;
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
		SpeechLanes speech = files.alignment().isPresent()
				? speech(files.alignment().get(), progress)
				: tracks.speech();
		if (files.audio().isPresent()) {
			URI place = files.audio().get().toUri();
			try (AudioSource sound = providers.audioInput(place).open(place)) {
				return listen(sound, tracks.face(), speech, reference, source, progress);
			}
		}
		Optional<SoundOpener> opener = tracks.audio().flatMap(AudioReference::sound);
		if (opener.isEmpty()) {
			return new QcInput(tracks.face(), speech, tracks.context().levelDb(), Optional.empty(), reference, source);
		}
		try (AudioSource sound = opener.get().open()) {
			return listen(sound, tracks.face(), speech, reference, source, progress);
		}
	}

	private SpeechLanes speech(Path file, Progress progress) throws IOException {
		SpeechLanes speech = TrackFiles.isProject(file)
				? open(file, Optional.empty(), progress).speech()
				: new Exchange(providers).read(file, Optional.empty(), Map.of(), progress).speech();
		if (speech.phones().isEmpty()) {
			throw new IOException("%s: there are no phones in it, only words; give an alignment with phones"
					.formatted(file));
		}
		return speech;
	}

	private static QcInput listen(AudioSource sound, MotionClip face, SpeechLanes speech,
			Optional<MotionClip> reference, Optional<MotionClip> source, Progress progress) throws IOException {
		Heard heard = Heard.of(sound, face.frameRate(), progress);
		return new QcInput(face, speech, Optional.of(heard.levels(face.frameCount())), Optional.of(heard.report()),
				reference, source);
	}

	/** What the checks need to know of a recording. */
	public static final class Heard {

		private final LevelMeter meter;
		private final IngestReport report;

		private Heard(LevelMeter meter, IngestReport report) {
			this.meter = meter;
			this.report = report;
		}

		/**
		 * Listens to a sound up to its end.
		 *
		 * @param rate of the track that will be checked
		 * @throws IOException when the sound can't be read
		 */
		public static Heard of(AudioSource sound, FrameRate rate, Progress progress) throws IOException {
			int channels = sound.format().channelCount();
			IngestAnalysis analysis = new IngestAnalysis(sound.format());
			LevelMeter meter = new LevelMeter(rate, sound.format().sampleRate());
			float[] block = new float[4096 * channels];
			float[] mono = new float[4096];
			int frames;
			while ((frames = sound.read(block, 0, 4096)) > 0) {
				progress.checkCancelled();
				analysis.add(block, 0, frames);
				for (int frame = 0; frame < frames; frame++) {
					float sum = 0;
					for (int channel = 0; channel < channels; channel++) {
						sum += block[frame * channels + channel];
					}
					mono[frame] = sum / channels;
				}
				meter.accept(mono, frames);
			}
			return new Heard(meter, analysis.report());
		}

		/** Level around each frame, dB below full scale. */
		public SampleColumn levels(int frameCount) {
			return meter.levels(frameCount);
		}

		public IngestReport report() {
			return report;
		}
	}
}
