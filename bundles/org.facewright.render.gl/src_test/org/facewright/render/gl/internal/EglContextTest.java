package org.facewright.render.gl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.facewright.api.render.Area;
import org.facewright.api.render.AvatarRenderer;
import org.facewright.api.render.Framing;
import org.facewright.api.render.Lights;
import org.facewright.api.render.Look;
import org.facewright.api.render.RenderEngine;
import org.facewright.api.render.Shading;
import org.facewright.api.render.Shot;
import org.facewright.render.gl.GlEngine;

class EglContextTest {

	@Test
	void theHeadIsDrawnWithoutAWindow() throws IOException {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("models/head/head.glb"))) {
			folder = folder.getParent();
		}
		RenderEngine engine = new GlEngine();
		for (int round = 0; round < 2; round++) {
			RenderEngine.OffScreen place;
			try {
				place = engine.offScreen();
			} catch (IllegalStateException e) {
				abort(e.getMessage());
				return;
			}
			AvatarRenderer renderer = engine.create();
			renderer.init();
			renderer.load(folder.resolve("models/head/head.glb"));
			renderer.surface(320, 320);
			renderer.draw(Shot.of(new Area(0, 0, 320, 320), renderer.camera(Framing.HEAD),
					new Look(Shading.LIT, Lights.STUDIO, 0x101214)));
			byte[] rgb = renderer.read(320, 320);
			renderer.dispose();
			place.close();
			int skin = 0;
			for (int i = 0; i < rgb.length; i += 3) {
				skin += (rgb[i] & 255) > (rgb[i + 2] & 255) + 15 ? 1 : 0;
			}
			assertThat(skin / (320.0 * 320)).isBetween(0.2, 0.6);
			assertThat(rgb[0] & 255).as("background").isEqualTo(0x10);
		}
	}
}
