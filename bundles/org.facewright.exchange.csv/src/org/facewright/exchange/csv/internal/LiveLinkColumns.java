package org.facewright.exchange.csv.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.exchange.common.ChannelNames;

/** The columns of a Live Link Face table as the device writes them. */
final class LiveLinkColumns {

	static final String TIMECODE = "Timecode";
	static final String COUNT = "BlendShapeCount";
	static final String FRAME_RATE = "FrameRate";
	/** 0 where a tracker had no face, in tables converted from other trackers. */
	static final String VALID = "ValidRow";

	/** Shapes, then rotations. The network protocol has jawLeft and mouthLeft first; the files have them second. */
	static final List<Channel> CHANNELS = channels();
	/** In the order of the network protocol, which other tools write into files too. */
	static final List<Channel> PROTOCOL_ORDER = Stream
			.concat(Arkit.FACE.channels().stream(), Arkit.ROTATIONS.stream()).toList();

	/** Names of channels as the files spell them. */
	static List<String> names(List<Channel> channels) {
		return channels.stream().map(channel -> ChannelNames.pascalCase(channel.name())).toList();
	}

	private LiveLinkColumns() {
	}

	private static List<Channel> channels() {
		List<Channel> channels = new ArrayList<>(Arkit.FACE.channels());
		Collections.swap(channels, Arkit.FACE.indexOf("jawLeft"), Arkit.FACE.indexOf("jawRight"));
		Collections.swap(channels, Arkit.FACE.indexOf("mouthLeft"), Arkit.FACE.indexOf("mouthRight"));
		channels.addAll(Arkit.ROTATIONS);
		return List.copyOf(channels);
	}
}
