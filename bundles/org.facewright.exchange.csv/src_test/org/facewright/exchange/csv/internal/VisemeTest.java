package org.facewright.exchange.csv.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.testkit.MemorySource;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.api.testkit.RoundTripContract;
import org.facewright.api.testkit.Takes;
import org.facewright.api.testkit.TrackExporterContract;
import org.facewright.api.testkit.TrackImporterContract;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.Visemes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VisemeTest {

	@Test
	void readsPrefixesAndTheVowelsOfMeshes() throws IOException {
		VisemeImporter importer = new VisemeImporter();
		var result = importer.read(MemorySource.text("a.csv", "time,viseme_sil,viseme_PP,viseme_I,viseme_U\n0,1,0,0,0\n"
				+ "0.04,0,0.5,0.25,1\n"), importer.format().parameters().parse(Map.of("frame-rate", "25")),
				Progress.NONE);
		assertThat(result.tracks().getFirst().clip().channels().names()).containsExactly("sil", "PP", "ih", "ou");
	}

	@Test
	void refusesAFaceWithoutVisemes() {
		VisemeExporter exporter = new VisemeExporter();
		ExportRequest request = ExportRequest.of("take",
				new NamedClip("face", Takes.golden(FrameRate.FPS_30, Arkit.FACE, 3)),
				exporter.format().parameters().defaults());
		assertThat(exporter.check(request)).extracting(Problem::code).containsExactly("visemes.none");
		assertThat(exporter.nameMap()).contains("arkit-to-oculus15");
	}

	@Nested
	class ExporterTest extends TrackExporterContract {
		@Override
		protected TrackExporter exporter() {
			return new VisemeExporter();
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
			return new VisemeImporter();
		}

		@Override
		protected List<MemorySource> samples() throws IOException {
			MemoryTarget target = new MemoryTarget("take.visemes.csv");
			VisemeExporter exporter = new VisemeExporter();
			exporter.export(Takes.face(Takes.golden(FrameRate.FPS_30, Visemes.ALL, 5),
					exporter.format().parameters().parse(Map.of("prefix", "true"))), target, Progress.NONE);
			return List.of(target.asSource());
		}
	}

	@Nested
	class RoundTripTest extends RoundTripContract {
		@Override
		protected TrackExporter exporter() {
			return new VisemeExporter();
		}

		@Override
		protected TrackImporter importer() {
			return new VisemeImporter();
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
