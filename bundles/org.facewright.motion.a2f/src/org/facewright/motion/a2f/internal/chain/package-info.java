/**
 * From sound to poses: windows, networks shared between tracks, animators, and the layers that a change invalidates.
 */
@NullMarked
package org.facewright.motion.a2f.internal.chain;

import org.jspecify.annotations.NullMarked;
