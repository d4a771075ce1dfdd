/** Calls to remote services, and the backend that makes frames of their answers. */
@NullMarked
package org.facewright.motion.nim.internal;

import org.jspecify.annotations.NullMarked;
