package org.facewright.document.stored;

import java.util.Optional;

/** A value that no file holds yet. */
final class InMemory<T> implements Stored<T> {

	private final T value;

	InMemory(T value) {
		this.value = value;
	}

	@Override
	public T load() {
		return value;
	}

	@Override
	public Optional<T> loaded() {
		return Optional.of(value);
	}
}
