package org.facewright.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.exchange.csv.internal.LiveLinkExporter;
import org.facewright.exchange.gltf.internal.GlbExporter;
import org.facewright.exchange.json.internal.A2fExporter;
import org.facewright.exchange.usd.internal.UsdExporter;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Exporting half an hour to disk, against writing the raw floats. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ExportBenchmark {

	/** Megabytes that one export wrote, beside its time. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Written {
		public double megabytes;

		@Setup(Level.Invocation)
		public void reset() {
			megabytes = 0;
		}
	}

	private Path folder;
	private NamedClip face;
	private byte[] raw;

	@Setup
	public void make() throws IOException {
		folder = Files.createTempDirectory("facewright-benchmark");
		face = new NamedClip("face", Takes.halfAnHour());
		raw = new byte[4 * Takes.FRAMES * face.clip().channels().size()];
	}

	@TearDown
	public void remove() throws IOException {
		try (var files = Files.list(folder)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Files.delete(file);
			}
		}
		Files.delete(folder);
	}

	@Benchmark
	public void baselineWriteRaw(Written written) throws IOException {
		Files.write(folder.resolve("raw"), raw);
		written.megabytes = raw.length / 1e6;
	}

	@Benchmark
	public void liveLinkCsv(Written written) throws IOException {
		export(new LiveLinkExporter(), written);
	}

	@Benchmark
	public void a2fJson(Written written) throws IOException {
		export(new A2fExporter(), written);
	}

	@Benchmark
	public void usd(Written written) throws IOException {
		export(new UsdExporter(), written);
	}

	@Benchmark
	public void glb(Written written) throws IOException {
		export(new GlbExporter(), written);
	}

	private void export(TrackExporter exporter, Written written) throws IOException {
		Path file = folder.resolve("take." + exporter.format().suffixes().getFirst());
		ExportTarget target = new ExportTarget() {
			@Override
			public String mainName() {
				return file.getFileName().toString();
			}

			@Override
			public OutputStream main() throws IOException {
				return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
			}

			@Override
			public String siblingName(String ending) {
				return "take" + ending;
			}

			@Override
			public OutputStream sibling(String ending) throws IOException {
				return new BufferedOutputStream(Files.newOutputStream(folder.resolve(siblingName(ending))), 1 << 16);
			}
		};
		exporter.export(new ExportRequest("take", List.of(face), Optional.empty(),
				SpeechLanes.EMPTY, exporter.format().parameters().defaults()), target,
				Progress.NONE);
		written.megabytes = Files.size(file) / 1e6;
	}
}
