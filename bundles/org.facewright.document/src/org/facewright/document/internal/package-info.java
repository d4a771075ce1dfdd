/** The bytes of a project file: package, document, motion, keys and speech. */
@NullMarked
package org.facewright.document.internal;

import org.jspecify.annotations.NullMarked;
