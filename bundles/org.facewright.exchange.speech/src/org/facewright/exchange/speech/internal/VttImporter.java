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

/** Reads the words of WebVTT subtitles. */
@Component
public final class VttImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("vtt", "WebVTT subtitles", List.of("vtt"),
			ParameterSchema.EMPTY);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return TextLines.peek(head).startsWith("WEBVTT");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		return new CueReader(source, progress).read("WebVTT", true);
	}
}
