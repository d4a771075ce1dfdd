package org.facewright.ui.shell;

import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong since the start, as sentences: of jobs, exports and bundles. Any thread adds; the oldest go when there
 * are many.
 */
public final class Problems {

	/** @param severity as {@link IStatus}; @param where which work or bundle told it */
	public record Entry(LocalTime time, int severity, String where, String sentence) {
	}

	private static final int MOST = 500;
	private static final String OURS = "org.facewright";

	private final Deque<Entry> entries = new ArrayDeque<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private final JobChangeAdapter jobs = new JobChangeAdapter() {
		@Override
		public void done(@Nullable IJobChangeEvent event) {
			if (event != null && event.getResult() != null && isOurs(event.getResult())) {
				add(event.getResult(), event.getJob().getName());
			}
		}
	};
	private final ILogListener log = this::logged;

	/** Listens to jobs and the log until {@link #stop}. */
	public void start() {
		Job.getJobManager().addJobChangeListener(jobs);
		Platform.addLogListener(log);
	}

	public void stop() {
		Job.getJobManager().removeJobChangeListener(jobs);
		Platform.removeLogListener(log);
	}

	private static boolean isOurs(IStatus status) {
		return status.getPlugin().startsWith(OURS);
	}

	private void logged(@Nullable IStatus status, @Nullable String plugin) {
		if (status != null && isOurs(status)) {
			add(status, status.getPlugin());
		}
	}

	private void add(IStatus status, String where) {
		if (status.matches(IStatus.ERROR | IStatus.WARNING)) {
			add(status.getSeverity(), where, status.getMessage());
		}
	}

	/** @param severity as {@link IStatus} */
	public void add(int severity, String where, String sentence) {
		synchronized (entries) {
			Entry last = entries.peekFirst();
			if (last != null && last.sentence().equals(sentence)) {
				return; // a job's end and the log tell the same
			}
			entries.addFirst(new Entry(LocalTime.now(), severity, where, sentence));
			if (entries.size() > MOST) {
				entries.removeLast();
			}
		}
		listeners.forEach(Runnable::run);
	}

	/** The newest first. */
	public List<Entry> entries() {
		synchronized (entries) {
			return new ArrayList<>(entries);
		}
	}

	public void clear() {
		synchronized (entries) {
			entries.clear();
		}
		listeners.forEach(Runnable::run);
	}

	/** @param listener runs after each change, on the thread of the change */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}
}
