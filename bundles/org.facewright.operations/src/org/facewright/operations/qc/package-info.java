/**
 * Checks of finished tracks: the rules that come with the product, reports of what they found, and fixes as keys.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.operations.qc;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
