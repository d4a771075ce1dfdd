/** Unreal curve tables, as CSV and as JSON, written and read. */
@NullMarked
package org.facewright.exchange.unreal.internal;

import org.jspecify.annotations.NullMarked;
