package ${package};

import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.LiveFilter;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.osgi.service.component.annotations.Component;

/** Lets each value run after the curve, a little slower than it: y += (1 - exp(-dt / time)) * (x - y). */
@Component(service = TrackFilter.class)
public final class ${className} implements TrackFilter {

	static final Parameter<Double> TIME = Parameter.number("time").between(1, 1000).otherwise(60.0).unit("ms")
			.label("Time").describe("How long a value needs for two thirds of a sudden change.");

	private static final ParameterSchema PARAMETERS = ParameterSchema.of(TIME);
	private static final int FRAMES_BETWEEN_LOOKS = 1024;

	@Override
	public String id() {
		return "${id}";
	}

	@Override
	public String label() {
		return "Follow";
	}

	@Override
	public String description() {
		return "Smooths by letting values run after the curve; comes late by about its time.";
	}

	@Override
	public ParameterSchema parameters() {
		return PARAMETERS;
	}

	@Override
	public MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		LiveFilter follower = new Follower(clip.channels(), clip.frameRate(), values.get(TIME));
		float[][] poses = new float[clip.frameCount()][clip.channels().size()];
		for (int frame = 0; frame < poses.length; frame++) {
			if (frame % FRAMES_BETWEEN_LOOKS == 0) {
				progress.checkCancelled();
				progress.report((double) frame / poses.length, "smoothing");
			}
			clip.pose(frame, poses[frame]);
			follower.process(poses[frame]);
		}
		return poses.length == 0 ? clip : MotionClip.ofPoses(clip.frameRate(), clip.channels(), poses);
	}

	@Override
	public Optional<LiveFilter> live(ChannelSet channels, FrameRate rate, ParameterValues values) {
		return Optional.of(new Follower(channels, rate, values.get(TIME)));
	}

	/** The past of one stream. */
	private static final class Follower implements LiveFilter {

		private final int[] followed;
		private final float[] state;
		private final float share;
		private boolean begun;

		Follower(ChannelSet channels, FrameRate rate, double timeMs) {
			followed = channels.indices(channel -> channel.kind() != ChannelKind.PROBABILITY);
			state = new float[channels.size()];
			share = (float) (1 - Math.exp(-1000 * rate.secondsOf(1) / timeMs));
		}

		@Override
		public void process(float[] pose) {
			for (int channel : followed) {
				float value = pose[channel];
				if (Float.isFinite(value)) {
					state[channel] = begun ? state[channel] + share * (value - state[channel]) : value;
				}
				pose[channel] = state[channel];
			}
			begun = true;
		}
	}
}
