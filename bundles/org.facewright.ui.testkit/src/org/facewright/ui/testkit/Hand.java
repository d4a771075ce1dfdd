package org.facewright.ui.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

import com.sun.jna.NativeLong;
import com.sun.jna.platform.unix.X11;

/**
 * Presses, drags and releases the mouse and keys of an X server over a control, as the server's test extension does it:
 * the window system itself makes the events, with modifiers and double clicks.
 */
public final class Hand implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(5);
	private static final int WHEEL_UP = 4;
	private static final int WHEEL_DOWN = 5;
	private static final Map<Integer, Integer> KEYSYMS = Map.ofEntries(Map.entry(SWT.SHIFT, 0xffe1),
			Map.entry(SWT.CTRL, 0xffe3), Map.entry(SWT.ALT, 0xffe9), Map.entry((int) SWT.ESC, 0xff1b),
			Map.entry((int) SWT.DEL, 0xffff), Map.entry(SWT.ARROW_LEFT, 0xff51), Map.entry(SWT.ARROW_UP, 0xff52),
			Map.entry(SWT.ARROW_RIGHT, 0xff53), Map.entry(SWT.ARROW_DOWN, 0xff54), Map.entry(SWT.HOME, 0xff50),
			Map.entry(SWT.END, 0xff57), Map.entry(SWT.INSERT, 0xff63),
			Map.entry(SWT.F2, 0xffbf), Map.entry((int) SWT.CR, 0xff0d), Map.entry((int) SWT.TAB, 0xff09));

	private final Display display;
	private final Control control;
	private final X11.Display server;

	public Hand(Control control) {
		this.control = control;
		display = control.getDisplay();
		server = X11.INSTANCE.XOpenDisplay(null);
		if (server == null) {
			throw new IllegalStateException("the X server can't be reached");
		}
	}

	public Hand moveTo(int x, int y) {
		Point point = control.toDisplay(x, y);
		X11.XTest.INSTANCE.XTestFakeMotionEvent(server, -1, point.x, point.y, new NativeLong(0));
		return settle();
	}

	public Hand press(int x, int y) {
		moveTo(x, y);
		return button(1, true);
	}

	public Hand release() {
		return button(1, false);
	}

	public Hand click(int x, int y) {
		return press(x, y).release();
	}

	/** From one place to another in a few steps, as a hand does. */
	public Hand drag(int fromX, int fromY, int toX, int toY) {
		press(fromX, fromY);
		glide(fromX, fromY, toX, toY);
		return release();
	}

	public Hand glide(int fromX, int fromY, int toX, int toY) {
		for (int step = 1; step <= 5; step++) {
			moveTo(fromX + (toX - fromX) * step / 5, fromY + (toY - fromY) * step / 5);
		}
		return this;
	}

	public Hand button(int button, boolean down) {
		X11.XTest.INSTANCE.XTestFakeButtonEvent(server, button, down, new NativeLong(0));
		return settle();
	}

	/** Notches of the wheel over a place, up when positive. */
	public Hand wheel(int x, int y, int notches) {
		moveTo(x, y);
		int button = notches > 0 ? WHEEL_UP : WHEEL_DOWN;
		for (int i = 0; i < Math.abs(notches); i++) {
			button(button, true).button(button, false);
		}
		return this;
	}

	public Hand keyDown(int code) {
		return key(code, true);
	}

	public Hand keyUp(int code) {
		return key(code, false);
	}

	public Hand type(int code) {
		return keyDown(code).keyUp(code);
	}

	private Hand key(int code, boolean down) {
		int keysym = KEYSYMS.getOrDefault(code, code);
		byte keycode = X11.INSTANCE.XKeysymToKeycode(server, new X11.KeySym(keysym));
		X11.XTest.INSTANCE.XTestFakeKeyEvent(server, keycode & 0xff, down, new NativeLong(0));
		return settle();
	}

	/** Long enough that the next click is no double click. */
	public Hand rest() {
		long end = System.nanoTime() + (display.getDoubleClickTime() + 50) * 1_000_000L;
		while (System.nanoTime() < end) {
			settle();
		}
		return this;
	}

	/** Lets the window system deliver what is on its way. */
	public Hand settle() {
		X11.INSTANCE.XSync(server, false);
		long end = System.nanoTime() + 30_000_000L;
		while (System.nanoTime() < end) {
			if (!display.readAndDispatch()) {
				pause();
			}
		}
		return this;
	}

	public void until(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("waited in vain until " + what);
			}
			if (!display.readAndDispatch()) {
				pause();
			}
		}
	}

	private static void pause() {
		try {
			Thread.sleep(1);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", e);
		}
	}

	@Override
	public void close() {
		X11.INSTANCE.XCloseDisplay(server);
	}
}
