package org.facewright.operations;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Marker;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.AudioData;
import org.facewright.document.stored.Stored;
import org.facewright.engine.live.RecordedTake;

/**
 * Brings takes from their journals into projects. A journal lies beside the project until its take is safely in it, so
 * what a crash left is found by the next session. Holds no state.
 */
public final class LiveTakes {

	private static final String JOURNAL_SUFFIX = ".take";
	private static final DocumentFactory FACTORY = DocumentFactory.eINSTANCE;

	private LiveTakes() {
	}

	/**
	 * A take that is in its project now.
	 *
	 * @param name     in the project
	 * @param timecode of its first frame, {@code HH:MM:SS:FF}
	 * @param problems what is worth telling
	 */
	public record Added(Path project, String name, int frames, FrameRate frameRate, String timecode, int gaps,
			List<Problem> problems) {
	}

	/** Where the next take of a project is written while it is recorded: beside it, a file that does not exist. */
	public static Path newJournal(Path project) {
		for (int number = 1;; number++) {
			Path journal = project.resolveSibling("%s.%d%s".formatted(project.getFileName(), number, JOURNAL_SUFFIX));
			if (!Files.exists(journal)) {
				return journal;
			}
		}
	}

	/** Journals that lie beside a project: of takes that are being recorded, or that a crash left. */
	public static List<Path> journals(Path project) throws IOException {
		Path folder = project.toAbsolutePath().getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			return List.of();
		}
		String start = project.getFileName() + ".";
		List<Path> found = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> {
			String name = file.getFileName().toString();
			return name.startsWith(start) && name.endsWith(JOURNAL_SUFFIX)
					&& name.substring(start.length(), name.length() - JOURNAL_SUFFIX.length()).matches("[0-9]+");
		})) {
			files.forEach(found::add);
		}
		found.sort(null);
		return found;
	}

	/**
	 * Adds the take of a journal to a project, which is made when it does not exist, and removes the journal once the
	 * project is on the disk.
	 *
	 * @param rate of a project that is made; empty for the take's own. In a project that exists its rate counts
	 * @throws IOException with a sentence for the user; journal and project are as they were
	 */
	public static Added add(Path project, Path journal, Optional<FrameRate> rate) throws IOException {
		RecordedTake recorded = RecordedTake.read(journal);
		Path folder = project.toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		ProjectFile file = Files.exists(project)
				? ProjectFile.open(project)
				: ProjectFile.create(LineGenerator.takeName(project), rate.orElse(recorded.clip().frameRate()));
		Path wav = Files.createTempFile("facewright", ".wav");
		try {
			Take take = addTo(file.project(), recorded, wav);
			file.save(project);
			Files.delete(journal);
			return new Added(project, take.getName(), take.getLength(), file.project().getFrameRate(),
					timecode(recorded), recorded.gaps().size(), recorded.problems());
		} finally {
			Files.deleteIfExists(wav);
		}
	}

	/**
	 * Adds a take to a project that is open; meant for one step of its history. The journal stays: remove it once the
	 * project is on the disk.
	 *
	 * @param wav an existing file, for the take's sound: it is written here and must stay until the project is saved
	 */
	public static Take addTo(Project project, RecordedTake recorded, Path wav) throws IOException {
		Take take = take(project, recorded);
		if (recorded.hasSound()) {
			AudioAsset asset = sound(recorded, take.getName(), wav);
			project.getAssets().add(asset);
			take.setAudio(asset);
		}
		project.getTakes().add(take);
		return take;
	}

	private static Take take(Project project, RecordedTake recorded) {
		FrameRate rate = project.getFrameRate();
		MotionClip all = recorded.clip();
		MotionClip face = Resampling.toRate(
				all.select(all.channels().indices(channel -> channel.kind() != ChannelKind.PROBABILITY)), rate);
		int[] phones = all.channels().indices(channel -> channel.kind() == ChannelKind.PROBABILITY);
		Take take = FACTORY.createTake();
		take.setName(freeName(project, recorded.name()));
		take.setLength(face.frameCount());
		take.getTracks().add(track(LineGenerator.FACE, face));
		if (phones.length > 0) {
			take.getTracks().add(track(TakeStore.PHONES, Resampling.toRate(all.select(phones), rate)));
		}
		double scale = rate.framesPerSecond() / all.frameRate().framesPerSecond();
		take.getMarkers().add(marker(new RecordedTake.Stretch(0, 0, "start " + timecode(recorded)), 1));
		recorded.marks().forEach(mark -> take.getMarkers().add(marker(mark, scale)));
		recorded.gaps().forEach(gap -> take.getMarkers().add(marker(gap, scale)));
		return take;
	}

	private static String freeName(Project project, String wanted) {
		var taken = project.getTakes().stream().map(Take::getName).collect(Collectors.toSet());
		String name = wanted;
		for (int number = 2; taken.contains(name); number++) {
			name = wanted + " " + number;
		}
		return name;
	}

	private static Track track(String name, MotionClip clip) {
		SolvedMotion motion = FACTORY.createSolvedMotion();
		motion.setClip(Stored.of(clip));
		Layer layer = FACTORY.createLayer();
		layer.setName("base");
		layer.setContent(motion);
		Track track = FACTORY.createTrack();
		track.setName(name);
		track.setChannels(clip.channels());
		track.getLayers().add(layer);
		return track;
	}

	private static Marker marker(RecordedTake.Stretch stretch, double scale) {
		Marker marker = FACTORY.createMarker();
		marker.setFrame((int) (stretch.frame() * scale));
		marker.setLength((int) Math.ceil(stretch.length() * scale));
		marker.setLabel(stretch.label());
		return marker;
	}

	private static AudioAsset sound(RecordedTake recorded, String name, Path wav) throws IOException {
		long length;
		try (FileChannel channel = FileChannel.open(wav, StandardOpenOption.WRITE)) {
			length = recorded.writeSound(channel);
		}
		AudioAsset asset = FACTORY.createAudioAsset();
		asset.setName(name);
		asset.setSourceName(name + ".wav");
		asset.setAudio(AudioData.of(wav));
		asset.setSampleRate(recorded.format().sampleRate());
		asset.setChannels(recorded.format().channelCount());
		asset.setLength(length);
		asset.setTimeReference(recorded.timeReference());
		return asset;
	}

	/** Of the first frame at the take's own rate; after midnight it starts again. */
	private static String timecode(RecordedTake recorded) {
		FrameRate rate = recorded.clip().frameRate();
		int whole = (int) Math.ceil(rate.framesPerSecond());
		long frame = recorded.firstFrame();
		long second = (long) rate.secondsOf(frame);
		while (rate.frameAt(second + 1.0) <= frame) {
			second++;
		}
		long within = Math.clamp(frame - (long) Math.ceil(second * rate.framesPerSecond()), 0, whole - 1);
		second %= 24 * 3600;
		return "%02d:%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60, within);
	}
}
