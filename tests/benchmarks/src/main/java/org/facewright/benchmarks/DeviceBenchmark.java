package org.facewright.benchmarks;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.facewright.api.inference.ElementType;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.InferenceSession.BoundRun;
import org.facewright.api.inference.Precision;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.inference.ShapeProfile;
import org.facewright.api.inference.Tensor;
import org.facewright.core.progress.Progress;
import org.facewright.inference.onnx.internal.OnnxBackend;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One run of a network as large as the published ones, with random weights, per device, precision and batch. Devices
 * that this machine does not have are left out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class DeviceBenchmark {

	private static final int WIDTH = 2048;

	/** Size of a regression and of a diffusion package. */
	@Param({ "75", "725" })
	int megabytes;

	@Param({ "cpu", "cuda:0", "tensorrt:0" })
	String device;

	@Param({ "fp32", "fp16" })
	String precision;

	/** Rows of a run, shown as a rate. */
	@Param({ "1", "16" })
	int frames;

	private Path folder;
	private InferenceSession session;
	private BoundRun run;

	@Setup(Level.Trial)
	public void open() throws IOException, InferenceException {
		if (precision.equals("fp16") && !device.startsWith("tensorrt")) {
			throw new IllegalStateException(device + " has no fp16");
		}
		OnnxBackend backend = new OnnxBackend();
		if (backend.devices().stream().noneMatch(each -> each.id().equals(device) && each.isUsable())) {
			throw new IllegalStateException(device + " can't be used here");
		}
		folder = Files.createTempDirectory("facewright-device");
		Path model = folder.resolve("random.onnx");
		write(model, Math.max(1, megabytes * 1_000_000 / (4 * WIDTH * WIDTH)));
		long[] most = { frames, WIDTH };
		SessionSettings settings = SessionSettings.on(device).withPrecision(Precision.of(precision))
				.withEngineCache(folder)
				.withProfiles(List.of(new ShapeProfile("x", new long[] { 1, WIDTH }, most, most)));
		session = backend.open(model, settings, Progress.NONE);
		run = session.bind(Map.of("x", Tensor.allocate(ElementType.FLOAT32, frames, WIDTH)),
				Map.of("y", Tensor.allocate(ElementType.FLOAT32, frames, WIDTH)));
	}

	@TearDown(Level.Trial)
	public void close() throws IOException {
		session.close();
		try (var files = Files.walk(folder)) {
			for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	@Benchmark
	public void oneRun() throws InferenceException {
		run.run();
	}

	/** y = relu(… relu(x · w0) · w1 …), as ONNX protobuf, fields by number. */
	private static void write(Path file, int layers) throws IOException {
		ByteArrayOutputStream nodes = new ByteArrayOutputStream();
		for (int layer = 0; layer < layers; layer++) {
			message(nodes, 1, node("MatMul", layer == 0 ? "x" : "r" + (layer - 1), "w" + layer, "m" + layer));
			message(nodes, 1, node("Relu", "m" + layer, "", layer == layers - 1 ? "y" : "r" + layer));
		}
		text(nodes, 2, "random");
		ByteArrayOutputStream ends = new ByteArrayOutputStream();
		message(ends, 11, valueInfo("x"));
		message(ends, 12, valueInfo("y"));
		byte[][] heads = new byte[layers][];
		long graph = nodes.size() + ends.size();
		for (int layer = 0; layer < layers; layer++) {
			heads[layer] = weightHead("w" + layer);
			graph += heads[layer].length + 4L * WIDTH * WIDTH;
		}
		Random random = new Random(1);
		ByteBuffer row = ByteBuffer.allocate(4 * WIDTH).order(ByteOrder.LITTLE_ENDIAN);
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
			number(out, 1, 8);
			varint(out, 7 << 3 | 2);
			varint(out, graph);
			nodes.writeTo(out);
			for (byte[] head : heads) {
				out.write(head);
				for (int i = 0; i < WIDTH; i++) {
					row.clear();
					for (int k = 0; k < WIDTH; k++) {
						row.putFloat((random.nextFloat() - 0.5f) / 16);
					}
					out.write(row.array());
				}
			}
			ends.writeTo(out);
			ByteArrayOutputStream operators = new ByteArrayOutputStream();
			text(operators, 1, "");
			number(operators, 2, 14);
			message(out, 8, operators);
		}
	}

	private static ByteArrayOutputStream node(String operation, String input, String second, String output)
			throws IOException {
		ByteArrayOutputStream node = new ByteArrayOutputStream();
		text(node, 1, input);
		if (!second.isEmpty()) {
			text(node, 1, second);
		}
		text(node, 2, output);
		text(node, 4, operation);
		return node;
	}

	/** Everything of a tensor up to its bytes, inside of the graph. */
	private static byte[] weightHead(String name) throws IOException {
		ByteArrayOutputStream tensor = new ByteArrayOutputStream();
		number(tensor, 1, WIDTH);
		number(tensor, 1, WIDTH);
		number(tensor, 2, 1);
		text(tensor, 8, name);
		varint(tensor, 9 << 3 | 2);
		varint(tensor, 4L * WIDTH * WIDTH);
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		varint(head, 5 << 3 | 2);
		varint(head, tensor.size() + 4L * WIDTH * WIDTH);
		tensor.writeTo(head);
		return head.toByteArray();
	}

	private static ByteArrayOutputStream valueInfo(String name) throws IOException {
		ByteArrayOutputStream batch = new ByteArrayOutputStream();
		text(batch, 2, "batch");
		ByteArrayOutputStream width = new ByteArrayOutputStream();
		number(width, 1, WIDTH);
		ByteArrayOutputStream shape = new ByteArrayOutputStream();
		message(shape, 1, batch);
		message(shape, 1, width);
		ByteArrayOutputStream tensor = new ByteArrayOutputStream();
		number(tensor, 1, 1);
		message(tensor, 2, shape);
		ByteArrayOutputStream type = new ByteArrayOutputStream();
		message(type, 1, tensor);
		ByteArrayOutputStream info = new ByteArrayOutputStream();
		text(info, 1, name);
		message(info, 2, type);
		return info;
	}

	private static void text(OutputStream out, int field, String value) throws IOException {
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		varint(out, field << 3 | 2);
		varint(out, bytes.length);
		out.write(bytes);
	}

	private static void message(OutputStream out, int field, ByteArrayOutputStream value) throws IOException {
		varint(out, field << 3 | 2);
		varint(out, value.size());
		value.writeTo(out);
	}

	private static void number(OutputStream out, int field, long value) throws IOException {
		varint(out, field << 3);
		varint(out, value);
	}

	private static void varint(OutputStream out, long value) throws IOException {
		long rest = value;
		while ((rest & ~0x7fL) != 0) {
			out.write((int) (rest & 0x7f | 0x80));
			rest >>>= 7;
		}
		out.write((int) rest);
	}
}
