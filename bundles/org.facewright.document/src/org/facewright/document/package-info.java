/**
 * The project: opening and saving its file, and the rules every project keeps to. The values it is made of lie in
 * {@code org.facewright.document.model}, generated from {@code model/document.ecore}.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.document;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
