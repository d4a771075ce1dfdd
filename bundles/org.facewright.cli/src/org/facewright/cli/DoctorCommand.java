package org.facewright.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.InstalledModel;
import org.facewright.api.motion.ModelLibrary;
import org.facewright.api.motion.MotionBackend;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.engine.Providers;
import org.facewright.engine.install.StudioBundle;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code doctor}: looks at the installation and says what is usable and why not. */
@CommandLine.Command(name = "doctor", description = "Looks at the installation: Java, native libraries, graphics cards,"
		+ " models, engines, backends, folders. Exit code 1 when something that is needed does not work.")
final class DoctorCommand extends Command {

	private static final long LITTLE_ROOM = 2_000_000_000L;
	private static final long LITTLE_HEAP = 400L << 20;

	enum State {
		OK,
		NOTE,
		BROKEN
	}

	/** @param text for what is not well: the cause and what to do, in one line */
	record Finding(State state, String subject, String text) {

		@Override
		public String toString() {
			String mark = switch (state) {
				case OK -> "ok    ";
				case NOTE -> "note  ";
				case BROKEN -> "BROKEN";
			};
			return "%s  %s: %s".formatted(mark, subject, text);
		}
	}

	/** Something that users see, why, and what to do. */
	record Symptom(String seen, String cause, String remedy) {
	}

	@Option(names = "--bundle", paramLabel = "<file.zip>", description = "Also write what was found, settings and the end"
			+ " of the logs for whoever helps you; names, paths and keys are taken out.")
	@Nullable
	Path bundle;

	@Option(names = "--thorough", description = "Check all files of all models, which may take a minute each.")
	boolean thorough;

	@Option(names = "--symptom", arity = "0..1", fallbackValue = "", paramLabel = "<word>", description = "Instead of"
			+ " looking, explain what users often see; with a word, only where it occurs.")
	@Nullable
	String symptom;

	private final Installation installation;

	DoctorCommand(Providers providers, Terminal terminal, Installation installation) {
		super(providers, terminal);
		this.installation = installation;
	}

	@Override
	int run() throws IOException {
		String word = symptom;
		if (word != null) {
			return explain(word);
		}
		List<Finding> findings = findings();
		findings.forEach(finding -> terminal.result(finding.toString()));
		Path file = bundle;
		if (file != null) {
			SupportBundle support = support(findings);
			support.write(file);
			terminal.result("wrote %s: %s; look through it before you give it away".formatted(file,
					String.join(", ", support.names())));
		}
		terminal.json(json -> {
			json.writeArrayFieldStart("findings");
			for (Finding finding : findings) {
				json.writeStartObject();
				json.writeStringField("state", finding.state().name().toLowerCase(Locale.ROOT));
				json.writeStringField("subject", finding.subject());
				json.writeStringField("text", finding.text());
				json.writeEndObject();
			}
			json.writeEndArray();
			if (file != null) {
				json.writeStringField("bundle", file.toString());
			}
		});
		return findings.stream().anyMatch(finding -> finding.state() == State.BROKEN) ? ExitCode.FAILED : ExitCode.OK;
	}

	private int explain(String word) {
		List<Symptom> found = symptoms().stream().filter(each -> (each.seen() + each.cause() + each.remedy())
				.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))).toList();
		if (found.isEmpty()) {
			terminal.result("nothing is known of '%s'; 'doctor --symptom' lists all".formatted(word));
		}
		found.forEach(each -> terminal.result("%s: %s; %s".formatted(each.seen(), each.cause(), each.remedy())));
		terminal.json(json -> {
			json.writeArrayFieldStart("symptoms");
			for (Symptom each : found) {
				json.writeStartObject();
				json.writeStringField("seen", each.seen());
				json.writeStringField("cause", each.cause());
				json.writeStringField("remedy", each.remedy());
				json.writeEndObject();
			}
			json.writeEndArray();
		});
		return found.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
	}

	static List<Symptom> symptoms() {
		List<Symptom> symptoms = new ArrayList<>();
		InputStream in = DoctorCommand.class.getResourceAsStream("symptoms.txt");
		if (in == null) {
			throw new IllegalStateException("symptoms.txt is missing in this installation");
		}
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				String[] parts = line.split(" \\| ");
				if (!line.startsWith("#") && parts.length == 3) {
					symptoms.add(new Symptom(parts[0], parts[1], parts[2]));
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return List.copyOf(symptoms);
	}

	List<Finding> findings() throws IOException {
		List<Finding> findings = new ArrayList<>();
		findings.add(new Finding(State.OK, "facewright", installation.version()));
		findings.add(new Finding(State.OK, "java", "%s, %s".formatted(System.getProperty("java.vm.version"),
				System.getProperty("java.home"))));
		findings.add(new Finding(State.OK, "system",
				"%s %s, %d processors, %d MiB heap".formatted(System.getProperty("os.name"),
						System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(),
						Runtime.getRuntime().maxMemory() >> 20)));
		if (Runtime.getRuntime().maxMemory() < LITTLE_HEAP) {
			findings.add(new Finding(State.NOTE, "java", "the heap is too small for long takes; start with"
					+ " FACEWRIGHT_VMARGS=-Xmx2g"));
		}
		findings.add(
				new Finding(State.OK, "not needed", "Python, git-lfs, CUDA and TensorRT, to run on the processor"));
		findings.add(folder("temporary folder", Path.of(System.getProperty("java.io.tmpdir"))));
		room(findings, Path.of(System.getProperty("java.io.tmpdir")));
		room(findings, Path.of(System.getProperty("user.home", ".")));
		installation.unresolved()
				.forEach(unresolved -> findings.add(new Finding(State.BROKEN, "bundle", unresolved)));
		addStudioBundles(findings);
		addInference(findings);
		addModels(findings);
		addBackends(findings);
		findings.add(new Finding(State.OK, "installed", "%d filters, %d formats to write, %d to read".formatted(
				providers.filters().size(), providers.exporters().size(), providers.importers().size())));
		return findings;
	}

	private static Finding folder(String subject, Path folder) {
		try {
			Path probe = Files.createTempFile(folder, "facewright", ".probe");
			Files.delete(probe);
			return new Finding(State.OK, subject, folder + " is writable");
		} catch (IOException e) {
			return new Finding(State.BROKEN, subject,
					"%s is not writable (%s); set java.io.tmpdir to another folder".formatted(folder, e.getMessage()));
		}
	}

	private static void room(List<Finding> findings, Path folder) {
		try {
			long free = Files.getFileStore(folder).getUsableSpace();
			if (free < LITTLE_ROOM) {
				findings.add(new Finding(State.NOTE, "disk",
						"%s has %d MB free, and models and engines take up to 2 GB; make room".formatted(folder,
								free / 1_000_000)));
			}
		} catch (IOException e) {
			findings.add(new Finding(State.NOTE, "disk", "%s: its free room can't be told (%s); check that it exists"
					.formatted(folder, e.getMessage())));
		}
	}

	private void addStudioBundles(List<Finding> findings) {
		List<StudioBundle> bundles = providers.studioBundles().list();
		bundles.stream().filter(bundle -> bundle.state() == StudioBundle.State.ACTIVE)
				.forEach(bundle -> findings.add(new Finding(State.OK, "studio bundle " + bundle.name(),
						"%s %s, %s".formatted(bundle.symbolicName(), bundle.version(),
								bundle.signer().map(signer -> "signed by " + signer).orElse("not signed")))));
		providers.studioBundles().problems()
				.forEach(problem -> findings.add(new Finding(State.NOTE, "studio bundles", problem.toString())));
	}

	private void addInference(List<Finding> findings) {
		for (InferenceBackend backend : providers.inferenceBackends()) {
			backend.diagnosis().forEach(line -> findings.add(new Finding(State.OK, backend.id(), line)));
			backend.problems().forEach(problem -> findings.add(new Finding(State.NOTE, backend.id(),
					problem.toString())));
			backend.devices().forEach(device -> findings.add(new Finding(device.isUsable() ? State.OK : State.NOTE,
					"device " + device.id(), device.isUsable() ? device.label() : device.reason())));
		}
	}

	private void addModels(List<Finding> findings) throws IOException {
		for (ModelLibrary library : providers.modelLibraries()) {
			library.problems().forEach(problem -> findings.add(finding(library.id(), problem)));
			for (InstalledModel model : library.models()) {
				findings.add(new Finding(State.OK, "model " + model.id(), "%s, %.0f MB%s".formatted(model.label(),
						model.bytes() / 1e6, model.shared() ? ", shared" : "")));
				if (thorough) {
					library.verify(model.id(), terminal.progress())
							.forEach(problem -> findings.add(finding("model " + model.id(), problem)));
				}
			}
		}
	}

	/** What is wrong with one model does not break the product. */
	private static Finding finding(String subject, Problem problem) {
		return new Finding(problem.severity() == Severity.INFO ? State.OK : State.NOTE, subject, problem.toString());
	}

	private void addBackends(List<Finding> findings) {
		boolean anyUsable = false;
		for (MotionBackend backend : providers.motionBackends()) {
			Availability availability = backend.availability();
			anyUsable |= availability.isUsable();
			findings.add(new Finding(availability.isUsable() ? State.OK : State.NOTE,
					"backend " + backend.info().id(),
					availability.isUsable()
							? "%s, %s".formatted(backend.info().label(), backend.info().modelId())
							: availability.reason()));
		}
		if (!anyUsable) {
			findings.add(new Finding(State.BROKEN, "backends", "none is usable; see the lines above"));
		}
	}

	private SupportBundle support(List<Finding> findings) {
		SupportBundle support = new SupportBundle(Redaction.ofThisMachine());
		StringBuilder text = new StringBuilder();
		findings.forEach(finding -> text.append(finding).append('\n'));
		support.add("doctor.txt", text.toString());
		support.addEnvironment(System.getenv());
		Map<String, String> properties = new TreeMap<>();
		for (String name : System.getProperties().stringPropertyNames()) {
			properties.put(name, System.getProperty(name, ""));
		}
		support.addProperties(properties);
		StringBuilder backends = new StringBuilder();
		for (MotionBackend backend : providers.motionBackends()) {
			backends.append("%s  %s  %s  latency %.3f s%n".formatted(backend.info().id(), backend.info().modelId(),
					backend.info().modelSha256(), backend.info().latencySeconds()));
		}
		support.add("backends.txt", backends.toString());
		String log = System.getProperty("osgi.logfile", "");
		if (!log.isEmpty()) {
			support.addLog(Path.of(log));
		}
		String area = System.getProperty("osgi.instance.area", "");
		if (area.startsWith("file:")) {
			support.addLog(Path.of(area.substring("file:".length())).resolve(".metadata").resolve(".log"));
		}
		return support;
	}
}
