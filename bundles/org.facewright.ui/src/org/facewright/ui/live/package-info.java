/** The live view: a microphone in, a moving face out, and takes of it. */
@NullMarked
package org.facewright.ui.live;

import org.jspecify.annotations.NullMarked;
