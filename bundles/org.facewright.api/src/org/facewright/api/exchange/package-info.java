/**
 * Contracts of bundles that write tracks for other tools or read theirs.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.exchange;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
