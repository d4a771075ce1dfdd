package org.facewright.api.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Problem;

/**
 * Draws one avatar. {@link #init}, {@link #load}, {@link #draw} and {@link #dispose} are called on the thread that owns the
 * current OpenGL context, with that context current; the rest on the same thread.
 */
@ConsumerType
public interface AvatarRenderer {

	/**
	 * Called once, before anything else.
	 *
	 * @throws IllegalStateException with a sentence for the user when this OpenGL is too old
	 */
	void init();

	/** Whether the processor draws instead of a graphics card: then smoothing costs more than it gives. After init. */
	boolean isSoftware();

	/**
	 * Shows this file from now on, in its neutral face.
	 *
	 * @return what is missing: standard shapes that the avatar doesn't have, parts that can't be shown
	 * @throws IOException with a sentence for the user when it can't be read; what was shown before stays
	 */
	List<Problem> load(Path avatar) throws IOException;

	/** What the avatar can show, under standard names where they are known. Empty before the first load. */
	ChannelSet channels();

	/** @param weights in the order of {@link #channels}; copied */
	void pose(float[] weights);

	/**
	 * Turns the head on its neck, in the order roll, pitch, yaw; radians. Positive yaw is to the head's left, positive pitch
	 * looks down, positive roll leans to its right shoulder.
	 */
	void turnHead(float yaw, float pitch, float roll);

	/**
	 * Draws into a surface of its own from now on, of any size and always smoothed, until this is called with 0 × 0, which
	 * goes back to the window.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when this OpenGL has no surfaces as large
	 */
	void surface(int width, int height);

	/** A camera in front of this part of the avatar. */
	Camera camera(Framing framing);

	/** Draws the avatar in its pose into the shot's place; the rest stays as it is. */
	void draw(Shot shot);

	/** Paints a rectangle. @param colour 0xRRGGBB */
	void fill(Area area, int colour);

	/**
	 * Reads what was drawn and, in a window, not yet swapped to the screen.
	 *
	 * @return red, green, blue of each pixel of the surface's lower left rectangle, rows from the top
	 */
	byte[] read(int width, int height);

	/** Gives back everything that was made in the context. */
	void dispose();
}
