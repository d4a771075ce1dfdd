package org.facewright.motion.a2f.internal.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.facewright.api.motion.MotionRequest;
import org.facewright.motion.a2f.internal.solve.PoseSolver;
import org.facewright.motion.a2f.internal.solve.PoseSystem;
import org.facewright.motion.a2f.internal.solve.SolverSettings;

/** Solves skin and tongue of one track and puts a pose together. Confined to one thread. */
final class WeightStage {

	private record Values(PoseSolver skin, SolverSettings skinSettings, PoseSolver tongue,
			SolverSettings tongueSettings) {
	}

	private final Regions<Values> regions;
	private final List<PoseSolver> solvers = new ArrayList<>();
	private final float[] skinWeights;
	private final float[] tongueWeights;
	private final int[] skinChannels;
	private final int[] tongueChannels;
	/** Channel of each look weight; -1 where the solver has that pose itself. */
	private final int[] lookChannels = new int[EyeStage.WIDTH];
	private final int jawChannel;
	private final double[] skinState;
	private final double[] tongueState;
	private Values last;

	WeightStage(FaceModel model, MotionRequest request) {
		FaceParameters p = model.parameters();
		var skin = model.actor().skin();
		var tongue = model.actor().tongue();
		Map<PoseSystem, PoseSolver> made = new LinkedHashMap<>();
		regions = Regions.of(request, v -> {
			SolverSettings skinSettings = p.skinSolver(skin.settings(), skin.poses().poses(), v);
			SolverSettings tongueSettings = p.tongueSolver(tongue.settings(), tongue.poses().poses(), v);
			return new Values(made.computeIfAbsent(model.skin(skinSettings), PoseSolver::new), skinSettings,
					made.computeIfAbsent(model.tongue(tongueSettings), PoseSolver::new), tongueSettings);
		});
		solvers.addAll(made.values());
		skinWeights = new float[skin.poses().poses().size()];
		tongueWeights = new float[tongue.poses().poses().size()];
		skinChannels = skin.poses().poses().stream().mapToInt(model.channels()::indexOf).toArray();
		tongueChannels = tongue.poses().poses().stream().mapToInt(model.channels()::indexOf).toArray();
		for (int i = 0; i < lookChannels.length; i++) {
			int pose = skin.poses().poses().indexOf(Eyes.CHANNELS[i]);
			boolean solved = pose >= 0 && skin.settings().active()[pose];
			lookChannels[i] = solved ? -1 : model.channels().indexOf(Eyes.CHANNELS[i]);
		}
		jawChannel = model.channels().indexOf(FaceModel.JAW.getFirst().name());
		skinState = new double[model.skin().activePoses()];
		tongueState = new double[model.tongue().activePoses()];
		last = regions.at(0);
	}

	void reset() {
		solvers.forEach(PoseSolver::reset);
		last = regions.at(0);
	}

	/**
	 * @param skin   projected, one number per active pose
	 * @param tongue likewise
	 * @param jaw    the jaw's own track, from {@code jawAt} on
	 * @param looks  weights of the look channels, from {@code looksAt} on
	 * @throws IllegalArgumentException when the pose would hold values that are no numbers
	 */
	void frame(int frame, double[] skin, double[] tongue, float[] jaw, int jawAt, float[] looks, int looksAt,
			float[] pose) {
		Values now = regions.at(frame);
		if (now != last) {
			hand(last.skin(), now.skin(), skinState);
			hand(last.tongue(), now.tongue(), tongueState);
			last = now;
		}
		now.skin().outputs(now.skinSettings().multipliers(), now.skinSettings().offsets());
		now.tongue().outputs(now.tongueSettings().multipliers(), now.tongueSettings().offsets());
		now.skin().solve(skin, skinWeights);
		now.tongue().solve(tongue, tongueWeights);
		java.util.Arrays.fill(pose, 0);
		for (int i = 0; i < skinWeights.length; i++) {
			pose[skinChannels[i]] = skinWeights[i];
		}
		for (int i = 0; i < tongueWeights.length; i++) {
			pose[tongueChannels[i]] = tongueWeights[i];
		}
		for (int i = 0; i < lookChannels.length; i++) {
			if (lookChannels[i] >= 0) {
				pose[lookChannels[i]] += looks[looksAt + i];
			}
		}
		System.arraycopy(jaw, jawAt, pose, jawChannel, JawStage.WIDTH);
		for (float value : pose) {
			if (!Float.isFinite(value)) {
				throw new IllegalArgumentException("the pose holds values that are no numbers");
			}
		}
	}

	/** What the solver of the region before knows of the last frame goes to the one of this region. */
	private static void hand(PoseSolver from, PoseSolver to, double[] state) {
		if (from != to) {
			from.save(state);
			to.restore(state);
		}
	}
}
