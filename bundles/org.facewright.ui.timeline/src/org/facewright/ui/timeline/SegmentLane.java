package org.facewright.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;

import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;

/** Words or phones. The fill rises with the confidence; a double click plays the segment. */
final class SegmentLane extends Lane {

	private static final Set<String> CLOSURES = Set.of("P", "B", "M", "p", "b", "m");
	private static final Set<Character> VOWELS = Set.of('A', 'E', 'I', 'O', 'U');

	private final TimelineModel model;
	private final TimeAxis axis;
	private final Function<SpeechLanes, List<Segment>> lane;
	private final Consumer<Segment> play;

	SegmentLane(String label, int height, TimelineModel model, TimeAxis axis,
			Function<SpeechLanes, List<Segment>> lane, Consumer<Segment> play) {
		super(label, height);
		this.model = model;
		this.axis = axis;
		this.lane = lane;
		this.play = play;
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.background()));
		gc.fillRectangle(area);
		List<Segment> segments = lane.apply(model.speech());
		for (int i = first(segments, axis.startSeconds()); i < segments.size(); i++) {
			Segment segment = segments.get(i);
			if (segment.startSeconds() > axis.endSeconds()) {
				break;
			}
			if (!segment.label().isEmpty()) {
				paint(gc, area, painting, segment);
			}
		}
	}

	private void paint(GC gc, Rectangle area, Painting painting, Segment segment) {
		Palette palette = painting.palette();
		int from = area.x + (int) Math.round(axis.x(segment.startSeconds()));
		int to = area.x + (int) Math.round(axis.x(segment.endSeconds()));
		int width = Math.max(1, to - from - 1);
		gc.setBackground(painting.colour(Palette.mix(palette.background(), fill(palette, segment), 0.45)));
		gc.fillRectangle(from, area.y + 1, width, area.height - 2);
		int filled = (int) Math.round((area.height - 2) * segment.confidence());
		gc.setBackground(painting.colour(fill(palette, segment)));
		gc.fillRectangle(from, area.y + area.height - 1 - filled, width, filled);
		Point text = gc.textExtent(segment.label());
		if (text.x + 4 <= width) {
			gc.setForeground(painting.colour(palette.text()));
			gc.drawText(segment.label(), from + (width - text.x) / 2, area.y + (area.height - text.y) / 2, true);
		}
	}

	private static RGB fill(Palette palette, Segment segment) {
		if (CLOSURES.contains(segment.label())) {
			return palette.closurePhone();
		}
		return VOWELS.contains(segment.label().charAt(0)) ? palette.vowel() : palette.word();
	}

	/** Index of the first segment that ends after an instant. */
	private static int first(List<Segment> segments, double seconds) {
		int low = 0;
		int high = segments.size();
		while (low < high) {
			int middle = (low + high) / 2;
			if (segments.get(middle).endSeconds() < seconds) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** What is said under the pointer. */
	private Optional<Segment> at(int x) {
		double seconds = axis.seconds(x);
		List<Segment> segments = lane.apply(model.speech());
		int index = first(segments, seconds);
		return segments.stream().skip(index)
				.filter(segment -> seconds >= segment.startSeconds() && seconds < segment.endSeconds()).findFirst();
	}

	@Override
	boolean doubleClick(int x, int y, int state, Rectangle area) {
		Optional<Segment> segment = at(x);
		segment.ifPresent(play);
		return segment.isPresent();
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		return at(x).map(segment -> "%s  %.3f to %.3f s, confidence %.0f %%".formatted(segment.label(),
				segment.startSeconds(), segment.endSeconds(), segment.confidence() * 100)).orElse("");
	}
}
