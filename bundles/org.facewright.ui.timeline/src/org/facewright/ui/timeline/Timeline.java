package org.facewright.ui.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.jspecify.annotations.Nullable;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.curve.Tangent;
import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.ui.texts.Texts;

/**
 * The lanes of one take over one time axis. Wheel zooms time about the pointer, Ctrl and wheel the values, Shift and
 * wheel or the middle button pan; the first button chooses and drags; Escape takes a drag back.
 */
public final class Timeline extends Canvas {

	/** Width of the lanes' names, pixels. */
	public static final int GUTTER = 72;
	private static final int EDGE = 4;
	private static final double BLEND_STEP = 0.1;
	private static final Set<String> CLOSURES = Set.of("P", "B", "M");
	private static final double AT_REST = 0.002;
	private static final double SAME_PLACE = 1e-3; // pixels
	private static final int SCROLL_MILLIS = 16;
	private static final double FASTEST_SCROLL = 3; // widths in a second
	private static final int MOST_CHOSEN_BEFORE = 100;
	/** A repaint that takes longer waits while the wheel turns, and the picture is stretched instead. */
	private static final long SLOW_NANOS = 14_000_000;
	private static final int REST_MILLIS = 60;
	private static final double CLOSEST_LOOK = 0.8; // seconds shown around a lone key

	/** What the timeline asks of its host. */
	public interface Host {
		/** The hand drags the playhead. @param seconds where to */
		void scrub(double seconds);

		/** @param segment to be heard */
		void play(Segment segment);

		/** The region is to be heard over and over. */
		default void loop() {
			// a host without sound
		}
	}

	private final TimelineModel model;
	private final TimeAxis axis = new TimeAxis();
	private final KeyGate gate;
	private final List<Lane> lanes;
	private final CurveLane curves;
	private final BlendLane blending;
	private final Painting painting = new Painting();
	private final TimelineModel.Listener listener = this::changed;
	private final Runnable rest = this::paintAtRest;
	private boolean resting; // a stretched picture is seen until the wheel has rested
	private boolean rested;
	private long lastWhole; // nanoseconds of the last paint of everything
	private long slow = SLOW_NANOS;
	private final Map<Lane, Painted> painted = new HashMap<>(); // what of each lane is in the picture
	private final Deque<KeySelection> chosenBefore = new ArrayDeque<>();
	private @Nullable Image picture; // everything but what lies over the lanes
	private @Nullable Image spare; // as large, for the next pan
	private int pixelsPerPoint = 1;
	private @Nullable Gesture gesture;
	private boolean grabbing; // the gesture goes on without a button
	private boolean scrolling; // at an edge, while a gesture goes on
	private int pointerX;
	private int pointerY;
	private int pointerState;
	private @Nullable KeyCurves clipboard;
	private int panFrom = Integer.MIN_VALUE;
	private double shownPlayhead;
	private KeyMap keyMap = KeyMap.DEFAULT;
	private LaneGate laneGate = LaneGate.NONE;
	private final SpeechVerbs speechVerbs;
	private @Nullable Menu menu;

	public Timeline(Composite parent, TimelineModel model, KeyGate gate, Host host) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.model = model;
		this.gate = gate;
		DoubleConsumer scrub = host::scrub;
		curves = new CurveLane(model, axis, gate, this::typeValues);
		blending = new BlendLane(model, gate, curves::below);
		Supplier<LaneGate> speech = () -> laneGate;
		speechVerbs = new SpeechVerbs(model, speech, host::play, axis::reveal, this::askLabel);
		lanes = new ArrayList<>(
				List.of(new RulerLane(model, axis, speech, scrub, host::loop), new WaveLane(model, axis),
						new SpectrogramLane(model, axis), new SegmentLane(true, model, axis, speech, host::play),
						new SegmentLane(false, model, axis, speech, host::play), new EmotionLane(model, axis),
						new ConfidenceLane(model, axis), new ClosureLane(model, axis),
						new DopeLane(model, axis, gate, this::typeValues), blending, curves));
		axis.addListener(this::repaint);
		model.addListener(listener);
		axis.setDuration(model.durationSeconds());
		hook();
	}

	private void hook() {
		addListener(SWT.Paint, this::paint);
		addListener(SWT.ZoomChanged, event -> {
			disposePicture();
			repaint();
		});
		addListener(SWT.Resize, event -> {
			axis.setWidth(getClientArea().width - GUTTER);
			repaint();
		});
		addListener(SWT.MouseDown, this::mouseDown);
		addListener(SWT.MouseMove, this::mouseMove);
		addListener(SWT.MouseUp, this::mouseUp);
		addListener(SWT.MouseDoubleClick, this::doubleClick);
		addListener(SWT.MouseVerticalWheel, this::wheel);
		addListener(SWT.MouseHorizontalWheel, event -> axis.pan(-event.count * 40.0));
		addListener(SWT.KeyDown, this::keyDown);
		addListener(SWT.Traverse, this::traverse);
		addListener(SWT.Dispose, event -> {
			model.removeListener(listener);
			disposePicture();
		});
		TimelineSpeech.attach(this, model);
		addListener(SWT.MenuDetect, event -> openMenu(event.x, event.y, event.detail == SWT.MENU_KEYBOARD));
	}

	/** The menu with every verb and its key. */
	private void openMenu(int x, int y, boolean byKey) {
		if (gesture != null || !byKey && openLaneMenu(x, y)) {
			return;
		}
		Menu menu = KeyMenu.open(this, model, keyMap, this::run);
		Point place = byKey ? toDisplay(GUTTER + (int) axis.x(model.playhead()), curveArea().y + 20) : new Point(x, y);
		menu.setLocation(place);
		menu.setVisible(true);
	}

	/** The view of time, for zoom commands and tests. */
	public TimeAxis axis() {
		return axis;
	}

	public void setPalette(Palette palette) {
		painting.setPalette(palette);
		setBackground(painting.colour(palette.background()));
		repaint();
	}

	/** Index of the phone at a place of the display; -1 for none. */
	public int phoneAt(Point onDisplay) {
		Point at = toControl(onDisplay);
		Rectangle phones = laneArea(Texts.of("Phones"));
		return at.x >= GUTTER && at.y >= phones.y && at.y < phones.y + phones.height
				? LaneVerbs.at(model.speech().phones(), axis.seconds((double) at.x - GUTTER))
				: -1;
	}

	/** Lets words, phones and markers be changed. */
	public void setLaneGate(LaneGate newGate) {
		laneGate = newGate;
	}

	/** The keys from now on. */
	public void setKeyMap(KeyMap keys) {
		keyMap = keys;
	}

	public KeyMap keyMap() {
		return keyMap;
	}

	/** Shows the chosen keys, or the region, or everything. */
	public void frameSelection() {
		if (!model.selection().isEmpty()) {
			double from = model.frameRate().secondsOf(model.selection().firstFrame());
			double to = model.frameRate().secondsOf(model.selection().lastFrame());
			double around = Math.max(0, CLOSEST_LOOK - (to - from)) / 2;
			axis.show(from - around, to + around);
		} else if (!model.chosenSpeech().isEmpty()) {
			List<Segment> lane = LaneVerbs.lane(model.speech(), model.chosenSpeech().words());
			double from = lane.get(model.chosenSpeech().indices().getFirst()).startSeconds();
			double to = lane.get(model.chosenSpeech().indices().getLast()).endSeconds();
			double around = Math.max(0, CLOSEST_LOOK - (to - from)) / 2;
			axis.show(from - around, to + around);
		} else if (model.hasRegion()) {
			axis.show(model.regionStart(), model.regionEnd());
		} else {
			frameAll();
		}
	}

	/** Shows the whole take and the usual range of values. */
	public void frameAll() {
		curves.resetValues();
		axis.showAll();
		repaint();
	}

	/** Takes the chosen keys away, as one step. */
	public void deleteSelection() {
		verb(Texts.of("Delete {0} keys", model.selection().size()), KeyVerbs.delete(model.keys(), model.selection()));
	}

	/** Gives the chosen keys a tangent, as one step. */
	public void setTangents(Tangent tangent) {
		verb(Texts.of("Tangents of {0} keys", model.selection().size()),
				KeyVerbs.tangents(model.keys(), model.selection(), tangent));
	}

	/** Keeps the chosen keys for {@link #paste}. */
	public void copy() {
		if (!model.selection().isEmpty()) {
			clipboard = KeyVerbs.copy(model.keys(), model.selection());
		}
	}

	/** Puts copied keys at the playhead, as one step; mirrored, left and right change sides. */
	public void paste(boolean mirrored) {
		KeyCurves copied = clipboard;
		if (copied != null) {
			KeyVerbs.Result result = KeyVerbs.paste(model.keys(), copied, model.playheadFrame(), mirrored);
			if (gate.step(mirrored ? Texts.of("Paste mirrored") : Texts.of("Paste keys"), result.keys())) {
				model.select(result.selection());
			}
		}
	}

	/** Copies the chosen keys and takes them away, as one step. */
	public void cut() {
		copy();
		deleteSelection();
	}

	/** Puts the chosen keys between their neighbours, as one step. @param amount 0 … 1 */
	public void tween(double amount) {
		verb(Texts.of("Tween {0} keys", model.selection().size()),
				KeyVerbs.tween(model.keys(), model.selection(), amount));
	}

	/** Moves the chosen keys and all after them, as one step. */
	public void ripple(int frames) {
		verb(Texts.of("Ripple {0} keys", model.selection().size()), KeyVerbs.ripple(model.keys(), model.selection(),
				Math.max(frames, -model.selection().firstFrame())));
	}

	/** Scales the chosen keys about the playhead and zero, as one step. */
	public void scale(double time, double value) {
		verb(Texts.of("Scale {0} keys", model.selection().size()),
				KeyVerbs.scale(model.keys(), model.selection(), model.playheadFrame(), time, 0,
						(float) value));
	}

	/**
	 * Sets a key at the playhead on every channel that is shown and not locked, as one step; the curves stay.
	 *
	 * @param moving only channels that are not at rest there
	 */
	public void keyAtPlayhead(boolean moving) {
		KeyCurves keys = model.keys();
		KeySelection chosen = KeySelection.NONE;
		for (int channel : model.free()) {
			if (!moving || Math.abs(CurvePicture.seen(model, channel, model.playheadFrame())) > AT_REST) {
				KeyVerbs.Result result = KeyVerbs.insert(keys, channel, model.playheadFrame(), curves.reach());
				keys = result.keys();
				chosen = chosen.plus(result.selection());
			}
		}
		if (gate.step(Texts.of("Set keys"), keys)) {
			model.select(chosen);
		}
	}

	/** Lets time and value of the chosen keys be typed at a place of this control. */
	void typeValues(int x, int y) {
		if (model.selection().isEmpty()) {
			return;
		}
		int channel = model.selection().channels().iterator().next();
		int frame = model.selection().frames(channel)[0];
		KeyCurve curve = model.keys().curves().get(channel);
		String text = model.selection().size() == 1
				? "%df %s".formatted(frame, String.format(Locale.ROOT, "%.3f", curve.evaluate(frame)))
				: "+= 0";
		new KeyEntry(this, x, y, text, model.frameRate(), typed -> {
			if (model.selection().size() > 1 && !typed.movesAlike()) {
				throw new IllegalArgumentException(
						Texts.of("Several keys can't go to one frame; type for example +=5f"));
			}
			verb(Texts.of("Set {0} keys", model.selection().size()),
					KeyVerbs.set(model.keys(), model.selection(), typed));
		});
	}

	/** Moves the chosen keys, as one step. */
	public void nudge(int frames, float value) {
		verb(Texts.of("Nudge {0} keys", model.selection().size()), KeyVerbs.move(model.keys(), model.selection(),
				Math.max(frames, -model.selection().firstFrame()), value));
	}

	private void verb(String label, KeyVerbs.Result result) {
		if (!model.selection().isEmpty() && !result.keys().equals(model.keys())
				&& gate.step(label, result.keys())) {
			model.select(result.selection());
		}
	}

	private void changed(TimelineModel.Change change) {
		if (isDisposed()) {
			return;
		}
		if (change == TimelineModel.Change.SELECTION && gesture == null) {
			getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, null);
		}
		if (change == TimelineModel.Change.PLAYHEAD) {
			movePlayhead();
			return;
		}
		if (change == TimelineModel.Change.CONTENT) {
			axis.setDuration(model.durationSeconds());
		}
		repaint();
	}

	private void paintAtRest() {
		if (!isDisposed()) {
			rested = true;
			redraw();
		}
	}

	private void repaint() {
		if (!isDisposed()) {
			redraw();
		}
	}

	/** What of a lane is in the picture. */
	private record Painted(double start, double pixelsPerSecond, Rectangle area, Palette palette, Object depicted) {
	}

	/** Only the two strips around the old and the new playhead are drawn again. */
	/** Goes along with the playhead while it plays; not against a hand that drags. */
	public void follow(PlayheadMode mode) {
		if (gesture == null && !isDisposed()) {
			switch (mode) {
				case PAGE -> axis.reveal(model.playhead());
				case CENTRED -> axis.centre(model.playhead());
				default -> {
					// stays where it is
				}
			}
		}
	}

	private void movePlayhead() {
		Rectangle all = getClientArea();
		int old = GUTTER + (int) Math.round(axis.x(shownPlayhead));
		int now = GUTTER + (int) Math.round(axis.x(model.playhead()));
		if (old != now) {
			redraw(old - 8, 0, 17, all.height, false);
			redraw(now - 8, 0, 17, all.height, false);
		}
	}

	private void paint(Event event) {
		Rectangle all = getClientArea();
		if (all.width <= GUTTER || all.height <= 0) {
			return;
		}
		Image shown = picture;
		pixelsPerPoint = Math.max(1, getMonitor().getZoom() / 100);
		int scale = pictureScale();
		if (shown == null || shown.getBounds().width != all.width * scale
				|| shown.getBounds().height != all.height * scale) {
			disposePicture();
			shown = newPicture(all);
			picture = shown;
		}
		if (zoomsSlowly()) {
			paintStretched(event.gc, shown, all, scale);
			event.gc.setFont(getFont());
			paintOver(event.gc, all);
			getDisplay().timerExec(REST_MILLIS, rest);
			resting = true;
			return;
		}
		boolean whole = painted.isEmpty() || isZoomed();
		long begun = System.nanoTime();
		rested = false;
		resting = false;
		int moved = moved();
		boolean pans = moved != 0 && Math.abs(moved) < all.width;
		if (pans) { // a picture can't be copied within itself
			Image before = shown;
			shown = spare(all);
			GC old = new GC(before);
			old.copyArea(shown, moved * scale, 0);
			old.dispose();
			spare = before;
			picture = shown;
		}
		GC gc = new GC(shown);
		Transform scaled = new Transform(getDisplay());
		try {
			if (scale > 1) {
				scaled.scale(scale, scale);
				gc.setTransform(scaled);
			}
			gc.setAntialias(SWT.OFF);
			gc.setFont(getFont());
			if (painted.isEmpty()) {
				gc.setBackground(painting.colour(painting.palette().background()));
				gc.fillRectangle(all);
			}
			for (Lane lane : lanes) {
				paintLane(gc, moved, pans, lane, area(lane));
			}
		} finally {
			gc.dispose();
			scaled.dispose();
		}
		if (whole) {
			lastWhole = System.nanoTime() - begun;
		}
		Pictures.draw(event.gc, shown, all, scale);
		event.gc.setFont(getFont());
		paintOver(event.gc, all);
	}

	/** Whether only the scale of time has changed since the picture, and painting it anew takes longer than a hand waits. */
	private boolean zoomsSlowly() {
		return !rested && lastWhole > slow && isZoomed() && lanes.stream().allMatch(lane -> {
			Rectangle area = area(lane);
			Painted before = painted.get(lane);
			return area.height <= 0 || before != null && before.area().equals(area)
					&& before.palette() == painting.palette() && before.depicted().equals(lane.depicts());
		});
	}

	private boolean isZoomed() {
		return painted.values().stream().anyMatch(before -> before.pixelsPerSecond() != axis.pixelsPerSecond());
	}

	/** Whether what is seen was painted for this scale, and is not a stretched picture. */
	boolean isExact() {
		return !resting;
	}

	/** @param nanoseconds of a paint from which on a zoom stretches the picture first */
	void setSlow(long nanoseconds) {
		slow = nanoseconds;
	}

	/** The picture at the scale of now, until the wheel rests. */
	private void paintStretched(GC gc, Image shown, Rectangle all, int scale) {
		Rectangle dirty = gc.getClipping();
		Pictures.draw(gc, shown, all, scale);
		for (Lane lane : lanes) {
			Rectangle area = area(lane);
			Painted before = painted.get(lane);
			if (area.height > 0 && before != null && lane.scrolls() && area.intersects(dirty)) {
				double stretch = axis.pixelsPerSecond() / before.pixelsPerSecond();
				double left = area.x + (before.start() - axis.startSeconds()) * axis.pixelsPerSecond()
						- area.x * stretch;
				gc.setClipping(area.intersection(dirty));
				gc.setBackground(painting.colour(painting.palette().background()));
				gc.fillRectangle(area);
				Pictures.stretch(gc, shown, all, scale, left, stretch);
			}
		}
		gc.setClipping(dirty);
	}

	/** Whole pixels by which the lanes in the picture lie elsewhere now, at the same scale; 0 for any other change. */
	private int moved() {
		return painted.values().stream().filter(before -> before.pixelsPerSecond() == axis.pixelsPerSecond())
				.mapToDouble(before -> (axis.startSeconds() - before.start()) * axis.pixelsPerSecond())
				.filter(pixels -> Math.abs(pixels - Math.rint(pixels)) < SAME_PLACE)
				.mapToInt(pixels -> (int) Math.rint(pixels))
				.findFirst().orElse(0);
	}

	private Image spare(Rectangle all) {
		Image kept = spare;
		return kept == null ? newPicture(all) : kept;
	}

	private Image newPicture(Rectangle all) {
		return new Image(getDisplay(), all.width * pictureScale(), all.height * pictureScale());
	}

	/** SWT's pictures have a pixel per point with GTK, and elsewhere as many as the screen. */
	private int pictureScale() {
		return "gtk".equals(SWT.getPlatform()) ? pixelsPerPoint : 1;
	}

	/** Paints what of a lane is not in the picture yet: after a pan only what came into sight. */
	private void paintLane(GC gc, int pixels, boolean pans, Lane lane, Rectangle area) {
		if (area.height <= 0) {
			return;
		}
		Painted now = new Painted(axis.startSeconds(), axis.pixelsPerSecond(), area, painting.palette(),
				lane.depicts());
		Painted before = painted.put(lane, now);
		int from = 0;
		int to = area.width;
		boolean same = before != null && before.area().equals(area) && before.palette() == now.palette()
				&& before.pixelsPerSecond() == now.pixelsPerSecond() && before.depicted().equals(now.depicted());
		if (same && before != null && before.start() == now.start()) {
			return;
		}
		if (!same || pans) {
			paintName(gc, lane, area);
		}
		if (same && pans && lane.scrolls()) {
			from = pixels > 0 ? Math.max(0, area.width - pixels) : 0;
			to = pixels > 0 ? area.width : Math.min(area.width, -pixels);
		}
		painting.setColumns(from, to, pixelsPerPoint);
		gc.setClipping(area.x + from, area.y, to - from, area.height);
		lane.paint(gc, area, painting);
		gc.setForeground(painting.colour(painting.palette().laneEdge()));
		gc.drawLine(area.x, area.y + area.height - 1, area.x + area.width, area.y + area.height - 1);
		gc.setClipping((Rectangle) null);
	}

	private void paintName(GC gc, Lane lane, Rectangle area) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.background()));
		gc.fillRectangle(0, area.y, GUTTER, area.height);
		gc.setClipping(0, area.y, GUTTER, area.height);
		gc.setForeground(painting.colour(palette.faintText()));
		gc.drawText(lane.label(), 8, area.y + 4, true);
		gc.setForeground(painting.colour(palette.laneEdge()));
		gc.drawLine(0, area.y + area.height - 1, GUTTER, area.y + area.height - 1);
		gc.setClipping((Rectangle) null);
	}

	/** What moves over the lanes: region, boxes, handles, texts of the lanes, and the playhead. */
	private void paintOver(GC gc, Rectangle all) {
		Palette palette = painting.palette();
		if (model.hasRegion()) {
			int from = GUTTER + (int) axis.x(model.regionStart());
			int to = GUTTER + (int) axis.x(model.regionEnd());
			gc.setAlpha(28);
			gc.setBackground(painting.colour(palette.selection()));
			gc.fillRectangle(Math.max(GUTTER, from), 0, Math.max(0, to - Math.max(GUTTER, from)), all.height);
			gc.setAlpha(255);
		}
		Rectangle dirty = gc.getClipping();
		for (Lane lane : lanes) {
			Rectangle area = area(lane);
			if (area.height > 0 && area.intersects(dirty)) {
				gc.setClipping(area.intersection(dirty));
				lane.overlay(gc, area, painting);
			}
		}
		gc.setClipping(dirty);
		shownPlayhead = model.playhead();
		int x = GUTTER + (int) Math.round(axis.x(shownPlayhead));
		if (x >= GUTTER) {
			gc.setForeground(painting.colour(palette.playhead()));
			gc.setBackground(painting.colour(palette.playhead()));
			gc.drawLine(x, 0, x, all.height);
			gc.fillPolygon(new int[] { x - 6, 0, x + 7, 0, x, 9 });
		}
	}

	/** Where a lane lies in this control, without its name. */
	Rectangle area(Lane wanted) {
		Rectangle all = getClientArea();
		int fixed = lanes.stream().filter(lane -> !lane.isGreedy()).mapToInt(Lane::height).sum();
		int top = 0;
		for (Lane lane : lanes) {
			int height = lane.isGreedy() ? Math.max(40, all.height - fixed) : lane.height();
			if (lane == wanted) {
				return new Rectangle(GUTTER, top, Math.max(1, all.width - GUTTER), height);
			}
			top += height;
		}
		throw new IllegalArgumentException("not a lane of this timeline: " + wanted.label());
	}

	/** What the drag in progress says; empty for nothing. */
	String hint() {
		return curves.hint();
	}

	/** Where the blend slider's knob lies for an amount. */
	int blendX(double amount) {
		return blending.x(amount, area(blending));
	}

	/** Where the blend slider's name of a kind lies. */
	int blendX(KeyVerbs.Blend kind) {
		return blending.x(kind);
	}

	/** Where the curves lie. */
	Rectangle curveArea() {
		return area(curves);
	}

	/** Where the lane of a name lies. */
	public Rectangle laneArea(String label) {
		return area(lanes.stream().filter(lane -> lane.label().equals(label)).findFirst().orElseThrow());
	}

	private Optional<Lane> laneAt(int y) {
		return lanes.stream().filter(lane -> {
			Rectangle area = area(lane);
			return y >= area.y && y < area.y + area.height;
		}).findFirst();
	}

	/** The lane whose lower edge lies under the pointer. */
	private Optional<Lane> edgeAt(int y) {
		return lanes.stream().filter(lane -> !lane.isGreedy() && lane.isVisible()).filter(lane -> {
			Rectangle area = area(lane);
			return Math.abs(area.y + area.height - y) < EDGE;
		}).findFirst();
	}

	private void mouseDown(Event event) {
		setFocus();
		if (grabbing) {
			if (event.button == 1) {
				endGesture();
			} else {
				cancelGesture();
			}
			return;
		}
		if (event.button == 2) {
			panFrom = event.x;
			return;
		}
		if (event.button == 3) {
			laneAt(event.y).filter(lane -> event.x >= GUTTER)
					.ifPresent(lane -> lane.point(event.x - GUTTER, event.y, area(lane)));
			return;
		}
		if (event.button != 1 || gesture != null) {
			return;
		}
		if (event.x < GUTTER) {
			edgeAt(event.y).ifPresent(lane -> gesture = resize(lane, event.y));
			return;
		}
		KeySelection before = model.selection();
		laneAt(event.y).ifPresent(
				lane -> gesture = lane.press(event.x - GUTTER, event.y, event.stateMask, area(lane)).orElse(null));
		remember(before);
		repaint();
	}

	/** Keeps a selection, so that it can be gone back to. */
	private void remember(KeySelection before) {
		if (!before.equals(chosenBefore.peek())) {
			chosenBefore.push(before);
			if (chosenBefore.size() > MOST_CHOSEN_BEFORE) {
				chosenBefore.removeLast();
			}
		}
	}

	/** Chooses keys; {@link Verb#SELECTION_UNDO} goes back. */
	private void choose(KeySelection keys) {
		remember(model.selection());
		model.select(keys);
	}

	private void chooseFormer() {
		while (!chosenBefore.isEmpty()) {
			KeySelection former = chosenBefore.pop().within(model.keys());
			if (!former.equals(model.selection())) {
				model.select(former);
				return;
			}
		}
	}

	/** A gesture that goes on without a button, until a click or Enter. */
	private void grab(Gesture started) {
		if (gesture == null && !model.selection().isEmpty()) {
			gesture = started;
			grabbing = true;
		}
	}

	private void endGesture() {
		Gesture running = gesture;
		if (running != null) {
			gesture = null;
			grabbing = false;
			running.release();
			repaint();
		}
	}

	private Gesture resize(Lane lane, int startY) {
		int before = lane.height();
		return new Gesture() {
			@Override
			public void drag(int x, int y, int state) {
				lane.setHeight(before + y - startY);
				painted.clear();
			}

			@Override
			public void release() {
				// the height stays
			}

			@Override
			public void cancel() {
				lane.setHeight(before);
				painted.clear();
			}
		};
	}

	private void mouseMove(Event event) {
		pointerX = event.x - GUTTER;
		pointerY = event.y;
		pointerState = event.stateMask;
		if (panFrom != Integer.MIN_VALUE) {
			axis.pan((double) panFrom - event.x);
			panFrom = event.x;
			return;
		}
		Gesture running = gesture;
		if (running != null) {
			if (getToolTipText() != null) {
				setToolTipText(null);
			}
			running.drag(event.x - GUTTER, event.y, event.stateMask);
			repaint();
			scrollAtEdge();
			return;
		}
		boolean edge = event.x < GUTTER && edgeAt(event.y).isPresent();
		int cursor = edge
				? SWT.CURSOR_SIZENS
				: event.x >= GUTTER && laneAt(event.y).filter(lane -> lane == curves).isPresent()
						? curves.cursor(event.x - GUTTER, event.y, area(curves))
						: event.x >= GUTTER && laneAt(event.y)
								.filter(lane -> lane.grabs(event.x - GUTTER, event.y, area(lane))).isPresent()
										? SWT.CURSOR_SIZEWE
										: SWT.CURSOR_ARROW;
		setCursor(cursor == SWT.CURSOR_ARROW ? null : getDisplay().getSystemCursor(cursor));
		String text = event.x < GUTTER
				? ""
				: laneAt(event.y).map(lane -> lane.describe(event.x - GUTTER, event.y, area(lane))).orElse("");
		if (!text.equals(getToolTipText() == null ? "" : getToolTipText())) {
			setToolTipText(text.isEmpty() ? null : text);
		}
	}

	/** While a drag is beyond an edge the view follows it, the faster the farther. */
	private void scrollAtEdge() {
		if (scrolling || beyond() == 0) {
			return;
		}
		scrolling = true;
		getDisplay().timerExec(SCROLL_MILLIS, () -> {
			scrolling = false;
			Gesture running = gesture;
			if (!isDisposed() && running != null && beyond() != 0) {
				double most = FASTEST_SCROLL * axis.width() * SCROLL_MILLIS / 1000;
				axis.pan(Math.clamp(beyond() * 0.25, -most, most));
				running.drag(pointerX, pointerY, pointerState);
				repaint();
				scrollAtEdge();
			}
		});
	}

	/** Pixels by which the pointer is outside of the lanes, negative on the left. */
	private int beyond() {
		return pointerX < 0 ? pointerX : Math.max(0, pointerX - axis.width());
	}

	private void mouseUp(Event event) {
		if (event.button == 2) {
			panFrom = Integer.MIN_VALUE;
		} else if (event.button == 1 && !grabbing) {
			endGesture();
		}
	}

	private void doubleClick(Event event) {
		if (event.x >= GUTTER && event.button == 1) {
			boolean meant = laneAt(event.y).filter(
					lane -> lane.doubleClick(event.x - GUTTER, event.y, event.stateMask, area(lane))).isPresent();
			if (meant) { // else the second press may begin a drag
				cancelGesture();
			}
		}
	}

	private void wheel(Event event) {
		double factor = Math.pow(TimeAxis.NOTCH, event.count / 3.0);
		if ((event.stateMask & SWT.MOD1) != 0) {
			laneAt(event.y).ifPresent(lane -> lane.zoomValue(event.y, factor, area(lane)));
			repaint();
		} else if ((event.stateMask & SWT.MOD2) != 0) {
			axis.pan(-event.count / 3.0 * axis.width() * 0.08);
		} else {
			axis.zoom(event.x - GUTTER, factor);
		}
		event.doit = false;
	}

	/** Tab goes through words or phones while one is chosen; Escape ends that, and first a drag. */
	private void traverse(Event event) {
		boolean chosen = !model.chosenSpeech().isEmpty();
		switch (event.detail) {
			case SWT.TRAVERSE_ESCAPE -> event.doit = gesture == null && !chosen;
			case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS -> {
				if (chosen) {
					event.doit = false;
					speechVerbs.step(event.detail == SWT.TRAVERSE_TAB_NEXT ? 1 : -1);
				} else {
					event.doit = true;
				}
			}
			default -> event.doit = true;
		}
	}

	/** The menu of what lies under the pointer: lanes to show, words and phones, markers. @return false for none */
	private boolean openLaneMenu(int x, int y) {
		Point at = toControl(x, y);
		Menu shown = menu;
		if (shown != null) {
			shown.dispose();
		}
		Menu made = new Menu(this);
		menu = made;
		if (at.x < GUTTER) {
			lanes.stream().filter(lane -> lane.hasContent() && !lane.isGreedy())
					.forEach(lane -> addSwitch(made, lane));
		} else {
			laneAt(at.y).ifPresent(lane -> offer(made, lane, at.x - GUTTER, at.y));
		}
		if (made.getItemCount() > 0) {
			made.setLocation(x, y);
			made.setVisible(true);
		}
		return made.getItemCount() > 0;
	}

	private void offer(Menu to, Lane lane, int x, int y) {
		if (lane instanceof SegmentLane segments && segments.at(x) >= 0) {
			lane.point(x, y, area(lane));
			speechVerbs.offer(segments.isWords(), (verb, text) -> addItem(to, verb, text),
					() -> new MenuItem(to, SWT.SEPARATOR));
		} else if (lane instanceof RulerLane) {
			lane.point(x, y, area(lane));
			List<Verb> verbs = model.chosenMark() >= 0
					? List.of(Verb.MARK_TEXT, Verb.MARK_COMMENT, Verb.MARK_DELETE)
					: List.of(Verb.MARK, Verb.MARK_BACK, Verb.MARK_FORWARD, Verb.REGION_START, Verb.REGION_END,
							Verb.REGION_CLEAR, Verb.TIME_DISPLAY);
			verbs.forEach(verb -> addItem(to, verb, verb.label()));
		}
	}

	private void addSwitch(Menu to, Lane lane) {
		MenuItem item = new MenuItem(to, SWT.CHECK);
		item.setText(lane.label());
		item.setSelection(lane.isShown());
		item.addListener(SWT.Selection, event -> {
			lane.setShown(!lane.isShown());
			repaint();
		});
	}

	private void addItem(Menu to, Verb verb, String text) {
		MenuItem item = new MenuItem(to, SWT.PUSH);
		item.setText(keyMap.strokes(verb).isEmpty() ? text : text + "\t" + keyMap.strokes(verb).getFirst().text());
		item.addListener(SWT.Selection, event -> run(verb));
	}

	/** Lets a label be typed where it stands. */
	private void askLabel(String lane, double from, double to, String text, String tip, Consumer<String> typed) {
		Rectangle area = laneArea(lane);
		new LabelEntry(this, new Rectangle(GUTTER + (int) axis.x(from), area.y, (int) (axis.x(to) - axis.x(from)),
				area.height), text, tip, typed);
	}

	private void keyDown(Event event) {
		Gesture running = gesture;
		if (event.keyCode == SWT.ESC) {
			if (gesture == null) {
				model.chooseSpeech(SpeechSelection.NONE);
			}
			cancelGesture();
		} else if (running != null) {
			if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
				endGesture();
			} else if ("0123456789.-\b".indexOf(event.character) >= 0 && running.type(event.character)) {
				repaint();
			}
		} else {
			keyMap.verb(event).ifPresent(this::run);
		}
	}

	/** Does what a key would do; verbs of playing are the host's. */
	public void run(Verb verb) {
		if (speechVerbs.run(verb)) {
			return;
		}
		switch (verb) {
			case FRAME_BACK -> step(-1);
			case FRAME_FORWARD -> step(1);
			case KEY_BACK -> jump(-1);
			case KEY_FORWARD -> jump(1);
			case START -> model.setPlayhead(0);
			case END -> model.setPlayhead(model.durationSeconds());
			case FRAME_SELECTION -> frameSelection();
			case FRAME_ALL -> frameAll();
			case TIME_DISPLAY -> model.setDisplay(model.display().next());
			case SELECT_ALL -> choose(KeySelection.all(model.keys(), model.free()));
			case SELECT_NONE -> choose(KeySelection.NONE);
			case SELECT_INVERT -> choose(KeySearch.inverted(model.keys(), model.free(), model.selection()));
			case SELECT_GROW -> choose(KeySearch.grown(model.keys(), model.selection()));
			case SELECT_SHRINK -> choose(KeySearch.shrunk(model.keys(), model.selection()));
			case SELECT_COLUMNS -> choose(KeySearch.columns(model.keys(), model.free(), model.selection()));
			case SELECT_AFTER -> choose(KeySearch.after(model.keys(), model.free(), model.playheadFrame()));
			case SELECT_BEFORE -> choose(KeySearch.before(model.keys(), model.free(), model.playheadFrame()));
			case SELECT_EXTREMES -> choose(KeySearch.extremes(model.keys(), model.free()));
			case SELECT_SAME_VALUE -> choose(KeySearch.sameValue(model.keys(), model.selection()));
			case SELECT_REGION -> selectRegion();
			case SELECT_CLOSURES -> selectClosures();
			case SELECT_CHANNELS -> selectChannels();
			case SELECT_NEXT -> selectKey(1);
			case SELECT_PREVIOUS -> selectKey(-1);
			case SELECT_CHANNEL_UP -> selectChannel(-1);
			case SELECT_CHANNEL_DOWN -> selectChannel(1);
			case SELECTION_UNDO -> chooseFormer();
			case CUT -> cut();
			case DUPLICATE -> verb(Texts.of("Duplicate {0} keys", model.selection().size()),
					KeyVerbs.duplicate(model.keys(), model.selection(),
							model.playheadFrame() - model.selection().firstFrame(), 0));
			case GRAB -> grab(curves.grab(curveArea(), pointerX, pointerY));
			case RIPPLE_GRAB -> grab(curves.rippleGrab(pointerX));
			case SCALE -> grab(curves.scaleGrab(pointerX, pointerY));
			case CAGE -> {
				curves.setCaged(!curves.isCaged());
				repaint();
			}
			case LATTICE -> {
				curves.setLattice(!curves.isLattice());
				repaint();
			}
			case SWAP_SIDES -> verb(Texts.of("Swap left and right"),
					KeyVerbs.swapSides(model.keys(), model.selection()));
			case COPY_SIDES -> verb(Texts.of("Copy to the other side"),
					KeyVerbs.copySides(model.keys(), model.selection()));
			case REVERSE -> verb(Texts.of("Reverse {0} keys", model.selection().size()),
					KeyVerbs.scale(model.keys(), model.selection(),
							(model.selection().firstFrame() + model.selection().lastFrame()) / 2.0, -1, 0, 1));
			case FLIP_VALUES -> verb(Texts.of("Flip {0} keys", model.selection().size()),
					KeyVerbs.scale(model.keys(), model.selection(), 0, 1, 0, -1));
			case SNAP_TO_PLAYHEAD -> verb(Texts.of("Move to the playhead"), KeyVerbs.move(model.keys(),
					model.selection(), model.playheadFrame() - model.selection().firstFrame(), 0));
			case SNAP_TO_PHONES -> verb(Texts.of("Snap to phones"),
					KeyVerbs.place(model.keys(), model.selection(), this::nearestPhoneEdge));
			case SNAP_TO_ZERO -> level(0);
			case SNAP_TO_ONE -> level(1);
			case BLEND_KIND -> {
				blending.nextKind();
				repaint();
			}
			case BLEND_MORE -> blend(BLEND_STEP);
			case BLEND_LESS -> blend(-BLEND_STEP);
			case CENTRE_PLAYHEAD -> axis.centre(model.playhead());
			case MUTE -> toggle(model::isMuted, model::setMuted);
			case SOLO -> toggle(model::isSoloed, model::setSoloed);
			case LOCK -> toggle(model::isLocked, model::setLocked);
			case SET_KEY -> keyAtPlayhead(false);
			case SET_KEY_MOVING -> keyAtPlayhead(true);
			case TYPE_VALUES -> typeValues(GUTTER + (int) axis.x(model.playhead()), curveArea().y + 20);
			case DELETE -> deleteSelection();
			case COPY -> copy();
			case PASTE -> paste(false);
			case PASTE_MIRRORED -> paste(true);
			case RAISE -> nudge(0, 0.01f);
			case LOWER -> nudge(0, -0.01f);
			case NUDGE_BACK -> nudge(-1, 0);
			case NUDGE_FORWARD -> nudge(1, 0);
			case RIPPLE_BACK -> ripple(-1);
			case RIPPLE_FORWARD -> ripple(1);
			case TWEEN -> tween(0.5);
			case SNAPPING -> model.setSnapping(!model.isSnapping());
			case TANGENT_AUTO -> setTangents(Tangent.AUTO);
			case TANGENT_FLAT -> setTangents(Tangent.FLAT);
			case TANGENT_LINEAR -> setTangents(Tangent.LINEAR);
			case TANGENT_STEPPED -> setTangents(Tangent.STEPPED);
			case TANGENT_STEPPED_NEXT -> setTangents(Tangent.STEPPED_NEXT);
			case TANGENT_USER -> setTangents(Tangent.USER);
			case TANGENT_SPLINE -> setTangents(Tangent.SPLINE);
			case TANGENT_CLAMPED -> setTangents(Tangent.CLAMPED);
			case TANGENT_PLATEAU -> setTangents(Tangent.PLATEAU);
			case TANGENT_EASE -> setTangents(Tangent.EASE);
			case TANGENT_MIX -> setTangents(Tangent.MIX);
			case TANGENT_AVERAGE -> setTangents(Tangent.AVERAGE);
			case TANGENT_AVERAGE_CLAMPED -> setTangents(Tangent.AVERAGE_CLAMPED);
			case TANGENT_BREAK -> verb(Texts.of("Break or unify tangents"), KeyVerbs.broken(model.keys(),
					model.selection(), !all(KeyCurve::isBroken)));
			case TANGENT_WEIGHTED -> verb(Texts.of("Weighted tangents"), KeyVerbs.weighted(model.keys(),
					model.selection(), !all(KeyCurve::isWeighted)));
			case REGION_START ->
				model.setRegion(model.playhead(), model.hasRegion() ? model.regionEnd() : model.durationSeconds());
			case REGION_END -> model.setRegion(model.hasRegion() ? model.regionStart() : 0, model.playhead());
			case REGION_CLEAR -> model.setRegion(Double.NaN, Double.NaN);
			case PLAY, BACKWARDS, STOP, FORWARDS -> {
				// the host plays
			}
		}
	}

	private void step(int frames) {
		model.setPlayhead((model.playheadFrame() + frames) / model.frameRate().framesPerSecond());
		axis.reveal(model.playhead());
	}

	/** To the next key of any shown channel, in a direction. */
	private void jump(int direction) {
		int now = model.playheadFrame();
		int best = -1;
		for (int channel = 0; channel < model.channels().size(); channel++) {
			if (!model.isShown(channel)) {
				continue;
			}
			KeyCurve curve = model.keys().curves().get(channel);
			for (int key = 0; key < curve.size(); key++) {
				int frame = curve.frame(key);
				boolean ahead = direction > 0 ? frame > now : frame < now;
				if (ahead && (best < 0 || Math.abs(frame - now) < Math.abs(best - now))) {
					best = frame;
				}
			}
		}
		if (best >= 0) {
			model.setPlayhead(model.frameRate().secondsOf(best));
			axis.reveal(model.playhead());
		}
	}

	private interface KeyQuestion {
		boolean is(KeyCurve curve, int key);
	}

	private boolean all(KeyQuestion question) {
		for (int channel : model.selection().channels()) {
			KeyCurve curve = model.keys().curves().get(channel);
			for (int frame : model.selection().frames(channel)) {
				if (!question.is(curve, curve.find(frame))) {
					return false;
				}
			}
		}
		return true;
	}

	private void level(double value) {
		verb(Texts.of("Set {0} keys", model.selection().size()), KeyVerbs.level(model.keys(), model.selection(),
				(channel, frame) -> value, curves.below()));
	}

	private void blend(double amount) {
		verb(blending.step(), blending.blended(amount));
	}

	private int nearestPhoneEdge(int frame) {
		double rate = model.frameRate().framesPerSecond();
		int best = frame;
		double nearest = Double.POSITIVE_INFINITY;
		for (Segment phone : model.speech().phones()) {
			for (double edge : new double[] { phone.startSeconds(), phone.endSeconds() }) {
				double distance = Math.abs(edge * rate - frame);
				if (distance < nearest) {
					nearest = distance;
					best = (int) Math.round(edge * rate);
				}
			}
		}
		return best;
	}

	private void selectRegion() {
		if (model.hasRegion()) {
			double rate = model.frameRate().framesPerSecond();
			choose(KeySearch.where(model.keys(), model.free(),
					frame -> frame >= model.regionStart() * rate - 0.5 && frame <= model.regionEnd() * rate + 0.5));
		}
	}

	private void selectClosures() {
		double rate = model.frameRate().framesPerSecond();
		List<Segment> closures = model.speech().phones().stream()
				.filter(phone -> CLOSURES.contains(phone.label().toUpperCase(Locale.ROOT))).toList();
		choose(KeySearch.where(model.keys(), model.free(), frame -> closures.stream()
				.anyMatch(phone -> frame >= phone.startSeconds() * rate - 0.5
						&& frame <= phone.endSeconds() * rate + 0.5)));
	}

	/** All keys of the channels with a chosen key, else of those marked in the tree. */
	private void selectChannels() {
		List<Integer> channels = new ArrayList<>();
		model.selection().channels().forEach(channels::add);
		if (channels.isEmpty()) {
			model.marked().stream().filter(channel -> !model.isLocked(channel)).forEach(channels::add);
		}
		choose(KeySelection.all(model.keys(), channels));
	}

	/** One key alone: the next in its channel, else the one nearest to the playhead. */
	private void selectKey(int direction) {
		List<Integer> free = keyed();
		if (free.isEmpty()) {
			return;
		}
		int channel = model.selection().isEmpty()
				? free.stream().filter(model::isMarked).findFirst().orElse(free.getFirst())
				: model.selection().channels().iterator().next();
		KeyCurve curve = model.keys().curves().get(channel);
		int[] frames = model.selection().frames(channel);
		int key = frames.length == 0
				? curve.firstFrom(model.playheadFrame()) - (direction > 0 ? 0 : 1)
				: curve.find(direction > 0 ? frames[frames.length - 1] : frames[0]) + direction;
		goTo(channel, Math.clamp(key, 0, curve.size() - 1));
	}

	/** The key nearest in time on the next channel that has keys. */
	private void selectChannel(int direction) {
		List<Integer> free = keyed();
		if (free.isEmpty()) {
			return;
		}
		boolean none = model.selection().isEmpty();
		int now = none ? -1 : free.indexOf(model.selection().channels().iterator().next());
		int frame = none ? model.playheadFrame() : model.selection().firstFrame();
		int channel = free.get(Math.clamp(none ? 0 : now + direction, 0, free.size() - 1));
		KeyCurve curve = model.keys().curves().get(channel);
		int next = Math.min(curve.size() - 1, curve.firstFrom(frame));
		boolean before = next > 0 && frame - curve.frame(next - 1) < curve.frame(next) - frame;
		goTo(channel, before ? next - 1 : next);
	}

	private List<Integer> keyed() {
		return model.free().stream().filter(channel -> model.keys().curves().get(channel).size() > 0).toList();
	}

	private void goTo(int channel, int key) {
		int frame = model.keys().curves().get(channel).frame(key);
		choose(KeySelection.of(channel, frame));
		axis.reveal(model.frameRate().secondsOf(frame));
		getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, null);
		getAccessible().selectionChanged();
	}

	private interface Switch {
		void set(int channel, boolean on);
	}

	/** Of the channels with a chosen key, else of those marked in the tree. */
	private void toggle(IntPredicate isOn, Switch change) {
		BitSet channels = model.marked();
		if (!model.selection().isEmpty()) {
			channels.clear();
			model.selection().channels().forEach(channels::set);
		}
		boolean on = !channels.stream().allMatch(isOn);
		channels.stream().forEach(channel -> change.set(channel, on));
	}

	private void cancelGesture() {
		Gesture running = gesture;
		if (running != null) {
			gesture = null;
			grabbing = false;
			running.cancel();
			repaint();
		}
	}

	private void disposePicture() {
		Image old = picture;
		if (old != null) {
			old.dispose();
			picture = null;
			painted.clear();
		}
		Image other = spare;
		if (other != null) {
			other.dispose();
			spare = null;
		}
	}

	@Override
	protected void checkSubclass() {
		// a canvas with its own behaviour, as SWT's documentation of Canvas allows
	}
}
