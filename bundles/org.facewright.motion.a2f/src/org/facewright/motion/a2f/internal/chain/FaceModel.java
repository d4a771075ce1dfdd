package org.facewright.motion.a2f.internal.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRate;
import org.facewright.motion.a2f.internal.pack.Actor;
import org.facewright.motion.a2f.internal.pack.FaceData;
import org.facewright.motion.a2f.internal.pack.NetworkShape;
import org.facewright.motion.a2f.internal.solve.PoseSystem;
import org.facewright.motion.a2f.internal.solve.SkinProjection;
import org.facewright.motion.a2f.internal.solve.SolverSettings;
import org.facewright.motion.a2f.internal.solve.TongueProjection;

/**
 * One actor made ready for work, shared by all tracks: equations of the solver and projections into the space of poses,
 * which take up to a second each and are kept for the settings used last. Safe for use from any thread.
 */
public final class FaceModel {

	/** Channels of the jaw's own track: rotation, and displacement in metres. */
	static final List<Channel> JAW = List.of(new Channel("jawRotationX", ChannelKind.QUATERNION),
			new Channel("jawRotationY", ChannelKind.QUATERNION), new Channel("jawRotationZ", ChannelKind.QUATERNION),
			new Channel("jawRotationW", ChannelKind.QUATERNION), new Channel("jawTranslationX", ChannelKind.LENGTH),
			new Channel("jawTranslationY", ChannelKind.LENGTH), new Channel("jawTranslationZ", ChannelKind.LENGTH));

	private static final int KEPT = 4;

	private record Mask(double level, double softness) {
	}

	private record Strengths(double l1, double l2, double temporal, double symmetry) {

		static Strengths of(SolverSettings settings) {
			return new Strengths(settings.l1(), settings.l2(), settings.temporal(), settings.symmetry());
		}
	}

	private final Actor actor;
	private final FaceParameters parameters;
	private final FrameRate frameRate;
	private final ChannelSet channels;
	private final PoseSystem skin;
	private final PoseSystem tongue;
	private final TongueProjection tongueProjection;
	/** Guarded by itself, like the two below. */
	private final Map<Mask, SkinProjection> projections = kept();
	private final Map<Strengths, PoseSystem> skins = kept();
	private final Map<Strengths, PoseSystem> tongues = kept();

	private static <K, V> Map<K, V> kept() {
		return new LinkedHashMap<>(8, 0.75f, true) {
			private static final long serialVersionUID = 1;

			@Override
			@SuppressWarnings("null") // the map is not annotated
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > KEPT;
			}
		};
	}

	/** @throws IOException when shapes can't be read */
	public FaceModel(Actor actor, FaceParameters parameters, FrameRate frameRate) throws IOException {
		this.actor = actor;
		this.parameters = parameters;
		this.frameRate = frameRate;
		this.channels = channels(actor.skin().poses().poses(), actor.tongue().poses().poses());
		skin = PoseSystem.prepare(actor.skin().poses(), actor.skin().settings());
		tongue = PoseSystem.prepare(actor.tongue().poses(), actor.tongue().settings());
		skins.put(Strengths.of(skin.settings()), skin);
		tongues.put(Strengths.of(tongue.settings()), tongue);
		FaceData data = actor.data();
		tongueProjection = isRegression()
				? TongueProjection.ofShapes(tongue, data.tongueShapes(), data.tongue())
				: TongueProjection.ofVertices(tongue, data.tongue());
	}

	/** The 52 of the face, further poses of the rig, the tongue's, and the jaw's own track. */
	public static ChannelSet channels(List<String> skinPoses, List<String> tonguePoses) {
		List<Channel> channels = new ArrayList<>(Arkit.FACE.channels());
		for (String pose : skinPoses) {
			if (Arkit.FACE.indexOf(pose) < 0) {
				channels.add(Channel.weight(pose));
			}
		}
		tonguePoses.forEach(pose -> channels.add(Channel.weight(pose)));
		channels.addAll(JAW);
		return ChannelSet.of(channels);
	}

	/** Frames per second of a network that gives several frames per run. */
	public static FrameRate frameRate(NetworkShape.Diffusion shape) {
		return new FrameRate(shape.frames() * shape.sampleRate(), shape.window());
	}

	private boolean isRegression() {
		return shape() instanceof NetworkShape.Regression;
	}

	public Actor actor() {
		return actor;
	}

	public FaceParameters parameters() {
		return parameters;
	}

	NetworkShape shape() {
		return actor.face().shape();
	}

	FrameRate frameRate() {
		return frameRate;
	}

	double stepSeconds() {
		return frameRate.secondsOf(1);
	}

	public ChannelSet channels() {
		return channels;
	}

	/** Names of all poses that are solved or offset. */
	List<String> poses() {
		List<String> poses = new ArrayList<>(actor.skin().poses().poses());
		poses.addAll(actor.tongue().poses().poses());
		return poses;
	}

	/** Equations of the skin with the package's own strengths. */
	PoseSystem skin() {
		return skin;
	}

	PoseSystem tongue() {
		return tongue;
	}

	PoseSystem skin(SolverSettings settings) {
		synchronized (skins) {
			return skins.computeIfAbsent(Strengths.of(settings),
					strengths -> PoseSystem.prepare(actor.skin().poses(), settings));
		}
	}

	PoseSystem tongue(SolverSettings settings) {
		synchronized (tongues) {
			return tongues.computeIfAbsent(Strengths.of(settings),
					strengths -> PoseSystem.prepare(actor.tongue().poses(), settings));
		}
	}

	TongueProjection tongueProjection() {
		return tongueProjection.another();
	}

	/** @throws UncheckedIOException when shapes can't be read any more */
	SkinProjection projection(double maskLevel, double maskSoftness) {
		synchronized (projections) {
			return projections.computeIfAbsent(new Mask(maskLevel, maskSoftness), mask -> {
				FaceData data = actor.data();
				float[] lower = SkinProjection.lowerFace(data.skin(), mask.level(), mask.softness());
				try {
					return isRegression()
							? SkinProjection.ofShapes(skin, data.skinShapes(), data.skin(), data.eyeClose(),
									data.lipOpen(), lower)
							: SkinProjection.ofVertices(skin, data.skin(), data.eyeClose(), data.lipOpen(), lower);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
	}
}
