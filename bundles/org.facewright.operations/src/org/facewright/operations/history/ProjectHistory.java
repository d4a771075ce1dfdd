package org.facewright.operations.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;
import org.eclipse.emf.ecore.resource.impl.ResourceImpl;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.facewright.document.ProjectIds;
import org.facewright.document.ProjectRules;
import org.facewright.document.model.Project;
import org.facewright.operations.history.ProjectChange.Kind;

import org.jspecify.annotations.Nullable;

/**
 * The gate for every change of a project, with the steps that can be undone. While it is open, a change that does not
 * pass through it throws {@link IllegalStateException} where it is made.
 * <p>
 * Project and history belong to the thread that made the history; every other thread is refused. Bulk values are
 * immutable, so the history keeps the former references and no copies; the oldest steps go when what it keeps beyond
 * the project exceeds a budget of bytes, though never the newest one.
 */
public final class ProjectHistory implements AutoCloseable {

	/** 256 MiB. */
	public static final long DEFAULT_BUDGET = 256L << 20;

	/** States of the project have numbers, so that a return to a former state is known as such. */
	private record Step(String label, Recording recording, long stateBefore, long stateAfter, long bytes) {

		Step measured() {
			return new Step(label, recording, stateBefore, stateAfter, recording.bytes());
		}
	}

	private final Project project;
	private final long budget;
	private final Thread owner = Objects.requireNonNull(Thread.currentThread());
	private final Guard guard = new Guard();
	private final List<ProjectListener> listeners = new CopyOnWriteArrayList<>();
	/** Newest first, both. */
	private final Deque<Step> done = new ArrayDeque<>();
	private final Deque<Step> undone = new ArrayDeque<>();
	private @Nullable String busyWith;
	private @Nullable EditPreview preview;
	private long lastState;
	private long state;
	private long savedState;

	/** A history of {@link #DEFAULT_BUDGET}. */
	public ProjectHistory(Project project) {
		this(project, DEFAULT_BUDGET);
	}

	/** @param budget bytes that former states may keep beyond the project; 0 keeps no history at all */
	public ProjectHistory(Project project, long budget) {
		this.project = project;
		this.budget = budget;
		if (project.eResource() == null) {
			// without one the recorder takes the project itself for something that was removed
			new ResourceImpl().getContents().add(project);
		}
		project.eAdapters().add(guard);
	}

	public Project project() {
		return project;
	}

	/**
	 * Changes the project as one step. Objects that need an id and have none get one. An edit that changes nothing leaves
	 * no step.
	 *
	 * @throws IllegalArgumentException when the changed project would break a rule; nothing has changed then
	 * @throws IllegalStateException    within another edit or while a preview is open, or on another thread
	 * @throws RuntimeException         what {@code change} threw; nothing has changed then
	 */
	public void edit(String label, Consumer<Project> change) {
		requireIdle();
		Recording recording = record(label, change);
		if (!recording.isEmpty()) {
			remember(label, recording);
			tell(Kind.EDIT, label, recording.objects());
		}
	}

	/**
	 * Starts an edit that is shown while it is being made. Other edits are refused until it has ended.
	 *
	 * @throws IllegalStateException within another edit or while a preview is open, or on another thread
	 */
	public EditPreview preview(String label) {
		requireIdle();
		EditPreview opened = new EditPreview(this, label);
		preview = opened;
		return opened;
	}

	/** For the preview: @return what leads back to the state before the preview */
	Recording show(String label, @Nullable Recording shown, Consumer<Project> change) {
		requireOwner();
		requireNotBusy();
		Set<EObject> objects = new HashSet<>();
		if (shown != null) {
			objects.addAll(shown.objects());
			through(label, shown::swap);
		}
		try {
			Recording recording = record(label, change);
			objects.addAll(recording.objects());
			return recording;
		} finally {
			if (!objects.isEmpty()) {
				tell(Kind.PREVIEW, label, objects);
			}
		}
	}

	/** For the preview. */
	void commit(String label, @Nullable Recording shown) {
		requireOwner();
		requireNotBusy();
		preview = null;
		if (shown != null && !shown.isEmpty()) {
			remember(label, shown);
			tell(Kind.EDIT, label, shown.objects());
		}
	}

	/** For the preview. */
	void revert(String label, @Nullable Recording shown) {
		requireOwner();
		requireNotBusy();
		preview = null;
		if (shown != null && !shown.isEmpty()) {
			Set<EObject> objects = shown.objects();
			through(label, shown::swap);
			tell(Kind.REVERT, label, objects);
		}
	}

	private Recording record(String label, Consumer<Project> change) {
		ChangeRecorder recorder = new ChangeRecorder();
		recorder.setResolveProxies(false);
		recorder.beginRecording(List.of(project));
		boolean complete = false;
		try {
			through(label, () -> {
				change.accept(project);
				ProjectIds.assign(project);
			});
			List<String> broken = ProjectRules.broken(project);
			if (!broken.isEmpty()) {
				throw new IllegalArgumentException("%s: %s".formatted(label, broken.getFirst()));
			}
			complete = true;
			return new Recording(Objects.requireNonNull(recorder.endRecording()));
		} finally {
			if (!complete) {
				Recording partial = new Recording(Objects.requireNonNull(recorder.endRecording()));
				through(label, partial::swap);
			}
			recorder.dispose();
		}
	}

	/** Lets a change pass the guard. */
	private void through(String label, Runnable change) {
		busyWith = label;
		guard.open = true;
		try {
			change.run();
		} finally {
			guard.open = false;
			busyWith = null;
		}
	}

	private void remember(String label, Recording recording) {
		undone.clear();
		long before = state;
		state = ++lastState;
		done.push(new Step(label, recording, before, state, recording.bytes()));
		trim();
	}

	private void trim() {
		while (budget == 0 && !done.isEmpty() || done.size() > 1 && bytes() > budget) {
			done.removeLast();
		}
	}

	/** Takes back the newest edit. @throws IllegalStateException when there is none */
	public void undo() {
		requireIdle();
		step(done, undone, Kind.UNDO);
	}

	/** Makes the edit again that was undone last. @throws IllegalStateException when there is none */
	public void redo() {
		requireIdle();
		step(undone, done, Kind.REDO);
	}

	private void step(Deque<Step> from, Deque<Step> to, Kind kind) {
		Step step = from.poll();
		if (step == null) {
			throw new IllegalStateException("there is nothing to " + (kind == Kind.UNDO ? "undo" : "redo"));
		}
		Set<EObject> objects = step.recording().objects();
		through(step.label(), step.recording()::swap);
		state = kind == Kind.UNDO ? step.stateBefore() : step.stateAfter();
		to.push(step.measured());
		tell(kind, step.label(), objects);
	}

	/** True while an edit is shown that has not ended. */
	public boolean isPreviewing() {
		return preview != null;
	}

	public boolean canUndo() {
		return preview == null && !done.isEmpty();
	}

	public boolean canRedo() {
		return preview == null && !undone.isEmpty();
	}

	/** What {@link #undo} would take back. */
	public Optional<String> undoLabel() {
		return Optional.ofNullable(done.peek()).map(Step::label);
	}

	/** What {@link #redo} would make again. */
	public Optional<String> redoLabel() {
		return Optional.ofNullable(undone.peek()).map(Step::label);
	}

	/** Steps that can be undone, newest first. */
	public List<String> undoLabels() {
		return done.stream().map(Step::label).toList();
	}

	/** Steps that can be made again, next first. */
	public List<String> redoLabels() {
		return undone.stream().map(Step::label).toList();
	}

	/** Memory that former states keep beyond the project. */
	public long bytes() {
		long bytes = 0;
		for (Step step : done) {
			bytes += step.bytes();
		}
		for (Step step : undone) {
			bytes += step.bytes();
		}
		return bytes;
	}

	/** Tells that the project was saved as it is now. */
	public void markSaved() {
		requireIdle();
		savedState = state;
	}

	/** Whether the project differs from what was opened or saved last; undoing back to that state makes it false. */
	public boolean isChanged() {
		return state != savedState;
	}

	public void addListener(ProjectListener listener) {
		listeners.add(listener);
	}

	public void removeListener(ProjectListener listener) {
		listeners.remove(listener);
	}

	/** Every listener hears of it, also when one before it failed; the first failure is thrown then. */
	private void tell(Kind kind, String label, Set<EObject> objects) {
		ProjectChange change = new ProjectChange(kind, label, objects);
		RuntimeException failure = null;
		busyWith = label;
		try {
			for (ProjectListener listener : listeners) {
				try {
					listener.changed(change);
				} catch (RuntimeException e) {
					if (failure == null) {
						failure = e;
					} else {
						failure.addSuppressed(e);
					}
				}
			}
		} finally {
			busyWith = null;
		}
		if (failure != null) {
			throw failure;
		}
	}

	private void requireIdle() {
		requireOwner();
		requireNotBusy();
		if (preview != null) {
			throw new IllegalStateException("a preview is open; commit or close it first");
		}
	}

	private void requireNotBusy() {
		String doing = busyWith;
		if (doing != null) {
			throw new IllegalStateException("an edit within the edit '%s'".formatted(doing));
		}
	}

	private void requireOwner() {
		if (Thread.currentThread() != owner) {
			throw new IllegalStateException("the project belongs to the thread '%s', not to '%s'"
					.formatted(owner.getName(), Thread.currentThread().getName()));
		}
	}

	/** Forgets every step and lets the project be changed freely again. */
	@Override
	public void close() {
		requireIdle();
		project.eAdapters().remove(guard);
		done.clear();
		undone.clear();
	}

	/** Stands at every object of the project. */
	private static final class Guard extends EContentAdapter {

		private boolean open;

		@Override
		@SuppressWarnings("null")
		public void notifyChanged(Notification notification) {
			super.notifyChanged(notification);
			if (!open && !notification.isTouch()) {
				throw new IllegalStateException("the project was changed without an edit");
			}
		}
	}
}
