package org.facewright.inference.onnx.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of device and which one of them: {@code cpu}, {@code cuda:0}, {@code tensorrt:1}, {@code directml:0},
 * {@code coreml}.
 */
record Placement(Kind kind, int index) {

	enum Kind {
		CPU,
		CUDA,
		TENSORRT,
		DIRECTML,
		COREML
	}

	static final Placement CPU = new Placement(Kind.CPU, 0);

	static Optional<Placement> parse(String id) {
		for (Kind kind : Kind.values()) {
			String name = kind.name().toLowerCase(Locale.ROOT);
			boolean single = kind == Kind.CPU || kind == Kind.COREML;
			if (single && id.equals(name)) {
				return Optional.of(new Placement(kind, 0));
			}
			if (!single && id.matches(name + ":\\d{1,3}")) {
				return Optional.of(new Placement(kind, Integer.parseInt(id.substring(name.length() + 1))));
			}
		}
		return Optional.empty();
	}

	/** This one, and what may stand in for it, in that order. */
	List<Placement> withStandIns() {
		List<Placement> all = new ArrayList<>(List.of(this));
		if (kind == Kind.TENSORRT) {
			all.add(new Placement(Kind.CUDA, index));
		}
		if (kind != Kind.CPU) {
			all.add(CPU);
		}
		return all;
	}

	boolean isNvidia() {
		return kind == Kind.CUDA || kind == Kind.TENSORRT;
	}

	@Override
	public String toString() {
		String name = kind.name().toLowerCase(Locale.ROOT);
		return kind == Kind.CPU || kind == Kind.COREML ? name : name + ":" + index;
	}
}
