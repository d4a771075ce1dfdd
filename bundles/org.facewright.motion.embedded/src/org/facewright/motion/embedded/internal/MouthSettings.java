package org.facewright.motion.embedded.internal;

import java.util.stream.Stream;

import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;

/**
 * What a user can set, read once per session.
 *
 * @param jaw             factor of jaw opening
 * @param lips            factor of all other weights of mouth and cheeks
 * @param tongue          factor of the tongue
 * @param closure         how firmly the lips meet, 0…2; 1 is as the network has it
 * @param labiodental     how far F and V pull in the lower lip, 0…2; 1 is as the network has it
 * @param gated           whether silence is kept still
 * @param silenceLevelDb  sound below this is silence, dB of full scale
 * @param smoothingFrames time constant of the smoothing, frames
 * @param blinksPerMinute 0 for none
 * @param seed            of the blinks
 */
record MouthSettings(float jaw, float lips, float tongue, float closure, float labiodental, boolean gated,
		float silenceLevelDb, double smoothingFrames, double blinksPerMinute, int seed) {

	static final Parameter<Double> STRENGTH = Parameter.number("strength").between(0, 2).otherwise(1.0)
			.label("Strength").describe("How far the whole mouth moves; 1 is natural, 0 keeps it still.");
	static final Parameter<Double> JAW_STRENGTH = Parameter.number("jaw-strength").between(0, 2).otherwise(1.0)
			.label("Jaw strength").describe("How far the jaw opens, times the strength.");
	static final Parameter<Double> LIP_STRENGTH = Parameter.number("lip-strength").between(0, 2).otherwise(1.0)
			.label("Lip strength").describe("How far lips and cheeks move, times the strength.");
	static final Parameter<Double> CLOSURE = Parameter.number("closure").between(0, 2).otherwise(1.0)
			.label("Lip closures")
			.describe(
					"How firmly the lips meet on P, B and M; 1 is natural, 0 leaves them open, 2 seals doubtful ones too.");
	static final Parameter<Double> LABIODENTAL = Parameter.number("fv").between(0, 2).otherwise(1.0).label("F and V")
			.describe("How far the lower lip goes to the teeth on F and V; 1 is natural, 0 leaves it out.");
	static final Parameter<Boolean> SILENCE_GATE = Parameter.flag("silence-gate").otherwise(true)
			.label("Still in silence").describe("Brings the face to rest where nobody speaks.");
	static final Parameter<Double> SILENCE_LEVEL = Parameter.number("silence-level").between(-90, -30).otherwise(-57.0)
			.unit("dBFS").label("Silence level")
			.describe(
					"Sound below this level never moves the face, 10 dB above it always may; lower it for quiet takes.");
	static final Parameter<Double> SMOOTHING = Parameter.number("smoothing").between(0, 40).otherwise(0.0).unit("ms")
			.label("Smoothing")
			.describe("Softens the curves before lip closures are set; live this delays them by about as much.");
	static final Parameter<Double> BLINKS = Parameter.number("blinks").between(0, 40).otherwise(0.0)
			.unit("per minute").label("Blinks")
			.describe("Blinks at irregular intervals, rather in pauses than within words; 15 is usual, 0 is none.");
	static final Parameter<Integer> SEED = Parameter.integer("blink-seed").between(0, Integer.MAX_VALUE).otherwise(1)
			.label("Blink seed").describe("Another number gives other blinks; the same number the same ones.");

	static final Parameter<String> NETWORK = Parameter.choice("network", "auto", "live", "file", "instant")
			.otherwise("auto")
			.label("Network").describe("auto: the quick network for live input and the careful one, which looks further"
					+ " ahead, for files; or always one of them. instant hears nothing ahead and is 12 ms behind the sound"
					+ " instead of 50, but closes the lips less surely.");

	static final ParameterSchema SCHEMA = ParameterSchema.of(Stream.concat(
			Stream.of(STRENGTH, JAW_STRENGTH, LIP_STRENGTH, CLOSURE, LABIODENTAL, SILENCE_GATE, SILENCE_LEVEL,
					SMOOTHING,
					BLINKS, SEED, NETWORK),
			Emotions.parameters().stream()).toArray(Parameter<?>[]::new));

	private static final double FRAME_MS = 10;

	static MouthSettings of(ParameterValues values) {
		float strength = values.get(STRENGTH).floatValue();
		return new MouthSettings(strength * values.get(JAW_STRENGTH).floatValue(),
				strength * values.get(LIP_STRENGTH).floatValue(), strength, values.get(CLOSURE).floatValue(),
				values.get(LABIODENTAL).floatValue(), values.get(SILENCE_GATE), values.get(SILENCE_LEVEL).floatValue(),
				values.get(SMOOTHING) / FRAME_MS,
				values.get(BLINKS), values.get(SEED));
	}
}
