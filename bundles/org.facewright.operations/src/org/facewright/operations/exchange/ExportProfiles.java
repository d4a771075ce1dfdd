package org.facewright.operations.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.ExportPreset;
import org.facewright.document.model.ParameterValue;
import org.facewright.document.model.Project;
import org.facewright.operations.exchange.ExportProfile.Limits;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Export profiles of a project and of the studio. A project's own comes before the studio's of the same name. Projects
 * are changed in place: call within the project's edit, or before it is saved.
 */
public final class ExportProfiles {

	/** What the member {@code facewright} of every profile file says. */
	static final String FORMAT = "facewright.export-profile/1";
	/** What is no parameter of a format has a point in its name, which those never have. */
	private static final String MAPS = "profile.maps";
	private static final String RATE = "profile.rate";
	private static final String RANGE = "profile.range";
	private static final String LIMITS = "profile.limits:";
	private static final String SUFFIX = ".json";

	private final UserFolders folders;

	public ExportProfiles(UserFolders folders) {
		this.folders = folders;
	}

	/** The studio's profiles, by name. */
	public List<ExportProfile> studio() throws IOException {
		if (!Files.isDirectory(folders.profiles())) {
			return List.of();
		}
		List<Path> files;
		try (Stream<Path> listed = Files.list(folders.profiles())) {
			files = listed.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
		}
		List<ExportProfile> profiles = new ArrayList<>();
		for (Path file : files) {
			profiles.add(read(file));
		}
		return profiles;
	}

	/**
	 * A project's profiles, in its order.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when one of them can't be understood
	 */
	public static List<ExportProfile> inProject(Project project) {
		return project.getPresets().stream().map(ExportProfiles::profile).toList();
	}

	/**
	 * @param own profiles to look at first, those of a project
	 * @throws IllegalArgumentException with a sentence for the user when there is no such profile
	 */
	public ExportProfile find(String name, List<ExportProfile> own) throws IOException {
		List<ExportProfile> all = new ArrayList<>(own);
		all.addAll(studio());
		return all.stream().filter(profile -> profile.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(all.isEmpty()
						? "there is no profile '%s'; make one with 'profiles save'".formatted(name)
						: "there is no profile '%s'; there are: %s".formatted(name, all.stream()
								.map(ExportProfile::name).distinct().collect(Collectors.joining(", ")))));
	}

	/** Adds a profile to the studio's, or replaces the one of its name. */
	public Path save(ExportProfile profile) throws IOException {
		Path file = file(profile.name());
		JsonFile.write(file, json(profile));
		return file;
	}

	/** Adds a profile to a project, or replaces the one of its name. */
	public static void saveIn(ExportProfile profile, Project project) {
		ExportPreset preset = preset(profile);
		Optional<ExportPreset> old = project.getPresets().stream()
				.filter(other -> profile.name().equals(other.getName())).findFirst();
		if (old.isPresent()) {
			preset.setId(old.get().getId());
			project.getPresets().set(project.getPresets().indexOf(old.get()), preset);
		} else {
			project.getPresets().add(preset);
		}
	}

	/** @return whether the studio had such a profile */
	public boolean remove(String name) throws IOException {
		for (ExportProfile profile : studio()) {
			if (profile.name().equals(name)) {
				return Files.deleteIfExists(file(name));
			}
		}
		return false;
	}

	/** @return whether the project had such a profile */
	public static boolean removeFrom(String name, Project project) {
		return project.getPresets().removeIf(preset -> name.equals(preset.getName()));
	}

	/** The profiles of a project file. */
	public static List<ExportProfile> inFile(Path projectFile) throws IOException {
		return inProject(ProjectFile.open(projectFile).project());
	}

	/** Adds a profile to a project file, or replaces the one of its name. */
	public static void saveInFile(ExportProfile profile, Path projectFile) throws IOException {
		ProjectFile opened = ProjectFile.open(projectFile);
		saveIn(profile, opened.project());
		opened.save();
	}

	/** @return whether the project file had such a profile */
	public static boolean removeFromFile(String name, Path projectFile) throws IOException {
		ProjectFile opened = ProjectFile.open(projectFile);
		boolean removed = removeFrom(name, opened.project());
		if (removed) {
			opened.save();
		}
		return removed;
	}

	private Path file(String name) {
		return folders.profiles().resolve(name + SUFFIX);
	}

	// the document's form

	private static ExportPreset preset(ExportProfile profile) {
		ExportPreset preset = DocumentFactory.eINSTANCE.createExportPreset();
		preset.setName(profile.name());
		preset.setExporterId(profile.format());
		preset.setTarget(profile.pattern());
		profile.values().forEach((name, text) -> add(preset, name, text));
		if (!profile.maps().isEmpty()) {
			add(preset, MAPS, profile.maps());
		}
		profile.rate().ifPresent(rate -> add(preset, RATE, rate.toString()));
		if (!profile.range().equals(FrameRange.ALL)) {
			add(preset, RANGE, profile.range().toString());
		}
		profile.limits().forEach((channels, limits) -> add(preset, LIMITS + channels, limits.toString()));
		return preset;
	}

	private static void add(ExportPreset preset, String name, String text) {
		ParameterValue value = DocumentFactory.eINSTANCE.createParameterValue();
		value.setName(name);
		value.setText(text);
		preset.getValues().add(value);
	}

	private static ExportProfile profile(ExportPreset preset) {
		Map<String, String> values = new LinkedHashMap<>();
		Map<String, Limits> limits = new LinkedHashMap<>();
		String maps = "";
		Optional<FrameRate> rate = Optional.empty();
		FrameRange range = FrameRange.ALL;
		for (ParameterValue value : preset.getValues()) {
			String name = text(value.getName());
			String text = text(value.getText());
			if (name.equals(MAPS)) {
				maps = text;
			} else if (name.equals(RATE)) {
				rate = Optional.of(FrameRate.parse(text));
			} else if (name.equals(RANGE)) {
				range = FrameRange.parse(text);
			} else if (name.startsWith(LIMITS)) {
				limits.put(name.substring(LIMITS.length()), Limits.parse(text));
			} else {
				values.put(name, text);
			}
		}
		String pattern = text(preset.getTarget());
		return new ExportProfile(text(preset.getName()), text(preset.getExporterId()), values, maps, rate, range,
				limits,
				pattern.isEmpty() ? ExportProfile.USUAL_PATTERN : pattern);
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text;
	}

	// the studio's form

	private static ObjectNode json(ExportProfile profile) {
		ObjectNode json = JsonFile.object();
		json.put("facewright", FORMAT);
		json.put("name", profile.name());
		json.put("format", profile.format());
		json.put("pattern", profile.pattern());
		if (!profile.maps().isEmpty()) {
			json.put("maps", profile.maps());
		}
		profile.rate().ifPresent(rate -> json.put("rate", rate.toString()));
		if (!profile.range().equals(FrameRange.ALL)) {
			json.put("range", profile.range().toString());
		}
		if (!profile.limits().isEmpty()) {
			ObjectNode limits = json.putObject("limits");
			profile.limits().forEach((channels, limit) -> limits.put(channels, limit.toString()));
		}
		if (!profile.values().isEmpty()) {
			ObjectNode values = json.putObject("values");
			profile.values().forEach(values::put);
		}
		return json;
	}

	private static ExportProfile read(Path file) throws IOException {
		ObjectNode json = JsonFile.read(file)
				.orElseThrow(() -> new IOException("%s: there is no such file".formatted(file)));
		if (!json.path("facewright").asText().equals(FORMAT)) {
			throw new IOException("%s: is no export profile; its member \"facewright\" must say \"%s\""
					.formatted(file, FORMAT));
		}
		try {
			Map<String, Limits> limits = new LinkedHashMap<>();
			texts(json.path("limits")).forEach((channels, text) -> limits.put(channels, Limits.parse(text)));
			return new ExportProfile(json.path("name").asText(), json.path("format").asText(),
					texts(json.path("values")), json.path("maps").asText(""),
					json.has("rate") ? Optional.of(FrameRate.parse(json.path("rate").asText())) : Optional.empty(),
					json.has("range") ? FrameRange.parse(json.path("range").asText()) : FrameRange.ALL, limits,
					json.path("pattern").asText(ExportProfile.USUAL_PATTERN));
		} catch (IllegalArgumentException e) {
			throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
		}
	}

	private static Map<String, String> texts(JsonNode node) {
		Map<String, String> texts = new LinkedHashMap<>();
		node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
		return texts;
	}
}
