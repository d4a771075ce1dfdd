/** Aligner of words and phones by the most probable path through phone posteriors, with its languages as data. */
@NullMarked
package org.facewright.align.internal;

import org.jspecify.annotations.NullMarked;
