/**
 * Contracts of live protocols as tests to inherit, with the sockets on the other side that they need.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.api.testkit.live;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
