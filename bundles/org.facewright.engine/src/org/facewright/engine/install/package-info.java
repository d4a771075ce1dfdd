/**
 * A studio's own bundles: jars in a folder that come and go while the program runs, where they are from, and what stands
 * between them and everybody else when they fail.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.engine.install;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
