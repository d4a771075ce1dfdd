package org.facewright.exchange.gltf.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class GltfImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new GltfImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		return List.of(new MemorySource("own.glb", GltfImporterTest.smallGlb()),
				MemorySource.text("cubic.gltf",
						GltfImporterTest.floatFile("CUBICSPLINE", new float[] { 0, 0.5f, 1 }, new float[18])),
				MemorySource.text("sparse.gltf", GltfImporterTest.sparseFile()));
	}
}
