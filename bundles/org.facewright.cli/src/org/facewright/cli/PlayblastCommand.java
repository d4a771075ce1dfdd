package org.facewright.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.facewright.api.render.Framing;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.facewright.operations.film.Overlay;
import org.facewright.operations.film.Playblast;
import org.facewright.operations.film.ProjectFilm;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code playblast}: films a project's take without a window. */
@CommandLine.Command(name = "playblast", description = "Films a project's take on our head or another avatar, with its"
		+ " sound and facts burnt in; numbered pictures when the output ends in .png. Draws without a window, which Linux"
		+ " can; elsewhere film in the workstation.")
final class PlayblastCommand extends Command {

	private static final String MODELS = "facewright.models";
	private static final String HEAD = "head/head.glb";

	@Parameters(index = "0", paramLabel = "<project>", description = "A project.")
	@Nullable
	Path input;

	@Parameters(index = "1", paramLabel = "<film>", description = "An .mp4 or .mov file, or a .png for numbered pictures.")
	@Nullable
	Path output;

	@Option(names = "--take", paramLabel = "<name>", description = "The take, when the project has several.")
	@Nullable
	String take;

	@Option(names = "--size", paramLabel = "<w>x<h>", description = "Pixels, even numbers (default: ${DEFAULT-VALUE}).")
	String size = "1280x720";

	@Option(names = "--fps", paramLabel = "<rate>", description = "Frames per second; the take's when left out.")
	@Nullable
	String rate;

	@Option(names = "--range", paramLabel = "<a..b>", description = "Frames of the take; all when left out.")
	@Nullable
	String range;

	@Option(names = "--avatar", paramLabel = "<file>", description = "A .glb, .gltf or .vrm file; our head when left out.")
	@Nullable
	Path avatar;

	@Option(names = "--mouth", description = "Look at the mouth only.")
	boolean mouth;

	@Option(names = "--plain", description = "Burn nothing in.")
	boolean plain;

	@Option(names = "--silent", description = "Leave the sound out.")
	boolean silent;

	PlayblastCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException {
		Path source = Objects.requireNonNull(input);
		Path film = Objects.requireNonNull(output);
		String[] sides = size.split("[xX×]");
		if (sides.length != 2 || !sides[0].matches("[0-9]{1,5}") || !sides[1].matches("[0-9]{1,5}")) {
			throw usage("'%s' is not a size; write it as 1280x720".formatted(size));
		}
		String fps = rate;
		String stretch = range;
		Path face = avatarFile();
		Playblast.Made made = new ProjectFilm(source, Optional.ofNullable(take), film, Integer.parseInt(sides[0]),
				Integer.parseInt(sides[1]), fps == null ? Optional.empty() : Optional.of(FrameRate.parse(fps)),
				stretch == null ? FrameRange.ALL : FrameRange.parse(stretch), face,
				mouth ? Framing.MOUTH : Framing.HEAD, plain ? Overlay.NONE : Overlay.USUAL, !silent).make(providers,
						problems -> terminal.problems(face.getFileName().toString(), problems), terminal.progress());
		terminal.result("%s  %d pictures, %s".formatted(made.file(), made.pictures(), made.encoder()));
		terminal.json(json -> {
			json.writeStringField("path", made.file().toString());
			json.writeNumberField("pictures", made.pictures());
			json.writeStringField("encoder", made.encoder());
		});
		return ExitCode.OK;
	}

	private Path avatarFile() {
		Path chosen = avatar;
		return chosen != null
				? chosen
				: Arrays.stream(System.getProperty(MODELS, "").split(Pattern.quote(File.pathSeparator)))
						.filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder.strip()).resolve(HEAD))
						.filter(Files::isRegularFile).findFirst().orElseThrow(() -> new IllegalArgumentException(
								"the head is not installed (%s in the models folder); name one with --avatar".formatted(
										HEAD)));
	}
}
