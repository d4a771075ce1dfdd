package org.facewright.tests.endtoend;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import com.sun.jna.NativeLong;
import com.sun.jna.platform.unix.X11;

/** A screen in memory with a hand: an X server of its own that keeps what is shown in a file. */
final class Screen implements AutoCloseable {

	static final int WIDTH = 1680;
	static final int HEIGHT = 1050;
	static final int CONTROL = 0xffe3;
	static final int ALT = 0xffe9;
	static final int F8 = 0xffc5;

	private static final int HEADER_NUMBERS = 25;
	private static final int COLOUR_BYTES = 12;
	private static final int CALM_MILLIS = 1500;

	private final Process server;
	private final Path folder;
	private final String name;
	private final X11.Display display;

	private Screen(Process server, Path folder, String name) {
		this.server = server;
		this.folder = folder;
		this.name = name;
		display = X11.INSTANCE.XOpenDisplay(name);
		if (display == null) {
			server.destroy();
			throw new IllegalStateException("the X server %s can't be reached".formatted(name));
		}
	}

	/** Whether this machine has what a screen needs. */
	static boolean isPossible() {
		return System.getProperty("os.name", "").startsWith("Linux")
				&& Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
						.anyMatch(place -> Files.isExecutable(Path.of(place, "Xvfb")));
	}

	/** @param folder for what is shown */
	static Screen open(Path folder) throws IOException {
		Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-fbdir", folder.toString(), "-screen", "0",
				WIDTH + "x" + HEIGHT + "x24", "-nolisten", "tcp").redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
		String number = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))
				.readLine();
		if (number == null) {
			throw new IOException("Xvfb did not start");
		}
		return new Screen(server, folder, ":" + number.strip());
	}

	/** For the environment variable DISPLAY. */
	String name() {
		return name;
	}

	void moveTo(int x, int y) {
		X11.XTest.INSTANCE.XTestFakeMotionEvent(display, -1, x, y, new NativeLong(0));
		X11.INSTANCE.XSync(display, false);
	}

	void click(int x, int y) {
		moveTo(x, y);
		X11.XTest.INSTANCE.XTestFakeButtonEvent(display, 1, true, new NativeLong(0));
		X11.XTest.INSTANCE.XTestFakeButtonEvent(display, 1, false, new NativeLong(0));
		X11.INSTANCE.XSync(display, false);
	}

	/** Presses keys together, as in Ctrl+S. @param keysyms the last one is the key, those before are held */
	void type(int... keysyms) {
		for (int keysym : keysyms) {
			key(keysym, true);
		}
		for (int i = keysyms.length - 1; i >= 0; i--) {
			key(keysyms[i], false);
		}
		X11.INSTANCE.XSync(display, false);
	}

	private void key(int keysym, boolean down) {
		byte code = X11.INSTANCE.XKeysymToKeycode(display, new X11.KeySym(keysym));
		X11.XTest.INSTANCE.XTestFakeKeyEvent(display, code & 0xff, down, new NativeLong(0));
	}

	/** What is shown now. */
	BufferedImage picture() throws IOException {
		ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("Xvfb_screen0")))
				.order(ByteOrder.BIG_ENDIAN);
		int[] header = new int[HEADER_NUMBERS];
		for (int i = 0; i < header.length; i++) {
			header[i] = file.getInt(4 * i);
		}
		int pixels = header[0] + header[19] * COLOUR_BYTES;
		int rowBytes = header[12];
		file.order(header[7] == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		BufferedImage picture = new BufferedImage(header[4], header[5], BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < picture.getHeight(); y++) {
			for (int x = 0; x < picture.getWidth(); x++) {
				picture.setRGB(x, y, file.getInt(pixels + y * rowBytes + 4 * x) & 0xffffff);
			}
		}
		return picture;
	}

	/**
	 * Waits until what is shown differs and has not changed for a moment.
	 *
	 * @param share of the pixels that differ from {@code before}, more than this
	 * @return what is shown then, or after as many seconds
	 */
	BufferedImage settled(BufferedImage before, double share, int seconds) throws IOException, InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		long calmSince = System.nanoTime();
		BufferedImage last = picture();
		while (System.nanoTime() < end) {
			Thread.sleep(200);
			BufferedImage now = picture();
			if (difference(now, last) > 0) {
				calmSince = System.nanoTime();
				last = now;
			} else if (System.nanoTime() - calmSince > TimeUnit.MILLISECONDS.toNanos(CALM_MILLIS)
					&& difference(now, before) > share) {
				return now;
			}
		}
		return last;
	}

	/** Share of the pixels that differ. */
	static double difference(BufferedImage a, BufferedImage b) {
		int[] first = a.getRGB(0, 0, a.getWidth(), a.getHeight(), null, 0, a.getWidth());
		int[] second = b.getRGB(0, 0, b.getWidth(), b.getHeight(), null, 0, b.getWidth());
		int different = 0;
		for (int i = 0; i < first.length; i++) {
			different += first[i] == second[i] ? 0 : 1;
		}
		return (double) different / first.length;
	}

	/** Mean brightness, 0 … 255. */
	static double brightness(BufferedImage picture) {
		long sum = 0;
		for (int rgb : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
			sum += (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
		}
		return sum / 3.0 / picture.getWidth() / picture.getHeight();
	}

	static int colours(BufferedImage picture) {
		return (int) Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0,
				picture.getWidth())).distinct().count();
	}

	static void save(BufferedImage picture, Path file) throws IOException {
		Files.createDirectories(file.getParent());
		ImageIO.write(picture, "png", file.toFile());
	}

	@Override
	public void close() {
		X11.INSTANCE.XCloseDisplay(display);
		server.destroy();
	}
}
