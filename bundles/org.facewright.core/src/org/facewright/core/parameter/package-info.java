/**
 * Parameters declared once by a provider and read by command line, form, document and documentation alike.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.core.parameter;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
