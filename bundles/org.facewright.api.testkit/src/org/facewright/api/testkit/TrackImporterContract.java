package org.facewright.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What every importer promises. Inherit it and say which importer is meant and what good files look like. */
public abstract class TrackImporterContract {

	protected abstract TrackImporter importer();

	/** Good files, small (some kilobytes), one of each dialect. */
	protected abstract List<MemorySource> samples() throws IOException;

	/** Damaged variants to read, all samples together. */
	protected int damagedVariants() {
		return 5_000;
	}

	protected ParameterValues values() {
		return importer().format().parameters().defaults();
	}

	private ImportResult read(ImportSource source) throws IOException {
		return importer().read(source, values(), Progress.NONE);
	}

	@Test
	void readsItsSamples() throws IOException {
		for (MemorySource sample : samples()) {
			assertThat(importer().accepts(sample.name(), sample.head())).as(sample.name()).isTrue();
			ImportResult result = read(sample);
			assertThat(result.tracks().isEmpty() && result.speech().equals(SpeechLanes.EMPTY))
					.as("%s came out empty", sample.name()).isFalse();
			assertFinite(result);
		}
	}

	@Test
	void recognisesItsSamplesByContent() throws IOException {
		for (MemorySource sample : samples()) {
			assertThat(importer().accepts("renamed", sample.head())).as(sample.name()).isTrue();
		}
	}

	@Test
	void doesNotAcceptForeignFiles() {
		for (String suffix : importer().format().suffixes()) {
			for (byte[] foreign : foreignFiles()) {
				assertThat(importer().accepts("take." + suffix, foreign))
						.as(new String(foreign, StandardCharsets.ISO_8859_1)).isFalse();
			}
		}
	}

	@Test
	void refusesForeignFilesInASentence() {
		for (byte[] foreign : foreignFiles()) {
			assertRefused(new MemorySource("foreign." + importer().format().suffixes().getFirst(), foreign));
		}
	}

	/** Beginnings of files that no format of motion would take for its own. */
	protected List<byte[]> foreignFiles() {
		return List.of(new byte[0], new byte[4096], bytes("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR"),
				bytes("PK\3\4\24\0\0\0"),
				bytes("RIFF\44\0\0\0WAVEfmt "), bytes("{}"), bytes("{\"name\": \"package\", \"version\": \"1.0.0\"}"),
				bytes("<!DOCTYPE html><html><body>404</body></html>"), bytes("hello, world\n1,2\n"),
				bytes("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private void assertRefused(MemorySource source) {
		assertThatThrownBy(() -> read(source)).isInstanceOf(IOException.class).hasMessageContaining(source.name());
	}

	@Test
	void survivesEveryTruncation() throws IOException {
		for (MemorySource sample : samples()) {
			int step = Math.max(1, sample.content().length / 400);
			for (int length = 0; length < sample.content().length; length += step) {
				readDamaged(sample.with(Arrays.copyOf(sample.content(), length)), "first %d bytes of %s"
						.formatted(length, sample.name()));
			}
		}
	}

	@Test
	void survivesDamage() throws IOException {
		ImporterFuzz.run(importer(), values(), samples(), damagedVariants(), 20_24);
	}

	/** As many as a format must have survived before it ships; by hand, since it takes minutes. */
	@Test
	@Tag("slow")
	@EnabledIfSystemProperty(named = "facewright.slow", matches = "true")
	void survivesAHundredThousandDamagedFiles() throws IOException {
		System.out.println(ImporterFuzz.run(importer(), values(), samples(), 100_000, 8));
	}

	private void readDamaged(MemorySource source, String what) {
		try {
			importer().accepts(source.name(), source.head());
			assertFinite(read(source));
		} catch (IOException e) {
			assertThat(e.getMessage()).as(what).isNotNull().contains(source.name());
		} catch (RuntimeException | Error e) {
			throw new AssertionError(what + " ended in " + e, e);
		}
	}

	private static void assertFinite(ImportResult result) {
		for (NamedClip track : result.tracks()) {
			MotionClip clip = track.clip();
			for (int channel = 0; channel < clip.channels().size() && clip.frameCount() > 0; channel++) {
				var extremes = clip.column(channel).extremes(0, clip.frameCount());
				if (!Float.isFinite(extremes.min()) || !Float.isFinite(extremes.max())) {
					throw new AssertionError(
							"%s holds %s".formatted(clip.channels().channel(channel).name(), extremes));
				}
			}
		}
	}

	@Test
	void letsCancellationPass() throws IOException {
		MemorySource sample = samples().getFirst();
		Progress cancelled = new Progress() {
			@Override
			public void report(double fraction, String doing) {
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		assertThatThrownBy(() -> importer().read(sample, values(), cancelled))
				.isInstanceOf(CancellationException.class);
	}

	@Test
	void closesWhatItOpened() throws IOException {
		for (MemorySource sample : samples()) {
			Watched watched = new Watched(sample);
			read(watched);
			assertThat(watched.open).as("streams left open of %s", sample.name()).isZero();
			Watched broken = new Watched(sample.with(Arrays.copyOf(sample.content(), sample.content().length / 2)));
			try {
				read(broken);
			} catch (IOException e) {
				assertThat(e).hasMessageContaining(sample.name());
			}
			assertThat(broken.open).as("streams left open of half of %s", sample.name()).isZero();
		}
	}

	/** Counts the streams that are open. */
	private static final class Watched implements ImportSource {

		private final MemorySource source;
		private int open;

		Watched(MemorySource source) {
			this.source = source;
		}

		@Override
		public String name() {
			return source.name();
		}

		@Override
		public long size() {
			return source.size();
		}

		@Override
		public InputStream open() {
			return watch(source.open());
		}

		@Override
		public InputStream sibling(String name) throws IOException {
			return watch(source.sibling(name));
		}

		private InputStream watch(InputStream in) {
			open++;
			return new FilterInputStream(in) {
				private boolean closed;

				@Override
				public void close() throws IOException {
					if (!closed) {
						closed = true;
						open--;
					}
					super.close();
				}
			};
		}
	}
}
