package org.facewright.exchange.maya.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

/** Reads Maya's .anim; told apart from Unity's files of that ending by what stands in it. */
@Component
public final class MayaAnimImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("maya-anim", "Maya animation (.anim)",
			List.of("anim"), MayaReader.SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return MayaReader.begins(TextLines.peek(head), "animVersion");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (TextLines lines = TextLines.open(source)) {
			return new MayaReader(source.name(), lines, values, progress).read("animVersion");
		}
	}
}
