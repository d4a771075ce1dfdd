/**
 * What a filter costs a face and what it gains: closures lost, delay, bandwidth, speed and amplitude, and the tremble
 * that goes. Measured by comparing motion before and after; docs/filters.md defines each figure.
 */
@NullMarked
@Version("1.0.0")
package org.facewright.operations.receipt;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
