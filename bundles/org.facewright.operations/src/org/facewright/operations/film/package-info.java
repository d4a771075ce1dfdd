/**
 * Films of a take: the pictures of a viewport with the take's sound and a line of facts burnt in, as one file or as numbered
 * pictures.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.operations.film;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
