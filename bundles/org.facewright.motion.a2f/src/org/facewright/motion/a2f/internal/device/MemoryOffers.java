package org.facewright.motion.a2f.internal.device;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

import org.facewright.api.inference.Device;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.Precision;
import org.facewright.core.progress.Problem;

/**
 * Whether networks fit into a device's memory together, asked before any of them is loaded, and what to do when they
 * don't: a smaller batch, fp16, no emotion network, another device, in that order.
 */
public final class MemoryOffers {

	/** Share of free memory that may be planned for; the rest goes to what an estimate misses. */
	private static final double SHARE = 0.95;

	private final InferenceBackend inference;

	public MemoryOffers(InferenceBackend inference) {
		this.inference = inference;
	}

	/** One way out. @param bytes what is needed then */
	record Offer(String text, long bytes) {
	}

	/**
	 * @param face    plan of the face's network
	 * @param emotion plan of the emotion network on the same device, when it is to be used
	 * @return one warning with the offers in its advice when it will not fit; empty when it will, or nobody knows
	 */
	public List<Problem> check(RunPlan face, Optional<RunPlan> emotion) throws InferenceException, IOException {
		OptionalLong free = inference.freeMemory(face.device());
		OptionalLong needed = needed(face, emotion);
		if (free.isEmpty() || needed.isEmpty() || needed.getAsLong() <= SHARE * free.getAsLong()) {
			return List.of();
		}
		List<String> offers = offers(face, emotion, (long) (SHARE * free.getAsLong())).stream()
				.map(offer -> offer.bytes() < 0
						? offer.text()
						: "%s (about %d MiB)".formatted(offer.text(), offer.bytes() >> 20))
				.toList();
		return List.of(Problem.warning("gpu.memory",
				"%s has %d MiB free, and about %d MiB will be needed".formatted(face.device(),
						free.getAsLong() >> 20, needed.getAsLong() >> 20),
				"choose " + String.join(", or ", offers)));
	}

	/** In the order in which they cost least; each is enough, alone or with those before it. */
	List<Offer> offers(RunPlan face, Optional<RunPlan> emotion, long room) throws InferenceException, IOException {
		List<Offer> offers = new ArrayList<>();
		for (int batch = face.mostBatch() / 2; batch >= 1; batch /= 2) {
			int most = batch;
			if (offer(offers, "a batch of %d".formatted(most), face, emotion, plan -> plan.withMostBatch(most), room)) {
				break;
			}
		}
		boolean exact = face.precision() == Precision.FP32;
		if (exact) {
			offer(offers, "fp16", face, emotion, plan -> plan.withPrecision(Precision.FP16), room);
		}
		if (emotion.isPresent()) {
			offer(offers, "no emotion network", face, Optional.empty(), plan -> plan, room);
		}
		if (offers.isEmpty()) {
			String all = "a batch of 1" + (exact ? " with fp16" : "")
					+ (emotion.isPresent() ? " and no emotion network" : "");
			offer(offers, all, face, Optional.empty(),
					plan -> plan.withMostBatch(1).withPrecision(exact ? Precision.FP16 : plan.precision()), room);
		}
		for (Device device : inference.devices()) {
			if (device.isUsable() && !sameCard(device.id(), face.device())) {
				OptionalLong free = inference.freeMemory(device.id());
				OptionalLong needed = needed(face.withDevice(device.id()),
						emotion.map(plan -> plan.withDevice(device.id())));
				if (free.isEmpty() || needed.isEmpty() || needed.getAsLong() <= SHARE * free.getAsLong()) {
					offers.add(new Offer("device " + device.id(), -1));
				}
			}
		}
		return offers;
	}

	private boolean offer(List<Offer> offers, String text, RunPlan face, Optional<RunPlan> emotion,
			UnaryOperator<RunPlan> change, long room) throws InferenceException, IOException {
		// emotions are heard with full precision whatever the face's is
		OptionalLong needed = needed(change.apply(face),
				emotion.map(plan -> change.apply(plan).withPrecision(plan.precision())));
		boolean fits = needed.isPresent() && needed.getAsLong() <= room;
		if (fits) {
			offers.add(new Offer(text, needed.getAsLong()));
		}
		return fits;
	}

	private static boolean sameCard(String one, String other) {
		return one.contains(":") && other.contains(":")
				&& one.substring(one.indexOf(':')).equals(other.substring(other.indexOf(':')));
	}

	private OptionalLong needed(RunPlan face, Optional<RunPlan> emotion) throws InferenceException, IOException {
		OptionalLong needed = inference.memoryNeeded(face.network(), face.settings());
		if (needed.isEmpty() || emotion.isEmpty()) {
			return needed;
		}
		OptionalLong more = inference.memoryNeeded(emotion.get().network(), emotion.get().settings());
		return more.isEmpty() ? needed : OptionalLong.of(needed.getAsLong() + more.getAsLong());
	}
}
