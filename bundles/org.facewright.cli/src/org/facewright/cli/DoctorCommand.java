package org.facewright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.MotionBackend;
import org.facewright.engine.Providers;

import picocli.CommandLine;

/** {@code doctor}: looks at the installation and says what is usable and why not. */
@CommandLine.Command(name = "doctor", description = "Looks at the installation: Java, native libraries, models,"
		+ " backends, folders. Exit code 1 when something that is needed does not work.")
final class DoctorCommand extends Command {

	private enum State {
		OK, NOTE, BROKEN
	}

	private record Finding(State state, String subject, String text) {
	}

	private final Installation installation;

	DoctorCommand(Providers providers, Terminal terminal, Installation installation) {
		super(providers, terminal);
		this.installation = installation;
	}

	@Override
	int run() {
		List<Finding> findings = new ArrayList<>();
		findings.add(new Finding(State.OK, "facewright", installation.version()));
		findings.add(new Finding(State.OK, "java", "%s, %s".formatted(System.getProperty("java.vm.version"),
				System.getProperty("java.home"))));
		findings.add(new Finding(State.OK, "system",
				"%s %s, %d processors, %d MiB heap".formatted(System.getProperty("os.name"),
						System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(),
						Runtime.getRuntime().maxMemory() >> 20)));
		findings.add(folder("temporary folder", Path.of(System.getProperty("java.io.tmpdir"))));
		installation.unresolved()
				.forEach(bundle -> findings.add(new Finding(State.BROKEN, "bundle", bundle)));
		addProviders(findings);
		for (Finding finding : findings) {
			String mark = switch (finding.state()) {
				case OK -> "ok    ";
				case NOTE -> "note  ";
				case BROKEN -> "BROKEN";
			};
			terminal.result("%s  %s: %s".formatted(mark, finding.subject(), finding.text()));
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
		});
		return findings.stream().anyMatch(finding -> finding.state() == State.BROKEN) ? ExitCode.FAILED : ExitCode.OK;
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

	private void addProviders(List<Finding> findings) {
		for (InferenceBackend backend : providers.inferenceBackends()) {
			backend.diagnosis().forEach(line -> findings.add(new Finding(State.OK, backend.id(), line)));
			backend.devices().forEach(device -> findings.add(new Finding(device.isUsable() ? State.OK : State.NOTE,
					"device " + device.id(), device.isUsable() ? device.label() : device.reason())));
		}
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
		findings.add(new Finding(State.OK, "installed", "%d filters, %d formats to write, %d to read".formatted(
				providers.filters().size(), providers.exporters().size(), providers.importers().size())));
	}
}
