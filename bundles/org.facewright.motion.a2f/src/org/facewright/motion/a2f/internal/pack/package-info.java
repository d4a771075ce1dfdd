/**
 * Files of model packages: reading, recognising, checking, keeping.
 */
@NullMarked
package org.facewright.motion.a2f.internal.pack;

import org.jspecify.annotations.NullMarked;
