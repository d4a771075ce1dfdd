package org.facewright.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;

import org.facewright.engine.live.SlotRing.Slot;
import org.junit.jupiter.api.Test;

class SlotRingTest {

	private static void write(SlotRing ring, long index) {
		Slot slot = ring.newSlot();
		slot.index = index;
		slot.count = slot.values.length;
		for (int i = 0; i < slot.count; i++) {
			slot.values[i] = index % 1000;
		}
		ring.write(slot);
	}

	@Test
	void givesSlotsInTheOrderTheyCame() {
		SlotRing ring = new SlotRing(4, 2);
		Slot slot = ring.newSlot();
		for (int i = 0; i < 3; i++) {
			write(ring, i);
		}
		for (int i = 0; i < 3; i++) {
			assertThat(ring.read(slot)).isTrue();
			assertThat(slot.index).isEqualTo(i);
			assertThat(slot.values).containsOnly(i);
		}
		assertThat(ring.read(slot)).isFalse();
		assertThat(ring.lost()).isZero();
	}

	@Test
	void losesTheOldestAndCountsThem() {
		SlotRing ring = new SlotRing(4, 1);
		for (int i = 0; i < 10; i++) {
			write(ring, i);
		}
		Slot slot = ring.newSlot();
		assertThat(ring.read(slot)).isTrue();
		assertThat(slot.index).isEqualTo(6);
		assertThat(ring.lost()).isEqualTo(6);
	}

	@Test
	void rewindsToWhatItStillHolds() {
		SlotRing ring = new SlotRing(32, 1);
		Slot slot = ring.newSlot();
		for (int i = 0; i < 100; i++) {
			write(ring, i);
			ring.read(slot);
		}
		ring.rewind();
		assertThat(ring.read(slot)).isTrue();
		assertThat(slot.index).isBetween(68L, 72L);
		assertThat(ring.lost()).isZero();
	}

	@Test
	void neverGivesASlotThatWasWrittenOverWhileItWasRead() throws InterruptedException {
		SlotRing ring = new SlotRing(4, 512);
		AtomicBoolean stop = new AtomicBoolean();
		Thread writer = new Thread(() -> {
			Slot slot = ring.newSlot();
			slot.count = slot.values.length;
			for (long i = 0; !stop.get(); i++) {
				slot.index = i;
				java.util.Arrays.fill(slot.values, i % 100_000);
				ring.write(slot);
			}
		});
		writer.start();
		Slot slot = ring.newSlot();
		long before = -1;
		int seen = 0;
		try {
			for (long end = System.nanoTime() + 500_000_000; System.nanoTime() < end;) {
				if (ring.read(slot)) {
					seen++;
					assertThat(slot.index).isGreaterThan(before);
					before = slot.index;
					for (float value : slot.values) {
						if (value != slot.index % 100_000) {
							throw new AssertionError("torn: " + value + " in slot " + slot.index);
						}
					}
				}
			}
		} finally {
			stop.set(true);
			writer.join();
		}
		assertThat(seen).isPositive();
		assertThat(ring.lost()).as("the writer was faster").isPositive();
	}
}
