package org.facewright.motion.a2f.internal.pack;

import java.io.IOException;
import java.util.Optional;

/**
 * Everything of one face of a package except the network, in memory. Immutable; its arrays are not to be changed.
 *
 * @param identity number of the actor in the package
 * @param emotions table of implicit emotions; empty for networks that take none
 */
public record Actor(ModelPackage.Face face, int identity, FaceConfig config, FaceData data, Rig skin, Rig tongue,
		Optional<EmotionDatabase> emotions) {

	/** Takes a second for the published packages. @throws IOException with a sentence for the user */
	public static Actor read(ModelPackage.Face face, int identity) throws IOException {
		ActorFiles files = face.actors().get(identity);
		NetworkShape shape = face.shape();
		FaceData data = FaceData.read(files, shape);
		Rig skin = Rig.read(files.skinConfig(), files.skinRig());
		Rig tongue = Rig.read(files.tongueConfig(), files.tongueRig());
		requireSame(files, "skin", skin.poses().neutral().length, data.skin().length);
		requireSame(files, "tongue", tongue.poses().neutral().length, data.tongue().length);
		Optional<EmotionDatabase> emotions = Optional.empty();
		if (shape instanceof NetworkShape.Regression regression && face.emotionDatabase().isPresent()) {
			emotions = Optional.of(EmotionDatabase.read(face.emotionDatabase().get(), regression.implicitEmotion()));
		}
		return new Actor(face, identity, config(face, identity), data, skin, tongue, emotions);
	}

	/** The settings alone; cheap. */
	public static FaceConfig config(ModelPackage.Face face, int identity) throws IOException {
		return FaceConfig.read(face.actors().get(identity).config(), face.shape() instanceof NetworkShape.Regression);
	}

	private static void requireSame(ActorFiles files, String what, int rig, int data) throws IOException {
		if (rig != data) {
			throw new IOException(
					"%s: the %s of the rig has %d vertices, that of %s has %d; files of two releases are mixed, "
							.formatted(what.equals("skin") ? files.skinRig() : files.tongueRig(), what, rig / 3,
									files.data().getFileName(), data / 3)
							+ "download all of one");
		}
	}

	public String name() {
		return face.actors().get(identity).name();
	}
}
