package org.facewright.ui;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.jspecify.annotations.Nullable;

/** A project file to be edited. */
public record ProjectInput(Path file) implements IEditorInput {

	/** @param file made absolute */
	public ProjectInput {
		file = file.toAbsolutePath().normalize();
	}

	@Override
	public boolean exists() {
		return Files.exists(file);
	}

	@Override
	public @Nullable ImageDescriptor getImageDescriptor() {
		return null;
	}

	@Override
	public String getName() {
		return file.getFileName().toString();
	}

	@Override
	public @Nullable IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public String getToolTipText() {
		return file.toString();
	}

	@Override
	@SuppressWarnings("null") // the platform's contract allows null
	public <T> T getAdapter(@Nullable Class<T> adapter) {
		return null;
	}
}
