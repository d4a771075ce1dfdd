package org.facewright.document.internal;

import java.io.IOException;

/** Something that lies in a package under the name of its hash. Safe to share between threads. */
public abstract sealed class Entry permits StoredEntry, AudioEntry {

	private final String name;
	private volatile Home home;

	Entry(Home home, String name) {
		this.home = home;
		this.name = name;
	}

	public String name() {
		return name;
	}

	public Home home() {
		return home;
	}

	/** From now on another project's file has it too. */
	public void moveTo(Home other) {
		home = other;
	}

	/** Keeps the contents beyond the file that has them now. */
	public abstract void rescue() throws IOException;

	@Override
	public String toString() {
		return name;
	}
}
