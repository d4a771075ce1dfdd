package org.facewright.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

import org.facewright.api.exchange.ImportSource;

/** A file on disk for an importer; files being written stand in for those not yet in place. */
record FileImportSource(Path file, Map<Path, Path> standIns) implements ImportSource {

	@Override
	public String name() {
		return file.getFileName().toString();
	}

	@Override
	public long size() throws IOException {
		return Files.size(actual(file));
	}

	@Override
	public InputStream open() throws IOException {
		return Files.newInputStream(actual(file));
	}

	@Override
	public InputStream sibling(String name) throws IOException {
		Path folder = file.toAbsolutePath().normalize().getParent();
		Path place = folder.resolve(name).normalize();
		if (!place.startsWith(folder)) {
			throw new IOException("%s: refers to '%s' outside its folder".formatted(name(), name));
		}
		try {
			return Files.newInputStream(actual(place));
		} catch (NoSuchFileException e) {
			throw new IOException("%s: needs '%s' beside it, which is missing".formatted(name(), name), e);
		}
	}

	private Path actual(Path place) {
		return standIns.getOrDefault(place.toAbsolutePath(), place);
	}
}
