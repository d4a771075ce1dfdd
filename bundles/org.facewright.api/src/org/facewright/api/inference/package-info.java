/**
 * Contracts of bundles that run neural networks on a device.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.inference;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
