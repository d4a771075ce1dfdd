/**
 * What a user does: generate a line or many, filter, export, bake. Command line and workbench call the same operations.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.operations;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
