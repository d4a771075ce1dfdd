package org.facewright.motion.a2f.internal.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Implicit emotions of a regression network: one row for each frame of the shots it was trained on.
 *
 * @param shots  names
 * @param starts first row of each shot
 * @param sizes  rows of each shot
 */
public record EmotionDatabase(Path file, float[][] rows, List<String> shots, int[] starts, int[] sizes) {

	static EmotionDatabase read(Path file, int length) throws IOException {
		if (file.toString().endsWith(".bin")) {
			throw new IOException(
					"%s: tables of implicit emotions in the old .bin format can't be read; use a package of "
							.formatted(file) + "v2.3 or newer");
		}
		try (NpzFile npz = new NpzFile(file)) {
			float[][] rows = npz.rows("emo_db", -1, length);
			List<String> shots = npz.texts("emo_spec_names");
			int[] starts = npz.integers("emo_spec_start", shots.size());
			int[] sizes = npz.integers("emo_spec_size", shots.size());
			for (int i = 0; i < starts.length; i++) {
				if (starts[i] < 0 || sizes[i] < 0 || starts[i] + (long) sizes[i] > rows.length) {
					throw new IOException(
							"%s: the shot '%s' has the rows %d to %d, but there are %d; download the file again"
									.formatted(file, shots.get(i), starts[i], starts[i] + (long) sizes[i],
											rows.length));
				}
			}
			return new EmotionDatabase(file, rows, shots, starts, sizes);
		}
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is no such shot or frame */
	public float[] emotion(String shot, int frame) {
		int index = shots.indexOf(shot);
		if (index < 0) {
			throw new IllegalArgumentException("there is no shot '%s' in this package; there are %s".formatted(shot,
					String.join(", ", shots)));
		}
		if (frame < 0 || frame >= sizes[index]) {
			throw new IllegalArgumentException("the shot '%s' has no frame %d; it has 0 to %d".formatted(shot, frame,
					sizes[index] - 1));
		}
		return rows[starts[index] + frame];
	}
}
