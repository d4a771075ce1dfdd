package org.facewright.motion.a2f.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Progress;

/** Poses that a backend gives for some sound. */
public record Solved(ChannelSet channels, float[][] poses) {

	/** Everything of the chain that would hide the network's own numbers is switched off. */
	public static final Map<String, String> BARE = Map.ofEntries(Map.entry("input-strength", "1"),
			Map.entry("skin-strength", "1"), Map.entry("lower-face-strength", "1"),
			Map.entry("upper-face-strength", "1"),
			Map.entry("lower-face-smoothing", "0"), Map.entry("upper-face-smoothing", "0"),
			Map.entry("eyelid-open-offset", "0"), Map.entry("lip-open-offset", "0"), Map.entry("tongue-strength", "1"),
			Map.entry("tongue-height-offset", "0"), Map.entry("tongue-depth-offset", "0"),
			Map.entry("saccade-strength", "0"), Map.entry("right-eye-y-offset", "0"),
			Map.entry("left-eye-y-offset", "0"),
			Map.entry("lower-teeth-strength", "1"), Map.entry("lower-teeth-height-offset", "0"),
			Map.entry("solver-l1", "0"), Map.entry("solver-l2", "0"), Map.entry("solver-temporal", "0"),
			Map.entry("solver-symmetry", "0"), Map.entry("tongue-solver-l1", "0"), Map.entry("tongue-solver-l2", "0"),
			Map.entry("tongue-solver-temporal", "0"));

	public static MotionRequest request(MotionBackend backend, Map<String, String> values, boolean live) {
		return new MotionRequest("test", backend.info().parameters().parse(values), live);
	}

	public static Solved of(MotionBackend backend, Map<String, String> values, float[] sound) throws Exception {
		return of(backend, request(backend, values, false), sound);
	}

	public static Solved of(MotionBackend backend, MotionRequest request, float[] sound) throws Exception {
		List<float[]> poses = new ArrayList<>();
		try (MotionSession session = backend.open(request, (frame, pose) -> poses.add(pose.clone()), Progress.NONE)) {
			for (int at = 0; at < sound.length; at += 997) {
				session.push(sound, at, Math.min(997, sound.length - at));
			}
			session.end().toCompletableFuture().get(60, TimeUnit.SECONDS);
		}
		return new Solved(backend.info().channels(), poses.toArray(float[][]::new));
	}

	public float[] channel(String name) {
		int index = channels.indexOf(name);
		float[] values = new float[poses.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = poses[i][index];
		}
		return values;
	}

	/** Greatest difference between two solves of equal length. */
	public float differenceTo(float[][] other) {
		if (poses.length != other.length) {
			throw new AssertionError(poses.length + " frames, the other has " + other.length);
		}
		float worst = 0;
		for (int frame = 0; frame < poses.length; frame++) {
			for (int i = 0; i < poses[frame].length; i++) {
				worst = Math.max(worst, Math.abs(poses[frame][i] - other[frame][i]));
			}
		}
		return worst;
	}

	/** Something loud enough to move, never the same at two samples near each other. */
	public static float[] sound(int samples) {
		float[] sound = new float[samples];
		for (int i = 0; i < samples; i++) {
			sound[i] = (float) (0.3 * Math.sin(0.0021 * i) + 0.2 * Math.sin(0.13 * i + 0.00001 * i * i));
		}
		return sound;
	}
}
