/**
 * A server that speaks the Audio2Face-3D contract and is driven by any motion backend, so that other clients can use
 * Facewright where there is no such service.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.serve.nim;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
