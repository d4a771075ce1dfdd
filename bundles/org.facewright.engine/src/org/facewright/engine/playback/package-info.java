/**
 * Hearing a take: its sound in pages, stretched in time without a change of pitch, with the device as the clock.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.engine.playback;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
