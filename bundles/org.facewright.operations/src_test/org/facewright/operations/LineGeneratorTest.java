package org.facewright.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.speech.AlignedSpeech;
import org.facewright.api.speech.SpeechAligner;
import org.facewright.api.speech.SpeechLanguage;
import org.facewright.api.testkit.SimpleProviders;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Take;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineGeneratorTest {

	/** Doubles everything, and writes whether it knew the level. */
	private static final TrackFilter TWICE = new TrackFilter() {
		@Override
		public String id() {
			return "twice";
		}

		@Override
		public String label() {
			return "Twice";
		}

		@Override
		public String description() {
			return "Doubles everything.";
		}

		@Override
		public ParameterSchema parameters() {
			return ParameterSchema.EMPTY;
		}

		@Override
		public MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context, Progress progress) {
			assertThat(context.levelDb()).isPresent();
			assertThat(context.closure()).isPresent();
			float[] doubled = clip.column(0).toArray();
			for (int i = 0; i < doubled.length; i++) {
				doubled[i] *= 2;
			}
			return clip.with(0, SampleColumn.of(doubled));
		}
	};

	/** One value a line. */
	private static final TrackExporter LINES = new TrackExporter() {
		@Override
		public ExchangeFormat format() {
			return new ExchangeFormat("lines", "Lines", List.of("txt"), ParameterSchema.EMPTY);
		}

		@Override
		public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
			MotionClip clip = request.tracks().getFirst().clip();
			StringBuilder text = new StringBuilder();
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				text.append(clip.column(0).get(frame)).append('\n');
			}
			target.main().write(text.toString().getBytes(StandardCharsets.UTF_8));
		}
	};

	@TempDir
	Path folder;

	private final Providers providers = new Providers();

	@BeforeEach
	void install() throws IOException {
		float[] ramp = new float[1000];
		for (int i = 0; i < ramp.length; i++) {
			ramp[i] = i / 1000f;
		}
		AudioInput memory = new SimpleProviders.Memory(new PcmFormat(1000, 1), ramp);
		providers.addAudioInput(new AudioInput() {
			@Override
			public String id() {
				return "any-file";
			}

			@Override
			public boolean accepts(URI location) {
				return true;
			}

			@Override
			public List<URI> locations() {
				return List.of();
			}

			@Override
			public AudioSource open(URI location) throws IOException {
				if (location.getPath().contains("broken")) {
					throw new IOException("broken.wav: is broken");
				}
				return memory.open(location);
			}
		});
		providers.addResampler(new SimpleProviders.HoldSamples());
		providers.addMotionBackend(new SimpleProviders.FirstSample());
		providers.addExporter(LINES);
		providers.addFilter(TWICE);
		Files.writeString(folder.resolve("line.wav"), "sound");
	}

	@Test
	void writesAProjectThatHoldsSoundMotionAndHowItWasMade() throws Exception {
		generate("line", "fwz");
		Take take = ProjectFile.open(folder.resolve("line.fwz")).project().getTakes().getFirst();
		assertThat(take.getLength()).isEqualTo(100);
		assertThat(take.getAudio().getLength()).isEqualTo(1000);
		assertThat(take.getAudio().getSourceName()).isEqualTo("line.wav");
		assertThat(take.getTranscript()).isEqualTo("hello");
		TrackFiles.Tracks tracks = new TrackFiles(providers).open(folder.resolve("line.fwz"), Optional.empty(),
				Progress.NONE);
		assertThat(tracks.face().column(0).get(50)).isCloseTo(0.5f, within(1e-6f));
		assertThat(tracks.face().channels().names()).containsExactly("jawOpen");
	}

	/** Says that the whole transcript is one word and one phone from 0.2 s to 0.6 s. */
	private static final SpeechAligner ONE_WORD = new SpeechAligner() {
		@Override
		public String id() {
			return "one-word";
		}

		@Override
		public List<SpeechLanguage> languages() {
			return List.of(new SpeechLanguage("en", "English", ""));
		}

		@Override
		public AlignedSpeech align(MotionClip phones, String transcript, String language, Progress progress) {
			assertThat(phones.channels().names()).containsExactly("phone.P");
			assertThat(phones.frameRate()).isEqualTo(FrameRate.FPS_100);
			return new AlignedSpeech(new SpeechLanes(List.of(new Segment(0.2, 0.6, transcript, 0.9)),
					List.of(new Segment(0.2, 0.6, "P", 0.8))), 0.8,
					List.of(Problem.info("aligned", "in " + language)));
		}

		@Override
		public AlignedSpeech recognise(MotionClip phones, Progress progress) {
			return new AlignedSpeech(SpeechLanes.EMPTY, 0, List.of());
		}
	};

	@Test
	void keepsTheWordsOfATranscriptWithTheTake() throws Exception {
		providers.addAligner(ONE_WORD);
		LineRequest request = new LineRequest("line", folder.resolve("line.wav"), "first-sample", Map.of(),
				FrameRate.FPS_60, ChannelChoice.MIX, Optional.of("hello"),
				List.of(new LineRequest.Output(folder.resolve("line.fwz"), "fwz", Map.of())), "en", List.of());
		LineResult result = new LineGenerator(providers).run(request, Progress.NONE);
		assertThat(result.problems()).extracting(Problem::code).contains("aligned");
		TrackFiles.Tracks tracks = new TrackFiles(providers).open(folder.resolve("line.fwz"), Optional.empty(),
				Progress.NONE);
		assertThat(tracks.speech().words()).containsExactly(new Segment(0.2, 0.6, "hello", 0.9));
		assertThat(tracks.speech().phones()).containsExactly(new Segment(0.2, 0.6, "P", 0.8));
	}

	@Test
	void addsChannelsOfTheHeadForFiltersAndKeepsTheFiltersEditable() throws Exception {
		LineRequest request = new LineRequest("line", folder.resolve("line.wav"), "first-sample", Map.of(),
				FrameRate.FPS_100, ChannelChoice.MIX, Optional.empty(),
				List.of(new LineRequest.Output(folder.resolve("line.fwz"), "fwz", Map.of()),
						new LineRequest.Output(folder.resolve("line.txt"), "lines", Map.of())),
				"en", List.of(FilterSpec.parse("twice")));
		new LineGenerator(providers).run(request, Progress.NONE);
		assertThat(Float.parseFloat(Files.readAllLines(folder.resolve("line.txt")).get(50))).isCloseTo(1,
				within(1e-6f));
		Take take = ProjectFile.open(folder.resolve("line.fwz")).project().getTakes().getFirst();
		assertThat(take.getTracks().getFirst().getLayers().getFirst().getFilters()).hasSize(1);
		TrackFiles.Tracks tracks = new TrackFiles(providers).open(folder.resolve("line.fwz"), Optional.empty(),
				Progress.NONE);
		assertThat(tracks.face().channels().names()).containsExactly("jawOpen", "headYaw", "headPitch", "headRoll");
		assertThat(tracks.face().column(0).get(50)).isCloseTo(1, within(1e-6f));
	}

	@Test
	void keepsAddedFiltersEditableAndAppliesThemOnExport() throws Exception {
		generate("line", "fwz");
		TrackFiles files = new TrackFiles(providers);
		files.addFilters(folder.resolve("line.fwz"),
				List.of(FilterSpec.parse("twice:region=50..,feather=0,amount=0.5")),
				folder.resolve("line2.fwz"), Progress.NONE);
		TrackFiles.Tracks tracks = files.open(folder.resolve("line2.fwz"), Optional.empty(), Progress.NONE);
		assertThat(tracks.face().column(0).get(40)).isCloseTo(0.4f, within(1e-6f));
		assertThat(tracks.face().column(0).get(60)).isCloseTo(0.9f, within(1e-6f));
		files.export(tracks, "lines", Map.of(), folder.resolve("line2.txt"), Progress.NONE);
		assertThat(Files.readAllLines(folder.resolve("line2.txt"))).hasSize(100);
		assertThat(files.open(folder.resolve("line.fwz"), Optional.empty(), Progress.NONE).face().column(0).get(60))
				.isCloseTo(0.6f, within(1e-6f));
	}

	@Test
	void refusesUnknownFiltersBeforeWritingAnything() throws Exception {
		generate("line", "fwz");
		assertThatThrownBy(() -> new TrackFiles(providers).addFilters(folder.resolve("line.fwz"),
				List.of(FilterSpec.parse("thrice")), folder.resolve("x.fwz"), Progress.NONE))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("twice");
		assertThat(folder.resolve("x.fwz")).doesNotExist();
	}

	@Test
	void aBatchGoesOnAfterAFailureAndLeavesFinishedLinesAlone() throws Exception {
		Files.writeString(folder.resolve("broken.wav"), "noise");
		List<LineRequest> lines = List.of(line("line", "lines"), line("broken", "lines"));
		Batch batch = new Batch(providers, BatchLog.open(folder.resolve("out")));
		assertThat(batch.run(lines, 2, outcome -> {}, Progress.NONE)).extracting(Batch.Outcome::state)
				.containsExactly(Batch.State.DONE, Batch.State.FAILED);
		assertThat(states(lines)).containsExactly(Batch.State.UNCHANGED, Batch.State.FAILED);
		Files.writeString(folder.resolve("line.wav"), "other sound");
		assertThat(states(lines)).containsExactly(Batch.State.DONE, Batch.State.FAILED);
		Files.delete(folder.resolve("out/line.txt"));
		assertThat(states(lines)).containsExactly(Batch.State.DONE, Batch.State.FAILED);
	}

	@Test
	void aBatchKnowsLinesOfOneNameApartAndSeesAnotherTranscript() throws Exception {
		LineRequest first = line("line", "lines");
		LineRequest second = new LineRequest("line", first.audio(), first.backendId(), first.values(),
				first.frameRate(), first.channel(), Optional.of("hello"),
				List.of(new LineRequest.Output(folder.resolve("out/other.txt"), "lines", Map.of())));
		states(List.of(first, second));
		assertThat(states(List.of(first, second))).containsOnly(Batch.State.UNCHANGED);
		LineRequest retold = new LineRequest("line", first.audio(), first.backendId(), first.values(),
				first.frameRate(), first.channel(), Optional.of("good bye"), second.outputs());
		assertThat(states(List.of(first, retold))).containsExactly(Batch.State.UNCHANGED, Batch.State.DONE);
	}

	@Test
	void aLogCutShortCostsOnlyItsLastLine() throws Exception {
		List<LineRequest> lines = List.of(line("line", "lines"));
		states(lines);
		Path log = folder.resolve("out/" + BatchLog.FILE_NAME);
		String text = Files.readString(log);
		Files.writeString(log, text + text.substring(0, text.length() / 2));
		assertThat(states(lines)).containsExactly(Batch.State.UNCHANGED);
	}

	private List<Batch.State> states(List<LineRequest> lines) throws IOException {
		return new Batch(providers, BatchLog.open(folder.resolve("out"))).run(lines, 1, outcome -> {}, Progress.NONE)
				.stream().map(Batch.Outcome::state).toList();
	}

	private void generate(String name, String format) throws Exception {
		LineRequest request = new LineRequest(name, folder.resolve(name + ".wav"), "first-sample", Map.of(),
				FrameRate.FPS_100, ChannelChoice.MIX, Optional.of("hello"),
				List.of(new LineRequest.Output(folder.resolve(name + "." + format), format, Map.of())));
		new LineGenerator(providers).run(request, Progress.NONE);
	}

	private LineRequest line(String name, String format) {
		return new LineRequest(name, folder.resolve(name + ".wav"), "first-sample", Map.of(), FrameRate.FPS_100,
				ChannelChoice.MIX, Optional.empty(),
				List.of(new LineRequest.Output(folder.resolve("out/" + name + ".txt"), format, Map.of())));
	}
}
