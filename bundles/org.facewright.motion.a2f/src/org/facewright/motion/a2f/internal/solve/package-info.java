/**
 * Turns face geometry into weights of a rig's poses.
 */
@NullMarked
package org.facewright.motion.a2f.internal.solve;

import org.jspecify.annotations.NullMarked;
