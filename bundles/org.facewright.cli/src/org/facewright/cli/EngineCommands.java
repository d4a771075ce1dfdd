package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.facewright.api.motion.InstalledModel;
import org.facewright.api.motion.ModelLibrary;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.Generation;
import org.facewright.engine.Generator;
import org.facewright.engine.Providers;
import org.facewright.operations.score.PoseLoss;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is below {@code models} for graphics cards: engines ahead of time, calibration, and what precision costs. */
final class EngineCommands {

	private EngineCommands() {
	}

	/** Adds the commands below {@code models}. */
	static void addTo(CommandLine models, Providers providers, Terminal terminal) {
		models.addSubcommand(new Build(providers, terminal)).addSubcommand(new Calibrate(providers, terminal))
				.addSubcommand(new Compare(providers, terminal));
	}

	/** Engines are TensorRT's: who names the card with CUDA's name means that. */
	private static String engineDevice(String device) {
		return device.startsWith("cuda:") ? "tensorrt:" + device.substring("cuda:".length()) : device;
	}

	private static ModelLibrary libraryOf(Providers providers, String id) {
		return providers.modelLibraries().stream()
				.filter(library -> library.models().stream().anyMatch(model -> model.id().equals(id))).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("there is no model '%s'; there are: %s".formatted(id,
						String.join(", ", providers.modelLibraries().stream()
								.flatMap(library -> library.models().stream()).map(InstalledModel::id).toList()))));
	}

	@CommandLine.Command(name = "build", description = "Builds a model's TensorRT engine ahead of time, which takes"
			+ " minutes and is kept. Without it the first take does it.")
	static final class Build extends Command {

		@Parameters(arity = "0..*", paramLabel = "<model>", description = "Models to build for (all of them).")
		List<String> ids = new ArrayList<>();

		@Option(names = "--device", paramLabel = "<device>", defaultValue = "cuda:0", description = "Card to build for"
				+ " (${DEFAULT-VALUE}).")
		String device = "cuda:0";

		@Option(names = "--precision", paramLabel = "<precision>", defaultValue = "fp16", description = "fp32, fp16 or"
				+ " int8 (${DEFAULT-VALUE}).")
		String precision = "fp16";

		Build(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException, MotionException {
			List<String> wanted = new ArrayList<>(ids);
			if (wanted.isEmpty()) {
				providers.modelLibraries()
						.forEach(library -> library.models().forEach(model -> wanted.add(model.id())));
			}
			if (wanted.isEmpty()) {
				throw new IOException("no model is imported; 'facewright models import <folder>' takes in a download");
			}
			boolean elsewhere = false;
			List<Problem> all = new ArrayList<>();
			for (String id : wanted) {
				List<Problem> problems = libraryOf(providers, id).prepare(id, engineDevice(device), precision,
						terminal.progress());
				boolean built = problems.stream().noneMatch(problem -> problem.code().equals("inference.device"));
				elsewhere |= !built;
				terminal.problems(id, problems);
				terminal.result("%s: %s".formatted(id, built
						? "ready for %s with %s".formatted(engineDevice(device), precision)
						: "no engine was built"));
				all.addAll(problems);
			}
			terminal.json(json -> Json.problems(json, all));
			return elsewhere ? ExitCode.NOTHING_USABLE : ExitCode.OK;
		}
	}

	@CommandLine.Command(name = "calibrate", description = "Finds from your own recordings how a model's values may be"
			+ " rounded, which int8 needs. A minute of varied speech is enough.")
	static final class Calibrate extends Command {

		@Parameters(index = "0", paramLabel = "<model>", description = "The model, as 'models list' names it.")
		@Nullable
		String id;

		@Parameters(index = "1..*", arity = "1..*", paramLabel = "<recording>", description = "Speech.")
		List<Path> recordings = new ArrayList<>();

		Calibrate(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException, MotionException {
			String wanted = Objects.requireNonNull(id);
			Generator generator = new Generator(providers);
			Path table = libraryOf(providers, wanted).calibrate(wanted, rate -> {
				List<float[]> sounds = new ArrayList<>();
				for (Path recording : recordings) {
					sounds.add(generator.samples(recording.toUri(), recording.toString(), ChannelChoice.MIX, rate,
							terminal.progress()));
				}
				return sounds;
			}, terminal.progress());
			terminal.result("%s: calibrated, %s; 'facewright models compare' says what int8 costs".formatted(wanted,
					table));
			terminal.json(json -> json.writeStringField("table", table.toString()));
			return ExitCode.OK;
		}
	}

	@CommandLine.Command(name = "compare", description = "Animates a recording twice and says how far a device or"
			+ " precision is from fp32 on the processor: in weights, and in closures of the lips.")
	static final class Compare extends Command {

		@Parameters(index = "0", paramLabel = "<backend>", description = "The backend, as 'backends' names it.")
		@Nullable
		String id;

		@Parameters(index = "1", paramLabel = "<recording>", description = "Speech.")
		@Nullable
		Path recording;

		@Option(names = "--device", paramLabel = "<device>", defaultValue = "tensorrt:0", description = "Device to compare"
				+ " (${DEFAULT-VALUE}).")
		String device = "tensorrt:0";

		@Option(names = "--precision", paramLabel = "<precision>", defaultValue = "int8", description = "Precision to"
				+ " compare (${DEFAULT-VALUE}).")
		String precision = "int8";

		Compare(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException, MotionException {
			MotionBackend backend = providers.motionBackend(Objects.requireNonNull(id));
			Path sound = Objects.requireNonNull(recording);
			Generation exact = generate(backend, sound, Map.of("device", "cpu", "precision", "fp32"));
			Generation other = generate(backend, sound, Map.of("device", device, "precision", precision));
			PoseLoss loss = PoseLoss.of(exact.face(), other.face());
			terminal.problems(sound.toString(), other.problems());
			terminal.result(String.format(Locale.ROOT,
					"weights: %.5f off on average, %.4f at most%s, over %d frames", loss.mean(), loss.most(),
					loss.channel().isEmpty() ? "" : " (%s in frame %d)".formatted(loss.channel(), loss.frame()),
					loss.frames()));
			terminal.result("closures of the lips: %d of %d kept, %d added".formatted(loss.kept(), loss.closures(),
					loss.added()));
			terminal.result(String.format(Locale.ROOT, "time: %.2f s against %.2f s", other.seconds(),
					exact.seconds()));
			terminal.json(json -> {
				json.writeNumberField("frames", loss.frames());
				json.writeNumberField("meanDifference", loss.mean());
				json.writeNumberField("mostDifference", loss.most());
				json.writeStringField("mostChannel", loss.channel());
				json.writeNumberField("mostFrame", loss.frame());
				json.writeNumberField("closures", loss.closures());
				json.writeNumberField("closuresKept", loss.kept());
				json.writeNumberField("closuresAdded", loss.added());
				json.writeNumberField("seconds", other.seconds());
				json.writeNumberField("secondsExact", exact.seconds());
				Json.problems(json, other.problems());
			});
			boolean elsewhere = other.problems().stream()
					.anyMatch(problem -> problem.code().startsWith("inference."));
			return elsewhere ? ExitCode.NOTHING_USABLE : ExitCode.OK;
		}

		private Generation generate(MotionBackend backend, Path sound, Map<String, String> wishes)
				throws IOException, MotionException {
			if (backend.info().parameters().find("device").isEmpty()) {
				throw new IllegalArgumentException("the backend '%s' has no device to choose".formatted(
						backend.info().id()));
			}
			ParameterValues values = backend.info().parameters().parse(wishes);
			return new Generator(providers).generate(sound.toUri(), sound.toString(), ChannelChoice.MIX, backend,
					values,
					backend.info().frameRate(), terminal.progress());
		}
	}
}
