/**
 * Contract of aligners: when each word and each phone of a recording is spoken, from the phone posteriors of a motion
 * backend, with a transcript or without.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.speech;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
