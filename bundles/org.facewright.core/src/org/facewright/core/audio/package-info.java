/**
 * Values for sampled sound: the PCM format, the hand-over of samples between a capturing and a reading thread, what a
 * recording is like, and WAV files.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.core.audio;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
