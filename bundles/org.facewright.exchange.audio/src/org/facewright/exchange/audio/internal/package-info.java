/** The sound of a take as a file of its own. */
@NullMarked
package org.facewright.exchange.audio.internal;

import org.jspecify.annotations.NullMarked;
