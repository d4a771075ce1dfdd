/** How well a face speaks: figures of a 52-channel track against the phones that are spoken, in lip geometry. */
@NullMarked
@Version("1.0.0")
package org.facewright.operations.score;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
