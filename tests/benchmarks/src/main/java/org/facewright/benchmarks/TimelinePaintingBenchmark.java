package org.facewright.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.ui.timeline.KeyGate;
import org.facewright.ui.timeline.KeySelection;
import org.facewright.ui.timeline.KeyVerbs;
import org.facewright.ui.timeline.Timeline;
import org.facewright.ui.timeline.TimelineModel;
import org.facewright.ui.timeline.WavePeaks;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The timeline at 1600 × 900 over half an hour of 52 channels with sound, words and phones, painted into a picture of the
 * window system, against copying one picture of that size pixel by pixel. Needs a display.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TimelinePaintingBenchmark {

	private static final int WIDTH = 1600;
	private static final int HEIGHT = 900;
	private static final int SOUND_RATE = 16_000;

	private Display display;
	private Shell shell;
	private Timeline timeline;
	private final TimelineModel model = new TimelineModel();
	private MotionClip clip;
	private SpeechLanes speech;
	private Image target;
	private GC gc;
	private Image source;
	private Image dot;
	private KeyCurves keys;
	private KeySelection chosen;
	private int step;

	@Setup(Level.Trial)
	public void open() {
		clip = Takes.halfAnHour();
		speech = speech(clip.durationSeconds());
		display = new Display();
		shell = new Shell(display, SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(0, 0, WIDTH, HEIGHT);
		KeyGate none = new KeyGate() {
			@Override
			public boolean begin(String label) {
				return false;
			}

			@Override
			public void show(KeyCurves changed) {
				throw new IllegalStateException("nothing is edited here");
			}

			@Override
			public void commit() {
				throw new IllegalStateException("nothing is edited here");
			}

			@Override
			public void cancel() {
				throw new IllegalStateException("nothing is edited here");
			}
		};
		timeline = new Timeline(shell, model, none, new Timeline.Host() {
			@Override
			public void scrub(double seconds) {
				model.setPlayhead(seconds);
			}

			@Override
			public void play(Segment segment) {
				// silent
			}
		});
		keys = KeyCurves.empty(clip.frameRate(), clip.channels());
		model.show(clip, keys, speech, List.of());
		long samples = (long) (clip.durationSeconds() * SOUND_RATE);
		model.setWave(new WavePeaks(SOUND_RATE, (int) samples, (from, into, count) -> {
			for (int i = 0; i < count; i++) {
				into[i] = (float) (0.3 * Math.sin((from + i) * 0.05) * Math.sin((from + i) * 1e-5));
			}
		}));
		shell.open();
		timeline.frameAll();
		target = new Image(display, WIDTH, HEIGHT);
		gc = new GC(target);
		source = new Image(display, WIDTH, HEIGHT);
		dot = new Image(display, 1, 1);
		make10000Keys();
		paint();
	}

	private static SpeechLanes speech(double seconds) {
		List<Segment> words = new ArrayList<>();
		List<Segment> phones = new ArrayList<>();
		for (int i = 0; i * 0.4 + 0.4 < seconds; i++) {
			words.add(new Segment(i * 0.4, i * 0.4 + 0.4, "word" + i % 97, 0.8));
			for (int phone = 0; phone < 4; phone++) {
				double start = i * 0.4 + phone * 0.1;
				phones.add(new Segment(start, start + 0.1, phone % 2 == 0 ? "P" : "AA", 0.9));
			}
		}
		return new SpeechLanes(words, phones);
	}

	private void make10000Keys() {
		Map<Integer, int[]> frames = new HashMap<>();
		KeyCurves made = keys;
		for (int channel = 0; channel < 50; channel++) {
			int[] at = new int[200];
			float[] values = new float[200];
			for (int key = 0; key < at.length; key++) {
				at[key] = key * 40 + channel;
				values[key] = 0.1f;
			}
			made = made.with(channel, KeyCurve.linear(at, values));
			frames.put(channel, at);
		}
		keys = made;
		chosen = KeySelection.of(frames);
	}

	/** Paints at once, and waits until the window system has done it. */
	private Object paint() {
		timeline.print(gc);
		gc.copyArea(dot, 0, 0);
		return dot.getImageData();
	}

	@Benchmark
	public Object baselineCopyPicture() {
		gc.drawImage(source, 0, 0);
		gc.copyArea(dot, 0, 0);
		return dot.getImageData();
	}

	@Benchmark
	public Object panTenSeconds() {
		return pan(10);
	}

	@Benchmark
	public Object panTwoMinutes() {
		return pan(120);
	}

	private Object pan(double seconds) {
		look(seconds);
		timeline.axis().pan(step++ / 8 % 2 == 0 ? 17 : -17);
		return paint();
	}

	@Benchmark
	public Object zoomTenSeconds() {
		return zoom(10);
	}

	@Benchmark
	public Object zoomTwoMinutes() {
		return zoom(120);
	}

	@Benchmark
	public Object zoomTwentyMinutes() {
		return zoom(1200);
	}

	private Object zoom(double seconds) {
		look(seconds);
		timeline.axis().zoom(700, step++ % 2 == 0 ? 1.15 : 1 / 1.15);
		return paint();
	}

	private void look(double seconds) {
		double shown = timeline.axis().endSeconds() - timeline.axis().startSeconds();
		if (Math.abs(Math.log(shown / seconds)) > 0.5) {
			timeline.axis().show(300, 300 + seconds);
		}
	}

	/** One movement of the hand: the verb, the new selection, and the picture of it. */
	@Benchmark
	public Object dragTenThousandKeys() {
		look(130);
		KeyVerbs.Result moved = KeyVerbs.move(keys, chosen, step++ % 30, 0.01f * (step % 7));
		model.show(clip, moved.keys(), speech, List.of());
		model.select(moved.selection());
		return paint();
	}

	@TearDown(Level.Trial)
	public void close() {
		gc.dispose();
		target.dispose();
		source.dispose();
		dot.dispose();
		display.dispose();
	}
}
