/** What was done to the project, step by step. */
@NullMarked
@Version("1.0.0")
package org.facewright.ui.history;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
