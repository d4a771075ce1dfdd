package org.facewright.exchange.gltf.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.osgi.service.component.annotations.Component;

/** Writes glTF as one binary file. */
@Component
public final class GlbExporter implements TrackExporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("glb", "glTF 2.0 binary (.glb)", List.of("glb"),
			GltfWriter.PARAMETERS);

	private static final int CHUNK_HEAD = 8;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		return GltfWriter.check(request);
	}

	/** The file: magic, version, length; then JSON and buffer, each behind its length and type, filled to 4 bytes. */
	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		GltfWriter writer = GltfWriter.of(request);
		byte[] json = padded(writer.json(Optional.empty()));
		try (OutputStream out = target.main()) {
			ByteBuffer head = ByteBuffer.allocate(GlbFile.HEAD + CHUNK_HEAD).order(ByteOrder.LITTLE_ENDIAN);
			head.putInt(GlbFile.MAGIC).putInt(GlbFile.VERSION);
			head.putInt((int) (GlbFile.HEAD + CHUNK_HEAD + json.length + CHUNK_HEAD + writer.bufferLength()));
			head.putInt(json.length).putInt(GlbFile.JSON_CHUNK);
			out.write(head.array());
			out.write(json);
			ByteBuffer chunk = ByteBuffer.allocate(CHUNK_HEAD).order(ByteOrder.LITTLE_ENDIAN);
			out.write(chunk.putInt((int) writer.bufferLength()).putInt(GlbFile.BINARY_CHUNK).array());
			writer.writeBuffer(out, progress);
		}
	}

	private static byte[] padded(byte[] json) {
		byte[] padded = Arrays.copyOf(json, (json.length + 3) / 4 * 4);
		Arrays.fill(padded, json.length, padded.length, (byte) ' ');
		return padded;
	}
}
