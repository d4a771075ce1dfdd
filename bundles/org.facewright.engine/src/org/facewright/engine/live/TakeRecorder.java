package org.facewright.engine.live;

import java.io.IOException;
import java.nio.file.Path;

import org.facewright.engine.live.SlotRing.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Records takes. The rings hold the last half minute of sound and poses all the time, so a take can begin with what was
 * before: its recording goes back in the rings and follows them from there. Its own thread writes the journal.
 */
final class TakeRecorder {

	private static final long POLL_NANOS = 20_000_000;
	/** Frames of a take's end that are still being solved are waited for this long. */
	private static final long JOIN_MILLIS = 10_000;
	private static final long TAIL_NANOS = 3_000_000_000L;

	private final SlotRing poses;
	private final SlotRing sound;
	private volatile @Nullable Recording current;

	/** @param sound its reader is this recorder, as it is of the poses */
	TakeRecorder(SlotRing poses, SlotRing sound) {
		this.poses = poses;
		this.sound = sound;
	}

	boolean isRecording() {
		return current != null;
	}

	/**
	 * @param firstFrame of the take, which may lie back as far as the rings reach
	 * @param inFrame    at which the recording was asked for; gets a mark when it is not the first
	 */
	synchronized void start(Path file, TakeJournal.Header header, long firstFrame, long inFrame) throws IOException {
		if (current != null) {
			throw new IllegalStateException("a take is being recorded already");
		}
		TakeJournal journal = new TakeJournal(file, header);
		Recording recording = new Recording(journal, header, firstFrame);
		if (inFrame > firstFrame) {
			journal.mark(inFrame, "in");
		}
		current = recording;
		recording.start();
	}

	/**
	 * Ends the take with everything before a frame.
	 *
	 * @param isFinished whether no more frames will come
	 * @throws IOException when the take could not be written; what is in the journal remains
	 */
	synchronized Path stop(long endFrame, boolean isFinished) throws IOException {
		Recording recording = current;
		if (recording == null) {
			throw new IllegalStateException("no take is being recorded");
		}
		current = null;
		recording.stop(endFrame, isFinished);
		return recording.journal.file();
	}

	private final class Recording extends Thread {

		private final TakeJournal journal;
		private final TakeJournal.Header header;
		private final long firstFrame;
		private volatile long endFrame = Long.MAX_VALUE;
		private volatile boolean stopping;
		private volatile long giveUpNanos;
		private volatile @Nullable IOException failure;

		Recording(TakeJournal journal, TakeJournal.Header header, long firstFrame) {
			super("live record: " + header.name());
			this.journal = journal;
			this.header = header;
			this.firstFrame = firstFrame;
			setDaemon(true);
			poses.rewind();
			sound.rewind();
		}

		void stop(long end, boolean isFinished) throws IOException {
			giveUpNanos = System.nanoTime() + (isFinished ? 0 : TAIL_NANOS);
			endFrame = end;
			stopping = true;
			poses.wake();
			boolean interrupted = false;
			while (true) {
				try {
					join(JOIN_MILLIS);
					if (isAlive()) {
						throw new IOException("%s: the disk does not take the take's end; what is in the file can be"
								.formatted(journal.file()) + " recovered");
					}
					break;
				} catch (InterruptedException e) {
					interrupted = true;
				}
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
			IOException failed = failure;
			if (failed != null) {
				throw new IOException("%s: the take could not be written to its end (%s); make room on the disk and"
						.formatted(journal.file(), failed.getMessage()) + " recover what was written", failed);
			}
		}

		@Override
		public void run() {
			Slot pose = poses.newSlot();
			Slot block = sound.newSlot();
			boolean whole = false;
			try (journal) {
				while (!whole) {
					boolean giveUp = stopping && System.nanoTime() - giveUpNanos > 0;
					while (sound.read(block)) {
						if (block.index + block.count >= soundStart()) {
							journal.audio(block);
						}
					}
					while (!whole && poses.read(pose)) {
						whole = pose.index >= endFrame - 1;
						if (pose.index >= firstFrame && pose.index < endFrame) {
							journal.pose(pose);
						}
					}
					journal.forceNowAndThen();
					if (giveUp) {
						break;
					}
					if (!whole) {
						poses.await(POLL_NANOS);
					}
				}
				journal.end();
			} catch (IOException e) {
				failure = e;
			}
		}

		private long soundStart() {
			return header.rate().sampleOf(firstFrame - header.zeroFrame(), header.format().sampleRate());
		}
	}
}
