package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window as its user meets it: opened with a project, worked in, saved and closed. Pictures go to target/screenshots. */
class WindowTest {

	private static final Path PICTURES = Path.of("target/screenshots");
	private static final int START_SECONDS = 120;
	private static final int SHOW_SECONDS = 30;

	@TempDir
	Path folder;
	private Screen screen;
	private Process window;

	@BeforeEach
	void open() throws IOException {
		assumeTrue(Screen.isPossible(), "no Xvfb on this machine; install it to try the window");
		Path shown = Files.createDirectory(folder.resolve("screen"));
		screen = Screen.open(shown);
	}

	@AfterEach
	void close() throws InterruptedException {
		if (window != null) {
			window.destroy();
			if (!window.waitFor(20, TimeUnit.SECONDS)) {
				window.destroyForcibly().waitFor();
			}
		}
		if (screen != null) {
			screen.close();
		}
	}

	private Path project() throws IOException, InterruptedException {
		Path sound = folder.resolve("line.wav");
		Files.write(sound, Product.wav(16000, Product.syllables(16000, 3)));
		Path project = folder.resolve("line.fwz");
		assertThat(Product.run(folder, "generate", sound.toString(), "-o", project.toString()).exitCode()).isZero();
		return project;
	}

	/** Starts the window and waits until it shows something and is calm. */
	private BufferedImage start(String... args) throws IOException, InterruptedException {
		BufferedImage empty = screen.picture();
		window = Product.start(folder, Map.of("DISPLAY", screen.name(), "FACEWRIGHT_WORKSPACE",
				folder.resolve("workspace").toString(), "FACEWRIGHT_DATA", folder.resolve("data").toString()),
				folder.resolve("out.txt"), folder.resolve("err.txt"), args);
		screen.moveTo(Screen.WIDTH / 2, Screen.HEIGHT / 2);
		BufferedImage shown = screen.settled(empty, 0.5, START_SECONDS);
		assertThat(window.isAlive()).as(Files.readString(folder.resolve("err.txt"))).isTrue();
		assertThat(Screen.difference(shown, empty)).as("something is shown").isGreaterThan(0.5);
		return shown;
	}

	private String log() throws IOException {
		Path log = folder.resolve("workspace/.metadata/.log");
		return Files.exists(log) ? Files.readString(log) : "";
	}

	@Test
	void eachPerspectiveIsShownInBothThemes() throws IOException, InterruptedException {
		BufferedImage last = start(project().toString());
		for (String theme : new String[] { "dark", "light" }) {
			String[] perspectives = { "face-edit", "live", "review" };
			for (int i = 0; i < perspectives.length; i++) {
				screen.type(Screen.CONTROL, Screen.ALT, '1' + i);
				last = screen.settled(last, 0.02, i == 0 && theme.equals("dark") ? 3 : SHOW_SECONDS);
				Screen.save(last, PICTURES.resolve(perspectives[i] + "-" + theme + ".png"));
				assertThat(Screen.colours(last)).as(perspectives[i]).isGreaterThan(100);
				double brightness = Screen.brightness(last);
				if (theme.equals("dark")) {
					assertThat(brightness).as(perspectives[i]).isLessThan(90);
				} else {
					assertThat(brightness).as(perspectives[i]).isGreaterThan(140);
				}
			}
			screen.type(Screen.CONTROL, Screen.ALT, '1');
			last = screen.settled(last, 0.02, SHOW_SECONDS);
			screen.type(Screen.F8);
			last = screen.settled(last, 0.02, SHOW_SECONDS);
		}
		assertThat(log()).doesNotContain("!STACK");
	}

	@Test
	void withoutAProjectItWelcomes() throws IOException, InterruptedException {
		BufferedImage shown = start();
		Screen.save(shown, PICTURES.resolve("welcome.png"));
		assertThat(Screen.colours(shown)).isGreaterThan(50);
		assertThat(log()).doesNotContain("!STACK");
	}

	@Test
	void keysThatWereSetAreSavedAndTheProjectIsWholeAfterwards() throws IOException, InterruptedException {
		Path project = project();
		FileTime before = Files.getLastModifiedTime(project);
		BufferedImage shown = start("edit", project.toString());
		screen.click(Screen.WIDTH * 2 / 5, Screen.HEIGHT * 3 / 5);
		screen.type('s');
		screen.settled(shown, 0, 5);
		screen.type(Screen.CONTROL, 's');
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SHOW_SECONDS);
		while (Files.getLastModifiedTime(project).equals(before) && System.nanoTime() < end) {
			Thread.sleep(100);
		}
		assertThat(Files.getLastModifiedTime(project)).isNotEqualTo(before);
		Product.Run export = Product.run(folder, "export", project.toString(), "-o",
				folder.resolve("line.csv").toString());
		assertThat(export.exitCode()).as(export.err()).isZero();
		assertThat(log()).doesNotContain("!STACK");
	}
}
