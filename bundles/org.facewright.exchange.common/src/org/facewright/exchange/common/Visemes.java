package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Problem;

/** The 15 visemes of Oculus lip sync, which several formats carry. */
public final class Visemes {

	/** In the order of the Oculus library. */
	public static final ChannelSet ALL = ChannelSet.weights(List.of("sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS",
			"nn", "RR", "aa", "E", "ih", "oh", "ou"));
	/** Id of the map that makes them of a face. */
	public static final String FROM_ARKIT = "arkit-to-oculus15";

	private static final Map<String, String> VOWELS = Map.of("i", "ih", "o", "oh", "u", "ou");
	private static final String PREFIX = "viseme_";

	private Visemes() {
	}

	/** Channels of names such as {@code PP}, {@code viseme_PP} and {@code viseme_I}; empty when one is no viseme. */
	public static Optional<List<Channel>> channels(List<String> names) {
		List<Channel> channels = new ArrayList<>();
		Set<String> taken = new HashSet<>();
		for (String name : names) {
			String lower = name.strip().toLowerCase(Locale.ROOT);
			String bare = lower.startsWith(PREFIX) ? lower.substring(PREFIX.length()) : lower;
			int index = ALL.indexOf(VOWELS.getOrDefault(bare, bare));
			if (index < 0 || !taken.add(ALL.channel(index).name())) {
				return Optional.empty();
			}
			channels.add(ALL.channel(index));
		}
		return Optional.of(channels);
	}

	/** What a format of visemes loses or refuses of tracks in visemes. */
	public static List<Problem> check(ExportRequest request, String format) {
		List<Problem> problems = new ArrayList<>();
		MotionClip clip = request.tracks().getFirst().clip();
		if (ALL.names().stream().noneMatch(name -> clip.channels().indexOf(name) >= 0)) {
			problems.add(Problem.error("visemes.none", "the take has no viseme in it",
					"apply the name map %s before the export".formatted(FROM_ARKIT)));
			return problems;
		}
		problems.addAll(Preflight.notFinite(request));
		Preflight.notCarried(request, channel -> ALL.indexOf(channel.name()) >= 0, format).ifPresent(problems::add);
		Preflight.outsideUnit(request).ifPresent(problems::add);
		if (request.tracks().size() > 1) {
			problems.add(Problem.warning("visemes.tracks",
					"only the first of %d tracks is written".formatted(request.tracks().size()),
					"export the others on their own"));
		}
		return problems;
	}

	/** The first track with all 15, in order; those that it lacks are 0. */
	public static MotionClip of(ExportRequest request) {
		MotionClip clip = request.tracks().getFirst().clip();
		List<SampleColumn> columns = new ArrayList<>();
		for (Channel channel : ALL.channels()) {
			int index = clip.channels().indexOf(channel.name());
			columns.add(index < 0 ? SampleColumn.constant(0, clip.frameCount()) : clip.column(index));
		}
		return MotionClip.of(clip.frameRate(), ALL, columns);
	}
}
