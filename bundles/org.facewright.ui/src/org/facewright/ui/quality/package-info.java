/** What the checks find in the take, and what to do about it. */
@NullMarked
@Version("1.0.0")
package org.facewright.ui.quality;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
