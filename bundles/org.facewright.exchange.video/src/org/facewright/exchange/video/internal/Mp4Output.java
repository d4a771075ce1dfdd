package org.facewright.exchange.video.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.osgi.service.component.annotations.Component;

import org.facewright.api.video.FilmFormat;
import org.facewright.api.video.FilmOutput;
import org.facewright.api.video.FilmWriter;

/** H.264 and AAC in MP4, which every player and every editor opens. */
@Component
public final class Mp4Output implements FilmOutput {

	@Override
	public String id() {
		return "mp4";
	}

	@Override
	public List<String> suffixes() {
		return List.of("mp4", "mov", "m4v");
	}

	@Override
	public FilmWriter open(Path file, FilmFormat format) throws IOException {
		return Mp4Writer.open(file, format);
	}
}
