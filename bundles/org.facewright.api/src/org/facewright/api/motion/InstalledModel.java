package org.facewright.api.motion;

import java.nio.file.Path;
import java.util.List;

/**
 * A model package that backends can use.
 *
 * @param id       stable and short; what a user writes to name it
 * @param label    for people
 * @param family   what kind of model it is, for people
 * @param folder   where its files are
 * @param shared   whether it lies in a folder that is only read, so that it can't be removed from here
 * @param bytes    of all its files
 * @param sha256   hash of the network as it was imported, lower-case hexadecimal; empty when not known
 * @param backends ids of the motion backends that it makes; empty for models that help others
 */
public record InstalledModel(String id, String label, String family, Path folder, boolean shared, long bytes,
		String sha256, List<String> backends) {

	public InstalledModel {
		backends = List.copyOf(backends);
	}
}
