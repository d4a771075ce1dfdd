/**
 * Verbs on single phones that shape the curves of a model - stronger, earlier, held longer, lips shut - and their life in
 * a project: anchored to the phone, carried along when it moves, found again when the speech changes.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.operations.phone;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
