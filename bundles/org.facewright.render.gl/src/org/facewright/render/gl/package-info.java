/**
 * The renderer of avatars in glTF and VRM files with OpenGL 3.3.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.render.gl;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
