package org.facewright.exchange.csv.internal;

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

class LiveLinkImporterContractTest extends TrackImporterContract {

	@Override
	protected TrackImporter importer() {
		return new LiveLinkImporter();
	}

	@Override
	protected List<MemorySource> samples() throws IOException {
		MemoryTarget target = new MemoryTarget("device.csv");
		LiveLinkExporter exporter = new LiveLinkExporter();
		exporter.export(Takes.face(Takes.golden(FrameRate.FPS_30, Arkit.FACE, 5),
				exporter.format().parameters().defaults()), target, Progress.NONE);
		return List.of(target.asSource(), MemorySource.text("desktop.csv", LiveLinkImporterTest.DESKTOP),
				MemorySource.text("lost.csv", "Timecode,BlendShapeCount,JawOpen,HeadYaw\n" + "01:00:00:00.000,2,0.1,0\n"
						+ "01:00:00:02.000,0\n" + "01:00:00:04.000,2,0.3,0.2\n"));
	}
}
