package org.facewright.operations.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
 * immutable, so the history keeps the former references and no copies. An edit after an undo begins a branch; what was
 * undone stays beside it. Branches and then the oldest steps go when what is kept beyond the project exceeds a budget of
 * bytes, though never the newest step.
 */
public final class ProjectHistory implements AutoCloseable {

	/** 256 MiB. */
	public static final long DEFAULT_BUDGET = 256L << 20;

	/** What leads from its parent's state of the project to its own. The first has no parent: nothing leads to it. */
	private static final class Step {

		private final String label;
		private final long state; // states have numbers, so that a return to a former one is known as such
		private final Instant made = Instant.now();
		private final List<Step> children = new ArrayList<>();
		private @Nullable Step parent;
		private @Nullable Recording recording;
		private @Nullable Step next; // the child that redo leads to
		private long bytes;

		Step(String label, long state, @Nullable Step parent, @Nullable Recording recording) {
			this.label = label;
			this.state = state;
			this.parent = parent;
			this.recording = recording;
			measure();
		}

		/** To the other side of this step. */
		Set<EObject> swap() {
			Recording leading = Objects.requireNonNull(recording);
			Set<EObject> objects = leading.objects();
			leading.swap();
			return objects;
		}

		void measure() {
			Recording kept = recording;
			bytes = kept == null ? 0 : kept.bytes();
		}

		/** Becomes the first step. */
		void forgetBefore() {
			parent = null;
			recording = null;
			bytes = 0;
		}
	}

	private final Project project;
	private final long budget;
	private final Thread owner = Objects.requireNonNull(Thread.currentThread());
	private final Guard guard = new Guard();
	private final List<ProjectListener> listeners = new CopyOnWriteArrayList<>();
	private Step first = new Step("", 0, null, null);
	private Step current = first;
	private @Nullable String busyWith;
	private @Nullable EditPreview preview;
	private long lastState;
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
		Step step = new Step(label, ++lastState, current, recording);
		current.children.add(step);
		current.next = step;
		current = step;
		trim();
	}

	/** Side branches go first, the oldest before the others; then the oldest steps. */
	private void trim() {
		while (current != first && (budget == 0 || bytes() > budget)) {
			Optional<Step> aside = all().stream().filter(step -> step.children.isEmpty() && step != current)
					.min(Comparator.comparingLong(step -> step.state));
			if (aside.isPresent()) {
				Step leaf = aside.get();
				Step parent = Objects.requireNonNull(leaf.parent);
				parent.children.remove(leaf);
				if (parent.next == leaf) {
					parent.next = null;
				}
			} else if (budget == 0 || Objects.requireNonNull(first.next) != current) {
				first = Objects.requireNonNull(first.next);
				first.forgetBefore();
			} else {
				return;
			}
		}
	}

	/** Every step but the first, in no order. */
	private List<Step> all() {
		List<Step> all = new ArrayList<>(first.children);
		for (int i = 0; i < all.size(); i++) {
			all.addAll(all.get(i).children);
		}
		return all;
	}

	/** Takes back the newest edit. @throws IllegalStateException when there is none */
	public void undo() {
		requireIdle();
		if (current == first) {
			throw new IllegalStateException("there is nothing to undo");
		}
		String label = current.label;
		tell(Kind.UNDO, label, back());
	}

	/** Makes the edit again that was undone last. @throws IllegalStateException when there is none */
	public void redo() {
		requireIdle();
		Step next = current.next;
		if (next == null) {
			throw new IllegalStateException("there is nothing to redo");
		}
		tell(Kind.REDO, next.label, forward(next));
	}

	private Set<EObject> back() {
		Step step = current;
		Step parent = Objects.requireNonNull(step.parent);
		Set<EObject> objects = new HashSet<>();
		through(step.label, () -> objects.addAll(step.swap()));
		step.measure();
		parent.next = step;
		current = parent;
		return objects;
	}

	private Set<EObject> forward(Step child) {
		Set<EObject> objects = new HashSet<>();
		through(child.label, () -> objects.addAll(child.swap()));
		child.measure();
		current.next = child;
		current = child;
		return objects;
	}

	/**
	 * Every state that can be gone to, oldest first. What was undone before another edit was made stays as a branch: its
	 * steps stand before those that followed on the way to the present state.
	 */
	public List<HistoryStep> steps() {
		List<Step> path = path(current);
		List<HistoryStep> steps = new ArrayList<>();
		list(first, 0, path, steps);
		return steps;
	}

	private void list(Step from, int branch, List<Step> path, List<HistoryStep> into) {
		Step step = from;
		while (true) {
			into.add(new HistoryStep(step.state, step.label, step.made, branch, path.contains(step), step == current));
			Step main = step.next;
			if (main == null && !step.children.isEmpty()) {
				main = step.children.getLast();
			}
			for (Step child : step.children) {
				if (child != main) {
					list(child, branch + 1, path, into);
				}
			}
			if (main == null) {
				return;
			}
			step = main;
		}
	}

	/** From the first step to one, both included. */
	private static List<Step> path(Step to) {
		List<Step> path = new ArrayList<>();
		for (Step step = to; step != null; step = step.parent) {
			path.addFirst(step);
		}
		return path;
	}

	/**
	 * Brings the project into a state that it was in before.
	 *
	 * @param id of one of {@link #steps}
	 * @throws IllegalArgumentException when the history does not keep that state
	 */
	public void goTo(long id) {
		requireIdle();
		Step target = id == first.state
				? first
				: all().stream().filter(step -> step.state == id).findFirst()
						.orElseThrow(() -> new IllegalArgumentException("that step is no longer kept"));
		List<Step> way = path(target);
		Set<EObject> objects = new HashSet<>();
		String label = target == first ? current.label : target.label;
		boolean back = way.size() < path(current).size();
		while (!way.contains(current)) {
			objects.addAll(back());
		}
		for (Step step : way.subList(way.indexOf(current) + 1, way.size())) {
			objects.addAll(forward(step));
		}
		if (!objects.isEmpty()) {
			tell(back ? Kind.UNDO : Kind.REDO, label, objects);
		}
	}

	/** True while an edit is shown that has not ended. */
	public boolean isPreviewing() {
		return preview != null;
	}

	public boolean canUndo() {
		return preview == null && current != first;
	}

	public boolean canRedo() {
		return preview == null && current.next != null;
	}

	/** What {@link #undo} would take back. */
	public Optional<String> undoLabel() {
		return current == first ? Optional.empty() : Optional.of(current.label);
	}

	/** What {@link #redo} would make again. */
	public Optional<String> redoLabel() {
		Step next = current.next;
		return next == null ? Optional.empty() : Optional.of(next.label);
	}

	/** Steps that can be undone, newest first. */
	public List<String> undoLabels() {
		return path(current).stream().skip(1).map(step -> step.label).toList().reversed();
	}

	/** Steps that can be made again, next first. */
	public List<String> redoLabels() {
		List<String> labels = new ArrayList<>();
		for (Step step = current.next; step != null; step = step.next) {
			labels.add(step.label);
		}
		return labels;
	}

	/** Memory that former states keep beyond the project. */
	public long bytes() {
		return all().stream().mapToLong(step -> step.bytes).sum();
	}

	/** Tells that the project was saved as it is now. */
	public void markSaved() {
		requireIdle();
		savedState = current.state;
	}

	/** Whether the project differs from what was opened or saved last; undoing back to that state makes it false. */
	public boolean isChanged() {
		return current.state != savedState;
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
		first = new Step("", current.state, null, null);
		current = first;
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
