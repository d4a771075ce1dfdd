package org.facewright.api.motion;

/**
 * What really computed a motion, for people.
 *
 * @param device    such as {@code cpu} or {@code cuda:0}, or a server's address
 * @param provider  such as CPU, CUDA, TensorRT or remote
 * @param precision of the network's numbers, such as fp32; empty when not known
 * @param p95Millis time that 19 of 20 frames took at most; NaN when not measured
 * @param fallback  why it ran otherwise than asked for; empty when it did not
 */
public record RunFacts(String device, String provider, String precision, double p95Millis, String fallback) {

	/** What a device's id says of its provider. */
	public static String providerOf(String device) {
		String kind = device.replaceAll(":.*", "");
		return switch (kind) {
			case "cpu" -> "CPU";
			case "cuda" -> "CUDA";
			case "tensorrt", "trt" -> "TensorRT";
			default -> kind;
		};
	}
}
