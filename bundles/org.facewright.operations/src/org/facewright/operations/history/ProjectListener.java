package org.facewright.operations.history;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of changes to a project, once per edit and after it, on the thread the project belongs to. */
@FunctionalInterface
@ConsumerType
public interface ProjectListener {

	/** Must not edit. */
	void changed(ProjectChange change);
}
