/**
 * Contracts of bundles that turn speech into motion.
 */
@NullMarked
@Version("1.1.0")
package org.facewright.api.motion;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
