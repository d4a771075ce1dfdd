package org.facewright.operations.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.filter.FilterContext;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.engine.Exchange;
import org.facewright.engine.Providers;
import org.facewright.exchange.common.ConventionDoctor;
import org.facewright.exchange.common.ConventionDoctor.Diagnosis;
import org.facewright.exchange.common.ConventionDoctor.Finding;
import org.facewright.exchange.common.ConventionDoctor.Repair;
import org.facewright.exchange.common.NameMap;
import org.facewright.exchange.common.NameMaps;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.TrackFiles;

/** Reads recordings of other tools: examines them first, repairs what was asked for, and remembers the answer. */
public final class TrackImport {

	/**
	 * How a file is to be read.
	 *
	 * @param format   id of the format; empty to find out
	 * @param values   texts for the format's parameters
	 * @param repairs  what to put right; empty to do as was answered before, and nothing where nothing was
	 * @param maps     name maps to apply after the repairs, joined by commas; empty for none
	 * @param remember whether given repairs are kept for recordings of the same kind
	 */
	public record Choice(Optional<String> format, Map<String, String> values, Optional<Set<Repair>> repairs,
			String maps,
			boolean remember) {

		/** Finds out everything and does as was answered before. */
		public static final Choice USUAL = new Choice(Optional.empty(), Map.of(), Optional.empty(), "", true);

		/**
		 * Reads {@code all}, {@code none}, or repairs joined by commas.
		 *
		 * @throws IllegalArgumentException with a sentence for the user when there is no such repair
		 */
		public static Set<Repair> repairs(String text) {
			return switch (text.strip()) {
				case "all" -> EnumSet.allOf(Repair.class);
				case "none" -> EnumSet.noneOf(Repair.class);
				default -> {
					Set<Repair> repairs = EnumSet.noneOf(Repair.class);
					for (String code : text.split(",")) {
						repairs.add(Repair.of(code.strip()));
					}
					yield repairs;
				}
			};
		}
	}

	/**
	 * A recording after a look at it; nothing is changed yet.
	 *
	 * @param formatId  of the importer that read it
	 * @param signature of its kind
	 * @param diagnosis of the first track
	 * @param answered  what was answered before for recordings of this kind
	 */
	public record Examined(Path file, String formatId, String signature, ImportResult content, Diagnosis diagnosis,
			Optional<Set<Repair>> answered) {

		public MotionClip clip() {
			return content.tracks().getFirst().clip();
		}
	}

	private final Providers providers;
	private final UserFolders folders;

	public TrackImport(Providers providers, UserFolders folders) {
		this.providers = providers;
		this.folders = folders;
	}

	private ImportAnswers answers() {
		return new ImportAnswers(folders.importAnswers());
	}

	/**
	 * Reads a file and looks at it.
	 *
	 * @throws IOException              when the file can't be read or has no tracks
	 * @throws IllegalArgumentException with a sentence for the user when format or parameters are unknown
	 */
	public Examined examine(Path file, Choice choice, Progress progress) throws IOException {
		Exchange exchange = new Exchange(providers);
		TrackImporter importer = choice.format().isPresent()
				? providers.importer(choice.format().get())
				: exchange.recognise(file);
		String id = importer.format().id();
		ImportResult content = exchange.read(file, Optional.of(id), choice.values(), progress);
		if (content.tracks().isEmpty()) {
			throw new IOException("%s: has no tracks in it".formatted(file));
		}
		MotionClip clip = content.tracks().getFirst().clip();
		String signature = ImportAnswers.signature(id, clip.channels());
		return new Examined(file, id, signature, content, ConventionDoctor.examine(clip),
				answers().repairs(signature));
	}

	/** Forgets what was answered for recordings of this kind. @return whether there was an answer */
	public boolean forget(Examined examined) throws IOException {
		return answers().forget(examined.signature());
	}

	/**
	 * Repairs and maps what was examined.
	 *
	 * @return the face with remarks of the importer, of what was repaired and of what was left as it is
	 */
	public TrackFiles.Tracks take(Examined examined, Choice choice) throws IOException {
		Set<Repair> wanted = choice.repairs().or(examined::answered).orElse(EnumSet.noneOf(Repair.class));
		if (choice.repairs().isPresent() && choice.remember() && !examined.diagnosis().findings().isEmpty()) {
			answers().keep(examined.signature(), kept(wanted, examined.diagnosis()),
					examined.file().getFileName().toString());
		}
		List<Problem> problems = new ArrayList<>(examined.content().problems());
		MotionClip face = repaired(examined, wanted, choice, problems);
		if (!choice.maps().isBlank()) {
			for (NameMap map : NameMaps.find(choice.maps(), Optional.of(folders.maps()))) {
				NameMap.Mapped mapped = map.apply(face);
				problems.addAll(mapped.problems(map));
				face = mapped.clip();
			}
		}
		SpeechLanes speech = examined.content().speech();
		return new TrackFiles.Tracks(LineGenerator.takeName(examined.file()), face, FilterContext.NONE,
				Optional.empty(),
				speech, problems);
	}

	/** Of all that was wanted the part that had something to do: an answer is about what was found. */
	private static Set<Repair> kept(Set<Repair> wanted, Diagnosis diagnosis) {
		Set<Repair> kept = diagnosis.findings().stream().map(Finding::repair).filter(wanted::contains)
				.collect(Collectors.toCollection(() -> EnumSet.noneOf(Repair.class)));
		return kept;
	}

	/** Other names bring other findings to light, so a repaired face is looked at once more. */
	private static MotionClip repaired(Examined examined, Set<Repair> wanted, Choice choice, List<Problem> problems) {
		MotionClip face = examined.clip();
		Diagnosis diagnosis = examined.diagnosis();
		boolean renamed = false;
		boolean again;
		do {
			tell(diagnosis, wanted, choice.repairs().isEmpty() && examined.answered().isPresent(), problems);
			face = ConventionDoctor.repair(face, diagnosis.findings(), wanted);
			again = !renamed && wanted.contains(Repair.NAMES)
					&& diagnosis.findings().stream().anyMatch(finding -> finding.repair() == Repair.NAMES);
			renamed = true;
			diagnosis = again ? ConventionDoctor.examine(face) : diagnosis;
		} while (again);
		return face;
	}

	private static void tell(Diagnosis diagnosis, Set<Repair> wanted, boolean answered, List<Problem> problems) {
		for (Finding finding : diagnosis.findings()) {
			Problem problem = finding.problem();
			if (wanted.contains(finding.repair())) {
				problems.add(Problem.info(problem.code(), "%s; repaired%s".formatted(problem.message(),
						answered ? " as answered before" : "")));
			} else if (answered) {
				problems.add(Problem.info(problem.code(),
						problem.message() + "; left as it is, as answered before"));
			} else {
				problems.add(problem);
			}
		}
	}

	/** The tracks of an examined file other than its face. */
	public static List<NamedClip> others(Examined examined) {
		return examined.content().tracks().subList(1, examined.content().tracks().size());
	}
}
