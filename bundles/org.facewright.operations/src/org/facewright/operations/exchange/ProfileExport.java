package org.facewright.operations.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.Resampling;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;
import org.facewright.document.ProjectFile;
import org.facewright.engine.Exchange;
import org.facewright.engine.Exchange.Written;
import org.facewright.engine.Providers;
import org.facewright.exchange.common.NameMap;
import org.facewright.exchange.common.NameMaps;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.TrackFiles;

/** Exports takes by profile: cuts, maps, resamples and limits them, then writes, reads back and compares. */
public final class ProfileExport {

	/**
	 * A take as a profile wants it, before anything is written.
	 *
	 * @param problems what maps, limits and the format lose or refuse
	 */
	public record Preview(ExportRequest request, List<Problem> problems) {
	}

	private final Providers providers;
	private final UserFolders folders;

	public ProfileExport(Providers providers, UserFolders folders) {
		this.providers = providers;
		this.folders = folders;
	}

	/**
	 * What would be lost or refused, without writing.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when the profile names a format, parameter or map
	 *                                  that is not there
	 * @throws IOException              when a map can't be read
	 */
	public Preview preview(TrackFiles.Tracks tracks, ExportProfile profile) throws IOException {
		List<Problem> problems = new ArrayList<>();
		ExportRequest request = request(tracks, profile, problems);
		problems.addAll(new Exchange(providers).prepare(providers.exporter(profile.format()), request).problems());
		return new Preview(request, problems);
	}

	private ExportRequest request(TrackFiles.Tracks tracks, ExportProfile profile, List<Problem> problems)
			throws IOException {
		TrackExporter exporter = providers.exporter(profile.format());
		MotionClip face = cut(tracks.face(), profile.range(), problems);
		if (!profile.maps().isBlank()) {
			for (NameMap map : NameMaps.find(profile.maps(), Optional.of(folders.maps()))) {
				NameMap.Mapped mapped = map.apply(face);
				problems.addAll(mapped.problems(map));
				face = mapped.clip();
			}
		}
		if (profile.rate().isPresent()) {
			face = Resampling.toRate(face, profile.rate().get());
		}
		face = limited(face, profile, problems);
		return new ExportRequest(tracks.name(), List.of(new NamedClip(LineGenerator.FACE, face)), tracks.audio(),
				tracks.speech(), exporter.format().parameters().parse(profile.values()));
	}

	private static MotionClip cut(MotionClip face, FrameRange range, List<Problem> problems) {
		if (range.equals(FrameRange.ALL)) {
			return face;
		}
		FrameRange within = range.within(face.frameCount());
		if (within.isEmpty()) {
			problems.add(Problem.error("profile.range",
					"the range %s has no frame of the take's %d".formatted(range, face.frameCount()),
					"choose another range"));
		} else if (within.start() > 0) {
			problems.add(Problem.info("profile.range",
					"frame %d of the take becomes frame 0; its words and sound are not cut".formatted(within.start())));
		}
		return face.slice(within.start(), within.end());
	}

	private static MotionClip limited(MotionClip face, ExportProfile profile, List<Problem> problems) {
		if (profile.limits().isEmpty()) {
			return face;
		}
		MotionClip result = face;
		long changed = 0;
		double furthest = 0;
		String where = "";
		for (int channel : face.channels().indices(candidate -> candidate.kind() == ChannelKind.WEIGHT)) {
			String name = face.channels().channel(channel).name();
			Optional<ExportProfile.Limits> limits = profile.limits(name);
			if (limits.isEmpty() || face.frameCount() == 0) {
				continue;
			}
			SampleColumn column = face.column(channel);
			SampleColumn.Extremes extremes = column.extremes(0, column.length());
			double beyond = Math.max(limits.get().low() - extremes.min(), extremes.max() - limits.get().high());
			if (beyond <= 0) {
				continue;
			}
			float[] values = column.toArray();
			for (int frame = 0; frame < values.length; frame++) {
				float value = Math.min(limits.get().high(), Math.max(limits.get().low(), values[frame]));
				changed += value == values[frame] || Float.isNaN(value) ? 0 : 1;
				values[frame] = value;
			}
			where = beyond > furthest ? name : where;
			furthest = Math.max(furthest, beyond);
			result = result.with(channel, SampleColumn.of(values));
		}
		if (changed > 0) {
			problems.add(Problem.info("profile.limits", String.format(Locale.ROOT,
					"%d values were brought into the profile's limits, most of all %s by %.3f", changed, where,
					furthest)));
		}
		return result;
	}

	/** The name of a project, or of a track file that stands in for one. */
	public static String projectName(Path file) throws IOException {
		String name = TrackFiles.isProject(file) ? ProjectFile.open(file).project().getName() : "";
		return name == null || name.isBlank() ? LineGenerator.takeName(file) : name;
	}

	/** Where an export goes: the folder, the profile's file name, and the format's suffix. */
	public Path file(TrackFiles.Tracks tracks, String project, ExportProfile profile, Path folder) {
		String suffix = providers.exporter(profile.format()).format().suffixes().getFirst();
		return folder.resolve(
				profile.fileName(project, tracks.name(), tracks.face().frameRate()) + "." + suffix);
	}

	/**
	 * @param verified whether a file that reads back otherwise than its format promises is refused
	 * @throws IOException              when the file can't be written or reads back otherwise
	 * @throws IllegalArgumentException with a sentence for the user when profile or format refuse the take
	 */
	public Written export(TrackFiles.Tracks tracks, ExportProfile profile, Path file, boolean verified,
			Progress progress) throws IOException {
		List<Problem> problems = new ArrayList<>();
		ExportRequest request = request(tracks, profile, problems);
		Optional<Problem> refusal = problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).findFirst();
		if (refusal.isPresent()) {
			throw new IllegalArgumentException(refusal.get().toString());
		}
		TrackExporter exporter = providers.exporter(profile.format());
		Exchange exchange = new Exchange(providers);
		Written written = verified
				? exchange.export(exporter, request, file, progress)
				: exchange.exportUnverified(exporter, request, file, progress);
		problems.addAll(written.problems());
		return new Written(written.file(), problems, written.readBack());
	}
}
