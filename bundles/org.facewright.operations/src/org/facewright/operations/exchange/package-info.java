/**
 * Exchange with other tools as a user means it: recordings are examined before they are taken in, repaired on request,
 * and what was answered for a source is remembered; exports follow profiles that are kept in a project or in the
 * studio's folder.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.operations.exchange;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
