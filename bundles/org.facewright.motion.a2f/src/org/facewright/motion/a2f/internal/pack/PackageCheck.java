package org.facewright.motion.a2f.internal.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.TensorSpec;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;

/**
 * Everything that can be checked of a package without sound.
 *
 * @param found    the package; empty when it could not even be recognised
 * @param hashes   SHA-256 of each file, by its path within the folder
 * @param problems errors mean it can't be used
 */
public record PackageCheck(Optional<ModelPackage> found, Map<String, String> hashes, List<Problem> problems) {

	public boolean isUsable() {
		return found.isPresent() && problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
	}

	/** @param expected hashes of an earlier import; empty when there was none */
	public static PackageCheck of(Path folder, Map<String, String> expected, InferenceBackend inference,
			Progress progress) throws IOException {
		List<Problem> problems = new ArrayList<>();
		ModelPackage found;
		try {
			found = ModelPackage.read(folder);
		} catch (IOException e) {
			problems.add(error(e));
			return new PackageCheck(Optional.empty(), Map.of(), problems);
		}
		for (Path file : found.files()) {
			try {
				ModelFiles.requireContent(file);
			} catch (IOException e) {
				problems.add(error(e));
			}
		}
		if (!problems.isEmpty()) {
			return new PackageCheck(Optional.of(found), Map.of(), List.copyOf(problems));
		}
		Map<String, String> hashes = hashes(found, progress.part(0, 0.5));
		compare(folder, hashes, expected, problems);
		contents(found, problems, progress.part(0.5, 0.8));
		progress.checkCancelled();
		network(found, inference, problems, progress.part(0.8, 1));
		return new PackageCheck(Optional.of(found), hashes, List.copyOf(problems));
	}

	private static Problem error(IOException e) {
		return new Problem(Severity.ERROR, "model.file", String.valueOf(e.getMessage()), Optional.empty());
	}

	private static Map<String, String> hashes(ModelPackage found, Progress progress) throws IOException {
		Map<String, String> hashes = new TreeMap<>();
		int done = 0;
		for (Path file : found.files()) {
			int index = done++;
			hashes.put(found.folder().relativize(file).toString().replace('\\', '/'), ModelFiles.sha256(file,
					progress.part((double) index / found.files().size(), (index + 1.0) / found.files().size())));
		}
		return hashes;
	}

	private static void compare(Path folder, Map<String, String> hashes, Map<String, String> expected,
			List<Problem> problems) {
		List<String> changed = hashes.entrySet().stream()
				.filter(file -> !expected.getOrDefault(file.getKey(), file.getValue()).equals(file.getValue()))
				.map(Map.Entry::getKey).toList();
		if (!changed.isEmpty()) {
			problems.add(Problem.error("model.changed",
					"%s: %s changed since the import".formatted(folder, String.join(", ", changed)),
					"import the package again"));
		}
		Optional<KnownRelease> release = KnownRelease.of(hashes);
		if (release.isEmpty()) {
			problems.add(Problem.info("model.unpublished",
					"%s: no file is of a release whose hashes are known here; own training or a newer release"
							.formatted(folder)));
			return;
		}
		List<String> differing = release.get().differing(hashes);
		if (differing.isEmpty()) {
			problems.add(Problem.info("model.release", "%s: hashes are those of %s (%s)".formatted(folder,
					release.get().name(), release.get().revision().substring(0, 12))));
		} else {
			problems.add(Problem.warning("model.revision",
					"%s: differs from %s in %s".formatted(folder, release.get().name(), String.join(", ", differing)),
					"if you did not change it yourself, download revision %s again"
							.formatted(release.get().revision())));
		}
	}

	private static void contents(ModelPackage found, List<Problem> problems, Progress progress) {
		if (!(found instanceof ModelPackage.Face face)) {
			return;
		}
		for (int identity = 0; identity < face.actors().size(); identity++) {
			progress.checkCancelled();
			progress.report((double) identity / face.actors().size(), "reading " + face.actors().get(identity).name());
			try {
				Actor actor = Actor.read(face, identity);
				actor.emotions().ifPresent(emotions -> emotions.emotion(actor.config().sourceShot(),
						actor.config().sourceFrame()));
				if (face.shape() instanceof NetworkShape.Regression) {
					requireFinite(actor.data().file(), actor.data().skinShapes());
					requireFinite(actor.data().file(), actor.data().tongueShapes());
				}
			} catch (IOException e) {
				problems.add(error(e));
			} catch (IllegalArgumentException e) {
				problems.add(Problem.error("model.contents",
						face.actors().get(identity).config() + ": " + e.getMessage(), "download the package again"));
			}
		}
	}

	private static void requireFinite(Path file, float[][] rows) throws IOException {
		for (float[] row : rows) {
			for (float value : row) {
				if (!Float.isFinite(value)) {
					throw new IOException("%s: a shape holds values that are no numbers; download the file again"
							.formatted(file));
				}
			}
		}
	}

	private static void network(ModelPackage found, InferenceBackend inference, List<Problem> problems,
			Progress progress) {
		progress.report(0, "loading " + found.network().getFileName());
		try (InferenceSession session = inference.open(found.network(), SessionSettings.CPU, progress)) {
			for (TensorSpec wanted : inputs(found)) {
				require(found, "takes", wanted, session.inputs(), problems);
			}
			for (TensorSpec wanted : outputs(found)) {
				require(found, "gives", wanted, session.outputs(), problems);
			}
		} catch (InferenceException e) {
			problems.add(
					new Problem(Severity.ERROR, "model.network", String.valueOf(e.getMessage()), Optional.empty()));
		}
	}

	private static TensorSpec floats(String name, long... shape) {
		return new TensorSpec(name, ElementType.FLOAT32, shape);
	}

	/** What the network must take; -1 where any length goes. */
	public static List<TensorSpec> inputs(ModelPackage found) {
		return switch (found) {
			case ModelPackage.Emotion emotion -> List.of(floats("input_values", -1, -1));
			case ModelPackage.Face face -> switch (face.shape()) {
				case NetworkShape.Regression r -> List.of(floats("input", -1, 1, r.window()),
						floats("emotion", -1, 1, r.implicitEmotion() + r.emotions().size()));
				case NetworkShape.Diffusion d -> List.of(floats("window", -1, d.window()),
						floats("identity", -1, d.identities().size()),
						floats("emotion", -1, d.centre(), d.emotions().size()),
						floats("input_latents", d.steps(), d.layers(), -1, d.latent()),
						floats("noise", -1, d.steps() + 1L, d.frames(), d.width()));
			};
		};
	}

	/** What the network must give. */
	public static List<TensorSpec> outputs(ModelPackage found) {
		return switch (found) {
			case ModelPackage.Emotion emotion -> List.of(floats("output", -1, emotion.scored().size()));
			case ModelPackage.Face face -> switch (face.shape()) {
				case NetworkShape.Regression r -> List.of(floats("result", -1, 1, r.width()));
				case NetworkShape.Diffusion d -> List.of(floats("prediction", -1, d.frames(), d.width()),
						floats("output_latents", d.steps(), d.layers(), -1, d.latent()));
			};
		};
	}

	/** A free dimension of the network fits any; a fixed one must be what the package's description says. */
	private static void require(ModelPackage found, String does, TensorSpec wanted, List<TensorSpec> specs,
			List<Problem> problems) {
		Optional<TensorSpec> given = specs.stream().filter(spec -> spec.name().equals(wanted.name())).findFirst();
		if (given.isEmpty()) {
			problems.add(Problem.error("model.network",
					"%s: the network %s no '%s' but %s".formatted(found.network(), does, wanted.name(), specs),
					"it belongs to another family or release; download all files of one"));
			return;
		}
		long[] shape = given.get().shape();
		long[] needed = wanted.shape();
		boolean fits = given.get().type() == wanted.type() && shape.length == needed.length;
		for (int i = 0; fits && i < shape.length; i++) {
			fits = shape[i] < 0 || needed[i] < 0 || shape[i] == needed[i];
		}
		if (!fits) {
			problems.add(Problem.error("model.network", "%s: the network %s %s where %s describes %s".formatted(
					found.network(), does, given.get(), ModelPackage.NETWORK_INFO, Arrays.toString(needed)),
					"files of two revisions are mixed; download all files of one"));
		}
	}
}
