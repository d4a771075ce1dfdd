package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code filter --receipt} on a jaw that closes for one M, with a filter that is late by so many frames. */
class FilterReceiptTest {

	private static final TrackFilter LATE = new TrackFilter() {

		private static final Parameter<Integer> FRAMES = Parameter.integer("frames").between(0, 100).otherwise(6);

		@Override
		public String id() {
			return "late";
		}

		@Override
		public String label() {
			return "Late";
		}

		@Override
		public String description() {
			return "Comes late.";
		}

		@Override
		public ParameterSchema parameters() {
			return ParameterSchema.of(FRAMES);
		}

		@Override
		public MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
			float[] jaw = clip.column(Arkit.JAW_OPEN).toArray();
			float[] late = new float[jaw.length];
			for (int frame = 0; frame < jaw.length; frame++) {
				late[frame] = jaw[Math.max(0, frame - values.get(FRAMES))];
			}
			return clip.with(Arkit.JAW_OPEN, SampleColumn.of(late));
		}
	};

	@TempDir
	private Path folder;
	private final Providers providers = new Providers();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private Path project;

	@BeforeEach
	void save() throws IOException {
		providers.addFilter(LATE);
		float[][] poses = new float[120][Arkit.FACE.size()];
		for (int frame = 0; frame < poses.length; frame++) {
			double away = Math.min(1, Math.abs(frame - 60) / 6.0);
			double open = Math.abs(frame - 60) < 40 ? 0.5 + 0.5 * Math.cos(Math.PI * (frame - 60) / 40.0) : 0;
			poses[frame][Arkit.JAW_OPEN] = (float) (0.6 * open * away);
		}
		SolvedMotion motion = DocumentFactory.eINSTANCE.createSolvedMotion();
		motion.setClip(Stored.of(MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses)));
		Layer layer = DocumentFactory.eINSTANCE.createLayer();
		layer.setName("base");
		layer.setContent(motion);
		Track track = DocumentFactory.eINSTANCE.createTrack();
		track.setName("face");
		track.setChannels(Arkit.FACE);
		track.getLayers().add(layer);
		Take take = DocumentFactory.eINSTANCE.createTake();
		take.setName("line");
		take.setLength(120);
		take.setSpeech(Stored.of(new SpeechLanes(List.of(), List.of(new Segment(0.99, 1.01, "M", 1)))));
		take.getTracks().add(track);
		ProjectFile file = ProjectFile.create("line", FrameRate.FPS_60);
		file.project().getTakes().add(take);
		project = folder.resolve("line.fwz");
		file.save(project);
	}

	private int run(String... args) {
		out.reset();
		PrintStream results = new PrintStream(out, true, StandardCharsets.UTF_8);
		Installation installation = new Installation() {
			@Override
			public String version() {
				return "test";
			}

			@Override
			public List<String> unresolved() {
				return List.of();
			}
		};
		return new CommandTree(providers, new Terminal(results, results, false), installation)
				.execute(new PrintWriter(results, true), new PrintWriter(results, true),
						Arrays.copyOf(args, args.length));
	}

	private String printed() {
		return out.toString(StandardCharsets.UTF_8);
	}

	@Test
	void theReceiptIsPrintedAndNothingWritten() throws IOException {
		assertThat(run("filter", project.toString(), "--add", "late:frames=6", "--receipt")).as(printed()).isZero();

		assertThat(printed().lines().map(line -> line.replaceAll(" +", " ").strip())).contains(
				"Lips closed on P B M 1 of 1 0 of 1 1 lost cost", "Onset 0 ms 100 ms +100 ms cost",
				"Amplitude 100 % 100 % unchanged ok").anyMatch(line -> line.startsWith("lost: M at frame "));
		assertThat(ProjectFile.open(project).project().getTakes().getFirst().getTracks().getFirst().getLayers()
				.getFirst().getFilters()).isEmpty();
	}

	@Test
	void theReceiptIsThereForScripts() {
		assertThat(run("filter", project.toString(), "--add", "late:frames=3", "--receipt", "--json")).isZero();

		assertThat(printed()).contains("\"receipt\"", "\"closedBefore\" : 1", "\"part\" : \"Jaw\"", "\"lagMs\" : 5");
	}

	@Test
	void withAnOutputTheFilterIsAppliedToo() throws IOException {
		Path target = folder.resolve("filtered.fwz");

		assertThat(run("filter", project.toString(), "--add", "late", "--receipt", "-o", target.toString())).isZero();

		assertThat(printed()).contains("+100 ms", target.toString());
		assertThat(ProjectFile.open(target).project().getTakes().getFirst().getTracks().getFirst().getLayers()
				.getFirst().getFilters()).hasSize(1);
	}

	@Test
	void withoutEitherItAsks() {
		assertThat(run("filter", project.toString(), "--add", "late")).isEqualTo(ExitCode.USAGE);
		assertThat(printed()).contains("--receipt");
	}
}
