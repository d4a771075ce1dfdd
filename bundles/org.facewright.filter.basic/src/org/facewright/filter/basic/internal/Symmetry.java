package org.facewright.filter.basic.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

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
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.osgi.service.component.annotations.Component;

/**
 * Draws the weights of both sides of the face towards their common value (1 − b)/2 · left + (1 + b)/2 · right. Gaze
 * ({@code eyeLook…}) is left alone: symmetric eyes would look nowhere.
 */
@Component(service = TrackFilter.class)
public final class Symmetry extends BasicFilter {

	static final Parameter<Double> AMOUNT = Parameter.number("amount").between(0, 1).otherwise(1.0).label("Amount")
			.describe("0 leaves both sides, 1 makes them equal.");
	static final Parameter<Double> BIAS = Parameter.number("bias").between(-1, 1).label("Bias")
			.describe("Which side leads: −1 the left one, 0 both alike, 1 the right one.");

	public Symmetry() {
		super("symmetry", "Symmetry",
				"Makes left and right alike. A closure that only one side makes is half as deep afterwards.",
				ParameterSchema.of(AMOUNT, BIAS));
	}

	@Override
	boolean touches(Channel channel) {
		return channel.kind() == ChannelKind.WEIGHT && !channel.name().startsWith("eyeLook")
				&& Arkit.mirrored(channel.name()).isPresent();
	}

	@Override
	MotionClip filter(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		ChannelSet channels = clip.channels();
		MotionClip changed = clip;
		float[] left = new float[clip.frameCount()];
		float[] right = new float[clip.frameCount()];
		for (int i = 0; i < channels.size(); i++) {
			progress.checkCancelled();
			progress.report((double) i / channels.size(), label());
			int mirrored = partner(channels, i);
			if (mirrored < 0 || clip.column(i).equals(clip.column(mirrored))) {
				continue;
			}
			clip.column(i).copy(0, left, 0, left.length);
			clip.column(mirrored).copy(0, right, 0, right.length);
			level(left, right, values.get(AMOUNT), values.get(BIAS));
			changed = changed.with(i, SampleColumn.of(left)).with(mirrored, SampleColumn.of(right));
		}
		progress.report(1, label());
		return changed;
	}

	@Override
	public Optional<LiveFilter> live(ChannelSet channels, FrameRate rate, ParameterValues values) {
		int[] left = IntStream.range(0, channels.size()).filter(i -> partner(channels, i) >= 0).toArray();
		int[] right = Arrays.stream(left).map(i -> partner(channels, i)).toArray();
		double amount = values.get(AMOUNT);
		double bias = values.get(BIAS);
		return Optional.of(pose -> {
			for (int i = 0; i < left.length; i++) {
				float leftValue = pose[left[i]];
				float rightValue = pose[right[i]];
				pose[left[i]] = levelled(leftValue, leftValue, rightValue, amount, bias);
				pose[right[i]] = levelled(rightValue, leftValue, rightValue, amount, bias);
			}
		});
	}

	/** The right channel that belongs to a left one; -1 when the channel is no left one or has none. */
	private int partner(ChannelSet channels, int left) {
		Channel channel = channels.channel(left);
		if (!touches(channel) || !channel.name().endsWith("Left")) {
			return -1;
		}
		Optional<String> mirrored = Arkit.mirrored(channel.name());
		int right = mirrored.map(channels::indexOf).orElse(-1);
		return right >= 0 && touches(channels.channel(right)) ? right : -1;
	}

	private static void level(float[] left, float[] right, double amount, double bias) {
		for (int frame = 0; frame < left.length; frame++) {
			float leftValue = left[frame];
			left[frame] = levelled(leftValue, leftValue, right[frame], amount, bias);
			right[frame] = levelled(right[frame], leftValue, right[frame], amount, bias);
		}
	}

	private static float levelled(float value, float left, float right, double amount, double bias) {
		double common = (1 - bias) / 2 * left + (1 + bias) / 2 * right;
		return (float) (value + amount * (common - value));
	}
}
