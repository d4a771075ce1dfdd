package org.facewright.ui.viewport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;

import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;

/** Pictures of a viewport as PNG files, whole or not at all. On the display's thread. */
public final class PictureSequence {

	private static final int LEAST_DIGITS = 4;

	private PictureSequence() {
	}

	/**
	 * Writes the frames of a clip as {@code name.0000.png} and on, as this view shows them now. Files of the same name are
	 * replaced; what was written before an error or a cancellation stays.
	 *
	 * @param first frame
	 * @param end   the frame after the last
	 * @return how many were written
	 * @throws IOException with a sentence for the user
	 */
	public static int write(AvatarView view, MotionClip clip, int first, int end, Path folder, String name,
			Progress progress) throws IOException {
		int digits = Math.max(LEAST_DIGITS, Integer.toString(Math.max(0, end - 1)).length());
		float[] pose = new float[clip.channels().size()];
		for (int frame = first; frame < end; frame++) {
			progress.checkCancelled();
			progress.report((double) (frame - first) / (end - first), "frame " + frame);
			clip.pose(frame, pose);
			view.setPose(clip.channels(), pose);
			write(view.picture(), folder.resolve(name + "." + ("%0" + digits + "d").formatted(frame) + ".png"));
		}
		return Math.max(0, end - first);
	}

	/** @throws IOException with a sentence for the user */
	public static void write(ImageData picture, Path file) throws IOException {
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { picture };
		Path part = file.resolveSibling("." + file.getFileName() + ".part");
		try {
			try (OutputStream out = Files.newOutputStream(part)) {
				loader.save(out, SWT.IMAGE_PNG);
			}
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException | SWTException e) {
			throw new IOException("%s can't be written (%s); choose another folder or make room".formatted(file,
					e.getMessage()), e);
		} finally {
			Files.deleteIfExists(part);
		}
	}
}
