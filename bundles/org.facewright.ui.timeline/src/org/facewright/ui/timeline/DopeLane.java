package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.ui.texts.Texts;

/**
 * Dope sheet: when there are keys, a row of all of them and one row per group of channels. A column of keys moves in
 * time as one; a box chooses.
 */
final class DopeLane extends Lane {

	private static final int ROW = 15;
	private static final int TICKS = 6; // keys nearer to each other than this are ticks

	/** A row: its channels and the frames at which one of them has a key. */
	private record Row(Optional<Articulator> group, List<Integer> channels, BitSet frames) {
	}

	private final TimelineModel model;
	private final TimeAxis axis;
	private final KeyGate gate;
	private final CurveLane.Typing typing;
	private final SnapTargets snaps;
	private final Raster raster = new Raster();
	private @Nullable KeyCurves rowsOf;
	private @Nullable Object rowsFor;
	private List<Row> rows = List.of();
	private @Nullable Rectangle marquee;
	private String bubble = "";
	private int bubbleFrame;

	DopeLane(TimelineModel model, TimeAxis axis, KeyGate gate, CurveLane.Typing typing) {
		super(Texts.of("Keys"), 5 * ROW);
		this.model = model;
		this.axis = axis;
		this.gate = gate;
		this.typing = typing;
		snaps = new SnapTargets(model, axis);
	}

	/** All, then the groups that have keys. */
	private List<Row> rows() {
		if (rowsOf == model.keys() && model.shown().equals(rowsFor)) {
			return rows;
		}
		rowsOf = model.keys();
		rowsFor = model.shown();
		Map<Articulator, Row> groups = new EnumMap<>(Articulator.class);
		Row all = new Row(Optional.empty(), new ArrayList<>(), new BitSet());
		for (int channel = 0; channel < model.channels().size(); channel++) {
			KeyCurve curve = model.keys().curves().get(channel);
			if (curve.size() > 0 && model.isShown(channel)) {
				Row row = groups.computeIfAbsent(Articulator.of(model.channels().channel(channel).name()),
						group -> new Row(Optional.of(group), new ArrayList<>(), new BitSet()));
				for (Row part : List.of(row, all)) {
					part.channels().add(channel);
					for (int key = 0; key < curve.size(); key++) {
						part.frames().set(Math.max(0, curve.frame(key)));
					}
				}
			}
		}
		List<Row> found = new ArrayList<>();
		if (groups.size() > 1) {
			found.add(all);
		}
		found.addAll(groups.values());
		rows = found;
		return found;
	}

	@Override
	boolean scrolls() {
		return true;
	}

	/** Keys and selection are compared as objects: neither ever changes. */
	private record Depicted(KeyCurves keys, KeySelection selection, Object appearance) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Depicted depicted && depicted.keys == keys && depicted.selection == selection
					&& depicted.appearance.equals(appearance);
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(keys);
		}
	}

	@Override
	Object depicts() {
		return new Depicted(model.keys(), model.selection(), model.appearance());
	}

	private int x(int frame) {
		return (int) Math.round(axis.x(model.frameRate().secondsOf(frame)));
	}

	private double frameAt(double x) {
		return axis.seconds(x) * model.frameRate().framesPerSecond();
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		raster.begin(painting.to() - painting.from(), area.height, painting.scale(), palette.lane());
		float middle = 2 + ROW / 2f;
		int from = (int) Math.max(0, Math.floor(frameAt(painting.from() - 8.0)));
		int to = (int) Math.ceil(frameAt(painting.to() + 8.0));
		double perFrame = axis.pixelsPerSecond() / model.frameRate().framesPerSecond();
		for (Row row : rows()) {
			BitSet chosen = chosen(row);
			int colour = raster.colour(row.group().map(palette::of).orElse(palette.key()));
			int chosenColour = raster.colour(palette.selectedKey());
			int last = Integer.MIN_VALUE / 2;
			for (int frame = row.frames().nextSetBit(from); frame >= 0 && frame <= to; frame = row.frames()
					.nextSetBit(frame + 1)) {
				boolean own = chosen.get(frame);
				float x = (float) (axis.x(model.frameRate().secondsOf(frame)) - painting.from());
				boolean close = (frame - last) * perFrame < TICKS;
				last = frame;
				if (close) {
					raster.tick(x, middle, own ? 5 : 4, own ? chosenColour : colour);
				} else {
					raster.diamond(x, middle, own ? 5 : 4, own ? chosenColour : colour);
				}
			}
			middle += ROW;
		}
		raster.draw(gc, area.x + painting.from(), area.y);
	}

	private BitSet chosen(Row row) {
		BitSet chosen = new BitSet();
		for (int channel : row.channels()) {
			for (int frame : model.selection().frames(channel)) {
				chosen.set(Math.max(0, frame));
			}
		}
		return chosen;
	}

	@Override
	void overlay(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setForeground(painting.colour(palette.faintText()));
		int top = area.y;
		for (Row row : rows()) {
			gc.drawText(row.group().map(Articulator::label).orElse(Texts.of("All")), area.x + 6, top, true);
			top += ROW;
		}
		Rectangle box = marquee;
		if (box != null) {
			gc.setForeground(painting.colour(palette.selection()));
			gc.drawRectangle(box);
		}
		if (!bubble.isEmpty()) {
			gc.setForeground(painting.colour(palette.playhead()));
			gc.setBackground(painting.colour(palette.background()));
			gc.drawText(bubble, area.x + x(bubbleFrame) + 8, area.y + 2, false);
		}
	}

	@Override
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		KeySelection column = columnAt(x, y, area);
		if (column.isEmpty()) {
			return Optional.of(box(x, y, state, area));
		}
		boolean already = column.minus(model.selection()).isEmpty();
		if ((state & SWT.MOD1) != 0) {
			model.select(already ? model.selection().minus(column) : model.selection().plus(column));
		} else if ((state & SWT.MOD2) != 0) {
			model.select(model.selection().plus(column));
		} else if (!already) {
			model.select(column);
		}
		return Optional.of(move(x, (state & SWT.MOD3) != 0));
	}

	@Override
	void point(int x, int y, Rectangle area) {
		KeySelection column = columnAt(x, y, area);
		if (!column.isEmpty() && !column.minus(model.selection()).isEmpty()) {
			model.select(column);
		}
	}

	@Override
	boolean doubleClick(int x, int y, int state, Rectangle area) {
		KeySelection column = columnAt(x, y, area);
		if (!column.isEmpty()) {
			model.select(column);
			typing.begin(area.x + x + 8, area.y + area.height);
		}
		return !column.isEmpty();
	}

	private KeySelection columnAt(int x, int y, Rectangle area) {
		int index = Math.floorDiv(y - area.y - 2, ROW);
		if (index < 0 || index >= rows().size()) {
			return KeySelection.NONE;
		}
		Row row = rows().get(index);
		int wanted = (int) Math.round(frameAt(x));
		int best = -1;
		for (int frame : new int[] { row.frames().previousSetBit(Math.max(0, wanted)),
				row.frames().nextSetBit(Math.max(0, wanted)) }) {
			boolean near = frame >= 0 && Math.abs(x(frame) - x) <= CurveLane.HIT;
			if (near && (best < 0 || Math.abs(x(frame) - x) < Math.abs(x(best) - x))) {
				best = frame;
			}
		}
		int found = best;
		return found < 0
				? KeySelection.NONE
				: KeySearch.where(model.keys(), unlocked(row), frame -> Math.max(0, frame) == found);
	}

	private List<Integer> unlocked(Row row) {
		return row.channels().stream().filter(channel -> !model.isLocked(channel)).toList();
	}

	private Gesture box(int startX, int startY, int state, Rectangle area) {
		KeySelection before = model.selection();
		double start = axis.seconds(startX);
		return new Gesture() {
			@Override
			public void drag(int x, int y, int now) {
				int from = (int) Math.round(axis.x(start));
				if (marquee == null && Math.abs(x - from) < 2 && Math.abs(y - startY) < 2) {
					return;
				}
				boolean column = (now & SWT.MOD3) != 0;
				int top = column ? area.y : Math.min(startY, y);
				int bottom = column ? area.y + area.height : Math.max(startY, y);
				marquee = new Rectangle(area.x + Math.min(from, x), top, Math.abs(x - from), bottom - top);
				KeySelection inside = inside(Math.min(from, x), Math.max(from, x), top - area.y, bottom - area.y);
				model.select((state & SWT.MOD2) != 0
						? before.plus(inside)
						: (state & SWT.MOD1) != 0 ? before.minus(inside) : inside);
			}

			@Override
			public void release() {
				if (marquee == null && (state & (SWT.MOD1 | SWT.MOD2)) == 0) {
					model.select(KeySelection.NONE);
				}
				marquee = null;
			}

			@Override
			public void cancel() {
				marquee = null;
				model.select(before);
			}
		};
	}

	private KeySelection inside(int left, int right, int top, int bottom) {
		double from = frameAt(left - 0.5);
		double to = frameAt(right + 0.5);
		KeySelection found = KeySelection.NONE;
		for (int i = 0; i < rows().size(); i++) {
			int middle = 2 + i * ROW + ROW / 2;
			if (middle >= top && middle <= bottom) {
				found = found.plus(
						KeySearch.where(model.keys(), unlocked(rows().get(i)), frame -> frame >= from && frame <= to));
			}
		}
		return found;
	}

	private Gesture move(int startX, boolean duplicates) {
		double start = frameAt(startX);
		int held = nearestChosen(start);
		int count = model.selection().size();
		return new KeyGesture(model, gate, duplicates
				? Texts.of("Duplicate {0} keys", count)
				: Texts.of("Move {0} keys in time", count)) {
			@Override
			Optional<KeyVerbs.Result> result(int x, int y, int state) {
				double wanted = exact().orElse(frameAt(x) - start);
				boolean free = exact().isPresent() || model.isSnapping() == ((state & SWT.MOD1) != 0);
				Optional<SnapTargets.Target> near = free ? Optional.empty() : snaps.near(held + wanted, chosen);
				int frames = Math.max(-chosen.firstFrame(),
						near.map(target -> target.frame() - held).orElse((int) Math.round(wanted)));
				if (frames == 0 && !hasBegun()) {
					return Optional.empty();
				}
				bubble = Cage.signed(frames) + " f" + near.map(target -> "  → " + target.name()).orElse("");
				bubbleFrame = held + frames;
				return Optional.of(duplicates
						? KeyVerbs.duplicate(before, chosen, frames, 0)
						: KeyVerbs.move(before, chosen, frames, 0));
			}

			@Override
			void ended() {
				bubble = "";
			}
		};
	}

	private int nearestChosen(double frame) {
		int best = model.selection().firstFrame();
		for (int channel : model.selection().channels()) {
			for (int own : model.selection().frames(channel)) {
				if (Math.abs(own - frame) < Math.abs(best - frame)) {
					best = own;
				}
			}
		}
		return best;
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		KeySelection column = columnAt(x, y, area);
		return column.isEmpty()
				? ""
				: Texts.of("{0} keys at {1}", column.size(),
						model.display().text(model.frameRate().secondsOf(column.firstFrame()), model.frameRate()));
	}
}
