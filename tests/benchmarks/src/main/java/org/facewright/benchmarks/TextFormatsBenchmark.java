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
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.exchange.blender.internal.BlenderPythonExporter;
import org.facewright.exchange.common.NameMaps;
import org.facewright.exchange.csv.internal.LiveLinkExporter;
import org.facewright.exchange.csv.internal.NimExporter;
import org.facewright.exchange.csv.internal.TableExporter;
import org.facewright.exchange.csv.internal.VisemeExporter;
import org.facewright.exchange.json.internal.A2fExporter;
import org.facewright.exchange.json.internal.BeatExporter;
import org.facewright.exchange.json.internal.JsonTableExporter;
import org.facewright.exchange.json.internal.LiveLinkJsonExporter;
import org.facewright.exchange.maya.internal.AtomExporter;
import org.facewright.exchange.maya.internal.MayaAnimExporter;
import org.facewright.exchange.unity.internal.UnityAnimExporter;
import org.facewright.exchange.unreal.internal.UnrealCsvExporter;
import org.facewright.exchange.unreal.internal.UnrealJsonExporter;
import org.facewright.exchange.usd.internal.UsdExporter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Writing ten minutes (60 frames a second, 52 channels, every value another) in each text format, against writing as many
 * bytes that are there already. The keys of an animator are few; these are the samples of a solver, the worst there is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class TextFormatsBenchmark {

	private static final int FRAMES = 10 * 60 * 60;
	private static final int BLOCK = 1 << 16;

	@Param({ "a2f-json", "beat-json", "blender-python", "livelink-csv", "livelink-json", "maya-anim", "maya-atom",
			"nim-csv",
			"oculus-csv", "table-csv", "table-json", "unity-anim", "unreal-csv", "unreal-json", "usd" })
	public String format;

	private Path folder;
	private TrackExporter exporter;
	private ExportRequest request;
	private byte[] bytes;

	@Setup
	public void make() throws IOException {
		folder = Files.createTempDirectory("facewright-benchmark");
		exporter = exporter(format);
		MotionClip clip = Takes.halfAnHour().slice(0, FRAMES);
		if (exporter.nameMap().isPresent()) {
			clip = NameMaps.shipped(exporter.nameMap().get()).orElseThrow().apply(clip).clip();
		}
		request = new ExportRequest("take", List.of(new NamedClip("face", clip)), Optional.empty(), SpeechLanes.EMPTY,
				exporter.format().parameters().defaults());
		Path once = folder.resolve("once");
		exporter.export(request, target(once), Progress.NONE);
		bytes = Files.readAllBytes(once);
		Files.delete(once);
	}

	private static TrackExporter exporter(String id) {
		return switch (id) {
			case "a2f-json" -> new A2fExporter();
			case "beat-json" -> new BeatExporter();
			case "blender-python" -> new BlenderPythonExporter();
			case "livelink-csv" -> new LiveLinkExporter();
			case "livelink-json" -> new LiveLinkJsonExporter();
			case "maya-anim" -> new MayaAnimExporter();
			case "maya-atom" -> new AtomExporter();
			case "nim-csv" -> new NimExporter();
			case "oculus-csv" -> new VisemeExporter();
			case "table-csv" -> new TableExporter();
			case "table-json" -> new JsonTableExporter();
			case "unity-anim" -> new UnityAnimExporter();
			case "unreal-csv" -> new UnrealCsvExporter();
			case "unreal-json" -> new UnrealJsonExporter();
			case "usd" -> new UsdExporter();
			default -> throw new IllegalArgumentException(id);
		};
	}

	private static ExportTarget target(Path file) {
		return new ExportTarget() {
			@Override
			public String mainName() {
				return file.getFileName().toString();
			}

			@Override
			public OutputStream main() throws IOException {
				return new BufferedOutputStream(Files.newOutputStream(file), BLOCK);
			}

			@Override
			public String siblingName(String ending) {
				return file.getFileName() + ending;
			}

			@Override
			public OutputStream sibling(String ending) throws IOException {
				return new BufferedOutputStream(Files.newOutputStream(file.resolveSibling(siblingName(ending))), BLOCK);
			}
		};
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

	/** In blocks as exporters write them. */
	@Benchmark
	public void baselineRawBytes(ExportBenchmark.Written written) throws IOException {
		try (OutputStream out = Files.newOutputStream(folder.resolve("raw"))) {
			for (int at = 0; at < bytes.length; at += BLOCK) {
				out.write(bytes, at, Math.min(BLOCK, bytes.length - at));
			}
		}
		written.megabytes = bytes.length / 1e6;
	}

	@Benchmark
	public void write(ExportBenchmark.Written written) throws IOException {
		exporter.export(request, target(folder.resolve("take")), Progress.NONE);
		written.megabytes = bytes.length / 1e6;
	}
}
