/** Motions of MikuMikuDance with morphs, head and eyes, written and read. */
@NullMarked
package org.facewright.exchange.vmd.internal;

import org.jspecify.annotations.NullMarked;
