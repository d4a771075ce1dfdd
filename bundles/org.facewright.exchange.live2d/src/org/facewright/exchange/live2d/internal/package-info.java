/** Motions of Live2D Cubism, written and read. */
@NullMarked
package org.facewright.exchange.live2d.internal;

import org.jspecify.annotations.NullMarked;
