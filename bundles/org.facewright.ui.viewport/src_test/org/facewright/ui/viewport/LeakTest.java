package org.facewright.ui.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.lwjgl.opengl.GL33C.glIsBuffer;
import static org.lwjgl.opengl.GL33C.glIsFramebuffer;
import static org.lwjgl.opengl.GL33C.glIsProgram;
import static org.lwjgl.opengl.GL33C.glIsRenderbuffer;
import static org.lwjgl.opengl.GL33C.glIsShader;
import static org.lwjgl.opengl.GL33C.glIsTexture;
import static org.lwjgl.opengl.GL33C.glIsVertexArray;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.DeviceData;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.opengl.GLCanvas;
import org.eclipse.swt.opengl.GLData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.facewright.api.render.Area;
import org.facewright.api.render.AvatarRenderer;
import org.facewright.api.render.Framing;
import org.facewright.api.render.Lights;
import org.facewright.api.render.Look;
import org.facewright.api.render.Shading;
import org.facewright.api.render.Shot;
import org.facewright.render.gl.GlEngine;

/** Opened and closed often, nothing stays behind: neither in the graphics card nor in the window system. */
class LeakTest {

	private static final int TIMES = 50;
	private static final int NAMES = 2000;

	private @org.jspecify.annotations.Nullable Display display;
	private Path head = Path.of("");

	@BeforeEach
	void open() {
		if (System.getProperty("os.name").startsWith("Linux") && System.getenv("DISPLAY") == null) {
			abort("no display: DISPLAY is not set");
		}
		DeviceData data = new DeviceData();
		data.tracking = true;
		try {
			display = new Display(data);
		} catch (SWTError e) {
			abort("no display: " + e.getMessage());
		}
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("models/head/head.glb"))) {
			folder = folder.getParent();
		}
		head = folder.resolve("models/head/head.glb");
	}

	@AfterEach
	void close() {
		if (display != null) {
			display.dispose();
		}
	}

	private static int objectsInTheContext() {
		int count = 0;
		for (int name = 1; name < NAMES; name++) {
			count += glIsBuffer(name) ? 1 : 0;
			count += glIsTexture(name) ? 1 : 0;
			count += glIsVertexArray(name) ? 1 : 0;
			count += glIsFramebuffer(name) ? 1 : 0;
			count += glIsRenderbuffer(name) ? 1 : 0;
			count += glIsProgram(name) || glIsShader(name) ? 1 : 0;
		}
		return count;
	}

	@Test
	void aRendererGivesBackAllThatItMade() throws IOException {
		Shell shell = new Shell(display);
		GLData wanted = new GLData();
		wanted.doubleBuffer = true;
		wanted.depthSize = 24;
		GLCanvas canvas;
		try {
			canvas = new GLCanvas(shell, SWT.NONE, wanted);
		} catch (SWTException | SWTError e) {
			abort("no OpenGL: " + e.getMessage());
			return;
		}
		canvas.setCurrent();
		int most = 0;
		for (int i = 0; i < TIMES; i++) {
			AvatarRenderer renderer = new GlEngine().create();
			renderer.init();
			renderer.load(head);
			renderer.surface(64, 64 + i % 2);
			renderer.draw(Shot.of(new Area(0, 0, 64, 64), renderer.camera(Framing.HEAD),
					new Look(Shading.LIT, Lights.STUDIO, 0)));
			renderer.surface(0, 0);
			most = Math.max(most, objectsInTheContext());
			renderer.dispose();
			assertThat(objectsInTheContext()).as("objects left after round " + i).isZero();
		}
		assertThat(most).isGreaterThan(10);
	}

	@Test
	void aViewportGivesBackItsHandles() throws IOException {
		int before = 0;
		for (int i = 0; i < TIMES; i++) {
			Shell shell = new Shell(display, SWT.NO_TRIM);
			shell.setLayout(new FillLayout());
			try {
				new AvatarView(shell, new GlEngine()).load(head);
			} catch (IllegalStateException e) {
				abort(e.getMessage());
			}
			shell.setSize(80, 80);
			shell.open();
			while (display.readAndDispatch()) {
				// until it is drawn
			}
			shell.dispose();
			if (i == 1) {
				before = display.getDeviceData().objects.length;
			}
		}
		assertThat(display.getDeviceData().objects.length).isEqualTo(before);
	}
}
