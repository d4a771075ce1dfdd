package org.facewright.render.gl.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;

import org.facewright.core.progress.Problem;
import org.facewright.render.gl.internal.Avatar.Picture;

/** The pictures of a glTF file, PNG and JPEG; a picture that can't be read is a problem of the avatar and no more. */
final class Textures {

	private static final int LARGEST = 2048; // pixels; larger ones are halved until they fit

	private final Path file;
	private final JsonNode root;
	private final ByteBuffer[] buffers;
	private final List<Problem> problems;
	private final Map<Integer, Optional<Picture>> read = new HashMap<>();

	/** @param problems gets what can't be read */
	Textures(Path file, JsonNode root, ByteBuffer[] buffers, List<Problem> problems) {
		this.file = file;
		this.root = root;
		this.buffers = buffers;
		this.problems = problems;
	}

	/** @param texture as a material names it; missing for none */
	Optional<Picture> of(JsonNode texture) {
		int index = texture.path("index").asInt(-1);
		if (index < 0) {
			return Optional.empty();
		}
		int image = root.path("textures").path(index).path("source").asInt(-1);
		return read.computeIfAbsent(image, this::picture);
	}

	private Optional<Picture> picture(int image) {
		JsonNode description = root.path("images").path(image);
		try {
			BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(bytes(description)));
			if (decoded == null) {
				throw new IOException("it is neither PNG nor JPEG");
			}
			return Optional.of(picture(decoded));
		} catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
			problems.add(Problem.warning("avatar.texture", "picture %d of %s can't be read (%s)".formatted(image,
					file.getFileName(), e.getMessage()), "save it as PNG or JPEG; the part is shown in plain colours"));
			return Optional.empty();
		}
	}

	private byte[] bytes(JsonNode image) throws IOException {
		String uri = image.path("uri").asText("");
		if (uri.startsWith("data:")) {
			return Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
		}
		if (!uri.isEmpty()) {
			Path folder = file.toAbsolutePath().getParent();
			Path beside = folder.resolve(URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8))
					.normalize();
			if (!beside.startsWith(folder)) {
				throw new IOException("it lies outside of the avatar's folder");
			}
			return Files.readAllBytes(beside);
		}
		JsonNode view = root.path("bufferViews").path(image.path("bufferView").asInt(-1));
		if (view.isMissingNode()) {
			throw new IOException("it is not in the file");
		}
		byte[] bytes = new byte[view.path("byteLength").asInt()];
		buffers[view.path("buffer").asInt()].get(view.path("byteOffset").asInt(0), bytes);
		return bytes;
	}

	private static Picture picture(BufferedImage image) {
		int step = 1;
		while (image.getWidth() / step > LARGEST || image.getHeight() / step > LARGEST) {
			step *= 2;
		}
		int width = Math.max(1, image.getWidth() / step);
		int height = Math.max(1, image.getHeight() / step);
		byte[] rgba = new byte[width * height * 4];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int argb = image.getRGB(x * step, y * step);
				int to = (y * width + x) * 4;
				rgba[to] = (byte) (argb >> 16);
				rgba[to + 1] = (byte) (argb >> 8);
				rgba[to + 2] = (byte) argb;
				rgba[to + 3] = (byte) (argb >> 24);
			}
		}
		return new Picture(width, height, rgba);
	}
}
