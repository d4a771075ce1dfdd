package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadBackTest {

	private static final Parameter<Double> TOLERANCE = Parameter.number("tolerance").between(0, 1).otherwise(0.0);
	private static final ExchangeFormat FORMAT = new ExchangeFormat("floats", "Floats", List.of("bin"),
			ParameterSchema.of(TOLERANCE));

	@TempDir
	Path folder;

	private static MotionClip clip(FrameRate rate, String name, float... values) {
		return MotionClip.of(rate, ChannelSet.weights(List.of(name)), List.of(SampleColumn.of(values)));
	}

	private static float[] ramp(int count, int from) {
		float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = (float) Math.sin(0.3 * (i + from));
		}
		return values;
	}

	/** Writes the first channel, each value changed by the same amount, and promises 0.001. */
	private static TrackExporter exporter(float error) {
		return new TrackExporter() {
			@Override
			public ExchangeFormat format() {
				return FORMAT;
			}

			@Override
			public double precision(ExportRequest request) {
				return 1e-3;
			}

			@Override
			public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
				float[] values = request.tracks().getFirst().clip().column(0).toArray();
				ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
				for (float value : values) {
					bytes.putFloat(value + error);
				}
				target.main().write(bytes.array());
			}
		};
	}

	private static final TrackImporter IMPORTER = new TrackImporter() {
		@Override
		public ExchangeFormat format() {
			return FORMAT;
		}

		@Override
		public boolean accepts(String fileName, byte[] head) {
			return true;
		}

		@Override
		public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
			try (var in = source.open()) {
				ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
				float[] read = new float[bytes.remaining() / 4];
				bytes.asFloatBuffer().get(read);
				return new ImportResult(List.of(new NamedClip("face", clip(FrameRate.FPS_30, "jawOpen", read))),
						SpeechLanes.EMPTY, List.of());
			}
		}
	};

	private Exchange exchange() {
		Providers providers = new Providers();
		providers.addImporter(IMPORTER);
		return new Exchange(providers);
	}

	private static ExportRequest request(Map<String, String> values) {
		return ExportRequest.of("line", new NamedClip("face", clip(FrameRate.FPS_30, "jawOpen", 0.25f, 0.5f)),
				FORMAT.parameters().parse(values));
	}

	@Test
	void refusesAFileThatReadsBackOtherwiseAndLeavesNothing() throws IOException {
		Path file = folder.resolve("line.bin");
		Files.writeString(file, "old");
		assertThatThrownBy(() -> exchange().export(exporter(0.01f), request(Map.of()), file, Progress.NONE))
				.isInstanceOf(IOException.class).hasMessageContaining("jawOpen at frame").hasMessageContaining("0.001");
		assertThat(file).hasContent("old");
		try (var files = Files.list(folder)) {
			assertThat(files).hasSize(1);
		}
	}

	@Test
	void keepsItWithAWarningWhenAskedTo() throws IOException {
		Exchange.Written written = exchange().exportUnverified(exporter(0.01f), request(Map.of()),
				folder.resolve("line.bin"), Progress.NONE);
		assertThat(written.file()).exists();
		assertThat(written.problems()).extracting(problem -> problem.code()).containsExactly("export.read-back");
	}

	@Test
	void acceptsWhatTheFormatPromisesAndWhatTheUserTolerates() throws IOException {
		assertThat(exchange().export(exporter(0.0009f), request(Map.of()), folder.resolve("a.bin"), Progress.NONE)
				.readBack().orElseThrow().channels()).isEqualTo(1);
		assertThat(exchange().export(exporter(0.01f), request(Map.of("tolerance", "0.02")), folder.resolve("b.bin"),
				Progress.NONE).problems()).isEmpty();
	}

	@Test
	void namesTheWorstValueAndHowLateTheMotionIs() {
		ReadBack back = ReadBack.compare(clip(FrameRate.FPS_30, "jawOpen", ramp(60, 0)),
				clip(FrameRate.FPS_30, "jawOpen", ramp(60, -2)), 1e-3);
		assertThat(back.shiftFrames()).isEqualTo(2);
		assertThat(back.complaint().orElseThrow()).contains("+2 frames late");
	}

	@Test
	void comparesAtTheInstantsThatBothRatesHave() {
		float[] fast = ramp(60, 0);
		float[] slow = new float[30];
		for (int i = 0; i < slow.length; i++) {
			slow[i] = fast[2 * i];
		}
		ReadBack back = ReadBack.compare(clip(FrameRate.FPS_60, "jawOpen", fast),
				clip(FrameRate.FPS_30, "jawOpen", slow), 1e-6);
		assertThat(back.maxDifference()).isZero();
		assertThat(back.complaint()).isEmpty();
	}

	@Test
	void listsMovingChannelsThatAreNotInTheFile() {
		MotionClip written = MotionClip.of(FrameRate.FPS_30, ChannelSet.weights(List.of("a", "b", "c")),
				List.of(SampleColumn.of(1, 2), SampleColumn.of(3, 4), SampleColumn.of(0, 0)));
		ReadBack back = ReadBack.compare(written, clip(FrameRate.FPS_30, "a", 1, 2), 0);
		assertThat(back.missing()).isEqualTo(2);
		assertThat(back.lost()).containsExactly("b");
	}

	@Test
	void findsNamesThatTheImporterSpelledAsArkitWhereTheMotionIsTheSame() {
		MotionClip written = clip(FrameRate.FPS_30, "Mouth_L", 1, 2);
		MotionClip read = clip(FrameRate.FPS_30, "mouthLeft", 1, 2);
		assertThat(ReadBack.compare(written, read, 0).channels()).isEqualTo(1);
		assertThat(ReadBack.compare(written, clip(FrameRate.FPS_30, "mouthLeft", 0, 0), 0).lost())
				.containsExactly("Mouth_L");
	}

	@Test
	void complainsOfAnotherLength() {
		ReadBack back = ReadBack.compare(clip(FrameRate.FPS_30, "a", ramp(60, 0)),
				clip(FrameRate.FPS_30, "a", ramp(50, 0)), 1e-3);
		assertThat(back.complaint().orElseThrow()).contains("another length");
	}
}
