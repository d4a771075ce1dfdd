package org.facewright.api.inference;

/**
 * Something networks can run on.
 *
 * @param id     such as {@code cpu} or {@code cuda:0}; what a user writes to choose it
 * @param label  for people
 * @param reason empty when the device is usable; otherwise what is missing and what to do, in one sentence
 */
public record Device(String id, String label, String reason) {

	public boolean isUsable() {
		return reason.isEmpty();
	}
}
