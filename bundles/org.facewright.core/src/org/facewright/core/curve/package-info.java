/**
 * Hand-made animation: keys with tangents per channel, their evaluation, and the reduction of dense samples to keys.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.core.curve;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
