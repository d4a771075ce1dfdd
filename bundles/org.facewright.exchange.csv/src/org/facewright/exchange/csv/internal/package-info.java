/** Live Link Face CSV, as phones and other writers make it. */
@NullMarked
package org.facewright.exchange.csv.internal;

import org.jspecify.annotations.NullMarked;
