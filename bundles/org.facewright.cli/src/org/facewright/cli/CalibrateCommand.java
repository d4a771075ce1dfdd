package org.facewright.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.facewright.api.audio.AudioOutput;
import org.facewright.api.audio.AudioSource;
import org.facewright.engine.Providers;
import org.facewright.engine.live.Clock;
import org.facewright.engine.live.DelayMeasurement;
import org.facewright.engine.live.LiveSources;
import org.facewright.engine.live.Target;
import org.facewright.operations.SourceDelays;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code calibrate-av}: measures how late a source of sound is, and keeps it for live sessions. */
@CommandLine.Command(name = "calibrate-av", description = "Plays short tones, listens for them on a source, and keeps how"
		+ " much later than it is heard its sound arrives; 'live' counts sound back by that. With each tone the targets"
		+ " get a pose with open jaw and closed eyes, for a camera to see.")
final class CalibrateCommand extends Command {

	@Option(names = { "-s",
			"--source" }, paramLabel = "<source>", defaultValue = "mic:default", description = "The source,"
					+ " written as for 'live' (${DEFAULT-VALUE}).")
	String source = "mic:default";

	@Option(names = { "-t",
			"--target" }, paramLabel = "<target>", description = "Who is shown the pose; several times.")
	List<String> targets = new ArrayList<>();

	@Option(names = "--tones", paramLabel = "<n>", defaultValue = "8", description = "How many are played, 2 to 100"
			+ " (${DEFAULT-VALUE}).")
	int tones = 8;

	@Option(names = "--keep", paramLabel = "<ms>", description = "Keeps this delay, measured by other means, and plays"
			+ " nothing.")
	@Nullable
	Double kept;

	@Option(names = "--show", description = "Prints what is kept for the source, and ends.")
	boolean show;

	CalibrateCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException {
		SourceDelays delays = SourceDelays.ofUser();
		Double given = kept;
		if (show) {
			OptionalDouble known = delays.millis(source);
			terminal.result(known.isEmpty()
					? "%s: never measured".formatted(source)
					: "%s: %.1f ms".formatted(source, known.getAsDouble()));
			terminal.json(json -> {
				json.writeStringField("source", source);
				if (known.isPresent()) {
					json.writeNumberField("delayMs", known.getAsDouble());
				}
			});
			return ExitCode.OK;
		}
		if (given != null) {
			if (!(given >= 0 && given <= 2000)) {
				throw usage("--keep is 0 to 2000 ms, not %s".formatted(given));
			}
			delays.store(source, given);
			terminal.result("%s: %.1f ms, kept in %s".formatted(source, given, delays.file()));
			return ExitCode.OK;
		}
		if (tones < 2 || tones > 100) {
			throw usage("--tones is 2 to 100, not %d".formatted(tones));
		}
		return measure(delays);
	}

	private int measure(SourceDelays delays) throws IOException {
		AudioOutput output = providers.audioOutput()
				.orElseThrow(
						() -> new IOException("nothing installed can play sound; use --keep with a delay measured by"
								+ " other means"));
		List<Target> shown = targets.stream().map(text -> Target.parse(providers, text)).toList();
		DelayMeasurement.Result result;
		try (AudioSource opened = LiveSources.openSound(providers, source, 1, false, Clock.SYSTEM)) {
			result = new DelayMeasurement(opened, output, shown, tones, Clock.SYSTEM).measure(terminal.progress());
		}
		double millis = Math.max(0, result.millis());
		delays.store(source, millis);
		terminal.result(
				"%s: sound arrives %.1f ms after it is heard (%d of %d tones, within %.1f ms); kept in %s".formatted(
						source, millis, result.heard(), result.played(), result.spreadMillis(), delays.file()));
		terminal.json(json -> {
			json.writeStringField("source", source);
			json.writeNumberField("delayMs", millis);
			json.writeNumberField("spreadMs", result.spreadMillis());
			json.writeNumberField("heard", result.heard());
			json.writeNumberField("played", result.played());
		});
		return ExitCode.OK;
	}
}
