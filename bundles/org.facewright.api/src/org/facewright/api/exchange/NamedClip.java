package org.facewright.api.exchange;

import org.facewright.core.motion.MotionClip;

/** A track on its way out or in: its name, such as {@code face}, and its motion. */
public record NamedClip(String name, MotionClip clip) {
}
