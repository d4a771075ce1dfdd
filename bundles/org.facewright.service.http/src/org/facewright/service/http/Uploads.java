package org.facewright.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.facewright.service.http.ApiException.Kind;

/** Files that scripts handed over. Safe for use from several threads. */
final class Uploads {

	/** @param file in a folder of its own */
	record Upload(String id, Path file, long bytes) {
	}

	private final Path folder;
	private final long limit;
	private final Map<String, Upload> uploads = new LinkedHashMap<>();
	private long total;

	/** @param limit bytes of all uploads together */
	Uploads(Path folder, long limit) {
		this.folder = folder;
		this.limit = limit;
	}

	/**
	 * Keeps what a stream holds.
	 *
	 * @param announced bytes that it will hold, negative when that is not known
	 * @throws ApiException when the name is none, or there is no room; nothing is kept then
	 */
	Upload add(String name, InputStream content, long announced) throws ApiException, IOException {
		if (!name.matches("[^/\\\\:*?\"<>|\\p{Cntrl}]+") || name.startsWith(".")) {
			throw new ApiException(Kind.BAD_REQUEST, "'%s' is no file name without folders".formatted(name));
		}
		requireRoom(Math.max(0, announced));
		String id = Jobs.newId();
		Path file = Files.createDirectories(folder.resolve(id)).resolve(name);
		long bytes = 0;
		boolean whole = false;
		try (OutputStream out = Files.newOutputStream(file)) {
			byte[] block = new byte[1 << 16];
			int read;
			while ((read = content.read(block)) >= 0) {
				reserve(read);
				bytes += read;
				out.write(block, 0, read);
			}
			whole = true;
		} finally {
			if (!whole) {
				release(bytes);
				Jobs.delete(file.getParent());
			}
		}
		Upload upload = new Upload(id, file, bytes);
		synchronized (this) {
			uploads.put(id, upload);
		}
		return upload;
	}

	private synchronized void requireRoom(long bytes) throws ApiException {
		if (bytes > limit - total) {
			throw new ApiException(Kind.TOO_LARGE,
					"all uploads together may have %d bytes; delete some, name the file by its path, or start the service"
							.formatted(limit) + " with a greater --max-upload");
		}
	}

	private synchronized void reserve(long bytes) throws ApiException {
		requireRoom(bytes);
		total += bytes;
	}

	private synchronized void release(long bytes) {
		total -= bytes;
	}

	/** @throws ApiException when there is none */
	synchronized Upload find(String id, Kind otherwise) throws ApiException {
		Upload upload = uploads.get(id);
		if (upload == null) {
			throw new ApiException(otherwise, "there is no upload '%s'".formatted(id));
		}
		return upload;
	}

	void delete(String id) throws ApiException, IOException {
		Upload upload = find(id, Kind.NOT_FOUND);
		synchronized (this) {
			if (uploads.remove(id) == null) {
				return;
			}
			total -= upload.bytes();
		}
		Path own = upload.file().getParent();
		if (own != null) {
			Jobs.delete(own);
		}
	}
}
