package org.facewright.cli;

import java.util.List;

/** What is installed, as the framework knows it. */
interface Installation {

	/** Version of the product. */
	String version();

	/** Bundles that can't be used, each with the reason; empty in a sound installation. */
	List<String> unresolved();
}
