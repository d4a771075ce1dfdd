/**
 * Performs live: sound or received poses come in, poses go out to running programs as soon as they can, and what is sent
 * can be recorded. Capture never waits, the newest pose is there to be looked at, and every target has its own pace.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.engine.live;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
