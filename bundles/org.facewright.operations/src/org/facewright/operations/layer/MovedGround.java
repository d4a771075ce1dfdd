package org.facewright.operations.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.core.time.FrameRange;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Marker;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.operations.TakeStore;

/**
 * An edit that stands on motion which is no longer what it was made on. The project keeps each as a marker over its
 * frames, so that it is seen on the timeline and goes away with it.
 *
 * @param layer    name of the layer the edit is in
 * @param frames   of the edit
 * @param channels that the edit changes and below which the motion has moved
 * @param moved    greatest difference of the motion below, in units of the channel
 * @param phones   whether words or phones lie elsewhere now
 */
public record MovedGround(String layer, FrameRange frames, List<String> channels, double moved, boolean phones) {

	private static final Pattern LABEL = Pattern
			.compile("ground moved under '(.*)': (\\S*) by (\\d+\\.\\d+)(, phones moved)?", Pattern.DOTALL);
	private static final String COLOUR = "#E6A23C";

	public MovedGround {
		channels = List.copyOf(channels);
	}

	/** What is to be looked at in a take, in order of time. */
	public static List<MovedGround> of(Take take) {
		List<MovedGround> found = new ArrayList<>();
		for (Marker marker : take.getMarkers()) {
			of(marker).ifPresent(found::add);
		}
		found.sort((one, other) -> Integer.compare(one.frames().start(), other.frames().start()));
		return found;
	}

	private static Optional<MovedGround> of(Marker marker) {
		Matcher label = LABEL.matcher(marker.getLabel() == null ? "" : marker.getLabel());
		if (!label.matches() || marker.getFrame() < 0) {
			return Optional.empty();
		}
		List<String> channels = label.group(2).isEmpty() ? List.of() : List.of(label.group(2).split("\\+"));
		return Optional.of(new MovedGround(label.group(1),
				new FrameRange(marker.getFrame(), marker.getFrame() + Math.max(1, marker.getLength())), channels,
				Double.parseDouble(label.group(3)), label.group(4) != null));
	}

	/** Keeps this with a take. To be called within an edit. */
	public void mark(Take take) {
		Marker marker = DocumentFactory.eINSTANCE.createMarker();
		marker.setFrame(frames.start());
		marker.setLength(frames.length());
		marker.setLabel(label());
		marker.setColour(COLOUR);
		take.getMarkers().add(marker);
	}

	private String label() {
		return String.format(Locale.ROOT, "ground moved under '%s': %s by %.3f%s", layer, String.join("+", channels),
				moved, phones ? ", phones moved" : "");
	}

	/** Takes the marker away: the edit is right as it is. To be called within an edit. */
	public void accept(Take take) {
		take.getMarkers().removeIf(marker -> of(marker).filter(this::equals).isPresent());
		if (of(take).isEmpty()) {
			Track face = TakeStore.faceOf(take);
			face.getLayers().removeIf(other -> other.getName().equals(BaseReplacement.FORMER));
		}
	}

	/** The layer the edit is in, if it is still there. */
	public Optional<Layer> in(Take take) {
		return TakeStore.faceOf(take).getLayers().stream().filter(other -> other.getName().equals(layer)).findFirst();
	}
}
