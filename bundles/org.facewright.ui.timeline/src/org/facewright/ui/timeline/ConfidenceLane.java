package org.facewright.ui.timeline;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.ui.texts.Texts;

/** How sure each phone is, or each word where there are no phones; what is doubtful stands out. A click goes there. */
final class ConfidenceLane extends Lane {

	/** Below this a segment is doubtful. */
	static final double DOUBTFUL = 0.5;

	private final TimelineModel model;
	private final TimeAxis axis;

	ConfidenceLane(TimelineModel model, TimeAxis axis) {
		super(Texts.of("Certain"), 22);
		this.model = model;
		this.axis = axis;
	}

	/** Whether phones or words are shown. */
	static boolean words(TimelineModel model) {
		return model.speech().phones().isEmpty();
	}

	@Override
	boolean hasContent() {
		return !model.speech().isEmpty();
	}

	@Override
	boolean scrolls() {
		return true;
	}

	@Override
	Object depicts() {
		return LaneVerbs.lane(model.speech(), words(model));
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.lane()));
		gc.fillRectangle(area);
		int limit = area.y + area.height - 1 - (int) Math.round((area.height - 3) * DOUBTFUL);
		gc.setForeground(painting.colour(palette.grid()));
		gc.drawLine(area.x, limit, area.x + area.width, limit);
		List<Segment> segments = LaneVerbs.lane(model.speech(), words(model));
		int painted = Integer.MIN_VALUE;
		double worst = Double.POSITIVE_INFINITY;
		for (int i = LaneVerbs.firstAfter(segments, axis.seconds(painting.from() - 1.0)); i < segments.size(); i++) {
			Segment segment = segments.get(i);
			if (segment.startSeconds() > axis.seconds(painting.to())) {
				break;
			}
			if (segment.label().isEmpty()) {
				continue;
			}
			int end = (int) Math.round(axis.x(segment.endSeconds()));
			if (end > painted || segment.confidence() < worst) { // within one pixel the least certain stands out
				worst = segment.confidence();
				painted = end;
				paint(gc, area, painting, segment);
			}
		}
	}

	private void paint(GC gc, Rectangle area, Painting painting, Segment segment) {
		Palette palette = painting.palette();
		int from = area.x + (int) Math.round(axis.x(segment.startSeconds()));
		int width = Math.max(1, area.x + (int) Math.round(axis.x(segment.endSeconds())) - from - 1);
		int height = Math.max(2, (int) Math.round((area.height - 3) * segment.confidence()));
		boolean doubtful = segment.confidence() < DOUBTFUL;
		gc.setBackground(painting.colour(doubtful ? palette.warning() : palette.waveBody()));
		gc.fillRectangle(from, area.y + area.height - 1 - height, width, height);
		if (doubtful) { // told by its shape too
			gc.setForeground(painting.colour(palette.background()));
			for (int x = from + 2; x < from + width; x += 4) {
				gc.drawLine(x, area.y + area.height - 2, Math.min(from + width - 1, x + height),
						area.y + area.height - 1 - Math.min(height, from + width - 1 - x));
			}
		}
	}

	@Override
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		List<Segment> segments = LaneVerbs.lane(model.speech(), words(model));
		int index = LaneVerbs.at(segments, axis.seconds(x));
		if (index >= 0) {
			model.chooseSpeech(SpeechSelection.of(words(model), index));
			model.setPlayhead(segments.get(index).startSeconds());
		}
		return Optional.empty();
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		List<Segment> segments = LaneVerbs.lane(model.speech(), words(model));
		int index = LaneVerbs.at(segments, axis.seconds(x));
		return index < 0 || segments.get(index).label().isEmpty()
				? ""
				: Texts.of("{0}: {1} % sure", segments.get(index).label(),
						Math.round(segments.get(index).confidence() * 100));
	}
}
