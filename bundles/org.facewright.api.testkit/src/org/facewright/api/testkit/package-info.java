/**
 * Contract tests that the author of a provider inherits: what the contracts promise, tried on the provider itself.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
