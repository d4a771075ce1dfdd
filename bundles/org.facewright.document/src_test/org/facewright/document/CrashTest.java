package org.facewright.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.facewright.core.motion.MotionClip;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.stored.AudioData;
import org.facewright.document.stored.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a program while it saves and saves and saves. */
class CrashTest {

	private static final int KILLS = 15;

	@TempDir
	Path folder;

	@Test
	void leavesTheOldOrTheNewFileWhole() throws Exception {
		Path file = folder.resolve("a.fwz");
		ProjectFile first = Sample.full();
		first.project().setName("0");
		first.project().getAssets().getFirst().setAudio(AudioData.of(Sample.wav(100_000)));
		motion(first).setClip(Stored.of(Saver.clip(0)));
		first.save(file);
		Random random = new Random();
		int lastSeen = 0;
		int unfinished = 0;
		for (int kill = 0; kill < KILLS; kill++) {
			int announced = saveUntilKilled(file, random.nextInt(120));
			int found = check(file);
			assertThat(found).isBetween(Math.max(lastSeen, announced), announced + 1);
			lastSeen = found;
			try (var left = Files.newDirectoryStream(folder, "*.saving")) {
				for (Path one : left) {
					unfinished++;
					Files.delete(one);
				}
			}
		}
		assertThat(unfinished).as("kills in the middle of a save").isPositive();
	}

	/** @return number of the last save that was announced as done */
	private static int saveUntilKilled(Path file, int millis) throws IOException, InterruptedException {
		Process saver = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
				System.getProperty("java.class.path"), Saver.class.getName(), file.toString())
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try (BufferedReader said = saver.inputReader()) {
			int last = Integer.parseInt(said.readLine());
			Thread.sleep(millis); // the moment is meant to be any
			saver.toHandle().destroyForcibly(); // unlike that of the process, leaves what it said
			assertThat(saver.waitFor(20, TimeUnit.SECONDS)).isTrue();
			for (String line = said.readLine(); line != null && !line.isEmpty(); line = said.readLine()) {
				last = Integer.parseInt(line);
			}
			return last;
		}
	}

	private static int check(Path file) throws IOException {
		ProjectFile opened = ProjectFile.open(file);
		int number = Integer.parseInt(opened.project().getName());
		assertThat(motion(opened).getClip().load()).isEqualTo(Saver.clip(number));
		assertThat(opened.project().getAssets().getFirst().getAudio().open().readAllBytes())
				.isEqualTo(Sample.wav(100_000));
		return number;
	}

	private static SolvedMotion motion(ProjectFile file) {
		Layer layer = file.project().getTakes().getFirst().getTracks().getFirst().getLayers().getFirst();
		return (SolvedMotion) layer.getContent();
	}

	/** The program that is killed. */
	static final class Saver {

		public static void main(String[] arguments) throws IOException {
			Path path = Path.of(arguments[0]);
			ProjectFile file = ProjectFile.open(path);
			int number = Integer.parseInt(file.project().getName());
			System.out.println(number);
			while (true) {
				number++;
				file.project().setName(Integer.toString(number));
				motion(file).setClip(Stored.of(clip(number)));
				file.save(path);
				System.out.println(number);
			}
		}

		static MotionClip clip(int number) {
			return Sample.clip(Sample.FEW, 20_000 + number % 100, number);
		}
	}
}
