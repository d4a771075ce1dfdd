package org.facewright.operations.history;

import java.util.Set;

import org.eclipse.emf.ecore.EObject;

/**
 * What happened to a project.
 *
 * @param label   the edit's, for a person
 * @param objects those of which something changed, in the project before or after
 */
public record ProjectChange(Kind kind, String label, Set<EObject> objects) {

	public enum Kind {
		/** An edit was made or a preview committed. */
		EDIT,
		/** A preview shows something else. */
		PREVIEW,
		/** A preview ended without being committed. */
		REVERT,
		UNDO,
		REDO
	}

	public ProjectChange {
		objects = Set.copyOf(objects);
	}
}
