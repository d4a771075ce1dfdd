/** What the window says, in the language of its user. */
@NullMarked
@Version("1.0.0")
package org.facewright.ui.texts;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
