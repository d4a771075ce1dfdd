package org.facewright.motion.a2f.internal.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.facewright.core.progress.Problem;

/**
 * A rig in the order and with the names of another, so that weights keep their places. Poses that it lacks are not
 * solved; those that the other does not know are left out.
 *
 * @param problems what was left out or is missing
 */
public record NamedPoses(PoseRig rig, SolverSettings settings, List<Problem> problems) {

	/**
	 * @param own      rig of a user; names are found whatever their case, and with {@code _L}, {@code _R} for sides
	 * @param settings of the other rig
	 * @param poses    names wanted, in order
	 * @throws IllegalArgumentException when no name is known
	 */
	public static NamedPoses of(PoseRig own, SolverSettings settings, List<String> poses) {
		List<String> plain = own.poses().stream().map(NamedPoses::plain).toList();
		float[][] deltas = new float[poses.size()][];
		boolean[] active = settings.active().clone();
		List<String> missing = new ArrayList<>();
		List<String> extra = new ArrayList<>(own.poses());
		for (int pose = 0; pose < deltas.length; pose++) {
			int found = plain.indexOf(plain(poses.get(pose)));
			if (found < 0) {
				deltas[pose] = new float[own.neutral().length];
				if (active[pose]) {
					missing.add(poses.get(pose));
				}
				active[pose] = false;
			} else {
				deltas[pose] = own.deltas()[found];
				extra.remove(own.poses().get(found));
			}
		}
		if (extra.size() == own.poses().size()) {
			throw new IllegalArgumentException(
					"none of its %d poses (%s, …) has a name of the face, such as %s".formatted(
							extra.size(), extra.getFirst(), poses.getFirst()));
		}
		List<Problem> problems = new ArrayList<>();
		if (!missing.isEmpty()) {
			problems.add(Problem.warning("rig.missing", "the rig lacks %d poses, which stay at rest: %s".formatted(
					missing.size(), String.join(", ", missing)), "add them to the rig, or map their names"));
		}
		if (!extra.isEmpty()) {
			problems.add(Problem.info("rig.extra", "the rig has %d poses that the face does not know: %s".formatted(
					extra.size(), String.join(", ", extra))));
		}
		return new NamedPoses(new PoseRig(poses, own.neutral(), deltas, own.mask()), settings.withActive(active),
				List.copyOf(problems));
	}

	/** {@code mouthSmile_L}, {@code Mouth_Smile_Left} and {@code mouthSmileLeft} are one name. */
	static String plain(String name) {
		String lower = name.replaceFirst("^.*[.:]", "").toLowerCase(Locale.ROOT);
		return lower.replaceFirst("[_.-]l$", "left").replaceFirst("[_.-]r$", "right").replaceAll("[^a-z0-9]", "");
	}
}
