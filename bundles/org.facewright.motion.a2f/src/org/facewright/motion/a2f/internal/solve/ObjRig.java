package org.facewright.motion.a2f.internal.solve;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/** A folder of OBJ files of one mesh: the neutral face, and one file per pose that is named like it. */
final class ObjRig {

	private static final Set<String> NEUTRAL = Set.of("neutral", "base", "basis", "rest");

	private ObjRig() {
	}

	static PoseRig read(Path folder) throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.list(folder)) {
			files = all.filter(file -> String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".obj"))
					.sorted().toList();
		}
		Path neutral = files.stream().filter(file -> NEUTRAL.contains(name(file).toLowerCase(Locale.ROOT))).findFirst()
				.orElseThrow(() -> new IOException(
						"%s: there is no neutral.obj among %d OBJ files; name the face at rest so".formatted(folder,
								files.size())));
		float[] rest = vertices(neutral);
		List<String> names = new ArrayList<>();
		List<float[]> deltas = new ArrayList<>();
		for (Path file : files) {
			if (!file.equals(neutral)) {
				names.add(name(file));
				deltas.add(delta(rest, neutral, file));
			}
		}
		if (names.isEmpty()) {
			throw new IOException("%s: there is no pose beside %s; put an OBJ file per pose into the folder".formatted(
					folder, neutral.getFileName()));
		}
		return new PoseRig(names, rest, deltas.toArray(float[][]::new), new int[0]);
	}

	private static String name(Path file) {
		String name = String.valueOf(file.getFileName());
		return name.substring(0, name.length() - ".obj".length());
	}

	private static float[] delta(float[] rest, Path neutral, Path file) throws IOException {
		float[] delta = vertices(file);
		if (delta.length != rest.length) {
			throw new IOException(
					"%s: has %d vertices, %s has %d; export all poses of one mesh in the same way".formatted(
							file, delta.length / 3, neutral.getFileName(), rest.length / 3));
		}
		for (int i = 0; i < delta.length; i++) {
			delta[i] -= rest[i];
		}
		return delta;
	}

	private static float[] vertices(Path file) throws IOException {
		float[] vertices = new float[3 * 1024];
		int count = 0;
		int number = 0;
		try (BufferedReader lines = Files.newBufferedReader(file)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				number++;
				if (line.startsWith("v ") || line.startsWith("v\t")) {
					if (count + 3 > vertices.length) {
						vertices = Arrays.copyOf(vertices, 2 * vertices.length);
					}
					StringTokenizer words = new StringTokenizer(line, " \t");
					words.nextToken();
					for (int axis = 0; axis < 3; axis++) {
						vertices[count++] = number(file, number, words);
					}
				}
			}
		} catch (CharacterCodingException e) {
			throw new IOException("%s: not readable as text in UTF-8, so it is no OBJ file; export it again".formatted(
					file), e);
		}
		if (count == 0) {
			throw new IOException("%s: holds no vertices; export it again".formatted(file));
		}
		return Arrays.copyOf(vertices, count);
	}

	private static float number(Path file, int line, StringTokenizer words) throws IOException {
		String word = words.hasMoreTokens() ? words.nextToken() : "nothing";
		try {
			float value = Float.parseFloat(word);
			if (Float.isFinite(value)) {
				return value;
			}
		} catch (NumberFormatException e) {
			throw new IOException("%s: line %d has '%s' where a coordinate is needed; export it again".formatted(file,
					line, word), e);
		}
		throw new IOException("%s: line %d has a coordinate that is no number; export it again".formatted(file, line));
	}
}
