package org.facewright.exchange.json.internal;

import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.TrackImporterContract;

class JsonTableImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new JsonTableImporter();
	}

	@Override
	protected List<MemorySource> samples() {
		return List.of(
				MemorySource.text("a.json", "[{\"time\":0,\"jawOpen\":0.5,\"mouthClose\":null,\"who\":\"me\"},"
						+ "{\"time\":0.04,\"jawOpen\":1,\"mouthClose\":0.25}]"),
				MemorySource.text("b.json", "{\"fps\":29.97,\"names\":[\"jawOpen\",\"mouthClose\"],"
						+ "\"frames\":[[0,0],[0.5,1],[1,0]]}"),
				MemorySource.text("c.json", "{\"frameRate\":\"25\",\"columns\":{\"jawOpen\":[0,1],"
						+ "\"mouthClose\":[1,0.5]}}"));
	}
}
