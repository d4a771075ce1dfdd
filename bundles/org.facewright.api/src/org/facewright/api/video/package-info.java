/**
 * Contracts of bundles that write films: pictures with sound into one file.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.video;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
