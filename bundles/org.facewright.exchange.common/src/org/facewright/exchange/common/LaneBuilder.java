package org.facewright.exchange.common;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.facewright.core.progress.Problem;
import org.facewright.core.speech.Segment;

/**
 * Collects the words or the phones of a file and makes a lane of them: in order, without overlaps, from time 0 on. What
 * it has to change is told as problems. Confined to one thread.
 */
public final class LaneBuilder {

	/** Seconds; two weeks of speech, and far below where milliseconds get lost. */
	private static final double LATEST = 1e6;

	private final String fileName;
	private final String what;
	private final List<Segment> segments = new ArrayList<>();
	private int outOfOrder;
	private int beforeZero;

	/** @param what a segment is, such as {@code word}, for messages */
	public LaneBuilder(String fileName, String what) {
		this.fileName = fileName;
		this.what = what;
	}

	/**
	 * @param where beginning of a message, such as {@code line.srt, line 3}
	 * @throws IOException when the times can't be those of speech
	 */
	public void add(String where, double start, double end, String label, double confidence) throws IOException {
		if (!(Math.abs(start) <= LATEST) || !(Math.abs(end) <= LATEST)) {
			throw new IOException("%s: '%s' from %s to %s s is no time in a recording; correct the file"
					.formatted(where, shortened(label), start, end));
		}
		if (end < start) {
			throw new IOException("%s: '%s' ends at %s s, before its start at %s s; correct the file"
					.formatted(where, shortened(label), end, start));
		}
		if (end < 0 || start < 0) {
			beforeZero++;
		}
		if (!segments.isEmpty() && start < segments.getLast().startSeconds()) {
			outOfOrder++;
		}
		segments.add(new Segment(Math.max(0, start), Math.max(0, end), label,
				Double.isFinite(confidence) ? Math.clamp(confidence, 0, 1) : 0));
	}

	private static String shortened(String label) {
		return label.length() <= 40 ? label : label.substring(0, 40) + "…";
	}

	public boolean isEmpty() {
		return segments.isEmpty();
	}

	public int size() {
		return segments.size();
	}

	/** End of the segment that ends last, 0 when there is none. */
	public double endSeconds() {
		return segments.stream().mapToDouble(Segment::endSeconds).max().orElse(0);
	}

	/** The lane; a segment that reaches into the next one is cut at its start. @param problems receives what changed */
	public List<Segment> build(List<Problem> problems) {
		List<Segment> lane = new ArrayList<>(segments);
		lane.sort(Comparator.comparingDouble(Segment::startSeconds));
		int overlaps = 0;
		for (int i = 0; i + 1 < lane.size(); i++) {
			Segment segment = lane.get(i);
			double next = lane.get(i + 1).startSeconds();
			if (segment.endSeconds() > next) {
				overlaps += segment.endSeconds() > next + 1e-6 ? 1 : 0;
				lane.set(i, new Segment(segment.startSeconds(), next, segment.label(), segment.confidence()));
			}
		}
		tell(problems, overlaps, "overlap", "reached into the next one and end where it starts");
		tell(problems, outOfOrder, "order", "stood before an earlier one and were sorted by time");
		tell(problems, beforeZero, "before-zero", "began before the sound and were cut at its start");
		return lane;
	}

	private void tell(List<Problem> problems, int count, String code, String change) {
		if (count > 0) {
			problems.add(Problem.warning("speech." + code, "%s: %d %ss %s".formatted(fileName, count, what, change),
					"look at them in the speech lane before using them"));
		}
	}
}
