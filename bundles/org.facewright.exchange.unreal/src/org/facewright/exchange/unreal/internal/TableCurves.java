package org.facewright.exchange.unreal.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.NamedClip;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.CurveKeys;
import org.facewright.exchange.common.CurveKeys.Tangent;
import org.facewright.exchange.common.KeyedCurves;
import org.facewright.exchange.common.Preflight;

/** The rows of a curve table while it is read. Unreal asks for one interpolation for all of them, and so do we. */
final class TableCurves {

	static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate").unit("fps")
			.describe("Frames per second to sample the curves at; empty: as their times say");
	private static final Parameter<String> INTERPOLATION = Parameter
			.choice("interpolation", "linear", "constant", "cubic").label("Interpolation")
			.describe("How the keys are joined, which a curve table does not say");
	static final ParameterSchema SCHEMA = ParameterSchema.of(FRAME_RATE, INTERPOLATION);

	private static final int MOST_ROWS = 1 << 16;

	private final String fileName;
	private final ParameterValues values;
	private final Tangent tangent;
	private final List<String> names = new ArrayList<>();
	private final List<CurveKeys> curves = new ArrayList<>();
	private final List<String> empty = new ArrayList<>();

	TableCurves(String fileName, ParameterValues values) {
		this.fileName = fileName;
		this.values = values;
		tangent = switch (values.get(INTERPOLATION)) {
			case "constant" -> Tangent.STEP;
			case "cubic" -> Tangent.SPLINE;
			default -> Tangent.LINEAR;
		};
	}

	String wantedRate() {
		return values.get(FRAME_RATE).strip();
	}

	void addKey(CurveKeys keys, double seconds, float value) {
		keys.add(seconds, value, tangent, tangent);
	}

	void addRow(String name, CurveKeys keys) throws IOException {
		if (names.size() + empty.size() == MOST_ROWS) {
			throw new IOException("%s: there are more than %d rows; split the table".formatted(fileName, MOST_ROWS));
		}
		if (keys.size() == 0) {
			empty.add(name);
			return;
		}
		names.add(name);
		curves.add(keys);
	}

	/** @param problems gets what was guessed */
	ImportResult result(Optional<FrameRate> written, List<Problem> problems, Progress progress) throws IOException {
		if (curves.isEmpty()) {
			throw new IOException("%s: the table has no row with a key; export it again".formatted(fileName));
		}
		List<Channel> channels = ChannelNames.channels(names).orElseThrow(() -> new IOException(
				"%s: two rows have the same name, or one has none; correct the table".formatted(fileName)));
		if (!empty.isEmpty()) {
			problems.add(Problem.info("unreal.empty", "%s: rows without a key were left out: %s".formatted(fileName,
					Preflight.list(empty))));
		}
		KeyedCurves keyed = new KeyedCurves(ChannelSet.of(channels), curves, 0, fileName);
		if (keyed.origin() != 0) {
			problems.add(Problem.info("unreal.start", "%s starts at second %s, which became frame 0".formatted(fileName,
					keyed.origin())));
		}
		FrameRate rate = keyed.frameRate(wantedRate(), written, problems);
		NamedClip track = new NamedClip("face", keyed.clip(rate, progress));
		return new ImportResult(List.of(track), SpeechLanes.EMPTY, problems);
	}
}
