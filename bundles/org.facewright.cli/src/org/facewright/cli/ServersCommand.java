package org.facewright.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import org.facewright.api.audio.AudioSource;
import org.facewright.api.motion.MotionException;
import org.facewright.core.progress.Problem;
import org.facewright.engine.Providers;
import org.facewright.motion.nim.FaceAuthoring;
import org.facewright.motion.nim.KeyRing;
import org.facewright.motion.nim.ServerBook;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.ServerEntry.Callback;
import org.facewright.motion.nim.ServerEntry.Protocol;
import org.facewright.motion.nim.ServerEntry.Tls;
import org.facewright.motion.nim.ServerProbe;
import org.facewright.motion.nim.ServerReport;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code servers}: the list of remote services that the backend nim uses, and the keys for them. */
@CommandLine.Command(name = "servers", description = "Lists the remote Audio2Face-3D services that the backend 'nim'"
		+ " uses; its commands change the list, test servers, and keep keys.")
final class ServersCommand extends Command {

	private ServersCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	/** The command with all below it. */
	static CommandLine create(Providers providers, Terminal terminal) {
		return new CommandLine(new ServersCommand(providers, terminal))
				.addSubcommand("list", new ServersCommand(providers, terminal))
				.addSubcommand(new Add(providers, terminal))
				.addSubcommand(new Remove(providers, terminal)).addSubcommand(new Test(providers, terminal))
				.addSubcommand(new SetKey(providers, terminal)).addSubcommand(new RemoveKey(providers, terminal))
				.addSubcommand(new Pose(providers, terminal));
	}

	private static ServerBook book() {
		return new ServerBook(ServerBook.userFolder());
	}

	private static KeyRing keys() {
		return new KeyRing(ServerBook.userFolder());
	}

	@Override
	int run() throws IOException {
		List<ServerEntry> entries = book().entries();
		List<String> keyed = keys().servers();
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("SERVER", "ADDRESS", "SECURITY", "KEY", "WEIGHT", "CLIPS UP TO", "MODEL"));
		for (ServerEntry entry : entries) {
			rows.add(List.of(entry.name(), "%s:%d".formatted(entry.host(), entry.port()), security(entry),
					hasKey(keyed, entry) ? "set" : "-", Integer.toString(entry.weight()), entry.clipSeconds() + " s",
					entry.expectedModel().orElse("-")));
		}
		terminal.table(rows);
		terminal.json(json -> {
			json.writeStringField("file", book().file().toString());
			json.writeArrayFieldStart("servers");
			for (ServerEntry entry : entries) {
				json.writeStartObject();
				json.writeStringField("name", entry.name());
				json.writeStringField("host", entry.host());
				json.writeNumberField("port", entry.port());
				json.writeStringField("protocol", entry.protocol().name().toLowerCase(Locale.ROOT));
				json.writeStringField("security", security(entry));
				json.writeBooleanField("key", hasKey(keyed, entry));
				json.writeNumberField("weight", entry.weight());
				json.writeNumberField("clipSeconds", entry.clipSeconds());
				json.writeBooleanField("tongue", entry.tongue());
				json.writeStringField("expectedModel", entry.expectedModel().orElse(""));
				json.writeEndObject();
			}
			json.writeEndArray();
		});
		return ExitCode.OK;
	}

	private static boolean hasKey(List<String> keyed, ServerEntry entry) {
		return keyed.contains(entry.name().toLowerCase(Locale.ROOT));
	}

	private static String security(ServerEntry entry) {
		return entry.tls().map(tls -> tls.certificate().isPresent() ? "mutual TLS" : "TLS").orElse("plain");
	}

	/** What a test found, for a person and for machines. */
	private static int report(Terminal terminal, ServerEntry entry, ServerReport report) {
		if (report.isUsable()) {
			terminal.result("%s: %s, %d blendshapes at %s per second, first pose after %.0f ms".formatted(entry.label(),
					report.model().orElse("does not tell its model"), report.shapes(),
					report.framesPerSecond().isPresent()
							? "%.4g".formatted(report.framesPerSecond().getAsDouble())
							: "?",
					report.firstPoseMillis().orElse(0)));
		}
		for (Problem problem : report.problems()) {
			if (problem.severity() == Problem.Severity.ERROR) {
				terminal.error(problem.toString());
			} else {
				terminal.problem(entry.name(), problem);
			}
		}
		terminal.json(json -> {
			json.writeStringField("server", entry.name());
			json.writeBooleanField("usable", report.isUsable());
			json.writeStringField("model", report.model().orElse(""));
			json.writeNumberField("blendshapes", report.shapes());
			json.writeNumberField("framesPerSecond", report.framesPerSecond().orElse(0));
			json.writeNumberField("firstPoseMillis", report.firstPoseMillis().orElse(0));
			Json.problems(json, report.problems());
		});
		return report.isUsable() ? ExitCode.OK : ExitCode.NOTHING_USABLE;
	}

	@CommandLine.Command(name = "add", description = "Adds a server, or replaces the one of its name, and tests it.")
	private static final class Add extends Command {

		@Parameters(index = "0", paramLabel = "<name>", description = "A name of your choice.")
		String name = "";

		@Parameters(index = "1", paramLabel = "<host[:port]>", description = "Where it is; the usual port is 52000.")
		String address = "";

		@Option(names = "--tls", description = "The connection is secured.")
		boolean tls;

		@Option(names = "--ca", paramLabel = "<file>", description = "Issuers to trust, PEM; instead of Java's own.")
		@Nullable
		Path authorities;

		@Option(names = "--certificate", paramLabel = "<file>", description = "Certificate to show the server, PEM.")
		@Nullable
		Path certificate;

		@Option(names = "--certificate-key", paramLabel = "<file>", description = "Its key, PEM (PKCS #8).")
		@Nullable
		Path certificateKey;

		@Option(names = "--function", paramLabel = "<id>", description = "Id of a hosted function.")
		@Nullable
		String function;

		@Option(names = "--function-version", paramLabel = "<id>", description = "Version of a hosted function.")
		@Nullable
		String functionVersion;

		@Option(names = "--weight", paramLabel = "<n>", defaultValue = "1", description = "Share of the work compared"
				+ " with other servers (${DEFAULT-VALUE}).")
		int weight = 1;

		@Option(names = "--clip-seconds", paramLabel = "<s>", defaultValue = "300", description = "Longest clip that"
				+ " it takes (${DEFAULT-VALUE}); longer ones are cut in pauses and joined.")
		int clipSeconds = ServerEntry.USUAL_CLIP_SECONDS;

		@Option(names = "--tongue", description = "It gives the 16 tongue shapes too.")
		boolean tongue;

		@Option(names = "--model", paramLabel = "<id>", description = "Model that it should run; you are told when it"
				+ " runs another.")
		@Nullable
		String model;

		@Option(names = "--ready", paramLabel = "<url>", description = "Its readiness page, such as"
				+ " http://host:8000/v1/health/ready.")
		@Nullable
		URI ready;

		@Option(names = "--unidirectional", description = "It is of version 1.0: sound goes in, and it calls back.")
		boolean unidirectional;

		@Option(names = "--callback", paramLabel = "<host:port>", defaultValue = "127.0.0.1:51000", description = "With"
				+ " --unidirectional: where to listen for its poses (${DEFAULT-VALUE}).")
		String callback = "127.0.0.1:51000";

		@Option(names = "--no-test", description = "Do not test it.")
		boolean untested;

		Add(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			Callback place = place(address, ServerEntry.USUAL_PORT);
			Optional<Tls> security = tls || authorities != null || certificate != null || certificateKey != null
					? Optional.of(new Tls(absolute(authorities), absolute(certificate), absolute(certificateKey)))
					: Optional.empty();
			ServerEntry entry = new ServerEntry(name, place.host(), place.port(),
					unidirectional ? Protocol.UNIDIRECTIONAL : Protocol.CONTROLLER, security,
					Optional.ofNullable(function), Optional.ofNullable(functionVersion), weight, clipSeconds, tongue,
					Optional.ofNullable(model), Optional.ofNullable(ready), place(callback, 51000));
			book().put(entry);
			terminal.note("added %s to %s".formatted(entry.label(), book().file()));
			if (untested) {
				terminal.json(json -> json.writeStringField("server", name));
				return ExitCode.OK;
			}
			return report(terminal, entry, ServerProbe.probe(entry, keys()));
		}

		private static Optional<Path> absolute(@Nullable Path file) {
			return file == null ? Optional.empty() : Optional.of(file.toAbsolutePath());
		}

		/** Reads {@code host}, {@code host:port}, or {@code [::1]:port}. */
		private static Callback place(String text, int usualPort) {
			int colon = text.lastIndexOf(':');
			boolean hasPort = colon >= 0 && (text.indexOf(':') == colon || text.charAt(Math.max(0, colon - 1)) == ']');
			String host = (hasPort ? text.substring(0, colon) : text).replaceAll("^\\[(.*)]$", "$1");
			try {
				return new Callback(host, hasPort ? Integer.parseInt(text.substring(colon + 1)) : usualPort);
			} catch (NumberFormatException e) {
				throw new IllegalArgumentException(
						"'%s' is no address; write host:port, such as 10.0.0.5:52000".formatted(text), e);
			}
		}
	}

	@CommandLine.Command(name = "remove", description = "Removes a server, and its key.")
	private static final class Remove extends Command {

		@Parameters(paramLabel = "<name>", description = "The server.")
		String name = "";

		Remove(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			book().entry(name);
			keys().remove(name);
			book().remove(name);
			terminal.note("removed %s".formatted(name));
			terminal.json(json -> json.writeStringField("server", name));
			return ExitCode.OK;
		}
	}

	@CommandLine.Command(name = "test", description = "Sends a second of sound to a server and says what came back.")
	private static final class Test extends Command {

		@Parameters(paramLabel = "<name>", description = "The server.")
		String name = "";

		Test(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			ServerEntry entry = book().entry(name);
			return report(terminal, entry, ServerProbe.probe(entry, keys()));
		}
	}

	@CommandLine.Command(name = "set-key", description = "Keeps the key for a server in the encrypted store. The key is"
			+ " read from standard input, or asked for on a terminal; it is never an argument.")
	private static final class SetKey extends Command {

		@Parameters(paramLabel = "<name>", description = "The server.")
		String name = "";

		SetKey(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			ServerEntry entry = book().entry(name);
			keys().set(entry.name(), read());
			terminal.note("the key for %s is set".formatted(entry.label()));
			terminal.json(json -> json.writeStringField("server", entry.name()));
			return ExitCode.OK;
		}

		/** From Java 22 on there is a console also when input is redirected, and it says so; before, there is none. */
		private static boolean isTerminal(Console console) {
			try {
				return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
			} catch (NoSuchMethodException e) {
				return true;
			} catch (ReflectiveOperationException e) {
				throw new IllegalStateException("the console can't be asked", e);
			}
		}

		private String read() throws IOException {
			Console console = System.console();
			if (console != null && isTerminal(console)) {
				char[] typed = console.readPassword("Key for %s: ", name);
				return typed == null ? "" : new String(typed);
			}
			String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
			return line == null ? "" : line;
		}
	}

	@CommandLine.Command(name = "remove-key", description = "Deletes the key for a server from the store.")
	private static final class RemoveKey extends Command {

		@Parameters(paramLabel = "<name>", description = "The server.")
		String name = "";

		RemoveKey(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			terminal.note(keys().remove(name)
					? "the key for %s is deleted".formatted(name)
					: "there was no key for %s".formatted(name));
			terminal.json(json -> json.writeStringField("server", name));
			return ExitCode.OK;
		}
	}

	@CommandLine.Command(name = "pose", description = "Shows single poses of a recording by a server's authoring"
			+ " service, for turning its settings.")
	private static final class Pose extends Command {

		@Parameters(index = "0", paramLabel = "<name>", description = "The server.")
		String name = "";

		@Parameters(index = "1", paramLabel = "<recording>", description = "Two minutes at most; its first channel.")
		Path recording = Path.of("");

		@Option(names = "--at", split = ",", paramLabel = "<seconds>", required = true, description = "Instants,"
				+ " several with commas.")
		List<Double> instants = new ArrayList<>();

		@Option(names = "--set", paramLabel = "<name=value>", description = "Sets a parameter, as"
				+ " 'backends nim' lists them.")
		Map<String, String> settings = new LinkedHashMap<>();

		Pose(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException, MotionException {
			ServerEntry entry = book().entry(name);
			float[] sound = sound();
			try (FaceAuthoring authoring = FaceAuthoring.open(entry, keys(), sound)) {
				var asked = instants.stream().map(at -> authoring.pose(at, settings)).toList();
				List<FaceAuthoring.Pose> poses = new ArrayList<>();
				for (var answer : asked) {
					poses.add(answer.join());
				}
				show(authoring, poses);
				return ExitCode.OK;
			} catch (CompletionException e) {
				if (e.getCause() instanceof MotionException failure) {
					throw failure;
				}
				throw e;
			}
		}

		private void show(FaceAuthoring authoring, List<FaceAuthoring.Pose> poses) {
			List<List<String>> rows = new ArrayList<>();
			List<String> heading = new ArrayList<>(List.of("BLENDSHAPE"));
			poses.forEach(pose -> heading.add("%.3f s".formatted(pose.seconds())));
			rows.add(heading);
			List<String> names = authoring.channels().names();
			for (int i = 0; i < names.size(); i++) {
				List<String> row = new ArrayList<>(List.of(names.get(i)));
				for (FaceAuthoring.Pose pose : poses) {
					row.add("%.3f".formatted(pose.weights()[i]));
				}
				rows.add(row);
			}
			terminal.table(rows);
			terminal.json(json -> {
				json.writeArrayFieldStart("poses");
				for (FaceAuthoring.Pose pose : poses) {
					json.writeStartObject();
					json.writeNumberField("seconds", pose.seconds());
					json.writeObjectFieldStart("weights");
					for (int i = 0; i < names.size(); i++) {
						json.writeNumberField(names.get(i), pose.weights()[i]);
					}
					json.writeEndObject();
					json.writeEndObject();
				}
				json.writeEndArray();
			});
		}

		/** The first channel at the service's rate. */
		private float[] sound() throws IOException {
			URI location = recording.toUri();
			try (AudioSource source = providers.audioInput(location).open(location);
					var resampler = providers.resampler().open(source.format().sampleRate(),
							FaceAuthoring.SAMPLE_RATE)) {
				int channels = source.format().channelCount();
				float[] block = new float[4096 * channels];
				float[] mono = new float[4096];
				float[] converted = new float[Math.max(resampler.capacityFor(4096), resampler.capacityFor(0))];
				float[] result = grown(new float[0], 0);
				int length = 0;
				int frames;
				while ((frames = source.read(block, 0, 4096)) >= 0) {
					for (int i = 0; i < frames; i++) {
						mono[i] = block[i * channels];
					}
					length = append(converted, resampler.process(mono, 0, frames, converted), result, length);
					result = grown(result, length);
				}
				int rest;
				while ((rest = resampler.flush(converted)) > 0) {
					length = append(converted, rest, result, length);
					result = grown(result, length);
				}
				return Arrays.copyOf(result, length);
			}
		}

		private static int append(float[] from, int count, float[] to, int length) throws IOException {
			if (length + count > FaceAuthoring.MOST_BYTES / 2) {
				throw new IOException("the recording is too long for single poses; cut it to two minutes");
			}
			System.arraycopy(from, 0, to, length, count);
			return length + count;
		}

		/** Room for another block. */
		private static float[] grown(float[] samples, int length) {
			return samples.length - length < 3 * FaceAuthoring.SAMPLE_RATE
					? Arrays.copyOf(samples, 2 * samples.length + 6 * FaceAuthoring.SAMPLE_RATE)
					: samples;
		}
	}
}
