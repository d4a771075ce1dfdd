package org.facewright.operations.film;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which facts are written into a film, and where.
 *
 * @param places facts that are not named are not written
 */
public record Overlay(Map<BurnIn, Place> places) {

	/** Nothing is written. */
	public static final Overlay NONE = new Overlay(Map.of());
	/** What a review wants to see. */
	public static final Overlay USUAL = new Overlay(Map.of(BurnIn.TAKE, Place.TOP_LEFT, BurnIn.BACKEND, Place.TOP_RIGHT,
			BurnIn.FRAME, Place.BOTTOM_LEFT, BurnIn.TIMECODE, Place.BOTTOM, BurnIn.FILE, Place.TOP_LEFT, BurnIn.DATE,
			Place.BOTTOM_RIGHT));

	public Overlay {
		places = Map.copyOf(places);
	}

	/** With a fact somewhere. */
	public Overlay with(BurnIn fact, Place place) {
		Map<BurnIn, Place> more = new EnumMap<>(BurnIn.class);
		more.putAll(places);
		more.put(fact, place);
		return new Overlay(more);
	}

	/** Facts of one frame by place; those that share a place stand in one line. */
	Map<Place, String> lines(Map<BurnIn, String> texts) {
		return places.keySet().stream().sorted().filter(fact -> !texts.getOrDefault(fact, "").isBlank())
				.collect(Collectors.toMap(places::get, texts::get, (one, two) -> one + "  " + two,
						() -> new EnumMap<>(Place.class)));
	}
}
