package org.facewright.exchange.json.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.Takes;
import org.facewright.api.testkit.TrackImporterContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;

class A2fImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new A2fImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		MemoryTarget target = new MemoryTarget("full.json");
		A2fExporter exporter = new A2fExporter();
		exporter.export(Takes.face(Takes.golden(FrameRate.FPS_30, Arkit.FACE, 4),
				exporter.format().parameters().defaults().with(A2fExporter.PRETTY, true)), target, Progress.NONE);
		return List.of(target.asSource(), MemorySource.text("small.json", A2fTest.EXAMPLE),
				MemorySource.text("turned.json", """
						{"weightMat":[[0.5,1],[1,2]],"joints":["jaw"],"rotations":[[[0,0,0,1]]],
						 "facsNames":["JawOpen","blendShapes.mouthClose"]}"""));
	}
}
