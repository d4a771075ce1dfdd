/**
 * What long work tells its caller: how far it is, and what was worth telling.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.core.progress;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
