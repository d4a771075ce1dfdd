package org.facewright.exchange.json.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ClipBuilder;
import org.facewright.exchange.common.FrameRates;
import org.facewright.exchange.common.JsonTree;
import org.facewright.exchange.common.TextLines;
import org.facewright.exchange.common.Visemes;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads weights of the 15 Oculus visemes: {@code frameRate}, {@code visemes} (names) and {@code frames} (rows). */
@Component
public final class VisemeJsonImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("oculus-json", VisemeJsonExporter.LABEL,
			List.of("visemes.json"), ParameterSchema.EMPTY);
	private static final int FRAMES_PER_CHECK = 4096;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head).strip();
		return text.startsWith("{") && text.contains("\"visemes\"") && text.contains("\"frames\"");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		String name = source.name();
		JsonNode root = JsonTree.read(source, "a list of visemes");
		JsonNode rows = root.path("frames");
		List<String> names = new ArrayList<>();
		root.path("visemes").forEach(viseme -> names.add(viseme.asText()));
		List<Channel> channels = Visemes.channels(names).filter(found -> !found.isEmpty())
				.orElseThrow(() -> new IOException(
						"%s: visemes does not name visemes of the 15, each once; correct it".formatted(name)));
		if (!rows.isArray() || rows.isEmpty()) {
			throw new IOException("%s: there are no frames in it; export it again".formatted(name));
		}
		FrameRate rate = FrameRates.ofDecimal(root.path("frameRate").asDouble(0)).orElseThrow(
				() -> new IOException("%s: frameRate is missing or no frame rate; correct it".formatted(name)));
		ClipBuilder clip = new ClipBuilder(channels.size());
		float[] pose = new float[channels.size()];
		for (int frame = 0; frame < rows.size(); frame++) {
			if (frame % FRAMES_PER_CHECK == 0) {
				progress.checkCancelled();
			}
			JsonNode row = rows.get(frame);
			if (row.size() != pose.length) {
				throw new IOException("%s: frame %d has %d values for %d visemes; export it again".formatted(name,
						frame, row.size(), pose.length));
			}
			for (int i = 0; i < pose.length; i++) {
				JsonNode value = row.get(i);
				pose[i] = value == null || !value.isNumber() ? Float.NaN : (float) value.asDouble();
				if (!Float.isFinite(pose[i])) {
					throw new IOException("%s: value %d of frame %d is no usable number; correct it".formatted(name, i,
							frame));
				}
			}
			clip.append(pose);
		}
		return new ImportResult(List.of(new NamedClip("face", clip.clip(rate, ChannelSet.of(channels)))),
				SpeechLanes.EMPTY, List.of());
	}
}
