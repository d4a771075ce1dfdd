package org.facewright.ui.film;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

import org.facewright.api.exchange.SoundOpener;
import org.facewright.api.render.Camera;
import org.facewright.core.motion.MotionClip;
import org.facewright.engine.Providers;
import org.facewright.operations.film.PictureSource;
import org.facewright.operations.film.Playblast;
import org.facewright.ui.JobProgress;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.viewport.AvatarView;
import org.facewright.ui.viewport.AvatarView.Pose;

/**
 * Films a take with the viewport's renderer, beside the window: each picture is drawn on the display's thread, and all else
 * happens in a job that can be cancelled. What the window shows does not change meanwhile.
 */
public final class TakeFilm implements PictureSource {

	private final AvatarView view;
	private final Display display;
	private final MotionClip clip;
	private final Optional<MotionClip> other;
	private final Camera camera;

	/**
	 * @param clip  as it is now; later edits are not filmed
	 * @param other the take compared with, shown as the view shows it
	 */
	public TakeFilm(AvatarView view, MotionClip clip, Optional<MotionClip> other, Camera camera) {
		this.view = view;
		display = view.getDisplay();
		this.clip = clip;
		this.other = other;
		this.camera = camera;
	}

	/** @param done hears on the display's thread, in words, what was made or that it was cancelled; nothing after an error */
	public Job start(Playblast film, Optional<SoundOpener> sound, Providers providers, Consumer<String> done) {
		String name = film.file().getFileName().toString();
		Job job = Job.create(Texts.of("Playblast {0}", name), monitor -> {
			String said = "";
			try {
				Playblast.Made made = film.write(this, sound, providers, new JobProgress(monitor, name));
				said = Texts.of("{0}: {1} pictures, {2}", made.file(), made.pictures(), made.encoder());
				return Status.OK_STATUS;
			} catch (CancellationException e) {
				said = Texts.of("{0} was not made", name);
				return Status.CANCEL_STATUS;
			} catch (IOException | IllegalArgumentException e) {
				return new Status(IStatus.ERROR, "org.facewright.ui", e.getMessage(), e);
			} finally {
				String words = said;
				if (!display.isDisposed()) {
					display.asyncExec(() -> done.accept(words));
				}
			}
		});
		job.setUser(true);
		job.schedule();
		return job;
	}

	@Override
	public byte[] picture(double instant, int width, int height) throws IOException {
		Pose first = poseOf(clip, instant);
		Optional<Pose> second = other.map(compared -> poseOf(compared, instant));
		byte[][] drawn = new byte[1][];
		RuntimeException[] refused = new RuntimeException[1];
		if (!display.isDisposed()) {
			display.syncExec(() -> {
				if (!view.isDisposed()) {
					try {
						drawn[0] = view.picture(first, second, camera, width, height);
					} catch (IllegalArgumentException e) {
						refused[0] = e;
					}
				}
			});
		}
		RuntimeException reason = refused[0];
		if (reason != null) {
			throw new IOException(reason.getMessage(), reason);
		}
		byte[] picture = drawn[0];
		if (picture == null) {
			throw new IOException(Texts.of("the viewport was closed before the film was done; open it and film again"));
		}
		return picture;
	}

	private static Pose poseOf(MotionClip clip, double instant) {
		float[] values = new float[clip.channels().size()];
		Arrays.fill(values, 0);
		if (clip.frameCount() > 0) {
			clip.pose((int) Math.clamp(clip.frameRate().frameAt(instant), 0, clip.frameCount() - 1L), values);
		}
		return new Pose(clip.channels(), values);
	}
}
