package org.facewright.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;

import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.ui.texts.Texts;

/**
 * Handles of the chosen keys: at a constant distance where only their direction counts, at their own length where the
 * key is weighted. A broken key's sides have different colours.
 */
final class Handles {

	private static final int LENGTH = 48; // pixels from a key to its handle's end
	private static final int MOST = 200;
	private static final float NONE = 0.01f; // frames below which a handle has no direction
	private static final double STEEPEST = 1e4;

	/** A handle's end. Its place is in pixels; {@code perPixel} is the change of the channel's value for one up. */
	record Hit(int channel, int frame, boolean outgoing, int x, int y, int keyX, int keyY, double perPixel,
			boolean weighted, boolean broken, int third) {
	}

	private final TimelineModel model;
	private final TimeAxis axis;

	Handles(TimelineModel model, TimeAxis axis) {
		this.model = model;
		this.axis = axis;
	}

	private double pixelsPerFrame() {
		return axis.pixelsPerSecond() / model.frameRate().framesPerSecond();
	}

	/** All that are in sight; none when many keys are chosen. */
	List<Hit> all(CurveScale scale) {
		List<Hit> handles = new ArrayList<>();
		if (model.selection().size() > MOST) {
			return handles;
		}
		for (CurveScale.Strip strip : scale.strips()) {
			for (int channel : strip.channels()) {
				KeyCurve curve = model.keys().curves().get(channel);
				for (int frame : model.selection().frames(channel)) {
					int key = curve.find(frame);
					double x = axis.x(model.frameRate().secondsOf(frame));
					if (key >= 0 && x >= 0 && x <= axis.width()) {
						add(handles, strip, channel, curve, key, scale.gain(channel));
					}
				}
			}
		}
		return handles;
	}

	private void add(List<Hit> handles, CurveScale.Strip strip, int channel, KeyCurve curve, int key, double gain) {
		if (key > 0 && curve.interpolation(key - 1) == Interpolation.BEZIER
				|| key == 0 && curve.interpolation(key) == Interpolation.BEZIER) {
			handles.add(hit(strip, channel, curve, key, gain, false));
		}
		if (curve.interpolation(key) == Interpolation.BEZIER) {
			handles.add(hit(strip, channel, curve, key, gain, true));
		}
	}

	private Hit hit(CurveScale.Strip strip, int channel, KeyCurve curve, int key, double gain, boolean outgoing) {
		int frame = curve.frame(key);
		float length = curve.handle(key, outgoing ? 2 : 0);
		double own = Math.abs(length) > NONE ? curve.handle(key, outgoing ? 3 : 1) / length : 0;
		double slope = (own + belowSlope(channel, frame)) * gain / strip.perPixel() / pixelsPerFrame();
		int x = (int) Math.round(axis.x(model.frameRate().secondsOf(frame)));
		int y = (int) Math.round(strip.y(CurvePicture.seen(model, channel, frame) * gain));
		int direction = outgoing ? 1 : -1;
		boolean weighted = curve.isWeighted(key);
		int neighbour = outgoing ? key + 1 : key - 1;
		boolean inside = neighbour >= 0 && neighbour < curve.size();
		double third = inside ? Math.abs(curve.frame(neighbour) - frame) / 3.0 * pixelsPerFrame() : 0;
		double along = weighted && inside
				? Math.abs(length) * pixelsPerFrame()
				: LENGTH * Math.cos(Math.atan(slope));
		return new Hit(channel, frame, outgoing, (int) Math.round(x + direction * along),
				(int) Math.round(y - direction * along * slope), x, y, strip.perPixel() / gain, weighted,
				curve.isBroken(key), (int) Math.round(third));
	}

	/** Slope per frame of what lies under the layer being edited. */
	private double belowSlope(int channel, int frame) {
		KeyCurve curve = model.keys().curves().get(channel);
		double after = CurvePicture.seen(model, channel, frame + 1) - curve.evaluate(frame + 1.0);
		double before = CurvePicture.seen(model, channel, frame - 1) - curve.evaluate(frame - 1.0);
		return (after - before) / 2;
	}

	void paint(GC gc, Rectangle area, Painting painting, CurveScale scale) {
		RGB tied = painting.palette().selectedKey();
		RGB other = Palette.mix(tied, painting.palette().selection(), 0.8);
		gc.setAntialias(SWT.ON);
		for (Hit hit : all(scale)) {
			RGB rgb = hit.broken() && !hit.outgoing() ? other : tied;
			gc.setForeground(painting.colour(rgb));
			gc.setBackground(painting.colour(rgb));
			gc.drawLine(area.x + hit.keyX(), hit.keyY(), area.x + hit.x(), hit.y());
			if (hit.weighted()) {
				gc.fillRectangle(area.x + hit.x() - 3, hit.y() - 3, 7, 7);
				if (hit.third() > 0 && hit.x() != hit.keyX()) { // where an unweighted handle would end
					int x = hit.keyX() + (hit.outgoing() ? hit.third() : -hit.third());
					int y = hit.keyY() + (int) Math.round(
							(hit.y() - (double) hit.keyY()) * (x - hit.keyX()) / (hit.x() - (double) hit.keyX()));
					gc.drawLine(area.x + x, y - 3, area.x + x, y + 3);
				}
			} else {
				gc.fillOval(area.x + hit.x() - 3, hit.y() - 3, 7, 7);
			}
		}
		gc.setAntialias(SWT.OFF);
	}

	Optional<Hit> at(CurveScale scale, int x, int y) {
		return all(scale).stream()
				.filter(hit -> Math.hypot(hit.x() - x, hit.y() - y) <= CurveLane.HIT
						&& !model.isLocked(hit.channel()))
				.findFirst();
	}

	/** Turns a handle, and with a weighted key stretches it; Ctrl turns round whether the other side goes along. */
	Gesture drag(Hit hit, KeyGate gate) {
		KeyCurve curve = model.keys().curves().get(hit.channel());
		float length = length(curve, hit);
		return new KeyGesture(model, gate, Texts.of("Turn tangent")) {
			@Override
			Optional<KeyVerbs.Result> result(int x, int y, int state) {
				double dx = x - (double) hit.keyX();
				double side = hit.outgoing() ? Math.max(2, dx) : Math.min(-2, dx);
				double slope = Math.clamp(-(y - (double) hit.keyY()) / side * hit.perPixel() * pixelsPerFrame(),
						-STEEPEST, STEEPEST) - belowSlope(hit.channel(), hit.frame());
				double reach = hit.weighted() ? side / pixelsPerFrame() : length;
				boolean broken = hit.broken() != ((state & SWT.MOD1) != 0);
				return Optional.of(new KeyVerbs.Result(KeyVerbs.handle(before, hit.channel(), hit.frame(),
						hit.outgoing(), new KeyVerbs.Handle(reach, slope * reach), broken), chosen));
			}
		};
	}

	/** Frames from the key to the handle's end, a third of the span where there is none yet. */
	private static float length(KeyCurve curve, Hit hit) {
		int key = curve.find(hit.frame());
		if (key >= 0) {
			float length = curve.handle(key, hit.outgoing() ? 2 : 0);
			if (Math.abs(length) > NONE) {
				return length;
			}
			int other = hit.outgoing() ? key + 1 : key - 1;
			if (other >= 0 && other < curve.size()) {
				return (curve.frame(other) - hit.frame()) / 3f;
			}
		}
		return hit.outgoing() ? 1 : -1;
	}
}
