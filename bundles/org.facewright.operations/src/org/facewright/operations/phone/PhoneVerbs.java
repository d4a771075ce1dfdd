package org.facewright.operations.phone;

/**
 * What is asked of one phone.
 *
 * @param strength    times its own deviation from its neighbours, 0 … {@value #MAX_STRENGTH}
 * @param leadSeconds by which it begins earlier, -{@value #MAX_LEAD} … {@value #MAX_LEAD}
 * @param hold        share of its length by which it is held longer, {@value #MIN_HOLD} … {@value #MAX_HOLD}
 * @param closureLock 0 … 1, for P B M the lips meet, for F V the lower lip comes to the upper teeth; else without effect
 * @param bias        -1 the jaw opens the mouth … 1 the lips do
 */
public record PhoneVerbs(double strength, double leadSeconds, double hold, double closureLock, double bias) {

	public static final double MAX_STRENGTH = 2;
	public static final double MAX_LEAD = 0.1;
	public static final double MIN_HOLD = -0.5;
	public static final double MAX_HOLD = 1;

	/** Leaves everything as it is. */
	public static final PhoneVerbs NEUTRAL = new PhoneVerbs(1, 0, 0, 0, 0);

	/** @throws IllegalArgumentException when a value is out of range */
	public PhoneVerbs {
		if (!(strength >= 0 && strength <= MAX_STRENGTH) || !(Math.abs(leadSeconds) <= MAX_LEAD)
				|| !(hold >= MIN_HOLD && hold <= MAX_HOLD) || !(closureLock >= 0 && closureLock <= 1)
				|| !(Math.abs(bias) <= 1)) {
			throw new IllegalArgumentException("out of range: strength %s, lead %s s, hold %s, closure %s, bias %s"
					.formatted(strength, leadSeconds, hold, closureLock, bias));
		}
	}

	/** With every value at the nearest one allowed. */
	public static PhoneVerbs limited(double strength, double leadSeconds, double hold, double closureLock,
			double bias) {
		return new PhoneVerbs(Math.clamp(strength, 0, MAX_STRENGTH), Math.clamp(leadSeconds, -MAX_LEAD, MAX_LEAD),
				Math.clamp(hold, MIN_HOLD, MAX_HOLD), Math.clamp(closureLock, 0, 1), Math.clamp(bias, -1, 1));
	}

	public boolean isNeutral() {
		return strength == 1 && leadSeconds == 0 && hold == 0 && closureLock == 0 && bias == 0;
	}

	public PhoneVerbs withStrength(double value) {
		return limited(value, leadSeconds, hold, closureLock, bias);
	}

	public PhoneVerbs withLead(double seconds) {
		return limited(strength, seconds, hold, closureLock, bias);
	}

	public PhoneVerbs withHold(double value) {
		return limited(strength, leadSeconds, value, closureLock, bias);
	}

	public PhoneVerbs withClosureLock(double value) {
		return limited(strength, leadSeconds, hold, value, bias);
	}

	public PhoneVerbs withBias(double value) {
		return limited(strength, leadSeconds, hold, closureLock, value);
	}
}
