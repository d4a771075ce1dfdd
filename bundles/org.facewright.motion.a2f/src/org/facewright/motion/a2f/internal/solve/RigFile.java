package org.facewright.motion.a2f.internal.solve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.facewright.motion.a2f.internal.pack.Rig;

/**
 * Reads a user's own rig: a folder of OBJ files, a glTF or GLB file with morph targets, or an npz archive with
 * {@code poseNames}, {@code neutral} and an array of displacements per pose.
 */
public final class RigFile {

	private RigFile() {
	}

	/** @throws IOException with a sentence for the user when it is no rig */
	public static PoseRig read(Path rig) throws IOException {
		if (!Files.exists(rig)) {
			throw new IOException("%s: there is no such rig; check the path".formatted(rig));
		}
		String name = String.valueOf(rig.getFileName()).toLowerCase(Locale.ROOT);
		try {
			if (Files.isDirectory(rig)) {
				return ObjRig.read(rig);
			}
			if (name.endsWith(".glb") || name.endsWith(".gltf")) {
				return GltfRig.read(rig);
			}
			if (name.endsWith(".npz")) {
				return Rig.poses(rig);
			}
		} catch (IllegalArgumentException e) {
			throw new IOException("%s: %s; correct the rig and read it again".formatted(rig, e.getMessage()), e);
		}
		throw new IOException(
				"%s: not a rig; give a folder of .obj files, a .gltf or .glb file with morph targets, or an .npz archive"
						.formatted(rig));
	}
}
