package org.facewright.motion.a2f.internal.pack;

import java.nio.file.Path;

/**
 * Files of one face that a package can drive.
 *
 * @param name of the actor, as the package spells it
 */
public record ActorFiles(String name, Path config, Path data, Path skinConfig, Path skinRig, Path tongueConfig,
		Path tongueRig) {
}
