package org.facewright.api.audio;

import org.osgi.annotation.versioning.ConsumerType;

/** Changes the rate of sound by a band-limited method. Registered as a service; serves many callers at once. */
@ConsumerType
public interface AudioResampler {

	/**
	 * @param fromRate Hz, 1 or more
	 * @param toRate   Hz, 1 or more
	 * @return a stream for one mono signal; the caller closes it
	 */
	Stream open(int fromRate, int toRate);

	/**
	 * One signal on its way. Output sample {@code k} is the signal at {@code k / toRate} seconds: the filter's delay is
	 * taken out. For {@code n} samples in, {@code ceil(n × toRate / fromRate)} come out in all. Confined to one thread.
	 */
	@ConsumerType
	interface Stream extends AutoCloseable {

		/** Most samples that {@link #process} can write for this many samples in. */
		int capacityFor(int count);

		/** @return samples written to {@code out} from index 0; what the filter still needs comes later */
		int process(float[] in, int offset, int count, float[] out);

		/**
		 * Ends the signal.
		 *
		 * @param out at least {@code capacityFor(0)} long
		 * @return samples written; call again until 0
		 */
		int flush(float[] out);

		/** Idempotent, never throws. */
		@Override
		void close();
	}
}
