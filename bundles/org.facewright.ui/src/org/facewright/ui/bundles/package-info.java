/** The studio's own bundles in the window: their list, and word of what becomes of them. */
@NullMarked
package org.facewright.ui.bundles;

import org.jspecify.annotations.NullMarked;
