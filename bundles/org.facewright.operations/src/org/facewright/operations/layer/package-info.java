/**
 * Layers of a track: their evaluation bit by bit while a hand changes them, what can be done with them, the layer that
 * keys go to, and the exchange of the motion below edits that stay. The stack is read on the thread of the document and
 * computed on any.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.operations.layer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
