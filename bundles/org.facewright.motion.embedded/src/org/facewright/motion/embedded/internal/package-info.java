/**
 * The model that ships: speech in, 52 face weights and phone posteriors out, on any inference backend.
 */
@NullMarked
package org.facewright.motion.embedded.internal;

import org.jspecify.annotations.NullMarked;
