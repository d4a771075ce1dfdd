/** What tests of the window's controls need: a hand on mouse and keyboard. Linux with X11 only. */
@NullMarked
@Version("1.0.0")
package org.facewright.ui.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
