package org.facewright.exchange.rhubarb.internal;

/**
 * A mouth shape in time.
 *
 * @param start in hundredths of a second, Rhubarb's own unit
 * @param end   not before {@code start}
 */
record MouthCue(long start, long end, MouthShape shape) {
}
