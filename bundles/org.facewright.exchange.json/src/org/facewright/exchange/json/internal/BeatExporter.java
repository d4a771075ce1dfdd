package org.facewright.exchange.json.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes faces as the BEAT data set has them: the names once, then weights and time of each frame. */
@Component
public final class BeatExporter implements TrackExporter {

	static final Parameter<String> CHANNELS = Parameter.choice("channels", "beat", "all").label("Channels")
			.describe("beat: the 51 shapes of the data set by the alphabet, 0 where the face lacks one; all: the "
					+ "face's weights in their own order");

	static final String LABEL = "BEAT face (JSON)";
	/** The data set has no tongue. */
	static final List<String> NAMES = Arkit.FACE.names().stream().filter(name -> !name.equals("tongueOut")).sorted()
			.toList();

	private static final ExchangeFormat FORMAT = new ExchangeFormat("beat-json", LABEL, List.of("beat.json"),
			ParameterSchema.of(CHANNELS));
	private static final int FRAMES_PER_REPORT = 1000;
	private static final int TIME_DECIMALS = 6;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	private static List<String> names(ExportRequest request) {
		ChannelSet channels = request.tracks().getFirst().clip().channels();
		return request.values().get(CHANNELS).equals("beat")
				? NAMES
				: channels.channels().stream().filter(channel -> channel.kind() == ChannelKind.WEIGHT)
						.map(Channel::name)
						.toList();
	}

	@Override
	public double precision(ExportRequest request) {
		return 2e-6;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(Preflight.notFinite(request));
		List<String> names = names(request);
		MotionClip face = request.tracks().getFirst().clip();
		if (names.stream().noneMatch(name -> face.channels().indexOf(name) >= 0)) {
			problems.add(Problem.error("beat.no-weights",
					"the first track of take '%s' has no weight that BEAT has".formatted(request.name()),
					"choose a take with a face"));
			return problems;
		}
		Preflight.notCarried(request, channel -> names.contains(channel.name()), LABEL).ifPresent(problems::add);
		Preflight.missing(request, ChannelSet.weights(names), "they are written as 0").ifPresent(problems::add);
		Preflight.outsideUnit(request).ifPresent(problems::add);
		if (!face.frameRate().equals(FrameRate.FPS_60)) {
			problems.add(Problem.info("beat.rate",
					"the data set has 60 frames per second, this take %s".formatted(face.frameRate())));
		}
		if (request.tracks().size() > 1) {
			problems.add(Problem.warning("beat.tracks",
					"only the first of %d tracks is written".formatted(request.tracks().size()),
					"export the others on their own"));
		}
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		progress.checkCancelled();
		Preflight.refuseErrors(check(request));
		MotionClip clip = request.tracks().getFirst().clip();
		List<String> names = names(request);
		List<Optional<SampleColumn>> columns = names.stream().map(name -> clip.channels().indexOf(name))
				.map(index -> index < 0 ? Optional.<SampleColumn>empty() : Optional.of(clip.column(index))).toList();
		try (TextWriter out = new TextWriter(target.main())) {
			out.text("{\"names\":[");
			for (int i = 0; i < names.size(); i++) {
				out.text(i == 0 ? "\"" : ",\"")
						.text(new String(JsonStringEncoder.getInstance().quoteAsString(names.get(i)))).ascii('"');
			}
			out.text("],\n\"frames\":[");
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				if (frame % FRAMES_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report((double) frame / clip.frameCount(), "writing frames");
				}
				write(columns, clip.frameRate().secondsOf(frame), frame, out);
			}
			out.text("\n]}\n");
		}
		progress.report(1, "written");
	}

	private static void write(List<Optional<SampleColumn>> columns, double seconds, int frame, TextWriter out)
			throws IOException {
		out.text(frame == 0 ? "\n" : ",\n").text("{\"weights\":[");
		for (int i = 0; i < columns.size(); i++) {
			if (i > 0) {
				out.ascii(',');
			}
			Optional<SampleColumn> column = columns.get(i);
			out.shortestDecimal(column.isPresent() ? column.get().get(frame) : 0);
		}
		out.text("],\"time\":").fixed(seconds, TIME_DECIMALS).text(",\"rotation\":[]}");
	}
}
