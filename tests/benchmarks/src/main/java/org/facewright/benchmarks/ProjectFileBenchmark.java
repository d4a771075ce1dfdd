package org.facewright.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Saving and opening half an hour of motion, against writing and reading as many raw bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ProjectFileBenchmark {

	private Path folder;
	private Path raw;
	private Path project;
	private ByteBuffer bytes;
	private MotionClip clip;

	@Setup
	public void make() throws IOException {
		folder = Files.createTempDirectory("facewright-benchmark");
		raw = folder.resolve("raw");
		project = folder.resolve("take.fwz");
		clip = Takes.halfAnHour();
		bytes = ByteBuffer.allocateDirect(4 * Takes.FRAMES * clip.channels().size());
		for (int channel = 0; channel < clip.channels().size(); channel++) {
			bytes.asFloatBuffer().put(channel * Takes.FRAMES, clip.column(channel).toArray());
		}
		baselineWriteRaw();
		save();
	}

	@TearDown
	public void remove() throws IOException {
		Files.deleteIfExists(raw);
		Files.deleteIfExists(project);
		Files.delete(folder);
	}

	@Benchmark
	public void baselineWriteRaw() throws IOException {
		try (FileChannel channel = FileChannel.open(raw, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING)) {
			channel.write(bytes.duplicate());
			channel.force(true);
		}
	}

	@Benchmark
	public byte[] readRaw() throws IOException {
		return Files.readAllBytes(raw);
	}

	@Benchmark
	public void save() throws IOException {
		DocumentFactory factory = DocumentFactory.eINSTANCE;
		SolvedMotion motion = factory.createSolvedMotion();
		motion.setClip(Stored.of(clip));
		Layer layer = factory.createLayer();
		layer.setContent(motion);
		Track track = factory.createTrack();
		track.setName("face");
		track.setChannels(clip.channels());
		track.getLayers().add(layer);
		Take take = factory.createTake();
		take.setLength(clip.frameCount());
		take.getTracks().add(track);
		ProjectFile file = ProjectFile.create("take", FrameRate.FPS_60);
		file.project().getTakes().add(take);
		file.save(project);
	}

	@Benchmark
	public ProjectFile open() throws IOException {
		return ProjectFile.open(project);
	}

	@Benchmark
	public MotionClip openAndLoad() throws IOException {
		SolvedMotion motion = (SolvedMotion) ProjectFile.open(project).project().getTakes().getFirst().getTracks()
				.getFirst().getLayers().getFirst().getContent();
		return motion.getClip().load();
	}
}
