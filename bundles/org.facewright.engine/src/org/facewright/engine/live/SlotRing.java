package org.facewright.engine.live;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Hands blocks of sound or poses from one writing thread to one reading thread. The writer never waits: when the ring is
 * full the oldest slot is written over, and the reader counts it as lost. A reader that was overtaken while it copied
 * sees that by the writer's count and takes the next one. Nothing is allocated after the start.
 */
final class SlotRing {

	/** What one slot holds; also what the reader gets. */
	static final class Slot {
		/** Number of the first sample frame, or of the pose. */
		long index;
		/** When the first sample, or the sound of the pose, was there. */
		long captureNanos;
		/** When the last sample was heard that a pose waited for; the pose's own instant where it waited for none. */
		long neededNanos;
		/** When the slot was ready to be handed on. */
		long readyNanos;
		/** Sound that could not be had, or a pose before which some are missing. */
		boolean missing;
		int count;
		final float[] values;

		Slot(int width) {
			values = new float[width];
		}

		void set(Slot other) {
			index = other.index;
			captureNanos = other.captureNanos;
			neededNanos = other.neededNanos;
			readyNanos = other.readyNanos;
			missing = other.missing;
			count = Math.min(values.length, other.count);
			System.arraycopy(other.values, 0, values, 0, count);
		}
	}

	private final Slot[] slots;
	/** Slots whose writing has begun, and slots that are whole. */
	private final AtomicLong begun = new AtomicLong();
	private final AtomicLong written = new AtomicLong();
	private volatile @Nullable Thread waiting;
	/** Of the reading thread. */
	private long next;
	private volatile long lost;

	/** @param capacity slots; @param width values in a slot */
	SlotRing(int capacity, int width) {
		slots = new Slot[capacity];
		for (int i = 0; i < capacity; i++) {
			slots[i] = new Slot(width);
		}
	}

	Slot newSlot() {
		return new Slot(slots[0].values.length);
	}

	/** Slots that were written over before they were read. */
	long lost() {
		return lost;
	}

	/** @param from copied */
	void write(Slot from) {
		long number = written.get();
		begun.set(number + 1);
		VarHandle.fullFence(); // nobody may see the slot change before the count
		slots[(int) (number % slots.length)].set(from);
		written.set(number + 1);
		LockSupport.unpark(waiting);
	}

	/** Takes the oldest slot not yet read. @return false when there is none */
	boolean read(Slot into) {
		while (next < written.get()) {
			long oldest = begun.get() - slots.length;
			if (next < oldest) {
				lost += oldest - next; // only the reading thread counts
				next = oldest;
			}
			into.set(slots[(int) (next % slots.length)]);
			VarHandle.fullFence();
			if (begun.get() - slots.length <= next) {
				next++;
				return true;
			}
		}
		return false;
	}

	/** Goes back to the oldest slot that is surely whole; slots read before are read again. Of the reading thread. */
	void rewind() {
		next = Math.max(0, begun.get() - slots.length + slots.length / 16 + 1);
	}

	/** Goes to the newest slot; what waited is skipped and not counted as lost. Of the reading thread. */
	void skip() {
		next = written.get();
	}

	/** Waits a moment for something to read. */
	void await(long mostNanos) {
		waiting = Thread.currentThread();
		if (next >= written.get()) {
			LockSupport.parkNanos(this, mostNanos);
		}
	}

	/** Ends a wait early. */
	void wake() {
		LockSupport.unpark(waiting);
	}
}
