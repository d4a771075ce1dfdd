/** What the user has chosen for the window, and the pages to choose it on. */
@NullMarked
package org.facewright.ui.preferences;

import org.jspecify.annotations.NullMarked;
