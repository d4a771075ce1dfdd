/** Files of words and phones in time, written and read. */
@NullMarked
package org.facewright.exchange.speech.internal;

import org.jspecify.annotations.NullMarked;
