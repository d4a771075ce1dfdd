/** Expressions kept for use, and how they are put on the face. */
@NullMarked
@Version("1.0.0")
package org.facewright.ui.poses;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
