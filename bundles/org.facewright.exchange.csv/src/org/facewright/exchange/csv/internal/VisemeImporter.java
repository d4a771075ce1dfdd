package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.Visemes;
import org.osgi.service.component.annotations.Component;

/** Reads weights of the 15 visemes by the names of their columns, with or without the prefix {@code viseme_}. */
@Component
public final class VisemeImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("oculus-csv", VisemeExporter.LABEL,
			List.of("visemes.csv"), ParameterSchema.of(TimedRows.FRAME_RATE));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		List<String> names = TimedRows.header(head);
		return names.size() > 3 && names.getFirst().equalsIgnoreCase("time")
				&& Visemes.channels(names.subList(1, names.size())).isPresent();
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		return TimedRows.read(source, "face", values.get(TimedRows.FRAME_RATE),
				(names, lines) -> Visemes.channels(names).orElseThrow(() -> lines.error(
						"the columns are not those of the 15 visemes",
						"name them sil, PP, FF, TH, DD, kk, CH, SS, nn, RR, aa, E, ih, oh and ou, each once")),
				progress);
	}
}
