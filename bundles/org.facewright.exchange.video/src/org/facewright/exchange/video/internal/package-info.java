/** Films in MP4 files, compressed by FFmpeg's libraries. */
@NullMarked
package org.facewright.exchange.video.internal;

import org.jspecify.annotations.NullMarked;
