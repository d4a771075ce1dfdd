package org.facewright.operations.qc;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.api.qc.Finding;
import org.facewright.core.time.FrameRange;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Marker;
import org.facewright.document.model.Take;

/**
 * Findings that a person has put aside. The project keeps each as a marker of the take over the frames, labelled
 * {@code ignored Q-1: reason}, so that it is seen on the timeline and taken back by deleting it.
 *
 * @param check id of the check
 */
public record IgnoredFinding(String check, FrameRange frames, String reason) {

	private static final Pattern LABEL = Pattern.compile("ignored (\\S+): (.+)", Pattern.DOTALL);
	private static final String COLOUR = "#808080";

	/** @throws IllegalArgumentException with a sentence for the user when there is no reason */
	public IgnoredFinding {
		if (reason.isBlank()) {
			throw new IllegalArgumentException("say why %s is ignored".formatted(check));
		}
	}

	/** What is put aside in a take. */
	public static List<IgnoredFinding> of(Take take) {
		return take.getMarkers().stream().map(IgnoredFinding::of).flatMap(Optional::stream).toList();
	}

	private static Optional<IgnoredFinding> of(Marker marker) {
		Matcher label = LABEL.matcher(marker.getLabel() == null ? "" : marker.getLabel());
		if (!label.matches() || marker.getFrame() < 0) {
			return Optional.empty();
		}
		return Optional.of(new IgnoredFinding(label.group(1),
				new FrameRange(marker.getFrame(), marker.getFrame() + Math.max(1, marker.getLength())),
				label.group(2)));
	}

	/** Puts a finding aside. To be called within an edit. */
	public static void add(Take take, Finding finding, String reason) {
		IgnoredFinding ignored = new IgnoredFinding(finding.check(), finding.frames(), reason.strip());
		Marker marker = DocumentFactory.eINSTANCE.createMarker();
		marker.setFrame(ignored.frames().start());
		marker.setLength(ignored.frames().length());
		marker.setLabel("ignored %s: %s".formatted(ignored.check(), ignored.reason()));
		marker.setColour(COLOUR);
		take.getMarkers().add(marker);
	}

	/** Takes back that a finding was put aside. To be called within an edit. */
	public static void remove(Take take, Finding finding) {
		take.getMarkers().removeIf(marker -> of(marker).filter(ignored -> ignored.covers(finding)).isPresent());
	}

	/** Whether a marker stands for a finding that was put aside, and not for a note. */
	public static boolean is(Marker marker) {
		return of(marker).isPresent();
	}

	/** Whether a finding is of this check and at least half of it lies in the frames. */
	boolean covers(Finding finding) {
		int from = Math.max(frames.start(), finding.frames().start());
		int to = Math.min(frames.end(), finding.frames().end());
		return check.equals(finding.check()) && 2 * (to - from) >= finding.frames().length();
	}
}
