package org.facewright.inference.onnx.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.TensorSpec;

/**
 * Names and shapes of an ONNX file, read from its protobuf without loading weights.
 *
 * @param inputs      of the network, weights left out
 * @param outputs     of the network
 * @param innerValues results of all nodes that are not outputs
 * @param graphAt     where in the file the graph's bytes begin
 * @param graphLength their number
 * @param lengthAt    where the number that says so begins
 * @see "onnx.proto: ModelProto.graph = 7; GraphProto.node = 1, initializer = 5, input = 11, output = 12"
 */
record OnnxGraph(List<TensorSpec> inputs, List<TensorSpec> outputs, Set<String> innerValues, long graphAt,
		long graphLength, long lengthAt) {

	private static final int GRAPH = 7;
	private static final int NODE = 1;
	private static final int NODE_OUTPUT = 2;
	private static final int INITIALIZER = 5;
	private static final int TENSOR_NAME = 8;
	private static final int INPUT = 11;
	private static final int OUTPUT = 12;

	/** A part of the file with its fields. */
	private static final class Message {

		private final Path file;
		private final ByteBuffer bytes;
		int field;
		int wire;
		long number;
		/** Of the value's bytes, for fields that have some. */
		int from;
		int to;

		Message(Path file, ByteBuffer bytes) {
			this.file = file;
			this.bytes = bytes;
		}

		boolean next() throws IOException {
			if (!bytes.hasRemaining()) {
				return false;
			}
			long tag = varint();
			field = (int) (tag >>> 3);
			wire = (int) (tag & 7);
			switch (wire) {
				case 0 -> number = varint();
				case 1 -> skip(8);
				case 2 -> skip(varint());
				case 5 -> skip(4);
				default -> throw damaged();
			}
			return true;
		}

		private void skip(long count) throws IOException {
			from = bytes.position();
			if (count < 0 || count > bytes.remaining()) {
				throw damaged();
			}
			to = (int) (from + count);
			bytes.position(to);
		}

		private long varint() throws IOException {
			long value = 0;
			for (int shift = 0; shift < 64; shift += 7) {
				if (!bytes.hasRemaining()) {
					throw damaged();
				}
				byte next = bytes.get();
				value |= (long) (next & 0x7F) << shift;
				if (next >= 0) {
					return value;
				}
			}
			throw damaged();
		}

		Message inner() {
			return new Message(file, bytes.duplicate().limit(to).position(from).slice());
		}

		String text() {
			byte[] text = new byte[to - from];
			bytes.duplicate().position(from).get(text);
			return new String(text, StandardCharsets.UTF_8);
		}

		private IOException damaged() {
			return new IOException(file + ": not a whole ONNX model: damaged or cut short; download it again");
		}
	}

	/** @throws IOException when it is no ONNX file or larger than 2 GiB */
	static OnnxGraph read(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			if (channel.size() > Integer.MAX_VALUE) {
				throw new IOException(file + ": models of more than 2 GiB can't be looked into");
			}
			Message model = new Message(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
			long begin = 0;
			while (model.next()) {
				if (model.field == GRAPH && model.wire == 2) {
					return graph(model.inner(), model.from, model.to - model.from, begin + 1);
				}
				begin = model.bytes.position();
			}
			throw model.damaged();
		}
	}

	private static OnnxGraph graph(Message graph, long at, long length, long lengthAt) throws IOException {
		List<TensorSpec> inputs = new ArrayList<>();
		List<TensorSpec> outputs = new ArrayList<>();
		Set<String> values = new LinkedHashSet<>();
		Set<String> weights = new LinkedHashSet<>();
		while (graph.next()) {
			switch (graph.field) {
				case NODE -> addTexts(graph.inner(), NODE_OUTPUT, values);
				case INITIALIZER -> addTexts(graph.inner(), TENSOR_NAME, weights);
				case INPUT -> inputs.add(spec(graph.inner()));
				case OUTPUT -> outputs.add(spec(graph.inner()));
				default -> {
					// names and notes
				}
			}
		}
		inputs.removeIf(input -> weights.contains(input.name()));
		outputs.forEach(output -> values.remove(output.name()));
		values.remove("");
		return new OnnxGraph(List.copyOf(inputs), List.copyOf(outputs), values, at, length, lengthAt);
	}

	private static void addTexts(Message message, int field, Set<String> texts) throws IOException {
		while (message.next()) {
			if (message.field == field && message.wire == 2) {
				texts.add(message.text());
			}
		}
	}

	/** ValueInfoProto: name = 1, type = 2 { tensor_type = 1 { elem_type = 1, shape = 2 { dim = 1 { dim_value = 1 } } } } */
	private static TensorSpec spec(Message info) throws IOException {
		String name = "";
		ElementType type = ElementType.FLOAT32;
		List<Long> shape = new ArrayList<>();
		while (info.next()) {
			if (info.field == 1) {
				name = info.text();
			} else if (info.field == 2) {
				Message kind = info.inner();
				while (kind.next()) {
					if (kind.field == 1) {
						type = tensor(kind.inner(), shape);
					}
				}
			}
		}
		return new TensorSpec(name, type, shape.stream().mapToLong(Long::longValue).toArray());
	}

	private static ElementType tensor(Message tensor, List<Long> shape) throws IOException {
		ElementType type = ElementType.FLOAT32;
		while (tensor.next()) {
			if (tensor.field == 1) {
				type = switch ((int) tensor.number) {
					case 3 -> ElementType.INT8;
					case 6 -> ElementType.INT32;
					case 7 -> ElementType.INT64;
					case 9 -> ElementType.BOOL;
					case 10 -> ElementType.FLOAT16;
					case 11 -> ElementType.FLOAT64;
					default -> ElementType.FLOAT32;
				};
			} else if (tensor.field == 2) {
				Message lengths = tensor.inner();
				while (lengths.next()) {
					shape.add(length(lengths.inner()));
				}
			}
		}
		return type;
	}

	private static long length(Message dimension) throws IOException {
		long length = -1;
		while (dimension.next()) {
			if (dimension.field == 1 && dimension.wire == 0) {
				length = dimension.number;
			}
		}
		return length;
	}

	/**
	 * Writes the same network with some inner values as outputs too, in the order given. Their types are left to the
	 * runtime.
	 */
	void writeWithOutputs(Path file, List<String> more, Path copy) throws IOException {
		java.io.ByteArrayOutputStream added = new java.io.ByteArrayOutputStream();
		for (String name : more) {
			byte[] text = name.getBytes(StandardCharsets.UTF_8);
			java.io.ByteArrayOutputStream info = new java.io.ByteArrayOutputStream();
			varint(info, 1 << 3 | 2);
			varint(info, text.length);
			info.writeBytes(text);
			varint(added, OUTPUT << 3 | 2);
			varint(added, info.size());
			info.writeTo(added);
		}
		try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
				OutputStream out = Files.newOutputStream(copy)) {
			var target = Channels.newChannel(out);
			in.transferTo(0, lengthAt, target);
			varint(out, graphLength + added.size());
			transfer(in, graphAt, graphLength, target);
			added.writeTo(out);
			transfer(in, graphAt + graphLength, in.size() - graphAt - graphLength, target);
		}
	}

	private static void transfer(FileChannel in, long from, long count, java.nio.channels.WritableByteChannel target)
			throws IOException {
		long done = 0;
		while (done < count) {
			done += in.transferTo(from + done, count - done, target);
		}
	}

	private static void varint(OutputStream out, long value) throws IOException {
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			out.write((int) (rest & 0x7F | 0x80));
			rest >>>= 7;
		}
		out.write((int) rest);
	}
}
