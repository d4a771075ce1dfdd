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

/** Writes a .gltf file with a .bin beside it. */
@Component
public final class GltfExporter implements TrackExporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("gltf", "glTF 2.0 (.gltf with .bin)",
			List.of("gltf"), GltfWriter.PARAMETERS);

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
		try (OutputStream main = target.main()) {
			main.write(writer.json(Optional.of(target.siblingName(".bin"))));
		}
		try (OutputStream buffer = target.sibling(".bin")) {
			writer.writeBuffer(buffer, progress);
		}
	}
}
