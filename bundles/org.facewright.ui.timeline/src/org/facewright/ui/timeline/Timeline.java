package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.curve.Tangent;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.ui.texts.Texts;

/**
 * The lanes of one take over one time axis. Wheel zooms time about the pointer, Ctrl and wheel the values, Shift and
 * wheel or the middle button pan; the first button chooses and drags; Escape takes a drag back.
 */
public final class Timeline extends Canvas {

	/** Width of the lanes' names, pixels. */
	public static final int GUTTER = 72;
	private static final int EDGE = 4;
	private static final double CLOSEST_LOOK = 0.8; // seconds shown around a lone key

	/** What the timeline asks of its host. */
	public interface Host {
		/** The hand drags the playhead. @param seconds where to */
		void scrub(double seconds);

		/** @param segment to be heard */
		void play(Segment segment);
	}

	private final TimelineModel model;
	private final TimeAxis axis = new TimeAxis();
	private final KeyGate gate;
	private final List<Lane> lanes;
	private final CurveLane curves;
	private final Painting painting = new Painting();
	private final TimelineModel.Listener listener = this::changed;
	private @Nullable Image picture; // everything but the playhead
	private boolean stale = true;
	private @Nullable Gesture gesture;
	private @Nullable KeyCurves clipboard;
	private int panFrom = Integer.MIN_VALUE;
	private double shownPlayhead;
	private KeyMap keyMap = KeyMap.DEFAULT;

	public Timeline(Composite parent, TimelineModel model, KeyGate gate, Host host) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.model = model;
		this.gate = gate;
		DoubleConsumer scrub = host::scrub;
		curves = new CurveLane(model, axis, gate, this::typeValues);
		lanes = new ArrayList<>(List.of(new RulerLane(model, axis, scrub), new WaveLane(model, axis),
				new SpectrogramLane(model, axis),
				new SegmentLane("Words", 22, model, axis, SpeechLanes::words, host::play),
				new SegmentLane("Phones", 24, model, axis, SpeechLanes::phones, host::play),
				new DopeLane(model, axis, gate), curves));
		axis.addListener(this::repaint);
		model.addListener(listener);
		axis.setDuration(model.durationSeconds());
		hook();
	}

	private void hook() {
		addListener(SWT.Paint, this::paint);
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
		addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ESCAPE || gesture == null);
		addListener(SWT.Dispose, event -> {
			model.removeListener(listener);
			disposePicture();
		});
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = "Timeline at %s, %d keys chosen"
							.formatted(model.display().text(model.playhead(), model.frameRate()),
									model.selection().size());
				}
			}
		});
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
		verb("Delete %d keys", KeyVerbs.delete(model.keys(), model.selection()));
	}

	/** Gives the chosen keys a tangent, as one step. */
	public void setTangents(Tangent tangent) {
		verb("Tangents of %d keys", KeyVerbs.tangents(model.keys(), model.selection(), tangent));
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
		if (copied != null && gate.begin(mirrored ? "Paste mirrored" : "Paste keys")) {
			KeyVerbs.Result result = KeyVerbs.paste(model.keys(), copied, model.playheadFrame(), mirrored);
			gate.show(result.keys());
			gate.commit();
			model.select(result.selection());
		}
	}

	/** Puts the chosen keys between their neighbours, as one step. @param amount 0 … 1 */
	public void tween(double amount) {
		verb("Tween %d keys", KeyVerbs.tween(model.keys(), model.selection(), amount));
	}

	/** Moves the chosen keys and all after them, as one step. */
	public void ripple(int frames) {
		verb("Ripple %d keys", KeyVerbs.ripple(model.keys(), model.selection(),
				Math.max(frames, -model.selection().firstFrame())));
	}

	/** Scales the chosen keys about the playhead and zero, as one step. */
	public void scale(double time, double value) {
		verb("Scale %d keys", KeyVerbs.scale(model.keys(), model.selection(), model.playheadFrame(), time, 0,
				(float) value));
	}

	/** Sets a key at the playhead on every channel that is shown and not locked, as one step; the curves stay. */
	public void keyAtPlayhead() {
		if (!gate.begin("Set keys")) {
			return;
		}
		KeyCurves keys = model.keys();
		KeySelection chosen = KeySelection.NONE;
		int reach = (int) Math.max(2, Math.round(CurveLane.REACH * model.frameRate().framesPerSecond()));
		for (int channel = 0; channel < model.channels().size(); channel++) {
			if (model.isShown(channel) && !model.isLocked(channel)) {
				KeyVerbs.Result result = KeyVerbs.insert(keys, channel, model.playheadFrame(), reach);
				keys = result.keys();
				chosen = chosen.plus(result.selection());
			}
		}
		gate.show(keys);
		gate.commit();
		model.select(chosen);
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
			verb("Set %d keys", KeyVerbs.set(model.keys(), model.selection(), typed));
		});
	}

	/** Moves the chosen keys, as one step. */
	public void nudge(int frames, float value) {
		verb("Nudge %d keys", KeyVerbs.move(model.keys(), model.selection(),
				Math.max(frames, -model.selection().firstFrame()), value));
	}

	private void verb(String label, KeyVerbs.Result result) {
		if (!model.selection().isEmpty() && gate.begin(label.formatted(model.selection().size()))) {
			gate.show(result.keys());
			gate.commit();
			model.select(result.selection());
		}
	}

	private void changed(TimelineModel.Change change) {
		if (isDisposed()) {
			return;
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

	private void repaint() {
		stale = true;
		if (!isDisposed()) {
			redraw();
		}
	}

	/** Only the two strips around the old and the new playhead are drawn again. */
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
		if (shown == null || shown.getBounds().width != all.width || shown.getBounds().height != all.height) {
			disposePicture();
			shown = new Image(getDisplay(), all.width, all.height);
			picture = shown;
			stale = true;
		}
		if (stale) {
			GC gc = new GC(shown);
			try {
				gc.setAntialias(SWT.OFF);
				gc.setFont(getFont());
				paintLanes(gc, all);
			} finally {
				gc.dispose();
			}
			stale = false;
		}
		event.gc.drawImage(shown, 0, 0);
		shownPlayhead = model.playhead();
		int x = GUTTER + (int) Math.round(axis.x(shownPlayhead));
		if (x >= GUTTER) {
			event.gc.setForeground(painting.colour(painting.palette().playhead()));
			event.gc.setBackground(painting.colour(painting.palette().playhead()));
			event.gc.drawLine(x, 0, x, all.height);
			event.gc.fillPolygon(new int[] { x - 6, 0, x + 7, 0, x, 9 });
		}
	}

	private void paintLanes(GC gc, Rectangle all) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.background()));
		gc.fillRectangle(all);
		for (Lane lane : lanes) {
			Rectangle area = area(lane);
			if (area.height <= 0) {
				continue;
			}
			gc.setClipping(area);
			lane.paint(gc, area, painting);
			gc.setClipping((Rectangle) null);
			gc.setForeground(painting.colour(palette.faintText()));
			gc.drawText(lane.label(), 8, area.y + 4, true);
			gc.setForeground(painting.colour(palette.laneEdge()));
			gc.drawLine(0, area.y + area.height - 1, all.width, area.y + area.height - 1);
		}
		if (model.hasRegion()) {
			int from = GUTTER + (int) axis.x(model.regionStart());
			int to = GUTTER + (int) axis.x(model.regionEnd());
			gc.setAlpha(28);
			gc.setBackground(painting.colour(palette.selection()));
			gc.fillRectangle(Math.max(GUTTER, from), 0, Math.max(0, to - Math.max(GUTTER, from)), all.height);
			gc.setAlpha(255);
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

	/** Where the curves lie. */
	Rectangle curveArea() {
		return area(curves);
	}

	/** Where the lane of a name lies. */
	Rectangle laneArea(String label) {
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
		return lanes.stream().filter(lane -> !lane.isGreedy()).filter(lane -> {
			Rectangle area = area(lane);
			return Math.abs(area.y + area.height - y) < EDGE;
		}).findFirst();
	}

	private void mouseDown(Event event) {
		setFocus();
		if (event.button == 2) {
			panFrom = event.x;
			return;
		}
		if (event.button != 1 || gesture != null) {
			return;
		}
		if (event.x < GUTTER) {
			edgeAt(event.y).ifPresent(lane -> gesture = resize(lane, event.y));
			return;
		}
		laneAt(event.y).ifPresent(
				lane -> gesture = lane.press(event.x - GUTTER, event.y, event.stateMask, area(lane)).orElse(null));
		repaint();
	}

	private Gesture resize(Lane lane, int startY) {
		int before = lane.height();
		return new Gesture() {
			@Override
			public void drag(int x, int y, int state) {
				lane.setHeight(before + y - startY);
			}

			@Override
			public void release() {
				// the height stays
			}

			@Override
			public void cancel() {
				lane.setHeight(before);
			}
		};
	}

	private void mouseMove(Event event) {
		if (panFrom != Integer.MIN_VALUE) {
			axis.pan((double) panFrom - event.x);
			panFrom = event.x;
			return;
		}
		Gesture running = gesture;
		if (running != null) {
			running.drag(event.x - GUTTER, event.y, event.stateMask);
			repaint();
			return;
		}
		boolean edge = event.x < GUTTER && edgeAt(event.y).isPresent();
		setCursor(edge ? getDisplay().getSystemCursor(SWT.CURSOR_SIZENS) : null);
		String text = event.x < GUTTER
				? ""
				: laneAt(event.y).map(lane -> lane.describe(event.x - GUTTER, event.y, area(lane))).orElse("");
		if (!text.equals(getToolTipText() == null ? "" : getToolTipText())) {
			setToolTipText(text.isEmpty() ? null : text);
		}
	}

	private void mouseUp(Event event) {
		if (event.button == 2) {
			panFrom = Integer.MIN_VALUE;
			return;
		}
		Gesture running = gesture;
		if (event.button == 1 && running != null) {
			gesture = null;
			running.release();
			repaint();
		}
	}

	private void doubleClick(Event event) {
		if (event.x >= GUTTER && event.button == 1) {
			cancelGesture();
			laneAt(event.y).ifPresent(
					lane -> lane.doubleClick(event.x - GUTTER, event.y, event.stateMask, area(lane)));
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

	private void keyDown(Event event) {
		if (event.keyCode == SWT.ESC) {
			cancelGesture();
		} else {
			keyMap.verb(event).ifPresent(this::run);
		}
	}

	/** Does what a key would do; verbs of playing are the host's. */
	public void run(Verb verb) {
		switch (verb) {
			case FRAME_BACK -> step(-1);
			case FRAME_FORWARD -> step(1);
			case KEY_BACK -> jump(-1);
			case KEY_FORWARD -> jump(1);
			case PHONE_BACK -> jumpPhone(-1);
			case PHONE_FORWARD -> jumpPhone(1);
			case START -> model.setPlayhead(0);
			case END -> model.setPlayhead(model.durationSeconds());
			case FRAME_SELECTION -> frameSelection();
			case FRAME_ALL -> frameAll();
			case TIME_DISPLAY -> model.setDisplay(model.display().next());
			case SELECT_ALL -> selectAll();
			case SET_KEY -> keyAtPlayhead();
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

	private void jumpPhone(int direction) {
		double now = model.playhead();
		double best = Double.NaN;
		for (Segment phone : model.speech().phones()) {
			double start = phone.startSeconds();
			boolean ahead = direction > 0 ? start > now + 1e-6 : start < now - 1e-6;
			if (ahead && (Double.isNaN(best) || Math.abs(start - now) < Math.abs(best - now))) {
				best = start;
			}
		}
		if (!Double.isNaN(best)) {
			model.setPlayhead(best);
			axis.reveal(best);
		}
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

	private void selectAll() {
		List<Integer> channels = new ArrayList<>();
		for (int channel = 0; channel < model.channels().size(); channel++) {
			if (model.isShown(channel) && !model.isLocked(channel)) {
				channels.add(channel);
			}
		}
		model.select(KeySelection.all(model.keys(), channels));
	}

	private void cancelGesture() {
		Gesture running = gesture;
		if (running != null) {
			gesture = null;
			running.cancel();
			repaint();
		}
	}

	private void disposePicture() {
		Image old = picture;
		if (old != null) {
			old.dispose();
			picture = null;
		}
	}

	@Override
	protected void checkSubclass() {
		// a canvas with its own behaviour, as SWT's documentation of Canvas allows
	}
}
