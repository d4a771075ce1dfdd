package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.JsonTree;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads Rhubarb's JSON. */
@Component
public final class RhubarbJsonImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("rhubarb-json", "Rhubarb mouth cues (JSON)",
			List.of("cues.json"),
			MouthImport.SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return TextLines.peek(head).contains("\"mouthCues\"");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		MouthImport cues = new MouthImport(source.name(), values, progress);
		JsonNode list = JsonTree.read(source, "Rhubarb's JSON").path("mouthCues");
		for (int i = 0; i < list.size(); i++) {
			JsonNode cue = list.get(i);
			String where = "%s, mouthCues[%d]".formatted(source.name(), i);
			if (!cue.path("start").isNumber() || !cue.path("end").isNumber()) {
				throw new IOException("%s: has no start or no end; export it again".formatted(where));
			}
			cues.add(where, cue.path("start").asDouble(), cue.path("end").asDouble(), cue.path("value").asText(""));
		}
		return cues.result("choose a file that Rhubarb wrote as JSON");
	}
}
