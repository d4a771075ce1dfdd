package org.facewright.ui.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.facewright.api.render.Framing;
import org.facewright.api.render.Shading;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.facewright.operations.film.FilmFacts;
import org.facewright.operations.film.Overlay;
import org.facewright.operations.film.Playblast;
import org.facewright.render.gl.GlEngine;
import org.facewright.ui.timeline.Articulator;
import org.facewright.ui.viewport.Arrangement;
import org.facewright.ui.viewport.AvatarView;

class ViewportBarTest {

	@TempDir
	private Path folder = Path.of("");
	private Display display;
	private AvatarView view;
	private ViewportBar bar;

	@BeforeEach
	void open() throws IOException {
		if (System.getProperty("os.name").startsWith("Linux") && System.getenv("DISPLAY") == null) {
			abort("no display: DISPLAY is not set");
		}
		try {
			display = Display.getDefault(); // shared with the other tests
		} catch (SWTError e) {
			abort("no display: " + e.getMessage());
		}
		Shell shell = new Shell(display, SWT.NO_TRIM);
		shell.setLayout(new GridLayout());
		try {
			view = new AvatarView(shell, new GlEngine());
		} catch (IllegalStateException e) {
			abort(e.getMessage());
		}
		view.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		bar = ViewportBar.of(shell, view);
		bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		Path above = Path.of("").toAbsolutePath();
		while (!Files.exists(above.resolve("models/head/head.glb"))) {
			above = above.getParent();
		}
		view.load(above.resolve("models/head/head.glb"));
		shell.setSize(500, 500);
		shell.open();
		settle();
	}

	@AfterEach
	void close() {
		if (view != null) {
			view.getShell().dispose();
		}
	}

	private void settle() {
		long end = System.nanoTime() + 100_000_000;
		while (System.nanoTime() < end) {
			if (!display.readAndDispatch()) {
				Thread.onSpinWait();
			}
		}
	}

	private <T extends Control> List<T> all(Class<T> kind) {
		List<T> found = new ArrayList<>();
		collect(bar, kind, found);
		return found;
	}

	private static <T extends Control> void collect(Composite within, Class<T> kind, List<T> into) {
		for (Control child : within.getChildren()) {
			if (kind.isInstance(child)) {
				into.add(kind.cast(child));
			} else if (child instanceof Composite composite) {
				collect(composite, kind, into);
			}
		}
	}

	private static float[] pose(String channel, float weight) {
		float[] pose = new float[Arkit.FACE.size()];
		pose[Arkit.FACE.indexOf(channel)] = weight;
		return pose;
	}

	private void compare() {
		view.setPose(Arkit.FACE, pose("jawOpen", 0.5f));
		view.setOtherPose(Arkit.FACE, pose("browInnerUp", 1));
		bar.refresh();
	}

	@Test
	void withoutAnotherTakeThereIsNothingToCompare() {
		assertThat(all(Combo.class).getFirst().isEnabled()).isFalse();
		assertThat(all(Button.class).getFirst().isEnabled()).isFalse();
		compare();
		assertThat(all(Combo.class).getFirst().isEnabled()).isTrue();
	}

	@Test
	void listsAndKeysSayTheSame() {
		compare();
		Combo arrangement = all(Combo.class).getFirst();
		arrangement.select(Arrangement.SWIPE.ordinal());
		arrangement.notifyListeners(SWT.Selection, new Event());
		assertThat(view.arrangement()).isEqualTo(Arrangement.SWIPE);
		view.setArrangement(Arrangement.OVERLAY);
		assertThat(arrangement.getSelectionIndex()).isEqualTo(Arrangement.OVERLAY.ordinal());
		view.setShading(Shading.WIREFRAME);
		assertThat(all(Combo.class).get(1).getSelectionIndex()).isEqualTo(Shading.WIREFRAME.ordinal());
		Button flip = all(Button.class).getFirst();
		flip.notifyListeners(SWT.Selection, new Event());
		assertThat(view.isFlipped()).isTrue();
		assertThat(flip.getText()).isEqualTo("B");
	}

	@Test
	void articulatorsComeFromTheOtherTake() {
		compare();
		bar.setFromOther(Articulator.BROW, true);
		assertThat(bar.fromOther()).containsExactly(Articulator.BROW);
		bar.setFromOther(Articulator.BROW, false);
		assertThat(bar.fromOther()).isEmpty();
	}

	@Test
	void slidersDimTheLights() {
		Scale key = all(Scale.class).getFirst();
		key.setSelection(40);
		key.notifyListeners(SWT.Selection, new Event());
		assertThat(view.lights().key()).isEqualTo(0.4f);
		assertThat(view.lights().fill()).isEqualTo(1);
	}

	@Test
	void whatIsMissingCanBeReadAndCopied() {
		Text report = all(Text.class).getFirst();
		bar.setReport("lacks 2 of the 52 standard shapes: cheekPuff, tongueOut");
		assertThat(report.isVisible()).isFalse();
		bar.showReport();
		settle();
		assertThat(report.isVisible()).isTrue();
		assertThat(report.getText()).contains("tongueOut");
		assertThat(report.getStyle() & SWT.READ_ONLY).isNotZero();
		bar.setReport("");
		assertThat(report.isVisible()).isFalse();
	}

	@Test
	void aTakeIsFilmedWhileTheWindowStaysAsItIs() throws Exception {
		view.setPose(Arkit.FACE, pose("mouthPucker", 0.8f));
		int drawn;
		do {
			drawn = view.drawCount();
			settle();
			settle();
		} while (view.drawCount() != drawn);
		float[][] poses = new float[6][];
		for (int i = 0; i < poses.length; i++) {
			poses[i] = pose("jawOpen", i / 5f);
		}
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
		TakeFilm film = new TakeFilm(view, clip, Optional.empty(), view.camera(Framing.HEAD));
		Playblast wanted = new Playblast(folder.resolve("take.png"), 160, 120, FrameRate.FPS_60, 0, 0.1, Overlay.NONE,
				new FilmFacts("take", "none", "take.fwz", LocalDate.of(2026, 11, 21), FrameRate.FPS_60));
		// as the job does it: not on the display's thread
		CompletableFuture<Playblast.Made> made = CompletableFuture.supplyAsync(() -> {
			try {
				return wanted.write(film, Optional.empty(), new Providers(), Progress.NONE);
			} catch (IOException e) {
				throw new IllegalStateException(e);
			}
		});
		long end = System.nanoTime() + 20_000_000_000L;
		while (!made.isDone() && System.nanoTime() < end) {
			if (!display.readAndDispatch()) {
				Thread.onSpinWait();
			}
		}
		assertThat(made.get().pictures()).isEqualTo(6);
		ImageData first = new ImageData(folder.resolve("take.0001.png").toString());
		ImageData last = new ImageData(folder.resolve("take.0006.png").toString());
		assertThat(first.width).isEqualTo(160);
		assertThat(first.data).isNotEqualTo(last.data);
		settle();
		assertThat(view.drawCount()).as("the window was not drawn for the film").isEqualTo(drawn);
	}
}
