/** USD text files with animated blend shapes, written and read. */
@NullMarked
package org.facewright.exchange.usd.internal;

import org.jspecify.annotations.NullMarked;
