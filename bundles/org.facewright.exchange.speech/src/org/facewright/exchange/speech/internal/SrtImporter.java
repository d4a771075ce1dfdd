package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

/** Reads the words of SubRip subtitles. */
@Component
public final class SrtImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("srt", "SubRip subtitles (SRT)", List.of("srt"),
			ParameterSchema.EMPTY);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head);
		return !text.startsWith("WEBVTT")
				&& text.lines().limit(20).anyMatch(line -> CueReader.TIMES.matcher(line).matches());
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		return new CueReader(source, progress).read("SRT", false);
	}
}
