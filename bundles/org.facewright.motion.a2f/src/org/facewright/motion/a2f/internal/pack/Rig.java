package org.facewright.motion.a2f.internal.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.facewright.motion.a2f.internal.solve.PoseRig;
import org.facewright.motion.a2f.internal.solve.SolverSettings;

/** A rig with the settings of its solver, as a package's {@code bs_*.npz} and {@code bs_*_config.json} have them. */
public record Rig(PoseRig poses, SolverSettings settings) {

	private static final String NEUTRAL = "neutral";

	/** @throws IOException when files are damaged or don't belong together */
	static Rig read(Path config, Path data) throws IOException {
		PoseRig poses = poses(data);
		SolverSettings settings = settings(config);
		if (settings.active().length != poses.poses().size()) {
			throw new IOException(
					"%s: is for %d poses, but %s has %d; files of two releases are mixed, download all of one"
							.formatted(config, settings.active().length, data.getFileName(), poses.poses().size()));
		}
		return new Rig(poses, settings);
	}

	/** Names of poses and the solver's settings. */
	public record Summary(List<String> poses, SolverSettings settings) {
	}

	/** What can be had without reading meshes. */
	public static Summary summary(Path config, Path data) throws IOException {
		try (NpzFile npz = new NpzFile(data)) {
			List<String> names = npz.texts("poseNames");
			return new Summary(names.subList(Math.min(1, names.size()), names.size()), settings(config));
		}
	}

	static SolverSettings settings(Path config) throws IOException {
		JsonFile p = JsonFile.read(config).part("blendshape_params");
		int poses = p.integer("numPoses", 1, 1 << 16);
		int[] flags = p.integers("bsSolveActivePoses", poses);
		boolean[] active = new boolean[poses];
		for (int i = 0; i < poses; i++) {
			active[i] = flags[i] != 0;
		}
		try {
			return new SolverSettings(p.number("strengthL1regularization"), p.number("strengthL2regularization"),
					p.number("strengthTemporalSmoothing"), p.number("strengthSymmetry"),
					p.has("templateBBSize") ? p.number("templateBBSize") : SolverSettings.DEFAULT_TEMPLATE_SIZE, active,
					p.integers("bsSolveCancelPoses", poses), p.integers("bsSolveSymmetryPoses", poses),
					p.floats("bsWeightMultipliers", poses), p.floats("bsWeightOffsets", poses));
		} catch (IllegalArgumentException e) {
			throw p.error(String.valueOf(e.getMessage()));
		}
	}

	/** The poses alone, of an archive with {@code poseNames}, {@code neutral} and displacements by name. */
	public static PoseRig poses(Path data) throws IOException {
		try (NpzFile npz = new NpzFile(data)) {
			List<String> names = npz.texts("poseNames");
			if (names.isEmpty() || !names.getFirst().equals(NEUTRAL)) {
				throw new IOException(
						"%s: the first pose is '%s' and not '%s'; the file is of another release or family"
								.formatted(data, names.isEmpty() ? "" : names.getFirst(), NEUTRAL));
			}
			List<String> poses = names.subList(1, names.size());
			float[] neutral = npz.floats(NEUTRAL, -1, 3);
			float[][] deltas = new float[poses.size()][];
			for (int i = 0; i < deltas.length; i++) {
				deltas[i] = npz.floats(poses.get(i), neutral.length / 3, 3);
			}
			int[] mask = npz.has("frontalMask") ? npz.integers("frontalMask", -1) : new int[0];
			return new PoseRig(poses, neutral, deltas, mask);
		} catch (IllegalArgumentException e) {
			throw new IOException("%s: %s; download the file again".formatted(data, e.getMessage()), e);
		}
	}
}
