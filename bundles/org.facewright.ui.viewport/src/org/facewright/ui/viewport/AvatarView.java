package org.facewright.ui.viewport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.opengl.GLCanvas;
import org.eclipse.swt.opengl.GLData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import org.facewright.api.render.AvatarRenderer;
import org.facewright.api.render.Camera;
import org.facewright.api.render.Framing;
import org.facewright.api.render.RenderEngine;
import org.facewright.api.render.Shading;
import org.facewright.api.render.Shot;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Problem;

/**
 * Shows an avatar in a pose, and draws only when something has changed. Drag turns the camera, with shift or the middle
 * button it moves, the wheel zooms, a double click goes back to the front; arrows, plus, minus and F do the same.
 */
public final class AvatarView extends Composite {

	private static final int SAMPLES = 4;
	private static final double TURN = 0.008; // radians per point
	private static final double ZOOM = 0.90; // per notch
	private static final double KEY_TURN = 0.12;

	private final GLCanvas canvas;
	private final AvatarRenderer renderer;
	private Optional<Path> avatar = Optional.empty();
	private ChannelSet shown = ChannelSet.weights(List.of());
	private float[] source = new float[0];
	private ChannelSet otherShown = shown;
	private float[] otherSource = new float[0];
	private float[] weights = new float[0];
	private float[] otherWeights = new float[0];
	private boolean two;
	private boolean inset = true;
	private Shading shading = Shading.LIT;
	private int background = 0x1E2024;
	private Camera camera = new Camera(0, 0, 0, 0, 0, 1, 0.38f);
	private Camera mouth = camera;
	private int dragButton;
	private int dragX;
	private int dragY;
	private int drawn;

	/** @throws IllegalStateException with a sentence for the user when this display has no usable OpenGL */
	public AvatarView(Composite parent, RenderEngine engine) {
		super(parent, SWT.NONE);
		setLayout(new FillLayout());
		GLCanvas smooth = canvas(SAMPLES);
		AvatarRenderer made = started(engine, smooth);
		if (made.isSoftware()) {
			made.dispose();
			smooth.dispose();
			smooth = canvas(0);
			made = started(engine, smooth);
		}
		canvas = smooth;
		renderer = made;
		canvas.addListener(SWT.Paint, event -> paint());
		canvas.addListener(SWT.Resize, event -> canvas.redraw());
		canvas.addListener(SWT.MouseDown, this::press);
		canvas.addListener(SWT.MouseMove, this::drag);
		canvas.addListener(SWT.MouseUp, event -> dragButton = 0);
		canvas.addListener(SWT.MouseDoubleClick, event -> resetCamera());
		canvas.addListener(SWT.MouseVerticalWheel, event -> setCamera(camera.zoom(Math.pow(ZOOM, event.count > 0
				? 1
				: -1))));
		canvas.addListener(SWT.KeyDown, this::key);
		canvas.addListener(SWT.Dispose, event -> {
			canvas.setCurrent();
			renderer.dispose();
		});
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			@SuppressWarnings("null")
			public void getName(AccessibleEvent event) {
				event.result = avatar.map(file -> "Viewport, " + file.getFileName()).orElse("Viewport");
			}
		});
	}

	private static AvatarRenderer started(RenderEngine engine, GLCanvas on) {
		AvatarRenderer started = engine.create();
		on.setCurrent();
		started.init();
		return started;
	}

	/** With as many samples per pixel, or with one where the display has no such window. */
	private GLCanvas canvas(int samples) {
		try {
			return new GLCanvas(this, SWT.NO_BACKGROUND, wanted(samples));
		} catch (SWTException | SWTError e) {
			if (samples > 0) {
				return canvas(0);
			}
			throw new IllegalStateException("this display offers no OpenGL window (%s); update its driver"
					.formatted(e.getMessage()), e);
		}
	}

	private static GLData wanted(int samples) {
		GLData data = new GLData();
		data.doubleBuffer = true;
		data.depthSize = 24;
		data.sampleBuffers = samples > 0 ? 1 : 0;
		data.samples = samples;
		return data;
	}

	/**
	 * Shows another avatar in the same pose.
	 *
	 * @return what this avatar lacks
	 * @throws IOException with a sentence for the user; the avatar before stays
	 */
	public List<Problem> load(Path file) throws IOException {
		canvas.setCurrent();
		List<Problem> problems = renderer.load(file);
		avatar = Optional.of(file);
		weights = mapped(shown, source);
		otherWeights = mapped(otherShown, otherSource);
		resetCamera();
		return problems;
	}

	public Optional<Path> avatar() {
		return avatar;
	}

	/** @param pose in the order of the channels; copied. Channels the avatar doesn't have are not seen. */
	public void setPose(ChannelSet channels, float[] pose) {
		shown = channels;
		source = pose.clone();
		float[] mapped = mapped(channels, pose);
		if (!Arrays.equals(mapped, weights)) {
			weights = mapped;
			canvas.redraw();
		}
	}

	/** A second pose to the right of the first. */
	public void setOtherPose(ChannelSet channels, float[] pose) {
		otherShown = channels;
		otherSource = pose.clone();
		float[] mapped = mapped(channels, pose);
		if (!two || !Arrays.equals(mapped, otherWeights)) {
			two = true;
			otherWeights = mapped;
			canvas.redraw();
		}
	}

	public void clearOtherPose() {
		if (two) {
			two = false;
			canvas.redraw();
		}
	}

	private float[] mapped(ChannelSet channels, float[] pose) {
		ChannelSet own = renderer.channels();
		float[] mapped = new float[own.size()];
		for (int i = 0; i < mapped.length; i++) {
			int from = channels.indexOf(own.channel(i).name());
			mapped[i] = from < 0 || from >= pose.length ? 0 : pose[from];
		}
		return mapped;
	}

	public void setInset(boolean show) {
		if (inset != show) {
			inset = show;
			canvas.redraw();
		}
	}

	public boolean isInset() {
		return inset;
	}

	public void setShading(Shading newShading) {
		if (shading != newShading) {
			shading = newShading;
			canvas.redraw();
		}
	}

	public Shading shading() {
		return shading;
	}

	public void setSurroundings(RGB colour) {
		background = colour.red << 16 | colour.green << 8 | colour.blue;
		canvas.redraw();
	}

	public Camera camera() {
		return camera;
	}

	public void setCamera(Camera newCamera) {
		if (!newCamera.equals(camera)) {
			camera = newCamera;
			canvas.redraw();
		}
	}

	/** To the front, the whole head in view. */
	public void resetCamera() {
		camera = renderer.camera(Framing.HEAD);
		mouth = renderer.camera(Framing.MOUTH);
		canvas.redraw();
	}

	/** How often it was drawn. */
	public int drawCount() {
		return drawn;
	}

	private void press(Event event) {
		canvas.setFocus();
		dragButton = event.button;
		dragX = event.x;
		dragY = event.y;
	}

	private void drag(Event event) {
		if (dragButton == 0) {
			return;
		}
		int byX = event.x - dragX;
		int byY = event.y - dragY;
		dragX = event.x;
		dragY = event.y;
		int height = Math.max(1, canvas.getClientArea().height);
		boolean pans = dragButton == 2 || (event.stateMask & SWT.SHIFT) != 0;
		setCamera(pans
				? camera.pan(-(double) byX / height, (double) byY / height)
				: dragButton == 3 ? camera.zoom(Math.exp(byY * TURN)) : camera.orbit(-byX * TURN, byY * TURN));
	}

	private void key(Event event) {
		switch (event.keyCode) {
			case SWT.ARROW_LEFT -> setCamera(camera.orbit(-KEY_TURN, 0));
			case SWT.ARROW_RIGHT -> setCamera(camera.orbit(KEY_TURN, 0));
			case SWT.ARROW_UP -> setCamera(camera.orbit(0, KEY_TURN));
			case SWT.ARROW_DOWN -> setCamera(camera.orbit(0, -KEY_TURN));
			case '+', '=', SWT.KEYPAD_ADD -> setCamera(camera.zoom(ZOOM));
			case '-', SWT.KEYPAD_SUBTRACT -> setCamera(camera.zoom(1 / ZOOM));
			case 'f' -> resetCamera();
			default -> {
				// not ours
			}
		}
	}

	private int pixels(int points) {
		return Math.round(points * canvas.getMonitor().getZoom() / 100f);
	}

	private void paint() {
		Rectangle area = canvas.getClientArea();
		if (area.width < 1 || area.height < 1) {
			return;
		}
		render(pixels(area.width), pixels(area.height));
		canvas.swapBuffers();
		drawn++;
	}

	private void render(int width, int height) {
		canvas.setCurrent();
		for (ShotPlan.Place place : ShotPlan.of(width, height, two, inset)) {
			renderer.pose(place.other() ? otherWeights : weights);
			Camera from = place.inset() ? mouth : camera;
			int behind = place.inset() ? background + 0x0A0A0A : background;
			renderer.draw(new Shot(place.x(), place.y(), place.width(), place.height(), from, shading, behind));
		}
	}

	/** The picture as it is seen now, in pixels. */
	public ImageData picture() {
		Rectangle area = canvas.getClientArea();
		int width = Math.max(1, pixels(area.width));
		int height = Math.max(1, pixels(area.height));
		render(width, height);
		byte[] rows = renderer.read(width, height);
		return new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF), 1, rows);
	}

	@Override
	public boolean setFocus() {
		return canvas.setFocus();
	}
}
