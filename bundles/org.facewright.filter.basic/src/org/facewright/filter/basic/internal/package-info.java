/** The filters that every installation has: smoothing, cleaning, scaling, limits and time. */
@NullMarked
package org.facewright.filter.basic.internal;

import org.jspecify.annotations.NullMarked;
