package org.facewright.ui.timeline;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.curve.Tangent;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.ui.testkit.Hand;

/** A timeline on a screen, over a dense base, with a gate that keeps keys as a document would and counts the steps. */
final class Stage implements KeyGate, AutoCloseable {

	static final int FRAMES = 120;
	static final int JAW = Arkit.JAW_OPEN;
	static final int CLOSE = Arkit.MOUTH_CLOSE;

	final TimelineModel model = new TimelineModel();
	final List<String> steps = new ArrayList<>();
	final Shell shell;
	final Timeline timeline;
	final Hand hand;
	int shown;
	int cancelled;
	SpeechLanes speech = new SpeechLanes(List.of(new Segment(0.5, 1.0, "papa", 0.9)),
			List.of(new Segment(0.5, 0.7, "P", 0.8), new Segment(0.7, 1.0, "AA", 0.9)));
	int paints;
	private final float base;
	private KeyCurves before;
	private String label = "";

	/** @return the display; the test is skipped where none can be opened */
	static Display display() {
		try {
			return Display.getDefault();
		} catch (SWTError | UnsatisfiedLinkError e) {
			return abort("no display can be opened: " + e.getMessage());
		}
	}

	/** @param base value of the motion below the keys, everywhere */
	Stage(float base, KeyCurves keys, int... shownChannels) {
		this.base = base;
		before = keys;
		shell = new Shell(display(), SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(20, 20, 900, 700);
		timeline = new Timeline(shell, model, this, new Timeline.Host() {
			@Override
			public void scrub(double seconds) {
				model.setPlayhead(seconds);
			}

			@Override
			public void play(Segment segment) {
				// not heard in tests
			}
		});
		model.setMode(TimelineModel.CurveMode.ABSOLUTE);
		put(keys);
		BitSet only = new BitSet();
		for (int channel : shownChannels) {
			only.set(channel);
		}
		model.setShown(only);
		timeline.addListener(SWT.Paint, event -> paints++);
		hand = open(shell, timeline);
		timeline.frameAll();
		hand.settle();
	}

	/**
	 * Opens a shell and waits until its place is final: a window manager puts windows where and when it likes, and gives
	 * them the focus later.
	 */
	static Hand open(Shell shell, Control control) {
		shell.open();
		shell.forceActive();
		control.forceFocus();
		Hand hand = new Hand(control);
		hand.until("the window is on the screen", () -> shell.isVisible() && control.getSize().x > 100);
		Point[] last = { new Point(Integer.MIN_VALUE, 0) };
		int[] still = { 0 };
		hand.until("the window rests", () -> {
			hand.settle();
			Point now = control.toDisplay(0, 0);
			still[0] = now.equals(last[0]) ? still[0] + 1 : 0;
			last[0] = now;
			return still[0] >= 2;
		});
		if (!control.isFocusControl()) {
			shell.forceActive();
			control.forceFocus();
			hand.settle();
		}
		return hand;
	}

	/** Keys with automatic tangents. */
	static KeyCurve auto(int[] frames, float... values) {
		byte[] tangents = new byte[frames.length * KeyCurve.TANGENT_WIDTH];
		for (int key = 0; key < frames.length; key++) {
			tangents[key * KeyCurve.TANGENT_WIDTH] = (byte) Tangent.AUTO.ordinal();
			tangents[key * KeyCurve.TANGENT_WIDTH + 1] = (byte) Tangent.AUTO.ordinal();
		}
		return KeyCurve.shaped(frames, values, new float[frames.length * KeyCurve.HANDLE_WIDTH], tangents);
	}

	static KeyCurves none() {
		return KeyCurves.empty(FrameRate.FPS_60, Arkit.FACE);
	}

	private void put(KeyCurves keys) {
		List<SampleColumn> columns = new ArrayList<>();
		float[] values = new float[FRAMES];
		for (int channel = 0; channel < Arkit.FACE.size(); channel++) {
			keys.curves().get(channel).bake(0, values);
			for (int frame = 0; frame < FRAMES; frame++) {
				values[frame] += base;
			}
			columns.add(SampleColumn.of(values));
		}
		model.show(MotionClip.of(FrameRate.FPS_60, Arkit.FACE, columns), keys,
				speech, List.of());
	}

	@Override
	public boolean begin(String newLabel) {
		before = model.keys();
		label = newLabel;
		return true;
	}

	@Override
	public void show(KeyCurves keys) {
		shown++;
		put(keys);
	}

	@Override
	public void commit() {
		steps.add(label);
	}

	@Override
	public void cancel() {
		cancelled++;
		put(before);
	}

	KeyCurve curve(int channel) {
		return model.keys().curves().get(channel);
	}

	int x(double frame) {
		return Timeline.GUTTER + (int) Math.round(timeline.axis().x(frame / 60.0));
	}

	int y(double value) {
		Rectangle area = timeline.curveArea();
		return (int) Math.round(CurveScale.of(model, area, -0.05, 1.05).strips().getFirst().y(value));
	}

	/** The box around the chosen keys, in the timeline's own coordinates. */
	Rectangle cage() {
		CurveScale scale = CurveScale.of(model, timeline.curveArea(), -0.05, 1.05);
		Rectangle box = Cage.of(model, timeline.axis(), scale).orElseThrow().box();
		return new Rectangle(box.x + Timeline.GUTTER, box.y, box.width, box.height);
	}

	/** What is on the screen. */
	ImageData picture() {
		hand.settle();
		int painted = paints;
		timeline.redraw();
		hand.until("the timeline is painted", () -> paints > painted && timeline.isExact());
		hand.settle();
		Rectangle bounds = timeline.getClientArea();
		Image image = new Image(timeline.getDisplay(), bounds.width, bounds.height);
		GC gc = new GC(timeline);
		gc.copyArea(image, 0, 0);
		gc.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		return data;
	}

	static RGB pixel(ImageData picture, int x, int y) {
		return picture.palette.getRGB(picture.getPixel(x, y));
	}

	/** Pixels of nearly a colour within a rectangle. */
	static int count(ImageData picture, Rectangle area, RGB wanted) {
		int count = 0;
		for (int y = Math.max(0, area.y); y < Math.min(picture.height, area.y + area.height); y++) {
			for (int x = Math.max(0, area.x); x < Math.min(picture.width, area.x + area.width); x++) {
				RGB rgb = pixel(picture, x, y);
				if (Math.abs(rgb.red - wanted.red) + Math.abs(rgb.green - wanted.green)
						+ Math.abs(rgb.blue - wanted.blue) < 12) {
					count++;
				}
			}
		}
		return count;
	}

	@Override
	public void close() {
		hand.close();
		shell.dispose();
	}
}
