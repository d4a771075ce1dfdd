package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;

/** The part of a take that formats of blendshape weights carry: the weight channels of the tracks that have frames. */
public final class WeightTracks {

	private WeightTracks() {
	}

	/** The tracks with their weight channels only; those without a frame of any are left out. */
	public static List<NamedClip> of(ExportRequest request) {
		return of(request, WeightTracks::isWeight);
	}

	/** The tracks with the channels only that a format carries; those without a frame of any are left out. */
	public static List<NamedClip> of(ExportRequest request, Predicate<Channel> carried) {
		List<NamedClip> tracks = new ArrayList<>();
		for (NamedClip track : request.tracks()) {
			MotionClip clip = track.clip();
			int[] kept = clip.channels().indices(carried);
			if (kept.length > 0 && clip.frameCount() > 0) {
				tracks.add(new NamedClip(track.name(), clip.select(kept)));
			}
		}
		return tracks;
	}

	private static boolean isWeight(Channel channel) {
		return channel.kind() == ChannelKind.WEIGHT;
	}

	/**
	 * What such a format loses or refuses.
	 *
	 * @param format for the message, such as {@code glTF morph animation}
	 */
	public static List<Problem> check(ExportRequest request, String format) {
		return check(request, format, "weight", WeightTracks::isWeight);
	}

	/**
	 * What a format of some channels loses or refuses.
	 *
	 * @param kind    of channels that it carries, for the message, such as {@code weight}
	 * @param carried whether it has a place for a channel
	 */
	public static List<Problem> check(ExportRequest request, String format, String kind, Predicate<Channel> carried) {
		List<Problem> problems = new ArrayList<>();
		Preflight.notCarried(request, carried, format).ifPresent(problems::add);
		List<NamedClip> tracks = of(request, carried);
		if (tracks.isEmpty()) {
			problems.add(Problem.error("export.no-weights",
					"take '%s' has no frame of a %s channel, so there is nothing to animate".formatted(
							request.name(), kind),
					"choose a take with such channels"));
			return problems;
		}
		int left = request.tracks().size() - tracks.size();
		if (left > 0) {
			problems.add(Problem.warning("export.empty-track",
					"%d of %d tracks have no frame of a %s channel and are left out".formatted(left,
							request.tracks().size(), kind),
					"nothing needs to be done if they are not needed"));
		}
		ExportRequest written = new ExportRequest(request.name(), tracks, request.audio(), request.speech(),
				request.values());
		problems.addAll(Preflight.notFinite(written));
		Preflight.outsideUnit(written).ifPresent(problems::add);
		return problems;
	}
}
