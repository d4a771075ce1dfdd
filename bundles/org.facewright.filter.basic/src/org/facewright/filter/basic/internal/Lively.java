package org.facewright.filter.basic.internal;

import java.util.ArrayList;
import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/**
 * Adds what a speaker's face does besides speaking: blinks, brows that rise with accents, small nods and sways of the
 * head. Everything follows the voice and a seed, so that it can be had again and changed by its parameters. Lids take
 * the greater of what is there and the blink, all else is added.
 */
@Component(service = TrackFilter.class)
public final class Lively implements TrackFilter {

	static final Parameter<Integer> SEED = Parameter.integer("seed").between(0, Integer.MAX_VALUE).otherwise(1)
			.label("Seed").describe("Another number gives another performance; the same number the same one.");
	static final Parameter<Double> BLINKS = Parameter.number("blinks").between(0, 60).otherwise(15.0)
			.unit("per minute").label("Blinks")
			.describe("How often the lids close, rather in pauses than within words.");
	static final Parameter<Double> BROWS = Parameter.number("brows").between(0, 3).otherwise(1.0).label("Brows")
			.describe("How far brows rise with accents of the voice; 0 leaves them alone.");
	static final Parameter<Double> HEAD = Parameter.number("head").between(0, 3).otherwise(1.0).label("Head")
			.describe(
					"How far the head nods with accents and sways; 0 leaves it alone. Needs channels headYaw, headPitch,"
							+ " headRoll.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(SEED, BLINKS, BROWS, HEAD);
	private static final List<String> LIDS = List.of("eyeBlinkLeft", "eyeBlinkRight");
	private static final List<String> OUTER_BROWS = List.of("browOuterUpLeft", "browOuterUpRight");

	@Override
	public String id() {
		return "lively";
	}

	@Override
	public String label() {
		return "Blinks, brows and head";
	}

	@Override
	public String description() {
		return "Adds blinks, brows that rise with accents and small motion of the head, all from the voice and a seed. "
				+ "Mouth and jaw stay as they are, so no closure is touched.";
	}

	@Override
	public ParameterSchema parameters() {
		return SCHEMA;
	}

	@Override
	public List<Problem> check(MotionClip clip, ParameterValues values, FilterContext context) {
		List<Problem> problems = new ArrayList<>();
		if (context.levelDb().isEmpty()) {
			problems.add(Problem.error("filter.level-missing",
					"blinks, brows and head follow the take's sound, and this take has none",
					"give the take its audio"));
		}
		if (values.get(HEAD) > 0 && clip.channels().indexOf("headPitch") < 0) {
			problems.add(Problem.info("filter.no-head", "there are no head channels here, so the head stays still"));
		}
		return problems;
	}

	@Override
	public MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
		SampleColumn level = context.levelDb().orElseThrow(() -> new IllegalArgumentException(
				"blinks, brows and head follow the take's sound, and this take has none; give the take its audio"));
		if (level.length() != clip.frameCount()) {
			throw new IllegalArgumentException("the level has %d frames and the clip %d; measure the sound again"
					.formatted(level.length(), clip.frameCount()));
		}
		progress.checkCancelled();
		VoiceAccents voice = new VoiceAccents(level, context.pitchHz(), clip.frameRate());
		int seed = values.get(SEED);
		MotionClip result = clip;
		float[] lids = new BlinkTrain(values.get(BLINKS), seed).lids(voice);
		for (String lid : LIDS) {
			result = raised(result, lid, lids);
		}
		AccentMotion motion = new AccentMotion(voice, seed);
		float brows = values.get(BROWS).floatValue();
		result = added(result, "browInnerUp", motion.brows(), brows);
		for (String brow : OUTER_BROWS) {
			result = added(result, brow, motion.brows(), 0.6f * brows);
		}
		float head = values.get(HEAD).floatValue();
		result = added(result, "headPitch", motion.nods(), head);
		result = added(result, "headYaw", motion.sway(1.4f, 1), head);
		return added(result, "headRoll", motion.sway(0.8f, 2), head);
	}

	private static MotionClip added(MotionClip clip, String channel, float[] offsets, float factor) {
		int index = clip.channels().indexOf(channel);
		if (index < 0 || factor == 0) {
			return clip;
		}
		float[] values = clip.column(index).toArray();
		for (int frame = 0; frame < values.length; frame++) {
			values[frame] += factor * offsets[frame];
		}
		return clip.with(index, SampleColumn.of(values));
	}

	private static MotionClip raised(MotionClip clip, String channel, float[] least) {
		int index = clip.channels().indexOf(channel);
		if (index < 0) {
			return clip;
		}
		float[] values = clip.column(index).toArray();
		for (int frame = 0; frame < values.length; frame++) {
			values[frame] = Math.max(values[frame], least[frame]);
		}
		return clip.with(index, SampleColumn.of(values));
	}
}
