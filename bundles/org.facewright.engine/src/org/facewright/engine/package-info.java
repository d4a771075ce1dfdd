/**
 * Puts providers to work: finds them, runs sound through a motion backend, filters and blends clips, writes exports so
 * that no half file is ever seen, and reads files of other tools.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.engine;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
