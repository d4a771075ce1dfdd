package org.facewright.api.exchange;

import java.util.List;
import java.util.Optional;

import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.speech.SpeechLanes;

/**
 * What is to be written.
 *
 * @param name   of the take
 * @param tracks one or more, the face first
 * @param audio  the sound the take belongs to
 * @param speech words and phones; empty lanes when there are none
 * @param values of the format's parameters
 */
public record ExportRequest(String name, List<NamedClip> tracks, Optional<AudioReference> audio, SpeechLanes speech,
		ParameterValues values) {

	/** @throws IllegalArgumentException when there is no track */
	public ExportRequest {
		tracks = List.copyOf(tracks);
		if (tracks.isEmpty()) {
			throw new IllegalArgumentException("nothing to export: the take has no track");
		}
	}

	/** A request for one track with nothing beside it. */
	public static ExportRequest of(String name, NamedClip track, ParameterValues values) {
		return new ExportRequest(name, List.of(track), Optional.empty(), SpeechLanes.EMPTY, values);
	}
}
