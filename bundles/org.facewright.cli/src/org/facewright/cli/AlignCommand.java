package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.motion.MotionException;
import org.facewright.api.speech.AlignedSpeech;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Exchange;
import org.facewright.engine.Exchange.Written;
import org.facewright.engine.Providers;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.LineRequest;
import org.facewright.operations.SpeechAlignment;
import org.facewright.operations.SpeechAlignment.Heard;
import org.facewright.operations.TakeStore;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code align}: when the words and phones of a recording are spoken. */
@CommandLine.Command(name = "align", description = "Finds when the words and phones of a recording are spoken and"
		+ " writes them, with a transcript or, phones only, without.")
final class AlignCommand extends Command {

	@Parameters(paramLabel = "<recording>", description = "The recording.")
	@Nullable
	Path input;

	@Option(names = { "-t", "--transcript" }, paramLabel = "<text file>", description = "What is said.")
	@Nullable
	Path transcript;

	@Option(names = { "-l", "--language" }, paramLabel = "<id>", defaultValue = LineRequest.ENGLISH, description = ""
			+ "Language of the transcript: en, de, es or zh-Latn-pinyin (${DEFAULT-VALUE}).")
	String language = LineRequest.ENGLISH;

	@Option(names = { "-o", "--output" }, paramLabel = "<file>", required = true, description = "Where to write; the"
			+ " suffix chooses the format, such as .TextGrid, .srt or .pho.")
	@Nullable
	Path output;

	@Option(names = { "-f", "--format" }, paramLabel = "<id>", description = "The format, where the suffix does not"
			+ " say it.")
	@Nullable
	String format;

	@Option(names = "--channel", paramLabel = "<which>", defaultValue = "mix", description = "Channel that holds the"
			+ " voice: mix, left, right, or a number from 1 (${DEFAULT-VALUE}).")
	String channel = "mix";

	AlignCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException, MotionException {
		Path audio = Objects.requireNonNull(input);
		Path target = Objects.requireNonNull(output);
		String id = format;
		TrackExporter exporter = id == null
				? providers.exporterForFile(target.getFileName().toString())
				: providers.exporter(id);
		Path text = transcript;
		Optional<String> said = text == null ? Optional.empty() : Optional.of(Transcripts.read(text));
		Heard heard = new SpeechAlignment(providers).align(audio, ChannelChoice.parse(channel), said, language,
				terminal.progress());
		AlignedSpeech aligned = heard.speech();
		terminal.problems(audio.getFileName().toString(), aligned.problems());
		ExportRequest request = new ExportRequest(LineGenerator.takeName(audio),
				List.of(new NamedClip(TakeStore.PHONES, heard.posteriors())), Optional.empty(),
				aligned.lanes(), exporter.format().parameters().parse(Map.of()));
		Written written = new Exchange(providers).export(exporter, request, target, terminal.progress());
		terminal.problems(target.getFileName().toString(), written.problems());
		terminal.result(target.toString());
		terminal.note("%d words, %d phones, confidence %.2f".formatted(aligned.lanes().words().size(),
				aligned.lanes().phones().size(), aligned.confidence()));
		terminal.json(json -> {
			json.writeStringField("file", target.toString());
			json.writeNumberField("words", aligned.lanes().words().size());
			json.writeNumberField("phones", aligned.lanes().phones().size());
			json.writeNumberField("confidence", aligned.confidence());
			Json.problems(json, aligned.problems());
		});
		return ExitCode.OK;
	}
}
