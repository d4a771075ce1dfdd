package org.facewright.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.DeviceData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;

/** Scripted use that must leave no picture, colour, font or graphics context behind. */
class LeakTest {

	/** Counts per class, as the device data of a sleuth would; resources that need no disposal are not in them. */
	private static Map<String, Long> alive(Display display) {
		return new TreeMap<>(Arrays.stream(display.getDeviceData().objects).collect(
				Collectors.groupingBy(object -> object.getClass().getSimpleName(), Collectors.counting())));
	}

	@Test
	void openingUsingAndClosingLeavesNothing() {
		use(3, 4);
	}

	@Test
	@Tag("slow")
	void hoursOfUseLeaveNothing() {
		use(30, 8);
	}

	/** On a display of its own: only one that tracks its resources can count them. */
	private static void use(int windows, int rounds) {
		Stage.display().dispose(); // one thread has one display; the other tests open theirs anew
		DeviceData tracking = new DeviceData();
		tracking.tracking = true;
		Display display = new Display(tracking);
		try {
			window(display, rounds);
			Map<String, Long> before = alive(display);
			Image kept = new Image(display, 1, 1);
			assertThat(alive(display)).isNotEqualTo(before); // what is kept is seen
			kept.dispose();
			for (int i = 0; i < windows; i++) {
				window(display, rounds);
			}
			assertThat(alive(display)).isEqualTo(before);
		} finally {
			display.dispose();
		}
	}

	private static void window(Display display, int rounds) {
		Shell shell = new Shell(display, SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(20, 20, 700, 500);
		TimelineModel model = new TimelineModel();
		KeyGate gate = new KeyGate() {
			private KeyCurves before = model.keys();

			@Override
			public boolean begin(String label) {
				before = model.keys();
				return true;
			}

			@Override
			public void show(KeyCurves keys) {
				model.show(model.motion(), keys, model.speech(), model.marks());
			}

			@Override
			public void commit() {
				before = model.keys();
			}

			@Override
			public void cancel() {
				show(before);
			}
		};
		ChannelTree tree = new ChannelTree(shell, model);
		Timeline timeline = new Timeline(shell, model, gate, new Timeline.Host() {
			@Override
			public void scrub(double seconds) {
				model.setPlayhead(seconds);
			}

			@Override
			public void play(Segment segment) {
				// silent
			}
		});
		shell.open();
		for (int round = 0; round < rounds; round++) {
			take(model, round);
			timeline.frameAll();
			paint(display, timeline);
			timeline.axis().zoom(200, 3);
			paint(display, timeline);
			timeline.axis().pan(40);
			paint(display, timeline);
			timeline.run(Verb.SELECT_ALL);
			paint(display, timeline);
			drag(timeline);
			for (Verb verb : List.of(Verb.NUDGE_FORWARD, Verb.TANGENT_SPLINE, Verb.TANGENT_WEIGHTED, Verb.TWEEN,
					Verb.REVERSE, Verb.LATTICE, Verb.TIME_DISPLAY, Verb.SET_KEY)) {
				timeline.run(verb);
			}
			paint(display, timeline);
			KeyMenu.open(timeline, model, KeyMap.DEFAULT, verb -> {}).dispose();
			Palette palette = round % 2 == 0 ? Palette.LIGHT : Palette.DARK;
			timeline.setPalette(palette);
			tree.setPalette(palette);
			model.setMode(TimelineModel.CurveMode.values()[round % 3]);
			BitSet shown = model.shown();
			shown.flip(round % Arkit.FACE.size());
			model.setShown(shown);
			model.setGhost(round % 2 == 0 ? Optional.of(model.motion()) : Optional.empty());
			timeline.setSize(500 + round % 5 * 30, 400);
			paint(display, timeline);
		}
		shell.dispose();
		while (display.readAndDispatch()) {
			continue;
		}
	}

	private static void take(TimelineModel model, int seed) {
		List<SampleColumn> columns = new ArrayList<>();
		float[] values = new float[600];
		KeyCurves keys = KeyCurves.empty(FrameRate.FPS_60, Arkit.FACE);
		for (int channel = 0; channel < Arkit.FACE.size(); channel++) {
			for (int frame = 0; frame < values.length; frame++) {
				values[frame] = (float) (0.5 + 0.4 * Math.sin(frame * 0.05 + channel + seed));
			}
			columns.add(SampleColumn.of(values));
			keys = keys.with(channel, Stage.auto(new int[] { 30, 90 + seed % 50, 300 }, 0.1f, -0.1f, 0.2f));
		}
		model.show(MotionClip.of(FrameRate.FPS_60, Arkit.FACE, columns), keys,
				new SpeechLanes(List.of(new Segment(0.5, 1, "word " + seed, 0.9)),
						List.of(new Segment(0.5, 0.8, "P", 0.7))),
				List.of(new TimelineModel.Mark(20, 5, "mark " + seed)));
	}

	private static void drag(Timeline timeline) {
		for (int type : new int[] { SWT.MouseDown, SWT.MouseMove, SWT.MouseUp }) {
			Event event = new Event();
			event.button = type == SWT.MouseMove ? 0 : 1;
			event.x = type == SWT.MouseDown ? 300 : 340;
			event.y = timeline.curveArea().y + 40;
			timeline.notifyListeners(type, event);
		}
	}

	private static void paint(Display display, Timeline timeline) {
		timeline.redraw();
		timeline.update();
		Image image = new Image(display, 700, 500);
		GC gc = new GC(image);
		timeline.print(gc);
		gc.dispose();
		image.dispose();
		while (display.readAndDispatch()) {
			continue;
		}
	}
}
