/** The layers of a take and their filters, with the receipt of a filter before it is applied. */
@NullMarked
package org.facewright.ui.layers;

import org.jspecify.annotations.NullMarked;
