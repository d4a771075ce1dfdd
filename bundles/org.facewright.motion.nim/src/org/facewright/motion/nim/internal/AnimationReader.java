package org.facewright.motion.nim.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Problem;
import org.facewright.motion.nim.internal.ServerException.Kind;
import org.facewright.rpc.a2f.animation.AnimationData;
import org.facewright.rpc.a2f.animation.FloatArrayWithTimeCode;
import org.facewright.rpc.a2f.animation.SkelAnimation;
import org.facewright.rpc.a2f.animation.SkelAnimationHeader;

/**
 * Reads the poses of one call and refuses what can't be true: values without names, another number of values than of
 * names, values that are no numbers, times that don't rise. Allocates nothing per pose.
 */
final class AnimationReader {

	/** Takes the poses. */
	@FunctionalInterface
	interface Target {
		/** @param seconds from the call's first sample @param pose in the session's channels, borrowed until return */
		void accept(double seconds, float[] pose);
	}

	/** Longest pause between two poses, s; the slowest known rate is 30 per second. */
	private static final double LONGEST_GAP = 0.5;
	/** No face has more names; bounds what a damaged header can ask for. */
	private static final int MOST_NAMES = 1024;

	private final String server;
	private final ChannelSet channels;
	private final float[] pose;
	/** Per name the channel, -1 for none. */
	private int[] targets = new int[0];
	private boolean headed;
	private double newest = Double.NaN;
	private double firstStep = Double.NaN;
	private long count;

	AnimationReader(String server, ChannelSet channels) {
		this.server = server;
		this.channels = channels;
		pose = new float[channels.size()];
	}

	/** @return what is worth telling about the names */
	List<Problem> header(SkelAnimationHeader header) throws ServerException {
		if (headed) {
			throw new ServerException(server, Kind.DISORDER, "the server sent a second header");
		}
		int names = header.getBlendShapesCount();
		if (names == 0 || names > MOST_NAMES) {
			throw new ServerException(server, Kind.NO_HEADER, "the server's header names %d blendshapes"
					.formatted(names));
		}
		headed = true;
		targets = new int[names];
		List<String> unknown = new ArrayList<>();
		boolean[] given = new boolean[channels.size()];
		for (int i = 0; i < names; i++) {
			String name = header.getBlendShapes(i);
			int channel = channels.indexOf(name);
			if (channel >= 0 && given[channel]) {
				throw new ServerException(server, Kind.DISORDER, "the server names '%s' twice".formatted(name));
			}
			targets[i] = channel;
			if (channel >= 0) {
				given[channel] = true;
			} else {
				unknown.add(name);
			}
		}
		List<String> missing = channels.names().stream().filter(name -> !given[channels.indexOf(name)]).toList();
		if (missing.size() == channels.size()) {
			throw new ServerException(server, Kind.NO_FACE, "none of the server's %d blendshapes is known, first '%s'"
					.formatted(names, header.getBlendShapes(0)));
		}
		return remarks(unknown, missing);
	}

	private List<Problem> remarks(List<String> unknown, List<String> missing) {
		List<Problem> problems = new ArrayList<>();
		boolean tongue = unknown.stream().anyMatch(name -> name.startsWith("Tongue"));
		if (!unknown.isEmpty()) {
			problems.add(tongue
					? Problem.warning("nim.names", "%s: %d blendshapes of the server are left out: %s"
							.formatted(server, unknown.size(), some(unknown)),
							"to get the tongue, add the server with --tongue")
					: Problem.info("nim.names", "%s: %d blendshapes of the server are left out: %s".formatted(server,
							unknown.size(), some(unknown))));
		}
		if (!missing.isEmpty()) {
			problems.add(Problem.warning("nim.names",
					"%s: the server gives no %s; they stay 0".formatted(server, some(missing)),
					"if they are the tongue's, add the server without --tongue"));
		}
		return problems;
	}

	private static String some(List<String> names) {
		return names.size() <= 4
				? String.join(", ", names)
				: "%s and %d more".formatted(String.join(", ", names.subList(0, 3)), names.size() - 3);
	}

	void data(AnimationData data, Target target) throws ServerException {
		if (!headed) {
			throw new ServerException(server, Kind.NO_HEADER, "the server sent poses before the names of their values");
		}
		SkelAnimation animation = data.getSkelAnimation();
		for (int i = 0; i < animation.getBlendShapeWeightsCount(); i++) {
			FloatArrayWithTimeCode weights = animation.getBlendShapeWeights(i);
			requireTime(weights.getTimeCode());
			if (weights.getValuesCount() != targets.length) {
				throw new ServerException(server, Kind.WRONG_COUNT, "a pose has %d values for %d names"
						.formatted(weights.getValuesCount(), targets.length));
			}
			Arrays.fill(pose, 0);
			for (int value = 0; value < targets.length; value++) {
				float weight = weights.getValues(value);
				if (!Float.isFinite(weight)) {
					throw new ServerException(server, Kind.NOT_A_NUMBER, "the pose at %.3f s holds a value that is no"
							.formatted(weights.getTimeCode()) + " number");
				}
				if (targets[value] >= 0) {
					pose[targets[value]] = weight;
				}
			}
			newest = weights.getTimeCode();
			count++;
			target.accept(newest, pose);
		}
	}

	private void requireTime(double seconds) throws ServerException {
		if (!Double.isFinite(seconds) || seconds < 0 || seconds > 1e6) {
			throw new ServerException(server, Kind.DISORDER, "a pose has the impossible time %s s".formatted(seconds));
		}
		if (seconds <= newest) {
			throw new ServerException(server, Kind.DISORDER, "a pose at %.4f s came after one at %.4f s"
					.formatted(seconds, newest));
		}
		double before = Double.isNaN(newest) ? 0 : newest;
		if (seconds - before > LONGEST_GAP) {
			throw new ServerException(server, Kind.GAP, "no poses came between %.3f s and %.3f s".formatted(before,
					seconds));
		}
		if (count == 1) {
			firstStep = seconds - newest;
		}
	}

	/** Time of the last pose, s; NaN when there was none. */
	double newest() {
		return newest;
	}

	/** Poses per second between the first two; empty before. */
	Optional<Double> rate() {
		return Double.isNaN(firstStep) ? Optional.empty() : Optional.of(1 / firstStep);
	}

	/** Names in the header that the session has channels for. */
	int namesKnown() {
		return (int) Arrays.stream(targets).filter(channel -> channel >= 0).count();
	}

	/** Names in the header. */
	int names() {
		return targets.length;
	}
}
