package org.facewright.exchange.gltf.internal;

import java.io.IOException;
import java.io.OutputStream;
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

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return 1e-6;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		return GltfWriter.check(request);
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		GltfWriter writer = GltfWriter.of(request);
		byte[] json = writer.json(Optional.empty());
		try (OutputStream out = target.main()) {
			GlbFile.writeHead(out, json, writer.bufferLength());
			writer.writeBuffer(out, progress);
		}
	}
}
