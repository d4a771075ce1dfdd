package org.facewright.operations;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.core.time.FrameRate;
import org.facewright.engine.ChannelChoice;

/**
 * One recording and what is to be made of it.
 *
 * @param name      of the take
 * @param audio     the recording
 * @param backendId motion backend
 * @param values    texts for the backend's parameters
 * @param frameRate of the tracks
 * @param channel   which channel holds the voice
 * @param transcript what is said, where known
 * @param outputs   files to write, one or more
 * @param language   of the transcript, as aligners name it
 * @param filters    put on the face; where there are any, it also gets channels of the head
 * @param direction  of the backend's parameters along the take
 */
public record LineRequest(String name, Path audio, String backendId, Map<String, String> values, FrameRate frameRate,
		ChannelChoice channel, Optional<String> transcript, List<Output> outputs, String language,
		List<FilterSpec> filters, DirectionSpec direction) {

	/** Language of transcripts that do not say theirs. */
	public static final String ENGLISH = "en";

	/** The format of project files, which are no exchange format. */
	public static final String PROJECT_FORMAT = "fwz";

	/**
	 * @param file   place of the main file
	 * @param format id of an exchange format, or {@link #PROJECT_FORMAT}
	 * @param values texts for the format's parameters
	 */
	public record Output(Path file, String format, Map<String, String> values) {

		boolean isProject() {
			return format.equals(PROJECT_FORMAT);
		}
	}

	/** The same values from the first frame to the last. */
	public LineRequest(String name, Path audio, String backendId, Map<String, String> values, FrameRate frameRate,
			ChannelChoice channel, Optional<String> transcript, List<Output> outputs, String language,
			List<FilterSpec> filters) {
		this(name, audio, backendId, values, frameRate, channel, transcript, outputs, language, filters,
				DirectionSpec.NONE);
	}

	/** A line whose transcript, if there is one, is English. */
	public LineRequest(String name, Path audio, String backendId, Map<String, String> values, FrameRate frameRate,
			ChannelChoice channel, Optional<String> transcript, List<Output> outputs) {
		this(name, audio, backendId, values, frameRate, channel, transcript, outputs, ENGLISH, List.of());
	}

	public LineRequest {
		values = Map.copyOf(values);
		outputs = List.copyOf(outputs);
		filters = List.copyOf(filters);
	}
}
