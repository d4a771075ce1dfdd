package org.facewright.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every exporter promises. Inherit it and say which exporter is meant. */
public abstract class TrackExporterContract {

	protected abstract TrackExporter exporter();

	/** Channels the format carries; at least four weights. */
	protected ChannelSet channels() {
		return Arkit.FACE;
	}

	protected ParameterValues values() {
		return exporter().format().parameters().defaults();
	}

	/** Words and phones of every take; override for formats that carry them. */
	protected SpeechLanes speech() {
		return SpeechLanes.EMPTY;
	}

	/** The sound of every take; override for formats that hold it. */
	protected Optional<AudioReference> audio() {
		return Optional.empty();
	}

	/** Whether values of the tracks are written; false for formats that carry words and phones only. */
	protected boolean carriesTracks() {
		return true;
	}

	private ExportRequest request(FrameRate rate, int frames) {
		return take(Takes.golden(rate, channels(), frames));
	}

	private ExportRequest take(MotionClip clip) {
		ExportRequest face = Takes.face(clip, values());
		return new ExportRequest(face.name(), face.tracks(), audio(), speech(), face.values());
	}

	private MemoryTarget target() {
		return new MemoryTarget("take." + exporter().format().suffixes().getFirst());
	}

	private Map<String, byte[]> write(ExportRequest request) throws IOException {
		MemoryTarget target = target();
		exporter().export(request, target, Progress.NONE);
		assertThat(target.mainBytes()).isNotEmpty();
		return target.files();
	}

	private static void assertSame(Map<String, byte[]> first, Map<String, byte[]> second) {
		assertThat(second.keySet()).isEqualTo(first.keySet());
		first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
	}

	@Test
	void describesItselfCompletely() {
		ExchangeFormat format = exporter().format();
		assertThat(format.id()).matches("[a-z][a-z0-9-]*");
		assertThat(format.label()).isNotBlank();
		assertThat(format.suffixes()).isNotEmpty()
				.allSatisfy(suffix -> assertThat(suffix).matches("[a-z0-9][a-z0-9.]*"));
		assertThat(format.parameters().parameters())
				.allSatisfy(parameter -> assertThat(parameter.description()).as(parameter.name()).isNotBlank());
	}

	@Test
	void writesTheSameBytesTwice() throws IOException {
		assertSame(write(request(FrameRate.FPS_30, 90)), write(request(FrameRate.FPS_30, 90)));
	}

	@Test
	void writesTheSameBytesUnderAnyLocale() throws IOException {
		Map<String, byte[]> usual = write(request(FrameRate.FPS_30, 30));
		Locale before = Locale.getDefault();
		try {
			for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
				Locale.setDefault(Locale.forLanguageTag(tag));
				assertSame(usual, write(request(FrameRate.FPS_30, 30)));
			}
		} finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void writesNothingBesideTheTarget() throws IOException {
		String[] before = new File("").getAbsoluteFile().list();
		Map<String, byte[]> files = write(request(FrameRate.FPS_30, 30));
		assertThat(new File("").getAbsoluteFile().list()).isEqualTo(before);
		assertThat(files.keySet()).allMatch(name -> name.startsWith("take"));
	}

	@Test
	void letsCancellationPass() {
		MemoryTarget target = target();
		Progress cancelled = new Progress() {
			@Override
			public void report(double fraction, String doing) {
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		assertThatThrownBy(() -> exporter().export(request(FrameRate.FPS_60, 600), target, cancelled))
				.isInstanceOf(CancellationException.class);
	}

	@Test
	void reportsProgressThatNeverGoesBack() throws IOException {
		List<Double> fractions = new ArrayList<>();
		exporter().export(request(FrameRate.FPS_60, 3000), target(), (fraction, doing) -> {
			if (!Double.isNaN(fraction)) {
				fractions.add(fraction);
			}
		});
		assertThat(fractions).isSorted().allMatch(fraction -> fraction >= 0 && fraction <= 1);
	}

	@Test
	void letsAFullDiskBeKnown() throws IOException {
		MemoryTarget whole = target();
		ExportRequest request = request(FrameRate.FPS_30, 90);
		exporter().export(request, whole, Progress.NONE);
		for (long room : new long[] { 0, whole.written() / 2, whole.written() - 1 }) {
			MemoryTarget full = new MemoryTarget(whole.mainName(), room);
			assertThatThrownBy(() -> exporter().export(request, full, Progress.NONE)).as("room for %d bytes", room)
					.isInstanceOf(IOException.class);
		}
	}

	@Test
	void writesAnyRate() throws IOException {
		for (FrameRate rate : List.of(new FrameRate(30_000, 1001), new FrameRate(24_000, 1001), FrameRate.of(15),
				FrameRate.FPS_100, FrameRate.of(120), new FrameRate(25, 2))) {
			agreesWithItsCheck(request(rate, 20));
		}
	}

	@Test
	void checkAgreesWithExportForShortTakes() throws IOException {
		agreesWithItsCheck(request(FrameRate.FPS_30, 0));
		agreesWithItsCheck(request(FrameRate.FPS_30, 1));
		agreesWithItsCheck(request(FrameRate.FPS_30, 2));
	}

	@Test
	void checkAgreesWithExportForUnusualValues() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, channels(), 10);
		for (float value : new float[] { 0, -0f, -0.5f, 1.5f, 1e-20f, 1e9f, Float.MIN_VALUE, -Float.MAX_VALUE }) {
			agreesWithItsCheck(take(clip.with(3, SampleColumn.constant(value, 10))));
		}
	}

	@Test
	void checkAgreesWithExportForUnusualNames() throws IOException {
		MotionClip clip = Takes.golden(FrameRate.FPS_30, channels(), 3);
		for (String name : List.of("", "a\"b", "line\nbreak", "../up", "Jürgen 口型 \uD83D\uDE00", "x".repeat(300))) {
			ExportRequest face = take(clip);
			agreesWithItsCheck(new ExportRequest(name, face.tracks(), face.audio(), face.speech(), values()));
		}
	}

	private void agreesWithItsCheck(ExportRequest request) throws IOException {
		List<Problem> errors = exporter().check(request).stream()
				.filter(problem -> problem.severity() == Problem.Severity.ERROR).toList();
		if (errors.isEmpty()) {
			write(request);
		} else {
			assertThatThrownBy(() -> exporter().export(request, target(), Progress.NONE))
					.isInstanceOf(IllegalArgumentException.class).hasMessageContaining(errors.getFirst().message());
		}
	}

	@Test
	void refusesWhatIsNoNumberAndSaysWhere() {
		Assumptions.assumeTrue(carriesTracks(), "this format carries no values of tracks");
		MotionClip clip = Takes.golden(FrameRate.FPS_30, channels(), 10);
		String channel = channels().channel(3).name();
		for (float value : new float[] { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY }) {
			ExportRequest request = take(clip.with(3, clip.column(3).with(7, value)));
			assertThat(exporter().check(request)).anySatisfy(problem -> {
				assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
				assertThat(problem.message()).contains(channel, "frame 7");
			});
			MemoryTarget target = target();
			assertThatThrownBy(() -> exporter().export(request, target, Progress.NONE))
					.isInstanceOf(IllegalArgumentException.class).hasMessageContaining(channel)
					.hasMessageContaining("frame 7");
			assertThat(target.written()).as("bytes before the refusal").isZero();
		}
	}

	@Test
	void hasNothingAgainstAGoodTake() {
		assertThat(exporter().check(request(FrameRate.FPS_30, 90)))
				.noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
	}
}
