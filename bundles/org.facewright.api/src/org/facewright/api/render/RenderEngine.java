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
}
