package org.facewright.operations.film;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.render.Framing;
import org.facewright.api.render.RenderEngine;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Project;
import org.facewright.document.model.Take;
import org.facewright.engine.Providers;
import org.facewright.operations.TakeOrigin;
import org.facewright.operations.TakeStore;
import org.facewright.operations.TrackFiles;

/**
 * A film of a project's take, made without a window.
 *
 * @param take      empty when the project has one only
 * @param frameRate of the film; empty for the take's
 * @param frames    of the take
 */
public record ProjectFilm(Path project, Optional<String> take, Path film, int width, int height,
		Optional<FrameRate> frameRate, FrameRange frames, Path avatar, Framing framing, Overlay overlay,
		boolean sound) {

	/**
	 * @param problems hears what the avatar can't show
	 * @throws IOException              when something can't be read or written, or nothing can be drawn without a window
	 * @throws IllegalArgumentException with a sentence for the user when there is no such take, or no renderer
	 */
	public Playblast.Made make(Providers providers, Consumer<List<Problem>> problems, Progress progress)
			throws IOException {
		RenderEngine engine = providers.renderEngine().orElseThrow(() -> new IllegalArgumentException(
				"nothing installed here draws a head; films are made by the workstation's 'facewright'"));
		Project opened = ProjectFile.open(project).project();
		Take shown = TakeStore.take(opened, take);
		TrackFiles.Tracks tracks = new TakeStore(providers).evaluate(shown, progress);
		FrameRate own = tracks.face().frameRate();
		FrameRange stretch = frames.within(tracks.face().frameCount());
		FilmFacts facts = new FilmFacts(shown.getName(), TakeOrigin.of(shown).summary(),
				project.getFileName().toString(), LocalDate.now(), own);
		Playblast playblast = new Playblast(film, width, height, frameRate.orElse(own), own.secondsOf(stretch.start()),
				own.secondsOf(stretch.end()), overlay, facts);
		try (AvatarPictures pictures = new AvatarPictures(engine, avatar, framing, tracks.face())) {
			problems.accept(pictures.problems());
			return playblast.write(pictures,
					sound ? tracks.audio().flatMap(AudioReference::sound) : Optional.empty(), providers, progress);
		} catch (IllegalStateException e) {
			throw new IOException(e.getMessage(), e);
		}
	}
}
