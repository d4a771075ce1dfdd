/** Sound devices by the sound system of Java: microphones, lines, and playing. */
@NullMarked
package org.facewright.audio.javasound.internal;

import org.jspecify.annotations.NullMarked;
