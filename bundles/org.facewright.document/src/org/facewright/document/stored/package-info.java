/**
 * Immutable attribute values of the document: bulk data that stays in the project's file until it is needed, and the
 * texts that stand for small values.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.document.stored;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
