/** Text packets of iFacialMocap and Facemotion3D, out and in. */
@NullMarked
package org.facewright.live.ifacialmocap.internal;

import org.jspecify.annotations.NullMarked;
