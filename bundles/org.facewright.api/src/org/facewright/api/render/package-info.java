/**
 * Contracts of bundles that draw avatars with OpenGL: opening a file with morph targets, posing it, and drawing it from a
 * camera.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.render;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
