package org.facewright.render.gl.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import org.facewright.api.render.AvatarRenderer;
import org.facewright.api.render.RenderEngine;

/** Draws glTF and VRM avatars with OpenGL 3.3. */
@Component
public final class GlEngine implements RenderEngine {

	@Override
	public String id() {
		return "gl";
	}

	@Override
	public List<String> suffixes() {
		return List.of("glb", "gltf", "vrm");
	}

	@Override
	public AvatarRenderer create() {
		return new GlRenderer();
	}
}
