/** Packets of OpenSeeFace, out and in. */
@NullMarked
package org.facewright.live.openseeface.internal;

import org.jspecify.annotations.NullMarked;
