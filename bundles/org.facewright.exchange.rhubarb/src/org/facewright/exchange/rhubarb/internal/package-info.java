/** Rhubarb's nine mouth shapes in time, written and read. */
@NullMarked
package org.facewright.exchange.rhubarb.internal;

import org.jspecify.annotations.NullMarked;
