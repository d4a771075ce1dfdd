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

/** Reads Maya's ATOM; curves on animation layers are left out, for they are no weights by themselves. */
@Component
public final class AtomImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("maya-atom", "Maya ATOM (.atom)", List.of("atom"),
			MayaReader.SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return MayaReader.begins(TextLines.peek(head), "atomVersion");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (TextLines lines = TextLines.open(source)) {
			return new MayaReader(source.name(), lines, values, progress).read("atomVersion");
		}
	}
}
