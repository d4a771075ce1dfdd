package org.facewright.render.gl;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import org.facewright.api.render.AvatarRenderer;
import org.facewright.api.render.RenderEngine;
import org.facewright.render.gl.internal.EglContext;
import org.facewright.render.gl.internal.GlRenderer;

/** Draws glTF and VRM avatars with OpenGL 3.3. A service; also usable by itself. */
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

	@Override
	public OffScreen offScreen() {
		return EglContext.open();
	}
}
