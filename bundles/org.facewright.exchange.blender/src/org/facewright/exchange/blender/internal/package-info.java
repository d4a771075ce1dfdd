/** Python scripts that key a face in Blender, written. */
@NullMarked
package org.facewright.exchange.blender.internal;

import org.jspecify.annotations.NullMarked;
