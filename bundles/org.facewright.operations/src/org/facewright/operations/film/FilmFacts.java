package org.facewright.operations.film;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

import org.facewright.core.time.FrameRate;

/**
 * What is true of a film and may be written into it.
 *
 * @param take      name
 * @param backend   what made the motion, with its model
 * @param file      name of the project's file
 * @param frameRate of the take; frame numbers and timecode count its frames
 */
public record FilmFacts(String take, String backend, String file, LocalDate date, FrameRate frameRate) {

	/** All facts of one frame, as texts. */
	public Map<BurnIn, String> of(int frame) {
		Map<BurnIn, String> texts = new EnumMap<>(BurnIn.class);
		texts.put(BurnIn.FRAME, "%05d".formatted(frame));
		texts.put(BurnIn.TIMECODE, timecode(frame, frameRate));
		texts.put(BurnIn.TAKE, take);
		texts.put(BurnIn.BACKEND, backend);
		texts.put(BurnIn.FILE, file);
		texts.put(BurnIn.DATE, date.toString());
		return texts;
	}

	/** Hours, minutes, seconds and frames; no frame numbers are dropped. */
	static String timecode(int frame, FrameRate rate) {
		long nominal = Math.max(1, Math.round(rate.framesPerSecond()));
		long seconds = frame / nominal;
		return "%02d:%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, frame % nominal);
	}
}
