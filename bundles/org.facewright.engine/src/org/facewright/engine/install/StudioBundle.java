package org.facewright.engine.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A jar of the studio as it stands now.
 *
 * @param file         where it lies
 * @param symbolicName the bundle's own name; empty when the jar is none
 * @param version      empty when the jar is no bundle
 * @param sha256       of the whole file, lower-case hexadecimal; empty while it is incomplete
 * @param signer       subject of the certificate it is signed with; empty when it is not signed
 * @param reason       a sentence: why it is not active, or what went wrong in it; empty when all is well
 * @param services     what it gives, such as {@code writes acme-anim}
 */
public record StudioBundle(Path file, String symbolicName, String version, String sha256, Optional<String> signer,
		State state, String reason, List<String> services) {

	/** What became of a jar. */
	public enum State {
		/** Its services are there. */
		ACTIVE,
		/** It was started and failed in something; what works of it is still there. */
		FAULTY,
		/** Switched off by a person. */
		DISABLED,
		/** Not on the list of allowed bundles, or its signature is broken. */
		REFUSED,
		/** No bundle, damaged, or something it needs is missing. */
		UNUSABLE,
		/** Another jar holds a newer version of the same bundle. */
		SUPERSEDED,
		/** Its end is missing: it is being copied. */
		INCOMPLETE,
		/** Removed or replaced; work that began with it is being finished. */
		FINISHING
	}

	public StudioBundle {
		services = List.copyOf(services);
	}

	/** File name, by which people call it. */
	public String name() {
		return file.getFileName().toString();
	}

	/** Whether a person should look at it. */
	public boolean isTroubled() {
		return switch (state) {
			case FAULTY, REFUSED, UNUSABLE -> true;
			case ACTIVE, DISABLED, SUPERSEDED, INCOMPLETE, FINISHING -> false;
		};
	}

	/** Whether a name given by a person means this one: of the file, with or without {@code .jar}, or of the bundle. */
	public boolean isCalled(String word) {
		return word.equals(name()) || (word + ".jar").equals(name()) || word.equals(symbolicName);
	}
}
