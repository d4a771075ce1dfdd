/**
 * What the file formats share, each thing once: names of channels, numbers and text to and from bytes, timecode, frame
 * rates from measured values, the collecting of poses of a length not known beforehand, and the checks before an
 * export. Nothing here knows a format.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.exchange.common;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
