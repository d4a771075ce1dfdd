package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.List;

/** Which part of the take is seen: maps seconds to pixels of the lanes and back. */
public final class TimeAxis {

	/** One notch of the wheel. */
	public static final double NOTCH = 1.15;
	private static final double CLOSEST = 20_000; // pixels per second: 333 per frame at 60 fps
	/** How far one can zoom out, in lengths of the take. */
	private static final double WIDEST = 1.25;

	private final List<Runnable> listeners = new ArrayList<>();
	private double start;
	private double pixelsPerSecond = 100;
	private double duration = 1;
	private int width = 1;

	/** Pixels from the left edge of the lanes. */
	public double x(double seconds) {
		return (seconds - start) * pixelsPerSecond;
	}

	public double seconds(double x) {
		return start + x / pixelsPerSecond;
	}

	public double startSeconds() {
		return start;
	}

	public double endSeconds() {
		return seconds(width);
	}

	public double pixelsPerSecond() {
		return pixelsPerSecond;
	}

	public double durationSeconds() {
		return duration;
	}

	/** Width of the lanes, pixels. */
	public int width() {
		return width;
	}

	/** @param pixels at least 1 */
	public void setWidth(int pixels) {
		width = Math.max(1, pixels);
		set(start, pixelsPerSecond);
	}

	/** @param seconds length of the take */
	public void setDuration(double seconds) {
		duration = Math.max(seconds, 1e-3);
		set(start, pixelsPerSecond);
	}

	/** @param factor above 1 comes closer; the instant under {@code x} stays where it is */
	public void zoom(double x, double factor) {
		double anchor = seconds(x);
		double scale = limited(pixelsPerSecond * factor);
		set(anchor - x / scale, scale);
	}

	/** By whole pixels, so that a picture can move along. @param pixels the content moves left when positive */
	public void pan(double pixels) {
		set(start + Math.rint(pixels) / pixelsPerSecond, pixelsPerSecond);
	}

	/** Puts an instant into the middle. */
	public void centre(double seconds) {
		set(seconds - width / pixelsPerSecond / 2, pixelsPerSecond);
	}

	/** Shows a stretch with a small margin. */
	public void show(double from, double to) {
		double length = Math.max(to - from, 1.0 / 30);
		double scale = limited(width / (length * 1.06));
		set((from + to) / 2 - width / scale / 2, scale);
	}

	/** Shows the whole take. */
	public void showAll() {
		double scale = limited(width / (duration * 1.02));
		set(-0.01 * duration, scale);
	}

	/** Turns the page when the instant is not in sight. */
	public void reveal(double seconds) {
		double shown = width / pixelsPerSecond;
		if (seconds < start || seconds > start + shown) {
			set(seconds - 0.05 * shown, pixelsPerSecond);
		}
	}

	private double limited(double scale) {
		return Math.clamp(scale, width / (duration * WIDEST), Math.max(CLOSEST, width / (duration * WIDEST)));
	}

	private void set(double newStart, double newScale) {
		double scale = limited(newScale);
		double shown = width / scale;
		double margin = Math.max(0.02 * duration, 0.1 * shown);
		double latest = Math.max(duration + margin - shown, -margin);
		double limited = Math.clamp(newStart, Math.min(-margin, latest), latest);
		if (limited != start || scale != pixelsPerSecond) {
			start = limited;
			pixelsPerSecond = scale;
			listeners.forEach(Runnable::run);
		}
	}

	/** @param listener runs after each change of what is seen */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}
}
