package org.facewright.motion.nim;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.facewright.api.motion.MotionException;
import org.facewright.core.motion.ChannelSet;
import org.facewright.motion.nim.internal.AuthoringSession;

/**
 * Single poses of a clip that a server knows, for turning settings and seeing what they do. The server infers each pose
 * alone: smoothing over time has no effect. The clip is sent once, and again when the server has forgotten it. Several
 * poses may be asked for at once; safe for use from any thread.
 */
public final class FaceAuthoring implements AutoCloseable {

	/** What a server takes in one message, sound and all. */
	public static final int MOST_BYTES = 4 << 20;
	/** Hz, mono. */
	public static final int SAMPLE_RATE = 16_000;

	private final AuthoringSession session;

	private FaceAuthoring(AuthoringSession session) {
		this.session = session;
	}

	/**
	 * A pose.
	 *
	 * @param seconds of the clip that it shows
	 * @param weights one per channel
	 */
	public record Pose(double seconds, float[] weights) {
	}

	/**
	 * @param mono at {@link #SAMPLE_RATE}, full scale ±1
	 * @throws MotionException          when the server can't be reached or does not offer this
	 * @throws IllegalArgumentException with a sentence for the user when the clip is too long
	 */
	public static FaceAuthoring open(ServerEntry server, KeyRing keys, float[] mono) throws MotionException {
		return new FaceAuthoring(AuthoringSession.open(server, keys, mono));
	}

	/** Channels of the poses, as the server names them. */
	public ChannelSet channels() {
		return session.channels();
	}

	/**
	 * @param seconds from the clip's start
	 * @param values  texts of the backend's parameters; those about time have no effect
	 * @return completes with the pose, or with a MotionException
	 * @throws IllegalArgumentException with a sentence for the user when a value makes no sense
	 */
	public CompletableFuture<Pose> pose(double seconds, Map<String, String> values) {
		return session.pose(seconds, values);
	}

	@Override
	public void close() {
		session.close();
	}
}
