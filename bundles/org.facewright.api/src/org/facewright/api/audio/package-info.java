/**
 * Contracts of bundles that bring sound in: files and devices, and the change of its rate.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.audio;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
