package org.facewright.ui.live;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Palette;

/** How loud it is: -60 to 0 dB below full scale, with the peak of the last second and a half. */
final class LevelMeter extends Canvas {

	private static final double LOWEST_DB = -60;
	private static final double HOT_DB = -3;
	private static final long HOLD_MILLIS = 1500;

	private Palette palette = Palette.DARK;
	private double level = -100;
	private double peak = -100;
	private long peakUntil;

	LevelMeter(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED);
		addListener(SWT.Paint, this::paint);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = Texts.of("Level {0} dB", Math.round(level));
				}
			}
		});
	}

	void setPalette(Palette newPalette) {
		palette = newPalette;
		redraw();
	}

	/** @param levelDb now; @param peakDb since the last call */
	void show(double levelDb, double peakDb) {
		long now = System.currentTimeMillis();
		if (peakDb >= peak || now > peakUntil) {
			peak = peakDb;
			peakUntil = now + HOLD_MILLIS;
		}
		level = levelDb;
		redraw();
	}

	double level() {
		return level;
	}

	@Override
	public Point computeSize(int wide, int high, boolean changed) {
		int text = getFont().getFontData()[0].getHeight();
		return new Point(wide == SWT.DEFAULT ? 200 : wide, high == SWT.DEFAULT ? text * 2 : high);
	}

	private static int x(double db, int width) {
		return (int) Math.round(Math.clamp((db - LOWEST_DB) / -LOWEST_DB, 0, 1) * width);
	}

	private void paint(Event event) {
		Rectangle area = getClientArea();
		GC gc = event.gc;
		fill(gc, palette.lane(), 0, area.width, area.height);
		int end = x(level, area.width);
		int hot = x(HOT_DB, area.width);
		fill(gc, palette.waveBody(), 0, Math.min(end, hot), area.height);
		if (end > hot) {
			fill(gc, palette.warning(), hot, end - hot, area.height);
		}
		for (int db = -48; db < 0; db += 12) {
			fill(gc, palette.grid(), x(db, area.width), 1, area.height);
		}
		if (peak > LOWEST_DB) {
			fill(gc, peak > HOT_DB ? palette.warning() : palette.text(), x(peak, area.width) - 1, 2, area.height);
		}
	}

	private static void fill(GC gc, RGB colour, int x, int width, int height) {
		gc.setBackground(new Color(colour));
		gc.fillRectangle(x, 0, width, height);
	}
}
