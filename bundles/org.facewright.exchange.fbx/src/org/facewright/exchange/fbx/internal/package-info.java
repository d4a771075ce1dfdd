/** FBX files in text form with blend shapes and turning heads, written and read. */
@NullMarked
package org.facewright.exchange.fbx.internal;

import org.jspecify.annotations.NullMarked;
