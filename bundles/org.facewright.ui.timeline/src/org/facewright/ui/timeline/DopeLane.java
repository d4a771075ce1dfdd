package org.facewright.ui.timeline;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;

/** Dope sheet: when there are keys, one row per group of channels. A column of keys moves in time as one. */
final class DopeLane extends Lane {

	private static final int ROW = 15;

	private final TimelineModel model;
	private final TimeAxis axis;
	private final KeyGate gate;

	DopeLane(TimelineModel model, TimeAxis axis, KeyGate gate) {
		super("Keys", 4 * ROW);
		this.model = model;
		this.axis = axis;
		this.gate = gate;
	}

	/** Rows are the groups that have keys; frames of each with the channels keyed there. */
	private Map<Articulator, TreeMap<Integer, Integer>> rows() {
		Map<Articulator, TreeMap<Integer, Integer>> rows = new EnumMap<>(Articulator.class);
		for (int channel = 0; channel < model.channels().size(); channel++) {
			KeyCurve curve = model.keys().curves().get(channel);
			if (curve.size() > 0 && model.isShown(channel)) {
				TreeMap<Integer, Integer> row = rows.computeIfAbsent(
						Articulator.of(model.channels().channel(channel).name()), group -> new TreeMap<>());
				for (int key = 0; key < curve.size(); key++) {
					row.merge(curve.frame(key), 1, Integer::sum);
				}
			}
		}
		return rows;
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.lane()));
		gc.fillRectangle(area);
		int top = area.y + 2;
		for (Map.Entry<Articulator, TreeMap<Integer, Integer>> row : rows().entrySet()) {
			gc.setForeground(painting.colour(palette.faintText()));
			gc.drawText(row.getKey().label(), area.x + 6, top - 2, true);
			for (int frame : row.getValue().keySet()) {
				int x = area.x + (int) Math.round(axis.x(model.frameRate().secondsOf(frame)));
				if (x < area.x - 5 || x > area.x + area.width + 5) {
					continue;
				}
				boolean chosen = isChosen(row.getKey(), frame);
				gc.setBackground(painting.colour(chosen ? palette.selectedKey() : palette.of(row.getKey())));
				int y = top + ROW / 2;
				int size = chosen ? 5 : 4;
				gc.fillPolygon(new int[] { x - size, y, x, y - size, x + size, y, x, y + size });
			}
			top += ROW;
		}
	}

	private boolean isChosen(Articulator group, int frame) {
		for (int channel : model.selection().channels()) {
			if (model.selection().contains(channel, frame)
					&& Articulator.of(model.channels().channel(channel).name()) == group) {
				return true;
			}
		}
		return false;
	}

	@Override
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		KeySelection column = columnAt(x, y, area);
		if (column.isEmpty()) {
			model.select(KeySelection.NONE);
			return Optional.empty();
		}
		boolean already = column.minus(model.selection()).isEmpty();
		if ((state & SWT.MOD1) != 0) {
			model.select(already ? model.selection().minus(column) : model.selection().plus(column));
		} else if ((state & SWT.MOD2) != 0) {
			model.select(model.selection().plus(column));
		} else if (!already) {
			model.select(column);
		}
		return Optional.of(move(x));
	}

	private KeySelection columnAt(int x, int y, Rectangle area) {
		int index = (y - area.y - 2) / ROW;
		int i = 0;
		for (Map.Entry<Articulator, TreeMap<Integer, Integer>> row : rows().entrySet()) {
			if (i++ != index) {
				continue;
			}
			for (int frame : row.getValue().keySet()) {
				if (Math.abs(axis.x(model.frameRate().secondsOf(frame)) - x) <= CurveLane.HIT) {
					return column(row.getKey(), frame);
				}
			}
		}
		return KeySelection.NONE;
	}

	private KeySelection column(Articulator group, int frame) {
		Map<Integer, int[]> found = new HashMap<>();
		for (int channel = 0; channel < model.channels().size(); channel++) {
			KeyCurve curve = model.keys().curves().get(channel);
			if (!model.isShown(channel) || model.isLocked(channel)
					|| Articulator.of(model.channels().channel(channel).name()) != group) {
				continue;
			}
			for (int key = 0; key < curve.size(); key++) {
				if (curve.frame(key) == frame) {
					found.put(channel, new int[] { frame });
				}
			}
		}
		return KeySelection.of(found);
	}

	private Gesture move(int startX) {
		return new Gesture() {
			private final KeyCurves before = model.keys();
			private final KeySelection chosen = model.selection();
			private boolean begun;
			private boolean refused;

			@Override
			public void drag(int x, int y, int state) {
				int frames = (int) Math
						.round((x - startX) / axis.pixelsPerSecond() * model.frameRate().framesPerSecond());
				if (!begun && !refused && frames != 0) {
					begun = gate.begin("Move %d keys in time".formatted(chosen.size()));
					refused = !begun;
				}
				if (begun) {
					KeyVerbs.Result result = KeyVerbs.move(before, chosen, Math.max(frames, -chosen.firstFrame()), 0);
					gate.show(result.keys());
					model.select(result.selection());
				}
			}

			@Override
			public void release() {
				if (begun) {
					gate.commit();
				}
			}

			@Override
			public void cancel() {
				if (begun) {
					gate.cancel();
					model.select(chosen);
				}
			}
		};
	}
}
