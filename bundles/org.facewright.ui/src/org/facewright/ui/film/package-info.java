/**
 * What stands around the viewport: the bar to compare takes and to set lights, what an avatar lacks, and playblasts.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.ui.film;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
