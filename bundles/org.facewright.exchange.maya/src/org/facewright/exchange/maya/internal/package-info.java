/** Maya animation files, .anim and ATOM, written and read. */
@NullMarked
package org.facewright.exchange.maya.internal;

import org.jspecify.annotations.NullMarked;
