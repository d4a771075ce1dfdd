package org.facewright.api.render;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Makes renderers. Registered as a service; any thread. */
@ConsumerType
public interface RenderEngine {

	/** Stable and short, such as {@code gl}. */
	String id();

	/** File name suffixes of avatars it can load, lower case, without a dot. */
	List<String> suffixes();

	/** One renderer for one drawing surface. */
	AvatarRenderer create();

	/**
	 * Makes a place to draw where there is no window, current on the calling thread until it is closed there. Renderers draw
	 * into surfaces of their own in it.
	 *
	 * @throws IllegalStateException with a sentence for the user when this machine offers none
	 */
	default OffScreen offScreen() {
		throw new IllegalStateException(
				"the renderer '%s' draws in windows only; film in the workstation".formatted(id()));
	}

	/** A place to draw without a window. */
	interface OffScreen extends AutoCloseable {

		/** On the thread that made it, after its renderers were disposed. */
		@Override
		void close();
	}
}
