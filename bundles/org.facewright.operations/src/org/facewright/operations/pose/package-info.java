/** Expressions kept for use: named weights of some channels, and how they become keys. */
@NullMarked
@Version("1.0.0")
package org.facewright.operations.pose;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
