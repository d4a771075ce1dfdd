package org.facewright.inference.onnx.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes tiny networks as ONNX protobuf, field by field (numbers as in onnx.proto), so that tests need no tool. */
final class OnnxWriter {

	static final int FLOAT = 1;
	static final int INT64 = 7;

	private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

	/** A negative length is written as a free dimension. */
	OnnxWriter input(String name, int type, long... shape) {
		message(graph, 11, valueInfo(name, type, shape));
		return this;
	}

	OnnxWriter output(String name, int type, long... shape) {
		message(graph, 12, valueInfo(name, type, shape));
		return this;
	}

	/** A node without attributes. */
	OnnxWriter node(String operation, String output, String... inputs) {
		ByteArrayOutputStream node = new ByteArrayOutputStream();
		for (String input : inputs) {
			text(node, 1, input);
		}
		text(node, 2, output);
		text(node, 3, operation + "_" + output);
		text(node, 4, operation);
		message(graph, 1, node);
		return this;
	}

	byte[] model(int irVersion, int opset) {
		text(graph, 2, "test");
		ByteArrayOutputStream operators = new ByteArrayOutputStream();
		text(operators, 1, "");
		number(operators, 2, opset);
		ByteArrayOutputStream model = new ByteArrayOutputStream();
		number(model, 1, irVersion);
		message(model, 7, graph);
		message(model, 8, operators);
		return model.toByteArray();
	}

	/** y = 2 x */
	static byte[] doubling(int irVersion, int opset) {
		return new OnnxWriter().node("Add", "y", "x", "x").input("x", FLOAT, 1, -1).output("y", FLOAT, 1, -1)
				.model(irVersion, opset);
	}

	/** state_out = state + x, y = 2 state_out */
	static byte[] cumulative() {
		return new OnnxWriter().node("Add", "state_out", "state", "x").node("Add", "y", "state_out", "state_out")
				.input("x", FLOAT, 1, 3).input("state", FLOAT, 1, 3).output("y", FLOAT, 1, 3)
				.output("state_out", FLOAT, 1, 3).model(8, 17);
	}

	private static ByteArrayOutputStream valueInfo(String name, int type, long... shape) {
		ByteArrayOutputStream lengths = new ByteArrayOutputStream();
		for (long length : shape) {
			ByteArrayOutputStream dimension = new ByteArrayOutputStream();
			if (length < 0) {
				text(dimension, 2, "n");
			} else {
				number(dimension, 1, length);
			}
			message(lengths, 1, dimension);
		}
		ByteArrayOutputStream tensor = new ByteArrayOutputStream();
		number(tensor, 1, type);
		message(tensor, 2, lengths);
		ByteArrayOutputStream kind = new ByteArrayOutputStream();
		message(kind, 1, tensor);
		ByteArrayOutputStream info = new ByteArrayOutputStream();
		text(info, 1, name);
		message(info, 2, kind);
		return info;
	}

	private static void number(ByteArrayOutputStream out, int field, long value) {
		varint(out, field << 3);
		varint(out, value);
	}

	private static void text(ByteArrayOutputStream out, int field, String value) {
		bytes(out, field, value.getBytes(StandardCharsets.UTF_8));
	}

	private static void message(ByteArrayOutputStream out, int field, ByteArrayOutputStream value) {
		bytes(out, field, value.toByteArray());
	}

	private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
		varint(out, field << 3 | 2);
		varint(out, value.length);
		out.writeBytes(value);
	}

	private static void varint(ByteArrayOutputStream out, long value) {
		long rest = value;
		while ((rest & ~0x7fL) != 0) {
			out.write((int) (rest & 0x7f | 0x80));
			rest >>>= 7;
		}
		out.write((int) rest);
	}
}
