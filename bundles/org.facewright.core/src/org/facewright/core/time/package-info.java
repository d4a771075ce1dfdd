/**
 * Exact frame rates and ranges of frames.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.core.time;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
