/** VTube Studio: its plugin interface as a target, its phone app as a source. */
@NullMarked
package org.facewright.live.vtubestudio.internal;

import org.jspecify.annotations.NullMarked;
