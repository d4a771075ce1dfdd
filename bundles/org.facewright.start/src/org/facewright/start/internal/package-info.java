/** Starts the framework from the Java class path, where its classes can come from an archive. */
@NullMarked
package org.facewright.start.internal;

import org.jspecify.annotations.NullMarked;
