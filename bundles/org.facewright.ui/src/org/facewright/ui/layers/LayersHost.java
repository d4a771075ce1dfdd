package org.facewright.ui.layers;

import java.util.List;
import java.util.Optional;

import org.facewright.core.time.FrameRange;
import org.facewright.operations.FilterPresets;

/** What the controls of layers ask of the window. On the display's thread. */
public interface LayersHost {

	/** Frames that are chosen on the timeline. */
	Optional<FrameRange> region();

	/** Frames that the timeline shows. */
	FrameRange visible();

	/** Names of the channels that the timeline shows, when it does not show all. */
	List<String> shownChannels();

	/** The filter presets of the studio. */
	FilterPresets presets();

	/** Brings frames to view. */
	void show(FrameRange frames);
}
