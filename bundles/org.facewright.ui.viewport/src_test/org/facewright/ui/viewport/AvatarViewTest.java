package org.facewright.ui.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.facewright.api.render.Framing;
import org.facewright.api.render.Lights;
import org.facewright.api.render.Shading;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.render.gl.GlEngine;

/** The control with our head in a real window; skipped without a display. */
class AvatarViewTest {

	private static final int WIDTH = 640;
	private static final int HEIGHT = 640;
	private static Display display;
	private static Shell shell;
	private static AvatarView view;

	@BeforeAll
	static void open() throws IOException {
		if (System.getProperty("os.name").startsWith("Linux") && System.getenv("DISPLAY") == null) {
			abort("no display: DISPLAY is not set");
		}
		try {
			display = new Display();
		} catch (SWTError e) {
			abort("no display: " + e.getMessage());
			return;
		}
		shell = new Shell(display, SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		try {
			view = new AvatarView(shell, new GlEngine());
		} catch (IllegalStateException e) {
			abort(e.getMessage());
		}
		Path head = Path.of("").toAbsolutePath();
		while (!Files.exists(head.resolve("models/head/head.glb"))) {
			head = head.getParent();
		}
		assertThat(view.load(head.resolve("models/head/head.glb"))).isEmpty();
		shell.setSize(WIDTH, HEIGHT);
		shell.open();
		settle();
	}

	@AfterAll
	static void close() {
		if (display != null) {
			display.dispose();
		}
	}

	private static void settle() {
		long end = System.nanoTime() + 150_000_000;
		while (System.nanoTime() < end) {
			if (!display.readAndDispatch()) {
				Thread.onSpinWait();
			}
		}
	}

	private static float[] pose(Object... namesAndWeights) {
		float[] pose = new float[Arkit.FACE.size()];
		for (int i = 0; i < namesAndWeights.length; i += 2) {
			pose[Arkit.FACE.indexOf((String) namesAndWeights[i])] = ((Number) namesAndWeights[i + 1]).floatValue();
		}
		return pose;
	}

	private static ImageData picture(String name) {
		ImageData data = view.picture();
		String folder = System.getProperty("facewright.pictures");
		if (folder != null) {
			ImageLoader loader = new ImageLoader();
			loader.data = new ImageData[] { data };
			loader.save(Path.of(folder, name + ".png").toString(), SWT.IMAGE_PNG);
		}
		return data;
	}

	private static double share(ImageData data, Predicate<RGB> wanted) {
		int found = 0;
		for (int y = 0; y < data.height; y += 2) {
			for (int x = 0; x < data.width; x += 2) {
				if (wanted.test(data.palette.getRGB(data.getPixel(x, y)))) {
					found++;
				}
			}
		}
		return 4.0 * found / (data.width * data.height);
	}

	@Test
	void theHeadFillsThePictureInTheColoursOfSkin() {
		view.setInset(false);
		view.setShading(Shading.LIT);
		view.clearOtherPose();
		view.setPose(Arkit.FACE, pose());
		view.resetCamera();
		ImageData data = picture("neutral");
		assertThat(share(data, rgb -> rgb.red > rgb.blue + 15)).isBetween(0.22, 0.75);
	}

	@Test
	void anOpenMouthShowsADarkInside() {
		view.setInset(false);
		view.setShading(Shading.LIT);
		view.clearOtherPose();
		view.setPose(Arkit.FACE, pose());
		view.resetCamera();
		double closed = share(picture("closed"), rgb -> rgb.red > rgb.green * 1.9);
		view.setPose(Arkit.FACE, pose("jawOpen", 0.8));
		assertThat(share(picture("open"), rgb -> rgb.red > rgb.green * 1.9)).isGreaterThan(closed + 0.001);
	}

	@Test
	void itIsDrawnOnlyWhenSomethingHasChanged() {
		view.setPose(Arkit.FACE, pose("mouthPucker", 0.3));
		settle();
		int before = view.drawCount();
		view.setPose(Arkit.FACE, pose("mouthPucker", 0.3));
		settle();
		assertThat(view.drawCount()).isEqualTo(before);
		view.setPose(Arkit.FACE, pose("mouthPucker", 0.4));
		settle();
		assertThat(view.drawCount()).isGreaterThan(before);
	}

	@Test
	void theHeatMapColoursWhatMoves() {
		view.setInset(true);
		view.clearOtherPose();
		view.setShading(Shading.DISPLACEMENT);
		view.resetCamera();
		view.setPose(Arkit.FACE, pose());
		double still = share(picture("heat-neutral"), rgb -> rgb.red > rgb.blue + 60 || rgb.green > rgb.red + 60);
		view.setPose(Arkit.FACE, pose("jawOpen", 0.5));
		double moved = share(picture("heat"), rgb -> rgb.red > rgb.blue + 60 || rgb.green > rgb.red + 60);
		view.setShading(Shading.LIT);
		assertThat(still).isLessThan(0.001);
		assertThat(moved).isGreaterThan(0.02);
	}

	private static void compare(Arrangement arrangement) {
		view.setInset(false);
		view.setShading(Shading.LIT);
		view.setLights(Lights.STUDIO);
		view.setFromOther(channel -> false);
		view.resetCamera();
		view.clearOtherPose();
		view.setPose(Arkit.FACE, pose("jawOpen", 0.9));
		view.setOtherPose(Arkit.FACE, pose("browInnerUp", 1));
		view.setArrangement(arrangement);
		view.setDivider(0.5);
		settle();
	}

	/** Share of the pixels, in a stretch of columns, that differ between two pictures. */
	private static double difference(ImageData one, ImageData other, double from, double to) {
		int differing = 0;
		int all = 0;
		for (int y = 0; y < one.height; y += 2) {
			for (int x = (int) (from * one.width); x < (int) (to * one.width); x += 2) {
				all++;
				RGB a = one.palette.getRGB(one.getPixel(x, y));
				RGB b = other.palette.getRGB(other.getPixel(x, y));
				if (Math.abs(a.red - b.red) + Math.abs(a.green - b.green) + Math.abs(a.blue - b.blue) > 40) {
					differing++;
				}
			}
		}
		return (double) differing / all;
	}

	@Test
	void twoPosesStandSideBySide() {
		compare(Arrangement.SIDE_BY_SIDE);
		view.setInset(true);
		ImageData data = picture("two");
		view.clearOtherPose();
		assertThat(data.getPixel(data.width / 4, data.height / 2)).isNotEqualTo(data.getPixel(2, 2));
		assertThat(data.getPixel(data.width * 3 / 4, data.height / 2)).isNotEqualTo(data.getPixel(2, 2));
	}

	@Test
	void theLineOfASwipeFollowsTheHandAndPartsTheTwo() {
		compare(Arrangement.ALONE);
		ImageData a = picture("alone-a");
		view.flip();
		ImageData b = picture("alone-b");
		view.flip();
		assertThat(difference(a, b, 0, 1)).isGreaterThan(0.005);
		view.setArrangement(Arrangement.SWIPE);
		float yaw = view.camera().yaw();
		send(SWT.MouseDown, 1, WIDTH / 2 + 3, 200);
		send(SWT.MouseMove, 0, WIDTH * 3 / 5, 210);
		send(SWT.MouseUp, 1, WIDTH * 3 / 5, 210);
		assertThat(view.divider()).isCloseTo(0.6, within(0.01));
		assertThat(view.camera().yaw()).as("the camera stays").isEqualTo(yaw);
		ImageData swiped = picture("swipe");
		view.clearOtherPose();
		assertThat(difference(swiped, a, 0, 0.59)).isLessThan(0.001);
		assertThat(difference(swiped, b, 0.61, 1)).isLessThan(0.001);
		assertThat(difference(swiped, a, 0.61, 1)).isGreaterThan(0.001);
	}

	@Test
	void theGhostOfAnOverlayHasItsOwnTint() {
		compare(Arrangement.ALONE);
		ImageData alone = picture("alone");
		view.setArrangement(Arrangement.OVERLAY);
		ImageData laid = picture("overlay");
		view.clearOtherPose();
		assertThat(difference(alone, laid, 0.3, 0.7)).isGreaterThan(0.2);
		assertThat(share(laid, rgb -> rgb.red > rgb.blue * 1.5 && rgb.red > 80)).isGreaterThan(
				share(alone, rgb -> rgb.red > rgb.blue * 1.5 && rgb.red > 80) + 0.1);
	}

	@Test
	void browsComeFromTheOtherAndTheMouthStays() {
		compare(Arrangement.ALONE);
		view.setFromOther(channel -> channel.startsWith("brow"));
		ImageData mixed = picture("mixed");
		view.setFromOther(channel -> false);
		view.clearOtherPose();
		view.setPose(Arkit.FACE, pose("jawOpen", 0.9, "browInnerUp", 1));
		ImageData both = picture("both");
		assertThat(difference(mixed, both, 0, 1)).isZero();
	}

	@Test
	void keysCompare() {
		compare(Arrangement.ALONE);
		press('c');
		assertThat(view.arrangement()).isEqualTo(Arrangement.SIDE_BY_SIDE);
		press('b');
		assertThat(view.isFlipped()).isTrue();
		press('b');
		assertThat(view.isFlipped()).isFalse();
		press('w');
		assertThat(view.shading()).isEqualTo(Shading.WIREFRAME);
		press('w');
		view.clearOtherPose();
	}

	@Test
	void lightsTurnWithControl() {
		compare(Arrangement.ALONE);
		view.clearOtherPose();
		ImageData before = picture("lit");
		Event press = new Event();
		press.button = 1;
		press.x = 300;
		press.y = 300;
		view.getChildren()[0].notifyListeners(SWT.MouseDown, press);
		Event move = new Event();
		move.x = 60;
		move.y = 300;
		move.stateMask = SWT.CTRL | SWT.BUTTON1;
		view.getChildren()[0].notifyListeners(SWT.MouseMove, move);
		view.getChildren()[0].notifyListeners(SWT.MouseUp, move);
		assertThat(view.lights().turn()).isNotZero();
		assertThat(difference(before, picture("turned-lights"), 0, 1)).isGreaterThan(0.05);
		view.setLights(Lights.STUDIO);
	}

	@Test
	void aTurnedHeadIsSeenTurned() {
		compare(Arrangement.ALONE);
		view.clearOtherPose();
		ChannelSet channels = ChannelSet.of(List.of(new Channel("headYaw", ChannelKind.ANGLE)));
		view.setPose(channels, new float[] { 0 });
		ImageData straight = picture("straight");
		view.setPose(channels, new float[] { 0.5f });
		ImageData turned = picture("head-yaw");
		assertThat(difference(straight, turned, 0, 1)).isGreaterThan(0.03);
		double noseBefore = middleOfRed(straight);
		// a positive yaw turns to the person's right, the left of the picture
		assertThat(middleOfRed(turned)).isLessThan(noseBefore - 10);
	}

	/** Mean column of the lips, the reddest of the face. */
	private static double middleOfRed(ImageData data) {
		double sum = 0;
		int count = 0;
		for (int y = data.height / 2; y < data.height * 9 / 10; y++) {
			for (int x = 0; x < data.width; x++) {
				RGB rgb = data.palette.getRGB(data.getPixel(x, y));
				if (rgb.red > 90 && rgb.green < rgb.red * 0.62) {
					sum += x;
					count++;
				}
			}
		}
		return sum / Math.max(1, count);
	}

	@Test
	void eyesFollowTheirAnglesWhereThereAreNoWeights() {
		ShownPose pose = new ShownPose();
		ChannelSet channels = ChannelSet.of(List.of(new Channel("leftEyeYaw", ChannelKind.ANGLE),
				new Channel("rightEyeYaw", ChannelKind.ANGLE), new Channel("leftEyePitch", ChannelKind.ANGLE)));
		pose.set(channels, new float[] { 0.26f, 0.26f, -0.26f });
		float[] weights = pose.onto(Arkit.FACE, pose, channel -> false);
		assertThat(weights[Arkit.FACE.indexOf("eyeLookInLeft")]).isCloseTo(0.5f, within(0.01f));
		assertThat(weights[Arkit.FACE.indexOf("eyeLookOutRight")]).isCloseTo(0.5f, within(0.01f));
		assertThat(weights[Arkit.FACE.indexOf("eyeLookUpLeft")]).isCloseTo(0.5f, within(0.01f));
		assertThat(weights[Arkit.FACE.indexOf("eyeLookInRight")]).isZero();
	}

	@Test
	void aPictureOfAnotherSizeIsDrawnBesideTheWindow() {
		compare(Arrangement.ALONE);
		view.clearOtherPose();
		ImageData seen = picture("window");
		byte[] large = view.picture(new AvatarView.Pose(Arkit.FACE, pose("mouthPucker", 1)), Optional.empty(),
				view.camera(Framing.HEAD), 960, 720);
		assertThat(large).hasSize(960 * 720 * 3);
		int skin = 0;
		for (int i = 0; i < large.length; i += 3) {
			skin += (large[i] & 255) > (large[i + 2] & 255) + 15 ? 1 : 0;
		}
		assertThat(skin / (960.0 * 720)).isBetween(0.15, 0.6);
		assertThat(difference(seen, picture("window-again"), 0, 1)).as("the window stays as it was").isZero();
	}

	@Test
	void dragTurnsTheCameraAndADoubleClickBringsItBack() {
		view.resetCamera();
		send(SWT.MouseDown, 1, 300, 300);
		send(SWT.MouseMove, 0, 200, 300);
		send(SWT.MouseUp, 1, 200, 300);
		assertThat(view.camera().yaw()).isGreaterThan(0.3f);
		picture("turned");
		send(SWT.MouseDoubleClick, 1, 200, 300);
		assertThat(view.camera().yaw()).isZero();
	}

	private static void press(char key) {
		Event event = new Event();
		event.keyCode = key;
		view.getChildren()[0].notifyListeners(SWT.KeyDown, event);
	}

	private static void send(int type, int button, int x, int y) {
		Event event = new Event();
		event.button = button;
		event.x = x;
		event.y = y;
		view.getChildren()[0].notifyListeners(type, event);
	}
}
