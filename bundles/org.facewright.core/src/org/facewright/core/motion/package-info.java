/**
 * Dense animation: channels, immutable columns of samples, clips made of them, and the hand-overs that build or show them.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.core.motion;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
