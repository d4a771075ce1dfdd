package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;

/** The part of a take that formats of blendshape weights carry: the weight channels of the tracks that have frames. */
public final class WeightTracks {

	private WeightTracks() {
	}

	/** The tracks with their weight channels only; those without a frame of any are left out. */
	public static List<NamedClip> of(ExportRequest request) {
		List<NamedClip> carried = new ArrayList<>();
		for (NamedClip track : request.tracks()) {
			MotionClip clip = track.clip();
			int[] weights = clip.channels().indices(channel -> channel.kind() == ChannelKind.WEIGHT);
			if (weights.length > 0 && clip.frameCount() > 0) {
				carried.add(new NamedClip(track.name(), clip.select(weights)));
			}
		}
		return carried;
	}

	/**
	 * What such a format loses or refuses.
	 *
	 * @param format for the message, such as {@code glTF morph animation}
	 */
	public static List<Problem> check(ExportRequest request, String format) {
		List<Problem> problems = new ArrayList<>();
		Preflight.notCarried(request, channel -> channel.kind() == ChannelKind.WEIGHT, format)
				.ifPresent(problems::add);
		List<NamedClip> tracks = of(request);
		if (tracks.isEmpty()) {
			problems.add(Problem.error("export.no-weights",
					"take '%s' has no frame of a weight channel, so there is nothing to animate".formatted(
							request.name()),
					"choose a take with blendshape weights"));
			return problems;
		}
		int left = request.tracks().size() - tracks.size();
		if (left > 0) {
			problems.add(Problem.warning("export.empty-track",
					"%d of %d tracks have no frame of a weight channel and are left out".formatted(left,
							request.tracks().size()),
					"nothing needs to be done if they are not needed"));
		}
		ExportRequest carried = new ExportRequest(request.name(), tracks, request.audio(), request.speech(),
				request.values());
		problems.addAll(Preflight.notFinite(carried));
		Preflight.outsideUnit(carried).ifPresent(problems::add);
		return problems;
	}
}
