/**
 * The timeline as plain SWT controls: ruler, sound, words and phones, curves and keys over one time axis. They show
 * immutable values of the core and know nothing of projects; every change of keys goes through a gate its host gives.
 * All of it belongs to the display's thread.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.ui.timeline;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
