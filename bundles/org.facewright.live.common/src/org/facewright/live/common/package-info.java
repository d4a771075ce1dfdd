/**
 * What the live protocols share: addresses, sockets that never make a sender wait, names of channels as bytes, and the
 * order and angles of a face.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.live.common;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
