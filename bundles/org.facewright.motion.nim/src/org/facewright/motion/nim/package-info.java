/**
 * Motion from remote Audio2Face-3D services: which servers there are, the keys for them, and what one says about itself.
 * Keys live in a store of their own and never in a project, a log or a command line.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.motion.nim;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
