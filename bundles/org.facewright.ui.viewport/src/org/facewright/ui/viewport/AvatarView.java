package org.facewright.ui.viewport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
import org.facewright.core.progress.Problem;
import org.facewright.ui.texts.Texts;

/**
 * Shows an avatar in a pose, or in two to be compared, and draws only when something has changed. Drag turns the camera,
 * with shift or the middle button it moves, with control the lights turn; the wheel zooms, a double click goes back to the
 * front. Keys: see {@link #key}.
 */
public final class AvatarView extends Composite {

	/** @param values in the order of the channels */
	public record Pose(ChannelSet channels, float[] values) {
	}

	/** Hears that what is shown, or how, was changed by hand. */
	@FunctionalInterface
	public interface Listener {
		void changed();
	}

	private static final int SAMPLES = 4;
	private static final double TURN = 0.008; // radians per point
	private static final double ZOOM = 0.90; // per notch
	private static final double KEY_TURN = 0.12;
	private static final double THUMBNAIL_ZOOM = 0.72; // the face without the neck
	private static final double KEY_PAN = 0.04;
	private static final double KEY_DIVIDER = 0.05;
	private static final int GRIP = 8; // points on each side of the line that the hand can take
	private static final float GHOST = 0.55f;
	private static final int INSET_LIGHTER = 0x0A0A0A;
	private static final Predicate<String> NONE = channel -> false;

	private final GLCanvas canvas;
	private final AvatarRenderer renderer;
	private final List<Listener> listeners = new ArrayList<>();
	private Optional<Path> avatar = Optional.empty();
	private final ShownPose first = new ShownPose();
	private final ShownPose second = new ShownPose();
	private float[] weights = new float[0];
	private float[] otherWeights = new float[0];
	private final float[] head = new float[6]; // yaw, pitch, roll of both
	private Predicate<String> fromOther = NONE;
	private Arrangement arrangement = Arrangement.SIDE_BY_SIDE;
	private boolean two;
	private boolean flipped;
	private double divider = 0.5;
	private boolean inset = true;
	private Shading shading = Shading.LIT;
	private Lights lights = Lights.STUDIO;
	private int background = 0x1E2024;
	private int lineColour = 0xE0B050;
	private Camera camera = new Camera(0, 0, 0, 0, 0, 1, 0.38f);
	private Camera mouth = camera;
	private int dragButton;
	private boolean dragsDivider;
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
		canvas.addListener(SWT.MouseUp, event -> {
			dragButton = 0;
			dragsDivider = false;
		});
		canvas.addListener(SWT.MouseDoubleClick, event -> {
			if (!isOnDivider(event.x)) {
				resetCamera();
			}
		});
		canvas.addListener(SWT.MouseVerticalWheel, event -> setCamera(camera.zoom(Math.pow(ZOOM, event.count > 0
				? 1
				: -1))));
		canvas.addListener(SWT.KeyDown, this::key);
		canvas.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		canvas.addListener(SWT.Dispose, event -> {
			canvas.setCurrent();
			renderer.dispose();
		});
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			@SuppressWarnings("null")
			public void getName(AccessibleEvent event) {
				event.result = avatar.map(file -> Texts.of("Viewport, {0}", file.getFileName()))
						.orElseGet(() -> Texts.of("Viewport"));
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
			throw new IllegalStateException(Texts.of("this display offers no OpenGL window ({0}); update its driver",
					e.getMessage()), e);
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
		weights = new float[0];
		map();
		resetCamera();
		return problems;
	}

	public Optional<Path> avatar() {
		return avatar;
	}

	/** What the avatar can show, under standard names where they are known. */
	public ChannelSet avatarChannels() {
		return renderer.channels();
	}

	/** @param pose in the order of the channels; copied. Channels the avatar doesn't have are not seen. */
	public void setPose(ChannelSet channels, float[] pose) {
		first.set(channels, pose);
		map();
	}

	/** A second pose to compare with the first. */
	public void setOtherPose(ChannelSet channels, float[] pose) {
		second.set(channels, pose);
		if (!two) {
			two = true;
			canvas.redraw();
		}
		map();
	}

	public void clearOtherPose() {
		if (two) {
			two = false;
			flipped = false;
			canvas.redraw();
			map();
		}
	}

	/** Whether there are two poses to compare. */
	public boolean isComparing() {
		return two;
	}

	/** @param channels by name, those that the first picture takes from the second pose: "brows from B" */
	public void setFromOther(Predicate<String> channels) {
		fromOther = channels;
		map();
	}

	private void map() {
		if (map(first, second)) {
			canvas.redraw();
		}
	}

	/** @return whether anything seen has changed */
	private boolean map(ShownPose one, ShownPose beside) {
		ChannelSet own = renderer.channels();
		Predicate<String> mixed = two ? fromOther : NONE;
		float[] mapped = one.onto(own, beside, mixed);
		float[] otherMapped = beside.onto(own, one, NONE);
		boolean changed = !Arrays.equals(mapped, weights) || two && !Arrays.equals(otherMapped, otherWeights);
		weights = mapped;
		otherWeights = otherMapped;
		for (int i = 0; i < 6; i++) {
			String channel = i % 3 == 0 ? "headYaw" : i % 3 == 1 ? "headPitch" : "headRoll";
			ShownPose from = i >= 3 || mixed.test(channel) ? beside : one;
			float angle = from.value(channel);
			changed |= angle != head[i];
			head[i] = angle;
		}
		return changed;
	}

	public Arrangement arrangement() {
		return arrangement;
	}

	/** How two poses are shown; of no effect while there is one. */
	public void setArrangement(Arrangement wanted) {
		if (arrangement != wanted) {
			arrangement = wanted;
			canvas.redraw();
			tell();
		}
	}

	/** Whether B is where A was. */
	public boolean isFlipped() {
		return flipped;
	}

	/** A to B and back. */
	public void flip() {
		if (two) {
			flipped = !flipped;
			canvas.redraw();
			tell();
		}
	}

	/** Where the line of a swipe is, 0 at the left … 1 at the right. */
	public double divider() {
		return divider;
	}

	public void setDivider(double share) {
		double limited = Math.clamp(share, 0, 1);
		if (limited != divider) {
			divider = limited;
			canvas.redraw();
		}
	}

	public void setInset(boolean show) {
		if (inset != show) {
			inset = show;
			canvas.redraw();
			tell();
		}
	}

	public boolean isInset() {
		return inset;
	}

	public void setShading(Shading newShading) {
		if (shading != newShading) {
			shading = newShading;
			canvas.redraw();
			tell();
		}
	}

	public Shading shading() {
		return shading;
	}

	public Lights lights() {
		return lights;
	}

	public void setLights(Lights newLights) {
		if (!newLights.equals(lights)) {
			lights = newLights;
			canvas.redraw();
			tell();
		}
	}

	public void setSurroundings(RGB colour) {
		background = packed(colour);
		canvas.redraw();
	}

	/** @param colour of the line of a swipe */
	public void setLineColour(RGB colour) {
		lineColour = packed(colour);
		canvas.redraw();
	}

	private static int packed(RGB colour) {
		return colour.red << 16 | colour.green << 8 | colour.blue;
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

	/** Looks at a part from where the camera stands now. */
	public void frame(Framing framing) {
		Camera at = renderer.camera(framing);
		setCamera(new Camera(at.targetX(), at.targetY(), at.targetZ(), camera.yaw(), camera.pitch(), at.distance(),
				at.fieldOfView()));
	}

	/** How often it was drawn. */
	public int drawCount() {
		return drawn;
	}

	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	private void tell() {
		List.copyOf(listeners).forEach(Listener::changed);
	}

	private boolean swipes() {
		return two && arrangement == Arrangement.SWIPE;
	}

	private boolean isOnDivider(int x) {
		return swipes() && Math.abs(x - divider * canvas.getClientArea().width) <= GRIP;
	}

	private void press(Event event) {
		canvas.setFocus();
		dragButton = event.button;
		dragX = event.x;
		dragY = event.y;
		dragsDivider = event.button == 1 && isOnDivider(event.x);
	}

	private void drag(Event event) {
		if (dragButton == 0) {
			canvas.setCursor(isOnDivider(event.x) ? getDisplay().getSystemCursor(SWT.CURSOR_SIZEWE) : null);
			return;
		}
		int byX = event.x - dragX;
		int byY = event.y - dragY;
		dragX = event.x;
		dragY = event.y;
		Rectangle area = canvas.getClientArea();
		int height = Math.max(1, area.height);
		if (dragsDivider) {
			setDivider((double) event.x / Math.max(1, area.width));
		} else if ((event.stateMask & SWT.CTRL) != 0) {
			setLights(lights.turned(byX * TURN));
		} else if (dragButton == 2 || (event.stateMask & SWT.SHIFT) != 0) {
			setCamera(camera.pan(-(double) byX / height, (double) byY / height));
		} else {
			setCamera(dragButton == 3 ? camera.zoom(Math.exp(byY * TURN)) : camera.orbit(-byX * TURN, byY * TURN));
		}
	}

	/**
	 * Arrows turn, with shift they move, with control they turn the lights or move the line of a swipe; plus and minus zoom,
	 * F looks at the head, M at the mouth, Home goes back to the front; W wireframe, D displacement, I close-up, A or B change
	 * between A and B, C changes how both are shown.
	 */
	private void key(Event event) {
		boolean shift = (event.stateMask & SWT.SHIFT) != 0;
		boolean control = (event.stateMask & SWT.CTRL) != 0;
		switch (event.keyCode) {
			case SWT.ARROW_LEFT -> arrow(-1, 0, shift, control);
			case SWT.ARROW_RIGHT -> arrow(1, 0, shift, control);
			case SWT.ARROW_UP -> arrow(0, 1, shift, control);
			case SWT.ARROW_DOWN -> arrow(0, -1, shift, control);
			case '+', '=', SWT.KEYPAD_ADD -> setCamera(camera.zoom(ZOOM));
			case '-', SWT.KEYPAD_SUBTRACT -> setCamera(camera.zoom(1 / ZOOM));
			case SWT.HOME -> resetCamera();
			default -> letter(control ? 0 : event.keyCode);
		}
	}

	private void letter(int letter) {
		switch (letter) {
			case 'f' -> frame(Framing.HEAD);
			case 'm' -> frame(Framing.MOUTH);
			case 'w' -> setShading(shading == Shading.WIREFRAME ? Shading.LIT : Shading.WIREFRAME);
			case 'd' -> setShading(shading == Shading.DISPLACEMENT ? Shading.LIT : Shading.DISPLACEMENT);
			case 'i' -> setInset(!inset);
			case 'a', 'b' -> flip();
			case 'c' -> setArrangement(arrangement.next());
			default -> {
				// not ours
			}
		}
	}

	private void arrow(int right, int up, boolean shift, boolean control) {
		if (control && swipes()) {
			setDivider(divider + right * KEY_DIVIDER);
		} else if (control) {
			setLights(lights.turned(right * KEY_TURN));
		} else if (shift) {
			setCamera(camera.pan(right * KEY_PAN, up * KEY_PAN));
		} else {
			setCamera(camera.orbit(right * KEY_TURN, up * KEY_TURN));
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
		canvas.setCurrent();
		render(pixels(area.width), pixels(area.height));
		canvas.swapBuffers();
		drawn++;
	}

	private void render(int width, int height) {
		Arrangement shown = two ? arrangement : Arrangement.ALONE;
		for (ShotPlan.Place place : ShotPlan.of(width, height, shown, divider, two && flipped, inset)) {
			renderer.pose(place.other() ? otherWeights : weights);
			int at = place.other() ? 3 : 0;
			// weights of channels count towards the person's right, the renderer's angles towards its left
			renderer.turnHead(-head[at], head[at + 1], -head[at + 2]);
			if (place.inset()) {
				renderer.turnHead(0, 0, 0);
			}
			Look look = new Look(shading, lights, place.inset() ? lighter(background) : background);
			renderer.draw(new Shot(place.frame(), place.clip(), place.inset() ? mouth : camera, look,
					place.ghost() ? GHOST : 0));
		}
		if (shown == Arrangement.SWIPE) {
			int thick = Math.max(1, pixels(2));
			int x = (int) Math.round(divider * width) - thick / 2;
			renderer.fill(new Area(x, 0, thick, height).within(new Area(0, 0, width, height)), lineColour);
		}
	}

	private static int lighter(int colour) {
		return (colour & 0xFF) > 0x80 ? colour - INSET_LIGHTER : colour + INSET_LIGHTER;
	}

	/** The picture as it is seen now, in pixels. */
	public ImageData picture() {
		Rectangle area = canvas.getClientArea();
		int width = Math.max(1, pixels(area.width));
		int height = Math.max(1, pixels(area.height));
		canvas.setCurrent();
		render(width, height);
		return imageData(renderer.read(width, height), width, height);
	}

	/**
	 * A small square picture of the avatar's head from the front in another pose. What is seen stays.
	 *
	 * @param points of each side
	 * @return empty when this view is too small for it, such as before it was shown
	 */
	public Optional<ImageData> thumbnail(ChannelSet channels, float[] pose, int points) {
		int side = pixels(points);
		Rectangle area = canvas.getClientArea();
		if (avatar.isEmpty() || pixels(area.width) < side || pixels(area.height) < side) {
			return Optional.empty();
		}
		ShownPose small = new ShownPose();
		small.set(channels, pose);
		canvas.setCurrent();
		renderer.pose(small.onto(renderer.channels(), small, NONE));
		renderer.turnHead(0, 0, 0);
		renderer.draw(Shot.of(new Area(0, 0, side, side), renderer.camera(Framing.HEAD).zoom(THUMBNAIL_ZOOM),
				new Look(Shading.LIT, lights, lighter(background))));
		ImageData picture = imageData(renderer.read(side, side), side, side);
		canvas.redraw();
		return Optional.of(picture);
	}

	private static ImageData imageData(byte[] rows, int width, int height) {
		return new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF), 1, rows);
	}

	/** A camera in front of a part of the avatar. */
	public Camera camera(Framing framing) {
		return renderer.camera(framing);
	}

	/**
	 * What would be seen of other poses in a window of another size, drawn beside the window and smoothed. What the window
	 * shows stays.
	 *
	 * @param other compared with, as the window compares
	 * @return red, green, blue of each pixel, rows from the top
	 * @throws IllegalArgumentException with a sentence for the user when it can't be drawn in this size
	 */
	public byte[] picture(Pose pose, Optional<Pose> other, Camera from, int width, int height) {
		float[] weightsNow = weights;
		float[] otherNow = otherWeights;
		float[] headNow = head.clone();
		boolean twoNow = two;
		Camera cameraNow = camera;
		ShownPose one = new ShownPose();
		one.set(pose.channels(), pose.values());
		ShownPose beside = new ShownPose();
		other.ifPresent(second -> beside.set(second.channels(), second.values()));
		canvas.setCurrent();
		try {
			two = other.isPresent();
			map(one, beside);
			camera = from;
			renderer.surface(width, height);
			render(width, height);
			return renderer.read(width, height);
		} finally {
			renderer.surface(0, 0);
			weights = weightsNow;
			otherWeights = otherNow;
			System.arraycopy(headNow, 0, head, 0, head.length);
			two = twoNow;
			camera = cameraNow;
		}
	}

	@Override
	public boolean setFocus() {
		return canvas.setFocus();
	}
}
