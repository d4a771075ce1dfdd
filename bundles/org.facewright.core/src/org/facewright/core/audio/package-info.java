/**
 * Values for sampled sound: the PCM format and the hand-over of samples between a capturing and a reading thread.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.core.audio;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
