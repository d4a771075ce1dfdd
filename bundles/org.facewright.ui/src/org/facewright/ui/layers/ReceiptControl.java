package org.facewright.ui.layers;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import org.facewright.core.time.FrameRange;
import org.facewright.operations.receipt.Receipt;
import org.facewright.operations.receipt.Receipt.Closure;
import org.facewright.operations.receipt.Receipt.Part;
import org.facewright.operations.receipt.Receipt.Row;
import org.facewright.operations.receipt.Receipt.Verdict;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Palette;

/**
 * A receipt at a glance: each figure before and after, a green dot where nothing is lost, an amber triangle where the
 * filter takes something away. Below it the closures that open; Up, Down and Enter or a click go to them.
 */
final class ReceiptControl extends Canvas {

	private static final RGB GREEN_DARK = new RGB(94, 184, 120);
	private static final RGB GREEN_LIGHT = new RGB(24, 128, 62);
	private static final RGB AMBER_DARK = new RGB(240, 176, 60);
	private static final RGB AMBER_LIGHT = new RGB(186, 104, 0);
	private static final int PAD = 6;
	private static final int MOST_LOST = 8;

	private final Consumer<FrameRange> jump;
	private Palette palette = Palette.DARK;
	private @Nullable Receipt receipt;
	private double framesPerSecond = 60;
	private String title = "";
	private String note = "";
	private int chosen = -1;

	/** @param jump goes to the frames of a closure */
	ReceiptControl(Composite parent, Consumer<FrameRange> jump) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.jump = jump;
		addListener(SWT.Paint, event -> paint(event.gc));
		addListener(SWT.MouseDown, this::mouseDown);
		addListener(SWT.KeyDown, this::keyDown);
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = spoken();
				}
			}
		});
	}

	void setPalette(Palette colours) {
		palette = colours;
		redraw();
	}

	/** @param shownTitle what was looked at @param shownNote in place of figures when there is no receipt */
	void show(@Nullable Receipt shown, double rate, String shownTitle, String shownNote) {
		boolean resize = lines(shown) != lines(receipt);
		receipt = shown;
		framesPerSecond = rate;
		title = shownTitle;
		note = shownNote;
		chosen = -1;
		redraw();
		if (resize) {
			requestLayout();
		}
	}

	/** Another receipt is on its way; the figures so far stay until it is there. */
	void await(String shownTitle) {
		title = shownTitle;
		redraw();
	}

	/** All figures in words. */
	String spoken() {
		Receipt shown = receipt;
		if (shown == null) {
			return Texts.of("Receipt") + (note.isEmpty() ? "" : ": " + note);
		}
		StringBuilder said = new StringBuilder(Texts.of("Receipt")).append(": ");
		for (Row row : shown.rows()) {
			said.append(Texts.of(row.name())).append(' ').append(row.before()).append(" → ").append(row.after())
					.append(", ").append(change(row)).append(row.verdict() == Verdict.COST
							? " (" + Texts.of("a cost") + ")"
							: "")
					.append("; ");
		}
		return said.toString();
	}

	private List<Closure> lost() {
		Receipt shown = receipt;
		return shown == null ? List.of() : shown.lost();
	}

	private static int lines(@Nullable Receipt shown) {
		if (shown == null) {
			return 2;
		}
		int lost = Math.min(MOST_LOST + 1, shown.lost().size());
		return 1 + shown.rows().size() + (shown.parts().size() > 1 ? 1 + shown.parts().size() : 0)
				+ (lost > 0 ? 1 + lost : 0);
	}

	private int lineHeight() {
		GC gc = new GC(this);
		try {
			gc.setFont(getFont());
			return gc.getFontMetrics().getHeight() + 5;
		} finally {
			gc.dispose();
		}
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		int height = heightHint == SWT.DEFAULT ? lines(receipt) * lineHeight() + PAD : heightHint;
		return new Point(widthHint == SWT.DEFAULT ? 14 * lineHeight() : widthHint, height);
	}

	private void paint(GC gc) {
		Rectangle area = getClientArea();
		gc.setFont(getFont());
		gc.setAntialias(SWT.ON);
		gc.setBackground(new Color(palette.background()));
		gc.fillRectangle(area);
		int line = lineHeight();
		Receipt shown = receipt;
		gc.setForeground(new Color(palette.faintText()));
		gc.drawText(title, PAD, 3, true);
		if (shown == null) {
			gc.drawText(note, PAD, line + 3, true);
			focus(gc, area);
			return;
		}
		int mark = line;
		int change = area.width - PAD - widest(gc, shown.rows().stream().map(ReceiptControl::change).toList());
		int after = change - 2 * PAD - widest(gc, shown.rows().stream().map(Row::after).toList());
		int arrow = after - gc.textExtent("→").x - PAD;
		int before = arrow - PAD;
		int y = line;
		for (Row row : shown.rows()) {
			boolean cost = row.verdict() == Verdict.COST;
			if (cost) {
				gc.setBackground(new Color(Palette.mix(palette.background(), amber(), 0.14)));
				gc.fillRectangle(0, y, area.width, line);
			}
			mark(gc, y, mark, row.verdict());
			gc.setForeground(new Color(palette.text()));
			Rectangle all = gc.getClipping();
			gc.setClipping(mark, y, Math.max(1, before - gc.textExtent(row.before()).x - PAD - mark), line);
			gc.drawText(Texts.of(row.name()), mark, y + 2, true);
			gc.setClipping(all);
			gc.setForeground(new Color(palette.faintText()));
			gc.drawText(row.before(), before - gc.textExtent(row.before()).x, y + 2, true);
			gc.drawText("→", arrow, y + 2, true);
			gc.setForeground(new Color(palette.text()));
			gc.drawText(row.after(), after, y + 2, true);
			gc.setForeground(new Color(cost ? amber() : row.verdict() == Verdict.GOOD ? green() : palette.faintText()));
			gc.drawText(change(row), change, y + 2, true);
			y += line;
		}
		if (shown.parts().size() > 1) {
			y = paintParts(gc, shown, y, line, area.width);
		}
		List<Closure> lost = shown.lost();
		if (!lost.isEmpty()) {
			gc.setForeground(new Color(palette.faintText()));
			gc.drawText(Texts.of("Closures that would open"), PAD, y + 3, true);
			y += line;
			for (int i = 0; i < Math.min(MOST_LOST, lost.size()); i++) {
				if (i == chosen) {
					gc.setBackground(new Color(Palette.mix(palette.background(), palette.selection(), 0.4)));
					gc.fillRectangle(0, y, area.width, line);
				}
				gc.setForeground(new Color(amber()));
				gc.drawText("▸ " + text(lost.get(i)), mark, y + 2, true);
				y += line;
			}
			if (lost.size() > MOST_LOST) {
				gc.setForeground(new Color(palette.faintText()));
				gc.drawText(Texts.of("and {0} more", lost.size() - MOST_LOST), mark, y + 2, true);
			}
		}
		focus(gc, area);
	}

	private void focus(GC gc, Rectangle area) {
		if (isFocusControl()) {
			gc.setForeground(new Color(palette.selection()));
			gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		}
	}

	/** Delay, amplitude and bandwidth of each part. */
	private int paintParts(GC gc, Receipt shown, int top, int line, int width) {
		int y = top;
		int column = (width - line - 2 * PAD) / 4;
		gc.setForeground(new Color(palette.faintText()));
		String[] heads = { "", Texts.of("Delay"), Texts.of("Amplitude"), Texts.of("Bandwidth") };
		for (int i = 1; i < heads.length; i++) {
			gc.drawText(heads[i], line + i * column, y + 3, true);
		}
		y += line;
		for (Part part : shown.parts()) {
			boolean late = Math.abs(part.lagMs()) >= 8;
			boolean less = part.rangeLeft() < 0.9;
			boolean slow = part.cutHz() < 8;
			mark(gc, y, line, late || less || slow ? Verdict.COST : Verdict.GOOD);
			gc.setForeground(new Color(palette.text()));
			gc.drawText(Texts.of(part.name()), line, y + 2, true);
			cell(gc, format("%+.0f ms", part.lagMs()), late, line + column, y);
			cell(gc, format("%.0f %%", 100 * part.rangeLeft()), less, line + 2 * column, y);
			cell(gc, Double.isNaN(part.cutHz()) ? Texts.of("full") : format("%.1f Hz", part.cutHz()), slow,
					line + 3 * column, y);
			y += line;
		}
		return y;
	}

	private void cell(GC gc, String text, boolean cost, int x, int y) {
		gc.setForeground(new Color(cost ? amber() : palette.text()));
		gc.drawText(text, x, y + 2, true);
	}

	private static String format(String format, double value) {
		return String.format(Locale.ROOT, format, value).replace("+0 ", "0 ").replace("-0 ", "0 ").replace('-', '−');
	}

	/** Form and colour both say it. */
	private void mark(GC gc, int y, int line, Verdict verdict) {
		int size = line / 2;
		int left = (line - size) / 2;
		int top = y + (line - size) / 2;
		switch (verdict) {
			case GOOD -> {
				gc.setBackground(new Color(green()));
				gc.fillOval(left, top, size, size);
			}
			case COST -> {
				gc.setBackground(new Color(amber()));
				gc.fillPolygon(new int[] { left + size / 2, top - 1, left + size + 1, top + size, left - 1,
						top + size });
			}
			case NONE -> {
				gc.setForeground(new Color(palette.faintText()));
				gc.drawLine(left, top + size / 2, left + size, top + size / 2);
			}
		}
	}

	private RGB green() {
		return palette.dark() ? GREEN_DARK : GREEN_LIGHT;
	}

	private RGB amber() {
		return palette.dark() ? AMBER_DARK : AMBER_LIGHT;
	}

	private static String change(Row row) {
		return row.name().equals("Bandwidth")
				? Texts.of("{0} above 8 Hz", Texts.of(row.change().replace(" above 8 Hz", "")))
				: row.change().endsWith(" lost") && !row.change().equals("none lost")
						? Texts.of("{0} lost", row.change().replace(" lost", ""))
						: Texts.of(row.change());
	}

	private String text(Closure closure) {
		return Texts.of("{0} at {1} s: lips {2} mm apart, before {3}", closure.label(),
				String.format(Locale.ROOT, "%.2f", closure.frames().start() / framesPerSecond),
				String.format(Locale.ROOT, "%.1f", closure.afterMm()),
				String.format(Locale.ROOT, "%.1f", closure.beforeMm()));
	}

	private static int widest(GC gc, List<String> texts) {
		return texts.stream().mapToInt(text -> gc.textExtent(text).x).max().orElse(0);
	}

	/** Where a lost closure is written. */
	Rectangle lostBounds(int index) {
		Receipt shown = receipt;
		int line = lineHeight();
		int above = shown == null
				? 0
				: 2 + shown.rows().size() + (shown.parts().size() > 1 ? 1 + shown.parts().size() : 0);
		return new Rectangle(0, (above + index) * line, getClientArea().width, line);
	}

	private void mouseDown(Event event) {
		setFocus();
		for (int i = 0; i < Math.min(MOST_LOST, lost().size()); i++) {
			if (lostBounds(i).contains(event.x, event.y)) {
				go(i);
			}
		}
	}

	private void keyDown(Event event) {
		int count = Math.min(MOST_LOST, lost().size());
		if (count == 0) {
			return;
		}
		switch (event.keyCode) {
			case SWT.ARROW_UP -> go(Math.max(0, chosen - 1));
			case SWT.ARROW_DOWN -> go(Math.min(count - 1, chosen + 1));
			case SWT.CR -> go(Math.max(0, chosen));
			default -> {
				// not ours
			}
		}
	}

	private void go(int index) {
		chosen = index;
		redraw();
		jump.accept(lost().get(index).frames());
	}
}
