/** Unity animation clips, written and read. */
@NullMarked
package org.facewright.exchange.unity.internal;

import org.jspecify.annotations.NullMarked;
