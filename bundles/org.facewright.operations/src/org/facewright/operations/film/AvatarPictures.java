package org.facewright.operations.film;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.facewright.api.render.Area;
import org.facewright.api.render.AvatarRenderer;
import org.facewright.api.render.Camera;
import org.facewright.api.render.Framing;
import org.facewright.api.render.Lights;
import org.facewright.api.render.Look;
import org.facewright.api.render.RenderEngine;
import org.facewright.api.render.Shading;
import org.facewright.api.render.Shot;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;

/** Pictures of a take on an avatar, drawn without a window. Belongs to the thread that made it. */
public final class AvatarPictures implements PictureSource, AutoCloseable {

	private static final int BACKGROUND = 0x1E2024;

	private final MotionClip clip;
	private final float[] pose;
	private final RenderEngine.OffScreen place;
	private final AvatarRenderer renderer;
	private final List<Problem> problems;
	private final Camera camera;

	/**
	 * @throws IOException           with a sentence for the user when the avatar can't be read
	 * @throws IllegalStateException with a sentence for the user when this machine draws nothing without a window
	 */
	public AvatarPictures(RenderEngine engine, Path avatar, Framing framing, MotionClip clip) throws IOException {
		this.clip = clip;
		pose = new float[clip.channels().size()];
		place = engine.offScreen();
		renderer = engine.create();
		try {
			renderer.init();
			problems = renderer.load(avatar);
			camera = renderer.camera(framing);
		} catch (IOException | RuntimeException e) {
			close();
			throw e;
		}
	}

	/** What the avatar can't show. */
	public List<Problem> problems() {
		return problems;
	}

	@Override
	public byte[] picture(double instant, int width, int height) {
		if (clip.frameCount() > 0) {
			clip.pose((int) Math.clamp(clip.frameRate().frameAt(instant), 0, clip.frameCount() - 1L), pose);
		}
		ChannelSet own = renderer.channels();
		float[] weights = new float[own.size()];
		for (int i = 0; i < weights.length; i++) {
			weights[i] = value(own.channel(i).name());
		}
		renderer.surface(width, height);
		renderer.pose(weights);
		renderer.turnHead(-value("headYaw"), value("headPitch"), -value("headRoll"));
		renderer.draw(Shot.of(new Area(0, 0, width, height), camera, new Look(Shading.LIT, Lights.STUDIO, BACKGROUND)));
		return renderer.read(width, height);
	}

	private float value(String channel) {
		int at = clip.channels().indexOf(channel);
		return at < 0 ? 0 : pose[at];
	}

	@Override
	public void close() {
		renderer.dispose();
		place.close();
	}
}
