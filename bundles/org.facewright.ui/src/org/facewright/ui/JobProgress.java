package org.facewright.ui;

import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;

import org.facewright.core.progress.Progress;

/** Tells the workbench's progress view what long work tells. */
public final class JobProgress implements Progress {

	private static final int STEPS = 1000;

	private final IProgressMonitor monitor;
	private int told;

	public JobProgress(IProgressMonitor monitor, String name) {
		this.monitor = monitor;
		monitor.beginTask(name, STEPS);
	}

	@Override
	public void report(double fraction, String doing) {
		monitor.subTask(doing);
		if (!Double.isNaN(fraction)) {
			int now = (int) (Math.clamp(fraction, 0, 1) * STEPS);
			if (now > told) {
				monitor.worked(now - told);
				told = now;
			}
		}
	}

	@Override
	public void checkCancelled() {
		if (monitor.isCanceled()) {
			throw new CancellationException("cancelled");
		}
	}
}
