package org.facewright.ui.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

import org.facewright.api.render.Shading;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
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

	@Test
	void twoPosesStandSideBySide() {
		view.setInset(true);
		view.setShading(Shading.LIT);
		view.resetCamera();
		view.setPose(Arkit.FACE, pose("mouthSmileLeft", 0.8, "mouthSmileRight", 0.8, "jawOpen", 0.15));
		view.setOtherPose(Arkit.FACE, pose("mouthPucker", 0.9, "jawOpen", 0.1));
		ImageData data = picture("two");
		view.clearOtherPose();
		assertThat(data.getPixel(data.width / 4, data.height / 2)).isNotEqualTo(data.getPixel(2, 2));
		assertThat(data.getPixel(data.width * 3 / 4, data.height / 2)).isNotEqualTo(data.getPixel(2, 2));
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

	@Test
	void framesOfAClipBecomeNumberedPictures(@TempDir Path folder) throws IOException {
		view.setInset(false);
		view.clearOtherPose();
		view.resetCamera();
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE,
				new float[][] { pose(), pose("jawOpen", 0.5), pose("jawOpen", 1) });
		assertThat(PictureSequence.write(view, clip, 1, 3, folder, "line", Progress.NONE)).isEqualTo(2);
		try (var files = Files.list(folder)) {
			assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("line.0001.png",
					"line.0002.png");
		}
		ImageData first = new ImageData(folder.resolve("line.0001.png").toString());
		ImageData second = new ImageData(folder.resolve("line.0002.png").toString());
		assertThat(first.width).isEqualTo(WIDTH);
		assertThat(first.data).isNotEqualTo(second.data);
	}

	private static void send(int type, int button, int x, int y) {
		Event event = new Event();
		event.button = button;
		event.x = x;
		event.y = y;
		view.getChildren()[0].notifyListeners(type, event);
	}
}
