/** Motion as JSON: Audio2Face. */
@NullMarked
package org.facewright.exchange.json.internal;

import org.jspecify.annotations.NullMarked;
