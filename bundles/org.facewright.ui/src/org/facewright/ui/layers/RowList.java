package org.facewright.ui.layers;

import java.util.List;
import java.util.Objects;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Palette;

/**
 * A short list whose rows can be put into another order by hand, named, and switched by letters at their right end. Up
 * and Down choose a row, with Alt they move it; F2 names it.
 */
final class RowList extends Canvas {

	/** A switch at the right end of a row. @param letter shown @param says for people, what it does when it is on */
	record Toggle(String letter, boolean on, String says) {
	}

	/**
	 * @param detail small, after the name
	 * @param lead   whether the row is the one of its kind that is used; null where rows have no such mark
	 * @param figure before the toggles
	 */
	record Row(String name, String detail, @Nullable Boolean lead, boolean dimmed, boolean movable, String figure,
			List<Toggle> toggles) {
	}

	/** Hears what the hand does. Rows are counted from the top. */
	interface Host {
		void selected(int row);

		void toggled(int row, int toggle);

		void moved(int from, int to);

		/** The row is to be the one that is used, or is opened. */
		void led(int row);

		void renamed(int row, String name);

		/** A key that the list has no use for. @return true when it was used */
		boolean key(Event event, int row);
	}

	private static final int PAD = 6;

	private final Host host;
	private List<Row> rows = List.of();
	private int selected = -1;
	private Palette palette = Palette.DARK;
	private int pressed = -1;
	private int pressedY;
	private int target = -1;
	private @Nullable Text naming;

	/** @param name for screen readers */
	RowList(Composite parent, String name, Host host) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.host = host;
		addListener(SWT.Paint, event -> paint(event.gc));
		addListener(SWT.MouseDown, this::mouseDown);
		addListener(SWT.MouseMove, this::mouseMove);
		addListener(SWT.MouseUp, this::mouseUp);
		addListener(SWT.MouseDoubleClick, this::doubleClick);
		addListener(SWT.KeyDown, this::keyDown);
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = event.childID >= 0 && event.childID < rows.size()
							? spoken(rows.get(event.childID))
							: name + (selected < 0 || selected >= rows.size()
									? ""
									: ": " + spoken(rows.get(selected)));
				}
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(@Nullable AccessibleControlEvent event) {
				if (event != null) {
					event.detail = event.childID >= 0 ? ACC.ROLE_LISTITEM : ACC.ROLE_LIST;
				}
			}

			@Override
			public void getChildCount(@Nullable AccessibleControlEvent event) {
				if (event != null) {
					event.detail = rows.size();
				}
			}
		});
	}

	private static String spoken(Row row) {
		StringBuilder said = new StringBuilder(row.name());
		if (!row.detail().isEmpty()) {
			said.append(", ").append(row.detail());
		}
		if (!row.figure().isEmpty()) {
			said.append(", ").append(row.figure());
		}
		row.toggles().stream().filter(Toggle::on).forEach(toggle -> said.append(", ").append(toggle.says()));
		return said.toString();
	}

	void setPalette(Palette colours) {
		palette = colours;
		redraw();
	}

	void setRows(List<Row> newRows, int newSelected) {
		boolean other = newRows.size() != rows.size();
		boolean said = newSelected != selected;
		rows = List.copyOf(newRows);
		selected = Math.min(newSelected, rows.size() - 1);
		redraw();
		if (other) {
			requestLayout();
		}
		if (said && isFocusControl()) {
			getAccessible().setFocus(selected);
		}
	}

	int selected() {
		return selected;
	}

	private int rowHeight() {
		GC gc = new GC(this);
		try {
			gc.setFont(getFont());
			return gc.getFontMetrics().getHeight() + PAD + PAD / 2;
		} finally {
			gc.dispose();
		}
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		int height = heightHint == SWT.DEFAULT ? Math.max(1, rows.size()) * rowHeight() + 2 : heightHint;
		return new Point(widthHint == SWT.DEFAULT ? 10 * rowHeight() : widthHint, height);
	}

	/** Where a row lies. */
	Rectangle bounds(int row) {
		int height = rowHeight();
		return new Rectangle(0, 1 + row * height, getClientArea().width, height);
	}

	/** Where a toggle of a row lies. */
	Rectangle toggleBounds(int row, int toggle) {
		Rectangle all = bounds(row);
		int size = all.height;
		int fromRight = rows.get(row).toggles().size() - toggle;
		return new Rectangle(all.width - fromRight * size - PAD / 2, all.y, size, size);
	}

	/** Where the mark of the row that is used lies. */
	Rectangle leadBounds(int row) {
		Rectangle all = bounds(row);
		return new Rectangle(0, all.y, all.height, all.height);
	}

	private Color colour(RGB rgb) {
		return new Color(rgb);
	}

	private void paint(GC gc) {
		Rectangle area = getClientArea();
		gc.setFont(getFont());
		gc.setAntialias(SWT.ON);
		gc.setBackground(colour(palette.lane()));
		gc.fillRectangle(area);
		for (int row = 0; row < rows.size(); row++) {
			paintRow(gc, row);
		}
		if (rows.isEmpty()) {
			gc.setForeground(colour(palette.faintText()));
			gc.drawText(Texts.of("none"), PAD, 1 + PAD / 2, true);
		}
		if (target >= 0) {
			int y = target < rows.size() ? bounds(target).y : bounds(rows.size() - 1).y + rowHeight();
			gc.setBackground(colour(palette.playhead()));
			gc.fillRectangle(0, y - 1, area.width, 3);
		}
		if (isFocusControl()) {
			gc.setForeground(colour(palette.selection()));
			gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
		}
	}

	private void paintRow(GC gc, int index) {
		Row row = rows.get(index);
		Rectangle all = bounds(index);
		boolean chosen = index == selected;
		if (chosen) {
			gc.setBackground(colour(Palette.mix(palette.lane(), palette.selection(), isFocusControl() ? 0.45 : 0.28)));
			gc.fillRectangle(all);
		}
		gc.setForeground(colour(palette.laneEdge()));
		gc.drawLine(0, all.y + all.height - 1, all.width, all.y + all.height - 1);
		RGB text = row.dimmed() ? palette.faintText() : palette.text();
		int x = PAD;
		Boolean lead = row.lead();
		if (lead != null) {
			int dot = all.height / 2;
			int left = (all.height - dot) / 2;
			gc.setBackground(colour(palette.playhead()));
			gc.setForeground(colour(lead ? palette.playhead() : palette.faintText()));
			if (lead) {
				gc.fillOval(left, all.y + left, dot, dot);
			} else {
				gc.drawOval(left, all.y + left, dot, dot);
			}
		}
		if (rows.stream().anyMatch(other -> other.lead() != null)) {
			x = all.height + 2;
		}
		int middle = all.y + (all.height - gc.getFontMetrics().getHeight()) / 2;
		int right = row.toggles().isEmpty() ? all.width - PAD : toggleBounds(index, 0).x - PAD;
		for (int i = 0; i < row.toggles().size(); i++) {
			paintToggle(gc, toggleBounds(index, i), row.toggles().get(i));
		}
		if (!row.figure().isEmpty()) {
			int width = gc.textExtent(row.figure()).x;
			gc.setForeground(colour(palette.faintText()));
			gc.drawText(row.figure(), right - width, middle, true);
			right -= width + PAD;
		}
		Rectangle clip = gc.getClipping();
		gc.setClipping(x, all.y, Math.max(1, right - x), all.height);
		gc.setForeground(colour(text));
		gc.drawText(row.name(), x, middle, true);
		gc.setForeground(colour(palette.faintText()));
		gc.drawText(row.detail(), x + gc.textExtent(row.name()).x + PAD + 2, middle, true);
		gc.setClipping(clip);
	}

	private void paintToggle(GC gc, Rectangle at, Toggle toggle) {
		Rectangle box = new Rectangle(at.x + 2, at.y + 3, at.width - 5, at.height - 7);
		gc.setForeground(colour(palette.grid()));
		gc.drawRoundRectangle(box.x, box.y, box.width, box.height, 4, 4);
		if (toggle.on()) {
			gc.setBackground(colour(palette.selection()));
			gc.fillRoundRectangle(box.x, box.y, box.width, box.height, 4, 4);
		}
		Point size = gc.textExtent(toggle.letter());
		gc.setForeground(colour(toggle.on() ? new RGB(255, 255, 255) : palette.faintText()));
		gc.drawText(toggle.letter(), box.x + (box.width - size.x) / 2 + 1, box.y + (box.height - size.y) / 2, true);
	}

	private int rowAt(int y) {
		int row = (y - 1) / Math.max(1, rowHeight());
		return y < 1 || row >= rows.size() ? -1 : row;
	}

	private void mouseDown(Event event) {
		setFocus();
		int row = rowAt(event.y);
		if (row < 0) {
			return;
		}
		if (row != selected) {
			selected = row;
			redraw();
			host.selected(row);
		}
		if (event.button != 1 || row >= rows.size()) {
			return;
		}
		for (int i = 0; i < rows.get(row).toggles().size(); i++) {
			if (toggleBounds(row, i).contains(event.x, event.y)) {
				host.toggled(row, i);
				return;
			}
		}
		if (rows.get(row).lead() != null && leadBounds(row).contains(event.x, event.y)) {
			host.led(row);
			return;
		}
		pressed = rows.get(row).movable() ? row : -1;
		pressedY = event.y;
	}

	private void mouseMove(Event event) {
		if (pressed >= 0 && (Math.abs(event.y - pressedY) > rowHeight() / 3 || target >= 0)) {
			int height = rowHeight();
			target = Math.clamp((event.y + height / 2) / height, 0, rows.size());
			redraw();
			return;
		}
		int row = rowAt(event.y);
		String tip = null;
		if (row >= 0) {
			for (int i = 0; i < rows.get(row).toggles().size(); i++) {
				if (toggleBounds(row, i).contains(event.x, event.y)) {
					tip = rows.get(row).toggles().get(i).says();
				}
			}
		}
		if (!Objects.equals(tip, getToolTipText())) {
			setToolTipText(tip);
		}
	}

	private void mouseUp(Event event) {
		int from = pressed;
		int to = target;
		pressed = -1;
		target = -1;
		if (from >= 0 && to >= 0) {
			redraw();
			int place = to > from ? to - 1 : to;
			if (place != from) {
				host.moved(from, Math.clamp(place, 0, rows.size() - 1));
			}
		}
	}

	private void doubleClick(Event event) {
		int row = rowAt(event.y);
		if (row >= 0 && event.button == 1 && (rows.get(row).toggles().isEmpty()
				|| event.x < toggleBounds(row, 0).x)) {
			pressed = -1;
			host.led(row);
		}
	}

	private void keyDown(Event event) {
		boolean alt = (event.stateMask & SWT.MOD3) != 0;
		switch (event.keyCode) {
			case SWT.ARROW_UP -> step(-1, alt);
			case SWT.ARROW_DOWN -> step(1, alt);
			case SWT.HOME -> step(-selected, false);
			case SWT.END -> step(rows.size() - 1 - selected, false);
			case SWT.F2 -> rename();
			case SWT.ESC -> {
				pressed = -1;
				target = -1;
				redraw();
			}
			case SWT.CR -> {
				if (selected >= 0) {
					host.led(selected);
				}
			}
			default -> {
				if (host.key(event, selected)) {
					event.doit = false;
				}
			}
		}
	}

	private void step(int rowsDown, boolean move) {
		int to = Math.clamp((long) selected + rowsDown, 0, Math.max(0, rows.size() - 1));
		if (rows.isEmpty() || to == selected) {
			return;
		}
		if (move) {
			if (selected >= 0 && rows.get(selected).movable()) {
				host.moved(selected, to);
			}
			return;
		}
		selected = to;
		getAccessible().setFocus(selected);
		redraw();
		host.selected(selected);
	}

	/** Lets the chosen row be named in place; Enter keeps, Esc leaves the name. */
	void rename() {
		if (selected < 0 || selected >= rows.size() || naming != null) {
			return;
		}
		int row = selected;
		Rectangle at = bounds(row);
		Text field = new Text(this, SWT.BORDER | SWT.SINGLE);
		naming = field;
		field.setText(rows.get(row).name());
		field.setBounds(at.height, at.y, Math.max(60, at.width / 2), at.height);
		field.selectAll();
		field.setFocus();
		boolean[] done = new boolean[1];
		field.addListener(SWT.Traverse, event -> {
			if (event.detail == SWT.TRAVERSE_ESCAPE || event.detail == SWT.TRAVERSE_RETURN) {
				event.doit = false;
				end(field, done, row, event.detail == SWT.TRAVERSE_RETURN);
				setFocus();
			}
		});
		field.addListener(SWT.FocusOut, event -> end(field, done, row, true));
	}

	private void end(Text field, boolean[] done, int row, boolean keep) {
		if (!done[0]) {
			done[0] = true;
			naming = null;
			String text = field.getText().strip();
			getDisplay().asyncExec(field::dispose);
			field.setVisible(false);
			if (keep && !text.isEmpty() && row < rows.size() && !text.equals(rows.get(row).name())) {
				host.renamed(row, text);
			}
		}
	}
}
