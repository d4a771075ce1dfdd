package org.facewright.operations.film;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import org.facewright.api.video.FilmWriter;

/** Numbered PNG files that appear all together: collected in a hidden folder beside their place, and moved at the end. */
final class PictureFiles implements FilmWriter {

	private static final int LEAST_DIGITS = 4;
	private static final String SUFFIX = ".png";

	private final Path folder;
	private final Path hidden;
	private final String name;
	private final String number;
	private final BufferedImage image;
	private final List<String> written = new ArrayList<>();

	/** @throws IOException with a sentence for the user when nothing can be written there */
	PictureFiles(Path file, int width, int height, int count) throws IOException {
		String whole = file.getFileName().toString();
		name = whole.substring(0, whole.length() - SUFFIX.length());
		folder = file.toAbsolutePath().getParent();
		number = "%0" + Math.max(LEAST_DIGITS, Integer.toString(count).length()) + "d";
		image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		try {
			Files.createDirectories(folder);
			hidden = Files.createTempDirectory(folder, "." + name);
		} catch (IOException e) {
			throw new IOException("pictures can't be written into %s (%s); choose another folder".formatted(folder,
					e.getMessage()), e);
		}
	}

	Path first() {
		return folder.resolve(name + "." + number.formatted(1) + SUFFIX);
	}

	@Override
	public String encoder() {
		return "png";
	}

	@Override
	public void picture(byte[] rgb) throws IOException {
		byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
		for (int i = 0; i < pixels.length; i += 3) {
			pixels[i] = rgb[i + 2];
			pixels[i + 1] = rgb[i + 1];
			pixels[i + 2] = rgb[i];
		}
		String file = name + "." + number.formatted(written.size() + 1) + SUFFIX;
		try (OutputStream out = Files.newOutputStream(hidden.resolve(file))) {
			ImageIO.write(image, "png", out);
		} catch (IOException e) {
			throw new IOException("%s can't be written (%s); choose another folder or make room".formatted(
					folder.resolve(file), e.getMessage()), e);
		}
		written.add(file);
	}

	@Override
	public void sound(float[] interleaved, int frames) {
		// pictures have none
	}

	@Override
	public void finish() throws IOException {
		for (String file : written) {
			Files.move(hidden.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
		}
		Files.delete(hidden);
	}

	@Override
	public void close() throws IOException {
		if (Files.exists(hidden)) {
			for (String file : written) {
				Files.deleteIfExists(hidden.resolve(file));
			}
			try (var left = Files.list(hidden)) {
				for (Path part : left.toList()) {
					Files.delete(part);
				}
			}
			Files.delete(hidden);
		}
	}
}
