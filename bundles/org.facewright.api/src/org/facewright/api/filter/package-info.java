/**
 * Contracts of bundles that change tracks: smoothing, cleaning, scaling, retiming.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.filter;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
