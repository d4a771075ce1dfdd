package org.facewright.api.exchange;

import java.util.OptionalLong;

/**
 * The sound a take belongs to, for formats that name it.
 *
 * @param name          file name or path as it should be written
 * @param sampleRate    Hz
 * @param frameCount    sample frames
 * @param timeReference sample frames since midnight of the first one, where the sound carries a timecode
 */
public record AudioReference(String name, int sampleRate, long frameCount, OptionalLong timeReference) {
}
