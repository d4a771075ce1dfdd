/** BVH files with a head and eyes, written and read. */
@NullMarked
package org.facewright.exchange.bvh.internal;

import org.jspecify.annotations.NullMarked;
