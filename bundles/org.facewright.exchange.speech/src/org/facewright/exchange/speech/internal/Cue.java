package org.facewright.exchange.speech.internal;

/**
 * A subtitle.
 *
 * @param line number of the line with its times
 * @param text lines joined by a space, with whatever marks stand in it
 */
record Cue(int line, double start, double end, String text) {
}
