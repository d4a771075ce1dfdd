/** The services and their conversations. */
@NullMarked
package org.facewright.serve.nim.internal;

import org.jspecify.annotations.NullMarked;
