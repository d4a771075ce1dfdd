/** Live Link Face packets, out and in. */
@NullMarked
package org.facewright.live.livelink.internal;

import org.jspecify.annotations.NullMarked;
