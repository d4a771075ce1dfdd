/**
 * Motion backends of imported Audio2Face packages, and the services that make them.
 */
@NullMarked
package org.facewright.motion.a2f.internal;

import org.jspecify.annotations.NullMarked;
