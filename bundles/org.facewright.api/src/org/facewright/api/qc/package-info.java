/**
 * Contracts of bundles that check finished tracks: a studio adds its own rules beside those that come with the product.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.qc;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
