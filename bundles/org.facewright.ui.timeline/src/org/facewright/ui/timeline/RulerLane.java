package org.facewright.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.ui.texts.Texts;

/**
 * Time, markers and the region. A drag scrubs; with Ctrl it sets the region. In the upper part the region's edges, the
 * region itself, markers and the ends of long markers can be dragged; a double click there loops the
 * region or the marker's stretch.
 */
final class RulerLane extends Lane {

	private static final int LABEL_GAP = 84;
	private static final int TOP = 11; // pixels in which markers and the region are caught
	private static final int GRIP = 5;
	private static final int START = 2;

	private final TimelineModel model;
	private final TimeAxis axis;
	private final Supplier<LaneGate> gate;
	private final DoubleConsumer scrub;
	private final Runnable loop;
	private int dragged = -1;
	private TimelineModel.@Nullable Mark draggedMark;

	/**
	 * @param scrub gets the instant under the hand
	 * @param loop  lets the region be heard over and over
	 */
	RulerLane(TimelineModel model, TimeAxis axis, Supplier<LaneGate> gate, DoubleConsumer scrub, Runnable loop) {
		super(Texts.of("Time"), 30);
		this.model = model;
		this.axis = axis;
		this.gate = gate;
		this.scrub = scrub;
		this.loop = loop;
	}

	/** What is painted; phones only where they are. */
	private record Depicted(TimeDisplay display, FrameRate rate, double regionStart, double regionEnd,
			List<TimelineModel.Mark> marks, int chosen, TimelineModel.@Nullable Mark dragged, SpeechLanes speech) {
	}

	@Override
	Object depicts() {
		return new Depicted(model.display(), model.frameRate(), model.regionStart(), model.regionEnd(), model.marks(),
				model.chosenMark(), draggedMark,
				model.display() == TimeDisplay.PHONES ? model.speech() : SpeechLanes.EMPTY);
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.background()));
		gc.fillRectangle(area);
		if (model.hasRegion()) {
			int from = (int) axis.x(model.regionStart());
			int to = (int) axis.x(model.regionEnd());
			gc.setBackground(painting.colour(Palette.mix(palette.background(), palette.selection(), 0.5)));
			gc.fillRectangle(area.x + from, area.y, Math.max(1, to - from), 8);
			gc.setBackground(painting.colour(palette.selection()));
			gc.fillRectangle(area.x + from, area.y, 3, 8);
			gc.fillRectangle(area.x + to - 3, area.y, 3, 8);
		}
		if (model.display() == TimeDisplay.PHONES && !model.speech().phones().isEmpty()) {
			paintPhones(gc, area, painting);
		} else {
			paintTime(gc, area, painting);
		}
		for (int i = 0; i < model.marks().size(); i++) {
			TimelineModel.Mark moved = draggedMark;
			paintMark(gc, area, painting, i == dragged && moved != null ? moved : model.marks().get(i),
					i == model.chosenMark());
		}
	}

	private void paintTime(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		double step = model.display().step(axis.pixelsPerSecond(), model.frameRate(), LABEL_GAP);
		double fine = Math.max(step / 10, 1 / model.frameRate().framesPerSecond());
		gc.setForeground(painting.colour(palette.grid()));
		for (long i = (long) Math.floor(axis.startSeconds() / fine); i * fine <= axis.endSeconds(); i++) {
			int x = area.x + (int) Math.round(axis.x(i * fine));
			gc.drawLine(x, area.y + area.height - 5, x, area.y + area.height);
		}
		gc.setForeground(painting.colour(palette.faintText()));
		for (long i = (long) Math.floor(axis.startSeconds() / step); i * step <= axis.endSeconds(); i++) {
			if (i < 0) {
				continue;
			}
			int x = area.x + (int) Math.round(axis.x(i * step));
			gc.drawLine(x, area.y + area.height - 11, x, area.y + area.height);
			gc.drawText(model.display().text(i * step, model.frameRate()), x + 4, area.y + 8, true);
		}
	}

	/** A tick where each phone begins, its label where there is room, and that of the word before the word's first. */
	private void paintPhones(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		int free = Integer.MIN_VALUE;
		var phones = model.speech().phones();
		for (int i = LaneVerbs.firstAfter(phones, axis.startSeconds()); i < phones.size(); i++) {
			Segment phone = phones.get(i);
			if (phone.startSeconds() > axis.endSeconds()) {
				break;
			}
			int x = area.x + (int) Math.round(axis.x(phone.startSeconds()));
			int word = LaneVerbs.at(model.speech().words(), (phone.startSeconds() + phone.endSeconds()) / 2);
			boolean first = word >= 0
					&& Math.abs(model.speech().words().get(word).startSeconds() - phone.startSeconds()) < 1e-3;
			gc.setForeground(painting.colour(first ? palette.text() : palette.faintText()));
			gc.drawLine(x, area.y + area.height - (first ? 11 : 6), x, area.y + area.height);
			String text = first
					? "%s/%s".formatted(model.speech().words().get(word).label(), phone.label())
					: phone.label();
			if (x + 3 >= free) {
				gc.drawText(text, x + 3, area.y + 9, true);
				free = x + 3 + painting.extent(gc, text).x + 4;
			}
		}
	}

	private void paintMark(GC gc, Rectangle area, Painting painting, TimelineModel.Mark mark, boolean chosen) {
		int x = area.x + (int) Math.round(axis.x(model.frameRate().secondsOf(mark.frame())));
		gc.setForeground(painting.colour(painting.palette().warning()));
		gc.setBackground(painting.colour(chosen ? painting.palette().selectedKey() : painting.palette().warning()));
		gc.fillPolygon(new int[] { x - 4, area.y, x + 4, area.y, x, area.y + 7 });
		String label = mark.comment().isEmpty() ? mark.label() : mark.label() + " …";
		Point size = painting.extent(gc, label);
		gc.drawText(label, x + 6, area.y - 1, true);
		if (mark.length() > 0) {
			int to = area.x
					+ (int) Math.round(axis.x(model.frameRate().secondsOf((long) mark.frame() + mark.length())));
			gc.drawLine(x, area.y + 1, Math.max(to, x + Math.min(size.x, 1)), area.y + 1);
			gc.fillPolygon(new int[] { to - 4, area.y, to + 1, area.y, to + 1, area.y + 5 });
		}
	}

	/** The marker whose tip lies under the pointer, else the one whose stretch does; -1 for none. */
	int markAt(int x, int y, Rectangle area) {
		if (y > area.y + TOP) {
			return -1;
		}
		int found = -1;
		for (int i = model.marks().size() - 1; i >= 0; i--) {
			TimelineModel.Mark mark = model.marks().get(i);
			double from = axis.x(model.frameRate().secondsOf(mark.frame()));
			double to = axis.x(model.frameRate().secondsOf((long) mark.frame() + mark.length()));
			if (Math.abs(from - x) <= GRIP) {
				return i;
			}
			if (x >= from && x <= to + GRIP && mark.length() > 0) {
				found = i;
			}
		}
		return found;
	}

	@Override
	boolean grabs(int x, int y, Rectangle area) {
		return y <= area.y + TOP && (markAt(x, y, area) >= 0 || isRegionEdge(x));
	}

	private boolean isRegionEdge(int x) {
		return model.hasRegion() && (Math.abs(axis.x(model.regionStart()) - x) <= GRIP
				|| Math.abs(axis.x(model.regionEnd()) - x) <= GRIP);
	}

	@Override
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		if ((state & SWT.MOD1) != 0) {
			return Optional.of(regionDrag(onFrame(x)));
		}
		int mark = markAt(x, y, area);
		model.chooseMark(mark);
		if (mark >= 0) {
			return Optional.of(markDrag(mark, x));
		}
		if (y <= area.y + TOP && model.hasRegion()) {
			if (isRegionEdge(x)) {
				boolean start = Math.abs(axis.x(model.regionStart()) - x) <= GRIP;
				return Optional.of(regionDrag(start ? model.regionEnd() : model.regionStart()));
			}
			if (axis.seconds(x) > model.regionStart() && axis.seconds(x) < model.regionEnd()) {
				return Optional.of(regionMove(x));
			}
		}
		scrub.accept(axis.seconds(x));
		return Optional.of(new Gesture() {
			private final double before = model.playhead();

			@Override
			public void drag(int toX, int toY, int toState) {
				scrub.accept(axis.seconds(toX));
			}

			@Override
			public void release() {
				// the playhead stays where it is
			}

			@Override
			public void cancel() {
				scrub.accept(before);
			}
		});
	}

	/** The marker follows the hand; caught at its far end its length does. */
	private Gesture markDrag(int index, int startX) {
		TimelineModel.Mark before = model.marks().get(index);
		double from = axis.seconds(startX);
		double rate = model.frameRate().framesPerSecond();
		double far = axis.x(model.frameRate().secondsOf((long) before.frame() + before.length()));
		boolean end = before.length() > 0 && Math.abs(far - startX) <= GRIP
				&& Math.abs(axis.x(model.frameRate().secondsOf(before.frame())) - startX) > GRIP;
		return new Gesture() {
			@Override
			public void drag(int x, int y, int state) {
				if (dragged < 0 && Math.abs(x - startX) < START) {
					return;
				}
				dragged = index;
				int by = (int) Math.round((axis.seconds(x) - from) * rate);
				draggedMark = end
						? new TimelineModel.Mark(before.frame(), Math.max(1, before.length() + by), before.label(),
								before.comment())
						: new TimelineModel.Mark(Math.max(0, before.frame() + by), before.length(), before.label(),
								before.comment());
			}

			@Override
			public void release() {
				TimelineModel.Mark moved = draggedMark;
				cancel();
				if (moved != null && !moved.equals(before)) {
					gate.get().changeMark(index, moved);
				} else {
					scrub.accept(model.frameRate().secondsOf(before.frame()));
				}
			}

			@Override
			public void cancel() {
				dragged = -1;
				draggedMark = null;
			}
		};
	}

	private Gesture regionDrag(double from) {
		return new RegionGesture() {
			@Override
			public void drag(int x, int y, int state) {
				model.setRegion(from, onFrame(x));
			}
		};
	}

	private Gesture regionMove(int startX) {
		double grip = axis.seconds(startX) - model.regionStart();
		double length = model.regionEnd() - model.regionStart();
		double rate = model.frameRate().framesPerSecond();
		return new RegionGesture() {
			@Override
			public void drag(int x, int y, int state) {
				double to = Math.max(0, Math.round((axis.seconds(x) - grip) * rate) / rate);
				model.setRegion(to, to + length);
			}
		};
	}

	/** A drag of the region, which goes back to what it was. */
	private abstract class RegionGesture implements Gesture {

		private final double oldStart = model.regionStart();
		private final double oldEnd = model.regionEnd();

		@Override
		public void release() {
			if (!model.hasRegion()) {
				model.setRegion(Double.NaN, Double.NaN);
			}
		}

		@Override
		public void cancel() {
			model.setRegion(oldStart, oldEnd);
		}
	}

	private double onFrame(int x) {
		double rate = model.frameRate().framesPerSecond();
		return Math.max(0, Math.round(axis.seconds(x) * rate) / rate);
	}

	/** The region is looped; a marker with a length becomes it first. */
	@Override
	boolean doubleClick(int x, int y, int state, Rectangle area) {
		int index = markAt(x, y, area);
		if (index >= 0 && model.marks().get(index).length() > 0) {
			TimelineModel.Mark mark = model.marks().get(index);
			model.setRegion(model.frameRate().secondsOf(mark.frame()),
					model.frameRate().secondsOf((long) mark.frame() + mark.length()));
			loop.run();
			return true;
		}
		boolean inRegion = y <= area.y + TOP && model.hasRegion() && axis.seconds(x) >= model.regionStart()
				&& axis.seconds(x) <= model.regionEnd();
		if (inRegion && index < 0) {
			loop.run();
		}
		return inRegion;
	}

	@Override
	void point(int x, int y, Rectangle area) {
		model.chooseMark(markAt(x, y, area));
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		int index = markAt(x, y, area);
		if (index < 0) {
			return model.text(axis.seconds(x));
		}
		TimelineModel.Mark mark = model.marks().get(index);
		return mark.comment().isEmpty() ? mark.label() : mark.label() + "\n" + mark.comment();
	}
}
