/**
 * Generate, export, check, align and score for scripts on this machine, as HTTP with JSON. The OpenAPI document beside
 * the classes is what routes and validates requests, so it can't say something else than the service does.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.service.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
