package org.facewright.api.testkit.live;

import java.util.List;
import java.util.Set;

/** Which threads a test leaves behind. */
final class Threads {

	private static final long PATIENCE_NANOS = 5_000_000_000L;

	private Threads() {
	}

	/** Waits until no live thread is left that was not there before; those of the JVM itself don't count. */
	static void awaitNoneBesides(Set<Thread> before) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE_NANOS;
		while (true) {
			List<String> left = Thread.getAllStackTraces().keySet().stream()
					.filter(thread -> thread.isAlive() && !before.contains(thread) && !isOfTheMachine(thread))
					.map(Thread::getName).toList();
			if (left.isEmpty()) {
				return;
			}
			if (System.nanoTime() > end) {
				throw new AssertionError("threads left: " + left);
			}
			Thread.sleep(20);
		}
	}

	private static boolean isOfTheMachine(Thread thread) {
		ThreadGroup group = thread.getThreadGroup();
		return group == null || group.getName().equals("system") || group.getName().equals("InnocuousThreadGroup");
	}
}
