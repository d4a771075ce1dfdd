/** Words and phones of the open project: how hands change them, and what is asked of single phones. */
@NullMarked
@Version("1.0.0")
package org.facewright.ui.speech;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
