package org.facewright.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.LiveFilter;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TrackFilter} promises. Inherit it, say which filter, and override what the filter does on purpose.
 */
public abstract class TrackFilterContract {

	/** 52 face weights, head and eye rotations, and one phone posterior. */
	protected static final ChannelSet CHANNELS = channels();

	/** The last channel of {@link #CHANNELS}. */
	protected static final int PROBABILITY = CHANNELS.size() - 1;

	/** A filter as the framework would make it. */
	protected abstract TrackFilter filter();

	/** Values that make the filter do something. */
	protected ParameterValues values() {
		return filter().parameters().defaults();
	}

	/** What the filter must know of a clip. */
	@SuppressWarnings("unused")
	protected FilterContext context(MotionClip clip) {
		return FilterContext.NONE;
	}

	/** Whether a clip that does not move comes out as it is. */
	protected boolean keepsConstantClips() {
		return true;
	}

	/** How far the live form may be from the one for whole clips. */
	protected double liveTolerance() {
		return 1e-6;
	}

	@Test
	void saysWhatItIs() {
		assertThat(filter().id()).matches("[a-z][a-z0-9-]*");
		assertThat(filter().label()).isNotBlank();
		assertThat(filter().description()).isNotBlank().endsWith(".");
	}

	@Test
	void explainsEveryParameter() {
		for (Parameter<?> parameter : filter().parameters().parameters()) {
			assertThat(parameter.label()).as(parameter.name()).isNotBlank().isNotEqualTo(parameter.name());
			assertThat(parameter.description()).as(parameter.name()).isNotBlank().endsWith(".");
			if (parameter.kind() == Parameter.Kind.NUMBER || parameter.kind() == Parameter.Kind.INTEGER) {
				assertThat(parameter.minimum()).as(parameter.name()).isFinite();
				assertThat(parameter.maximum()).as(parameter.name()).isFinite();
			}
		}
	}

	@Test
	void valuesSurviveBeingWrittenAsText() {
		assertThat(filter().parameters().parse(values().toText())).isEqualTo(values());
	}

	@Test
	void hasNoObjectionToAnOrdinaryClip() {
		MotionClip clip = clip(240, FrameRate.FPS_60);
		assertThat(filter().check(clip, values(), context(clip))).extracting(Problem::severity)
				.doesNotContain(Severity.ERROR);
	}

	@Test
	void doesNotChangeItsInput() {
		MotionClip clip = clip(240, FrameRate.FPS_60);
		apply(clip);
		assertThat(clip).isEqualTo(clip(240, FrameRate.FPS_60));
	}

	@Test
	void givesTheSameResultAgain() {
		assertThat(apply(clip(240, FrameRate.FPS_60))).isEqualTo(apply(clip(240, FrameRate.FPS_60)));
	}

	@Test
	void givesTheSameResultInSeveralThreadsAtOnce() {
		TrackFilter shared = filter();
		MotionClip clip = clip(240, FrameRate.FPS_60);
		MotionClip expected = apply(clip);
		List<CompletableFuture<MotionClip>> results = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			results.add(CompletableFuture
					.supplyAsync(() -> shared.apply(clip, valuesFor(shared), context(clip), Progress.NONE)));
		}
		assertThat(results).allSatisfy(result -> assertThat(result.join()).isEqualTo(expected));
	}

	@Test
	void keepsChannelsAndTime() {
		MotionClip clip = clip(240, FrameRate.FPS_60);
		MotionClip result = apply(clip);
		assertThat(result.channels()).isEqualTo(clip.channels());
		if (!filter().changesTime()) {
			assertThat(result.frameCount()).isEqualTo(clip.frameCount());
			assertThat(result.frameRate()).isEqualTo(clip.frameRate());
		}
	}

	@Test
	void worksAtRatesThatAreNoWholeNumber() {
		MotionClip clip = clip(123, new FrameRate(30_000, 1001));
		MotionClip result = apply(clip);
		if (!filter().changesTime()) {
			assertThat(result.frameCount()).isEqualTo(123);
			assertThat(result.frameRate()).isEqualTo(new FrameRate(30_000, 1001));
		}
		requireFinite(result);
	}

	@Test
	void givesFiniteValuesToBothEnds() {
		requireFinite(apply(clip(240, FrameRate.FPS_60)));
	}

	@Test
	void acceptsAClipWithoutFrames() {
		assertThat(apply(clip(0, FrameRate.FPS_60)).frameCount()).isZero();
	}

	@Test
	void acceptsClipsOfVeryFewFrames() {
		for (int frames = 1; frames <= 9; frames++) {
			MotionClip clip = clip(frames, FrameRate.FPS_60);
			MotionClip result = apply(clip);
			requireFinite(result);
			if (!filter().changesTime()) {
				assertThat(result.frameCount()).isEqualTo(frames);
			}
		}
	}

	@Test
	void acceptsAClipWithoutChannels() {
		MotionClip clip = MotionClip.of(FrameRate.FPS_60, ChannelSet.of(List.of()), List.of());
		assertThat(apply(clip).channels().size()).isZero();
	}

	@Test
	void leavesAClipThatDoesNotMoveAsItIsToBothEnds() {
		Assumptions.assumeTrue(keepsConstantClips(), "this filter changes still clips on purpose");
		List<SampleColumn> columns = new ArrayList<>();
		for (int channel = 0; channel < CHANNELS.size(); channel++) {
			columns.add(SampleColumn.constant(0.25f, 100));
		}
		MotionClip result = apply(MotionClip.of(FrameRate.FPS_60, CHANNELS, columns));
		for (SampleColumn column : result.columns()) {
			assertThat(column.constantValue()).isEqualTo(0.25f);
		}
	}

	@Test
	void leavesProbabilitiesAlone() {
		Assumptions.assumeFalse(filter().changesTime(), "all channels must keep one length");
		MotionClip clip = clip(240, FrameRate.FPS_60);
		assertThat(apply(clip).column(PROBABILITY)).isEqualTo(clip.column(PROBABILITY));
	}

	@Test
	void doesNotSpreadAMissingValue() {
		MotionClip clip = clip(240, FrameRate.FPS_60).with(Arkit.JAW_OPEN,
				clip(240, FrameRate.FPS_60).column(Arkit.JAW_OPEN).with(100, Float.NaN));
		MotionClip result;
		try {
			result = apply(clip);
		} catch (IllegalArgumentException e) {
			assertThat(e).hasMessageContaining("jawOpen").hasMessageContaining("100");
			return;
		}
		for (int channel = 0; channel < CHANNELS.size(); channel++) {
			for (int frame = 0; frame < result.frameCount(); frame++) {
				if (channel != Arkit.JAW_OPEN || frame != 100) {
					assertThat(result.column(channel).get(frame)).isFinite();
				}
			}
		}
	}

	@Test
	void letsCancellationPass() {
		MotionClip clip = clip(240, FrameRate.FPS_60);
		Progress cancelled = new Progress() {
			@Override
			public void report(double fraction, String doing) {
				// nobody listens any more
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		TrackFilter filter = filter();
		assertThatThrownBy(() -> filter.apply(clip, valuesFor(filter), context(clip), cancelled))
				.isInstanceOf(CancellationException.class);
	}

	@Test
	void reportsProgressBetweenNothingAndAll() {
		MotionClip clip = clip(240, FrameRate.FPS_60);
		List<Double> fractions = new ArrayList<>();
		TrackFilter filter = filter();
		filter.apply(clip, valuesFor(filter), context(clip), (fraction, doing) -> fractions.add(fraction));
		assertThat(fractions).allMatch(fraction -> Double.isNaN(fraction) || fraction >= 0 && fraction <= 1);
	}

	@Test
	void doesLiveWhatItDoesToWholeClips() {
		TrackFilter filter = filter();
		MotionClip clip = clip(240, FrameRate.FPS_60);
		Optional<LiveFilter> live = filter.live(CHANNELS, clip.frameRate(), valuesFor(filter));
		Assumptions.assumeTrue(live.isPresent(), "this filter has no live form");
		MotionClip whole = apply(clip);
		float[] pose = new float[CHANNELS.size()];
		for (int frame = 0; frame < clip.frameCount(); frame++) {
			clip.pose(frame, pose);
			live.orElseThrow().process(pose);
			for (int channel = 0; channel < pose.length; channel++) {
				float expected = whole.column(channel).get(frame);
				if (!(Math.abs(pose[channel] - expected) <= liveTolerance())) {
					assertThat(pose[channel]).as("%s at frame %d", CHANNELS.channel(channel).name(), frame)
							.isEqualTo(expected);
				}
			}
		}
	}

	/** The result for a clip. */
	protected final MotionClip apply(MotionClip clip) {
		TrackFilter filter = filter();
		return filter.apply(clip, valuesFor(filter), context(clip), Progress.NONE);
	}

	/** The same values for another instance of the filter. */
	private ParameterValues valuesFor(TrackFilter filter) {
		return filter.parameters().parse(values().toText());
	}

	/** A face that moves like one that speaks: slow and quick waves, all within 0…1. */
	protected static MotionClip clip(int frames, FrameRate rate) {
		List<SampleColumn> columns = new ArrayList<>();
		for (int channel = 0; channel < CHANNELS.size(); channel++) {
			float[] values = new float[frames];
			for (int frame = 0; frame < frames; frame++) {
				double seconds = rate.secondsOf(frame);
				values[frame] = (float) (0.5 + 0.3 * Math.sin(2 * Math.PI * (1 + 0.13 * channel) * seconds + channel)
						+ 0.15 * Math.sin(2 * Math.PI * (4 + 0.07 * channel) * seconds + 2.0 * channel));
			}
			columns.add(SampleColumn.of(values));
		}
		return MotionClip.of(rate, CHANNELS, columns);
	}

	private static void requireFinite(MotionClip clip) {
		for (int channel = 0; channel < clip.channels().size() && clip.frameCount() > 0; channel++) {
			SampleColumn.Extremes extremes = clip.column(channel).extremes(0, clip.frameCount());
			assertThat(extremes.min()).as(clip.channels().channel(channel).name()).isFinite();
			assertThat(extremes.max()).as(clip.channels().channel(channel).name()).isFinite();
		}
	}

	private static ChannelSet channels() {
		List<Channel> channels = new ArrayList<>(Arkit.FACE.channels());
		channels.addAll(Arkit.ROTATIONS);
		channels.add(new Channel("phone p", ChannelKind.PROBABILITY));
		return ChannelSet.of(channels);
	}
}
