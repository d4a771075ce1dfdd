/**
 * What is said when: words and phones with their times and confidence.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.core.speech;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
