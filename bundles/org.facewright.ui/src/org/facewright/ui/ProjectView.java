package org.facewright.ui;

import java.util.Optional;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IPartListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;

/** A view of the project in the editor that was used last. */
public abstract class ProjectView extends ViewPart {

	private final IPartListener follower = new EditorListener();
	private @Nullable ProjectEditor editor;

	@Override
	public final void createPartControl(@Nullable Composite parent) {
		if (parent != null) {
			createControl(parent);
			getSite().getPage().addPartListener(follower);
			if (getSite().getPage().getActiveEditor() instanceof ProjectEditor open) {
				follow(open);
			}
		}
	}

	/** Called once, before any project is shown. */
	protected abstract void createControl(Composite parent);

	/** Shows a project from now on. */
	protected abstract void show(ProjectEditor opened);

	/** The project shown is going, and another or none comes; listeners are to be taken from it. */
	protected abstract void leave(ProjectEditor left);

	protected final Optional<ProjectEditor> editor() {
		return Optional.ofNullable(editor);
	}

	private void follow(ProjectEditor now) {
		if (now != editor) {
			leave();
			editor = now;
			show(now);
		}
	}

	private void leave() {
		ProjectEditor before = editor;
		if (before != null) {
			editor = null;
			leave(before);
		}
	}

	private final class EditorListener implements IPartListener {

		@Override
		public void partActivated(@Nullable IWorkbenchPart part) {
			if (part instanceof ProjectEditor now) {
				follow(now);
			}
		}

		@Override
		public void partBroughtToTop(@Nullable IWorkbenchPart part) {
			partActivated(part);
		}

		@Override
		public void partClosed(@Nullable IWorkbenchPart part) {
			if (part == editor) {
				leave();
			}
		}

		@Override
		public void partDeactivated(@Nullable IWorkbenchPart part) {
			// the last editor stays the one that is meant
		}

		@Override
		public void partOpened(@Nullable IWorkbenchPart part) {
			partActivated(part);
		}
	}

	@Override
	public void dispose() {
		getSite().getPage().removePartListener(follower);
		leave();
		super.dispose();
	}
}
