/**
 * Emotions over time: keys by hand, scores of the emotion network, and what becomes of both.
 */
@NullMarked
package org.facewright.motion.a2f.internal.emotion;

import org.jspecify.annotations.NullMarked;
