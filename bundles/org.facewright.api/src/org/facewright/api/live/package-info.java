/**
 * Contracts of bundles that send poses to running programs, and receive them.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.live;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
