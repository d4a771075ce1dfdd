/** Timelines of OpenTimelineIO with clips and markers, written and read. */
@NullMarked
package org.facewright.exchange.otio.internal;

import org.jspecify.annotations.NullMarked;
