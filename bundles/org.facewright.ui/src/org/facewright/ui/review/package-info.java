/** The review view: takes side by side, what was said of them, and notes on the time line. */
@NullMarked
package org.facewright.ui.review;

import org.jspecify.annotations.NullMarked;
