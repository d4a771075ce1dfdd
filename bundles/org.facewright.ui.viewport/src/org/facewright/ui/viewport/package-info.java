/**
 * The control that shows an avatar in a pose: orbit, pan and zoom, a close-up of the mouth, a second pose beside the first. It
 * knows poses and a render engine, nothing of projects.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.ui.viewport;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
