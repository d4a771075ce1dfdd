/** Avatars from glTF files, morphed on the processor and drawn with OpenGL 3.3. */
@NullMarked
package org.facewright.render.gl.internal;

import org.jspecify.annotations.NullMarked;
