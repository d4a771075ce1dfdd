/**
 * A stretch of a take made again: what is new is generated with the sound around it, seams are laid where old and new are
 * alike, and the take remembers which stretch came from what.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.operations.region;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
