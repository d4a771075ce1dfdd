package org.facewright.ui.timeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;

import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.ui.texts.Texts;

/**
 * Words or phones. The fill rises with the confidence, a bar on top tells that something is asked of the phone. A click
 * chooses, with Ctrl one more or less, with Shift up to there; a double click plays. An edge that is dragged takes the
 * curves along; with Alt only the labels move, with Shift everything after the edge too, Ctrl turns snapping round.
 */
final class SegmentLane extends Lane {

	private static final Set<String> CLOSURES = Set.of("P", "B", "M", "p", "b", "m");
	private static final Set<Character> VOWELS = Set.of('A', 'E', 'I', 'O', 'U');
	private static final int GRIP = 4; // pixels to each side of an edge
	private static final int START = 2; // pixels before a press becomes a drag

	private final boolean words;
	private final TimelineModel model;
	private final TimeAxis axis;
	private final Supplier<LaneGate> gate;
	private final Consumer<Segment> play;
	private final EdgeTargets targets;
	private Optional<EdgeTargets.Target> landing = Optional.empty();

	/** An edge of a segment. */
	private record Edge(int index, boolean end, double seconds) {
	}

	SegmentLane(boolean words, TimelineModel model, TimeAxis axis, Supplier<LaneGate> gate, Consumer<Segment> play) {
		super(words ? Texts.of("Words") : Texts.of("Phones"), words ? 22 : 24);
		this.words = words;
		this.model = model;
		this.axis = axis;
		this.gate = gate;
		this.play = play;
		targets = new EdgeTargets(model, axis);
	}

	boolean isWords() {
		return words;
	}

	private List<Segment> segments() {
		return LaneVerbs.lane(model.speech(), words);
	}

	/** What is painted. */
	private record Depicted(List<Segment> segments, SpeechSelection chosen, Map<Integer, String> asked) {
	}

	/** Without words there is no lane of words; that of phones stays, so that one sees where they would be. */
	@Override
	boolean hasContent() {
		return !words || !model.speech().words().isEmpty();
	}

	@Override
	boolean scrolls() {
		return true;
	}

	@Override
	Object depicts() {
		return new Depicted(segments(), model.chosenSpeech(), words ? Map.of() : model.askedPhones());
	}

	@Override
	void paint(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		gc.setBackground(painting.colour(palette.background()));
		gc.fillRectangle(area);
		List<Segment> segments = segments();
		int painted = Integer.MIN_VALUE;
		for (int i = LaneVerbs.firstAfter(segments, axis.seconds(painting.from())); i < segments.size(); i++) {
			if (segments.get(i).startSeconds() > axis.seconds(painting.to())) {
				break;
			}
			int end = (int) Math.round(axis.x(segments.get(i).endSeconds()));
			if (end > painted) { // of segments within one pixel the first is enough
				painted = end;
				paint(gc, area, painting, i, segments.get(i));
			}
		}
	}

	@Override
	void overlay(GC gc, Rectangle area, Painting painting) {
		Palette palette = painting.palette();
		landing.filter(target -> !target.name().isEmpty()).ifPresent(target -> {
			int x = area.x + (int) Math.round(axis.x(target.seconds()));
			Point size = painting.extent(gc, "→ " + target.name());
			gc.setBackground(painting.colour(palette.selection()));
			gc.fillRectangle(x + 4, area.y + 2, size.x + 8, area.height - 4);
			gc.setForeground(painting.colour(palette.background()));
			gc.drawText("→ " + target.name(), x + 8, area.y + (area.height - size.y) / 2, true);
		});
	}

	private void paint(GC gc, Rectangle area, Painting painting, int index, Segment segment) {
		Palette palette = painting.palette();
		boolean chosen = model.chosenSpeech().contains(words, index);
		if (segment.label().isEmpty() && !chosen) {
			return;
		}
		int from = area.x + (int) Math.round(axis.x(segment.startSeconds()));
		int to = area.x + (int) Math.round(axis.x(segment.endSeconds()));
		int width = Math.max(1, to - from - 1);
		RGB fill = fill(palette, segment);
		gc.setBackground(painting.colour(Palette.mix(palette.background(), fill, 0.45)));
		gc.fillRectangle(from, area.y + 1, width, area.height - 2);
		int filled = (int) Math.round((area.height - 2) * segment.confidence());
		gc.setBackground(painting.colour(chosen ? Palette.mix(fill, palette.selection(), 0.5) : fill));
		gc.fillRectangle(from, area.y + area.height - 1 - filled, width, filled);
		if (!words && model.askedPhones().containsKey(index)) {
			gc.setBackground(painting.colour(palette.selectedKey()));
			gc.fillRectangle(from, area.y + 1, width, 3);
			gc.fillPolygon(new int[] { from, area.y + 4, from + 5, area.y + 4, from, area.y + 9 });
		}
		if (chosen) {
			boolean active = model.chosenSpeech().active() == index;
			gc.setForeground(painting.colour(active ? palette.selectedKey() : palette.selection()));
			gc.drawRectangle(from, area.y + 1, width - 1, area.height - 3);
		}
		String label = shortened(gc, painting, segment.label(), width - 4);
		if (!label.isEmpty()) {
			Point text = painting.extent(gc, label);
			gc.setForeground(painting.colour(palette.text()));
			gc.drawText(label, from + (width - text.x) / 2, area.y + (area.height - text.y) / 2, true);
		}
	}

	/** As much of a word as there is room for; a phone's label in full or not at all. */
	private String shortened(GC gc, Painting painting, String label, int room) {
		if (painting.extent(gc, label).x <= room) {
			return label;
		}
		for (int length = label.length() - 1; words && length >= 2; length--) {
			String cut = label.substring(0, length) + "…";
			if (painting.extent(gc, cut).x <= room) {
				return cut;
			}
		}
		return "";
	}

	private RGB fill(Palette palette, Segment segment) {
		if (!words && CLOSURES.contains(segment.label())) {
			return palette.closurePhone();
		}
		boolean vowel = !words && !segment.label().isEmpty() && VOWELS.contains(segment.label().charAt(0));
		return vowel ? palette.vowel() : palette.word();
	}

	/** The edge within reach of the pointer; of two at one place the one whose segment lies there. */
	private Optional<Edge> edgeAt(int x) {
		double seconds = axis.seconds(x);
		double reach = GRIP / axis.pixelsPerSecond();
		Optional<Edge> best = Optional.empty();
		List<Segment> segments = segments();
		for (int i = LaneVerbs.firstAfter(segments, seconds - reach - 1e-9); i < segments.size(); i++) {
			Segment segment = segments.get(i);
			if (segment.startSeconds() > seconds + reach) {
				break;
			}
			// of a narrow segment its middle stays to be clicked
			double own = Math.min(reach, segment.durationSeconds() / 3);
			best = nearer(best, seconds, new Edge(i, false, segment.startSeconds()),
					seconds > segment.startSeconds() ? own : reach);
			best = nearer(best, seconds, new Edge(i, true, segment.endSeconds()),
					seconds < segment.endSeconds() ? own : reach);
		}
		return best;
	}

	private static Optional<Edge> nearer(Optional<Edge> best, double seconds, Edge edge, double reach) {
		double distance = Math.abs(edge.seconds() - seconds);
		return distance <= reach && (best.isEmpty() || distance < Math.abs(best.get().seconds() - seconds))
				? Optional.of(edge)
				: best;
	}

	/** Index of what is said under the pointer; -1 for nothing. */
	int at(int x) {
		return LaneVerbs.at(segments(), axis.seconds(x));
	}

	@Override
	boolean grabs(int x, int y, Rectangle area) {
		return edgeAt(x).isPresent();
	}

	@Override
	Optional<Gesture> press(int x, int y, int state, Rectangle area) {
		return Optional.of(new Press(x, state, edgeAt(x)));
	}

	private void choose(int x, int state) {
		int index = at(x);
		if (index < 0) {
			if ((state & (SWT.MOD1 | SWT.MOD2)) == 0) {
				model.chooseSpeech(SpeechSelection.NONE);
			}
		} else if ((state & SWT.MOD1) != 0) {
			model.chooseSpeech(model.chosenSpeech().toggled(words, index));
		} else if ((state & SWT.MOD2) != 0) {
			model.chooseSpeech(model.chosenSpeech().upTo(words, index));
		} else {
			model.chooseSpeech(SpeechSelection.of(words, index));
		}
	}

	/** A press that chooses, and on an edge may become a drag. */
	private final class Press implements Gesture {

		private final int startX;
		private final double grip; // seconds from the edge to the hand
		private final Optional<Edge> edge;
		private final int startState;
		private final SpeechLanes before = model.speech();
		private boolean dragging;
		private boolean refused;

		Press(int x, int state, Optional<Edge> edge) {
			startX = x;
			startState = state;
			this.edge = edge;
			grip = edge.map(grabbed -> axis.seconds(x) - grabbed.seconds()).orElse(0.0);
			if (edge.isEmpty()) {
				choose(x, state);
			}
		}

		@Override
		public void drag(int x, int y, int state) {
			if (edge.isEmpty() || refused || !dragging && Math.abs(x - startX) < START) {
				return;
			}
			Edge grabbed = edge.get();
			if (!dragging) {
				dragging = gate.get().begin(label(grabbed, state));
				refused = !dragging;
				if (refused) {
					return;
				}
			}
			double wanted = axis.seconds(x) - grip;
			boolean snaps = model.isSnapping() != ((state & SWT.MOD1) != 0);
			EdgeTargets.Target target = snaps ? targets.near(wanted, words) : new EdgeTargets.Target(wanted, "");
			landing = Optional.of(target);
			gate.get().show(LaneVerbs.moveEdge(before, words, grabbed.index(), grabbed.end(), target.seconds(),
					model.motion().durationSeconds(), (state & SWT.MOD2) != 0), (state & SWT.MOD3) == 0);
		}

		private String label(Edge grabbed, int state) {
			String label = LaneVerbs.lane(before, words).get(grabbed.index()).label();
			return (state & SWT.MOD3) != 0 ? Texts.of("Correct {0}", label) : Texts.of("Move {0}", label);
		}

		@Override
		public void release() {
			landing = Optional.empty();
			if (dragging) {
				gate.get().commit();
			} else if (edge.isPresent()) {
				choose(startX, startState);
			}
		}

		@Override
		public void cancel() {
			landing = Optional.empty();
			if (dragging) {
				gate.get().cancel();
			}
		}
	}

	@Override
	boolean doubleClick(int x, int y, int state, Rectangle area) {
		int index = at(x);
		if (index >= 0) {
			play.accept(segments().get(index));
		}
		return index >= 0;
	}

	@Override
	void point(int x, int y, Rectangle area) {
		int index = at(x);
		if (index >= 0 && !model.chosenSpeech().contains(words, index)) {
			model.chooseSpeech(SpeechSelection.of(words, index));
		}
	}

	@Override
	String describe(int x, int y, Rectangle area) {
		int index = at(x);
		if (index < 0) {
			return "";
		}
		Segment segment = segments().get(index);
		String text = Texts.of("{0}  {1} to {2} s, confidence {3} %", segment.label(),
				"%.3f".formatted(segment.startSeconds()), "%.3f".formatted(segment.endSeconds()),
				Math.round(segment.confidence() * 100));
		String asked = words ? null : model.askedPhones().get(index);
		String all = asked == null ? text : text + "\n" + asked;
		return edgeAt(x).isEmpty()
				? all
				: all + "\n" + Texts.of("Drag: the curves follow. Alt: labels only. Shift: all that follows, too.");
	}
}
