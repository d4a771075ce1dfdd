package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {

	@TempDir
	Path folder;

	private final Exchange exchange = new Exchange(new Providers());
	private final ExportRequest request = ExportRequest.of("line", new NamedClip("face", MotionClip.of(FrameRate.FPS_60,
			ChannelSet.weights(List.of("jawOpen")), List.of(SampleColumn.of(0, 1)))), ParameterSchema.EMPTY.defaults());

	@Test
	void putsMainFileAndSiblingInPlaceTogether() throws IOException {
		exchange.export(exporter((target) -> {
			target.main().write("main".getBytes());
			target.sibling(".bin").write("more".getBytes());
		}), request, folder.resolve("new/line.txt"), Progress.NONE);
		assertThat(folder.resolve("new/line.txt")).hasContent("main");
		assertThat(folder.resolve("new/line.bin")).hasContent("more");
		assertThat(folder.resolve("new")).isDirectoryNotContaining("glob:**.part");
	}

	@Test
	void leavesTheOldFileAndNothingElseWhenWritingFails() throws IOException {
		Path file = folder.resolve("line.txt");
		Files.writeString(file, "old");
		TrackExporter failing = exporter(target -> {
			target.main().write("half".getBytes());
			target.sibling(".bin").write("half".getBytes());
			throw new IOException("the disk is full");
		});
		assertThatThrownBy(() -> exchange.export(failing, request, file, Progress.NONE)).hasMessage("the disk is full");
		assertThat(file).hasContent("old");
		try (var files = Files.list(folder)) {
			assertThat(files).hasSize(1);
		}
	}

	@Test
	void refusesSiblingsThatLeaveTheFolder() {
		TrackExporter escaping = exporter(target -> target.sibling("/../../x.bin"));
		assertThatThrownBy(() -> exchange.export(escaping, request, folder.resolve("line.txt"), Progress.NONE))
				.isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void saysWhichFormatsThereAreForAnUnknownSuffix() {
		Providers providers = new Providers();
		providers.addExporter(exporter(target -> target.main()));
		assertThatThrownBy(() -> providers.exporterForFile("line.xyz")).hasMessageContaining("text");
		assertThat(providers.exporterForFile("line.TXT").format().id()).isEqualTo("text");
	}

	@Test
	void takesTheLongerSuffixWhereTwoFormatsFit() {
		Providers providers = new Providers();
		providers.addExporter(exporter("plain", "txt"));
		providers.addExporter(exporter("special", "curves.txt"));
		assertThat(providers.exporterForFile("line.curves.TXT").format().id()).isEqualTo("special");
		assertThat(providers.exporterForFile("line.txt").format().id()).isEqualTo("plain");
		providers.addExporter(exporter("other", "txt"));
		assertThatThrownBy(() -> providers.exporterForFile("line.txt")).hasMessageContaining("other, plain");
	}

	private static TrackExporter exporter(String id, String suffix) {
		return new TrackExporter() {
			@Override
			public ExchangeFormat format() {
				return new ExchangeFormat(id, id, List.of(suffix), ParameterSchema.EMPTY);
			}

			@Override
			public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
				target.main();
			}
		};
	}

	@FunctionalInterface
	private interface Body {
		void write(ExportTarget target) throws IOException;
	}

	private static TrackExporter exporter(Body body) {
		return new TrackExporter() {
			@Override
			public ExchangeFormat format() {
				return new ExchangeFormat("text", "Text", List.of("txt"), ParameterSchema.EMPTY);
			}

			@Override
			public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
				body.write(target);
			}
		};
	}
}
