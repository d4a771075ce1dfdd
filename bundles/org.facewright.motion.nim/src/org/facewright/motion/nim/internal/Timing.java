package org.facewright.motion.nim.internal;

/**
 * How long is waited for what, milliseconds.
 *
 * @param answerMillis   for answers that need no work: health, configuration
 * @param stallMillis    for the next pose while there is sound to work on
 * @param backoffMillis  before the first retry; doubles with each
 * @param longestBackoffMillis no wait between retries is longer
 * @param tries          in a row without progress before giving up
 * @param idleMillis     without new sound before a call is ended, to be begun anew with the next sound
 * @param drainMillis    that a server gets no work after a failure; doubles with each
 */
record Timing(long answerMillis, long stallMillis, long backoffMillis, long longestBackoffMillis, int tries,
		long idleMillis, long drainMillis) {

	static final Timing USUAL = new Timing(2000, 20_000, 250, 8000, 6, 3000, 5000);

	/** Wait before a retry. @param attempt 0 for the first */
	long backoff(int attempt) {
		return Math.min(longestBackoffMillis, backoffMillis << Math.min(attempt, 16));
	}
}
