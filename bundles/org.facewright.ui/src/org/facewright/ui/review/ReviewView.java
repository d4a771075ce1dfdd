package org.facewright.ui.review;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.handlers.IHandlerService;
import org.jspecify.annotations.Nullable;

import org.facewright.document.model.Take;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.ProjectView;
import org.facewright.ui.texts.Texts;

/** Reviews the takes of the project that is open. */
public final class ReviewView extends ProjectView {

	public static final String ID = "org.facewright.ui.review";

	private static final String PLAYBLAST = "org.facewright.ui.playblast";

	private final ProjectSession.Listener sessionChanged = this::refresh;
	private @Nullable ReviewControl control;

	@Override
	protected void createControl(Composite parent) {
		control = new ReviewControl(parent, new Window());
	}

	private void refresh() {
		ReviewControl review = control;
		if (review != null && !review.isDisposed()) {
			review.refresh();
		}
	}

	@Override
	protected void show(ProjectEditor opened) {
		ReviewControl review = control;
		if (review != null) {
			review.show(opened.session().history());
			opened.session().addListener(sessionChanged);
		}
	}

	@Override
	protected void leave(ProjectEditor left) {
		ReviewControl review = control;
		left.session().removeListener(sessionChanged);
		if (review != null && !review.isDisposed()) {
			review.show(null);
		}
	}

	private final class Window implements ReviewControl.Host {

		@Override
		public void show(Take take, Optional<Take> compared) {
			ProjectEditor shown = editor().orElseThrow();
			try {
				shown.session().setTake(take);
				shown.model().setGhost(compared.isPresent()
						? Optional.of(shown.session().motionOf(compared.get()))
						: Optional.empty());
			} catch (IOException e) {
				MessageDialog.openError(getSite().getShell(), Texts.of("The take can't be compared"), e.getMessage());
			}
		}

		@Override
		public Optional<Take> shown() {
			return editor().flatMap(shown -> shown.session().take());
		}

		@Override
		public double playhead() {
			return editor().map(shown -> shown.model().playhead()).orElse(0.0);
		}

		@Override
		public void jump(double seconds) {
			editor().ifPresent(shown -> shown.model().setPlayhead(seconds));
		}

		@Override
		public void playblast() {
			try {
				getSite().getService(IHandlerService.class).executeCommand(PLAYBLAST, null);
			} catch (CommandException e) {
				MessageDialog.openInformation(getSite().getShell(), Texts.of("Playblast"),
						Texts.of("Open a project and its viewport first."));
			}
		}
	}

	@Override
	public void setFocus() {
		ReviewControl review = control;
		if (review != null) {
			review.setFocus();
		}
	}
}
