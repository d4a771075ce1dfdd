/**
 * What networks run on: lengths that engines are built for, precision, and whether it fits into memory.
 */
@NullMarked
package org.facewright.motion.a2f.internal.device;

import org.jspecify.annotations.NullMarked;
