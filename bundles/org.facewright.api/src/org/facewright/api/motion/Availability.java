package org.facewright.api.motion;

/**
 * Whether a backend can be used now.
 *
 * @param reason empty when usable; otherwise one sentence: what is missing and what to do
 */
public record Availability(String reason) {

	public static final Availability USABLE = new Availability("");

	public boolean isUsable() {
		return reason.isEmpty();
	}
}
