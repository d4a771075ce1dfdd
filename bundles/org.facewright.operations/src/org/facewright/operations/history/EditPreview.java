package org.facewright.operations.history;

import java.util.function.Consumer;

import org.facewright.document.model.Project;

import org.jspecify.annotations.Nullable;

/**
 * An edit that is still being made, such as while the mouse is down. Each update starts from the project as it was
 * before the preview; the last one becomes one step of the history when it is committed, and none when it is not.
 */
public final class EditPreview implements AutoCloseable {

	private final ProjectHistory history;
	private final String label;
	private @Nullable Recording shown;
	private boolean open = true;

	EditPreview(ProjectHistory history, String label) {
		this.history = history;
		this.label = label;
	}

	/**
	 * Shows a change in place of what was shown before.
	 *
	 * @throws IllegalArgumentException when the changed project would break a rule; nothing is shown then
	 * @throws IllegalStateException    when the preview has ended
	 */
	public void update(Consumer<Project> change) {
		requireOpen();
		Recording before = shown;
		shown = null;
		shown = history.show(label, before, change);
	}

	/** Makes what is shown one step of the history, and ends the preview. */
	public void commit() {
		requireOpen();
		open = false;
		history.commit(label, shown);
	}

	/** Ends the preview; what was not committed is rolled back. */
	@Override
	public void close() {
		if (open) {
			open = false;
			history.revert(label, shown);
		}
	}

	private void requireOpen() {
		if (!open) {
			throw new IllegalStateException("the preview '%s' has ended".formatted(label));
		}
	}
}
