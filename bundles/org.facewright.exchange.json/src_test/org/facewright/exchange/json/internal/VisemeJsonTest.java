package org.facewright.exchange.json.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.api.testkit.Takes;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.api.testkit.TrackImporterContract;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.Visemes;
import org.junit.jupiter.api.Nested;

class VisemeJsonTest {

	@Nested
	class ExporterTest extends TrackExporterContract {
		@Override
		protected TrackExporter exporter() {
			return new VisemeJsonExporter();
		}

		@Override
		protected ChannelSet channels() {
			return Visemes.ALL;
		}
	}

	@Nested
	class ImporterTest extends TrackImporterContract {
		@Override
		protected TrackImporter importer() {
			return new VisemeJsonImporter();
		}

		@Override
		protected List<MemorySource> samples() throws IOException {
			MemoryTarget target = new MemoryTarget("take.visemes.json");
			VisemeJsonExporter exporter = new VisemeJsonExporter();
			exporter.export(Takes.face(Takes.golden(FrameRate.FPS_30, Visemes.ALL, 5),
					exporter.format().parameters().defaults()), target, Progress.NONE);
			return List.of(target.asSource());
		}
	}

	@Nested
	class RoundTripTest extends RoundTripContract {
		@Override
		protected TrackExporter exporter() {
			return new VisemeJsonExporter();
		}

		@Override
		protected TrackImporter importer() {
			return new VisemeJsonImporter();
		}

		@Override
		protected double precision() {
			return 0;
		}

		@Override
		protected ChannelSet channels() {
			return Visemes.ALL;
		}
	}
}
