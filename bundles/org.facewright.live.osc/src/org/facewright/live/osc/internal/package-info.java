/** The VMC protocol over OSC, out and in. */
@NullMarked
package org.facewright.live.osc.internal;

import org.jspecify.annotations.NullMarked;
