package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.facewright.exchange.common.Timecode;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Writes the table that the Live Link Face app records: one row per frame, 52 shapes and 9 rotations, ten decimals.
 * The face is the first track; other tracks of the same rate add the channels that it lacks.
 */
@Component
public final class LiveLinkExporter implements TrackExporter {

	static final String LABEL = "Live Link Face CSV";
	static final Parameter<Integer> BASE = Parameter.integer("base").between(0, 240).label("Timecode base")
			.unit("frames per second").describe("Frames counted per second in the timecode; 0 takes 60 when the frame "
					+ "rate divides it, otherwise the frame rate rounded.");
	static final Parameter<String> START = Parameter.text("start").label("Start timecode")
			.describe("Timecode of the first frame as HH:MM:SS:FF; empty takes the one that the sound carries, "
					+ "or 00:00:00:00.");

	static final Parameter<String> DIALECT = Parameter.choice("dialect", "device", "protocol", "unreal")
			.label("Dialect")
			.describe("device: as the app writes it; protocol: jaw and mouth left before right, as other tools do; "
					+ "unreal: with the frame rate, three decimals and CRLF, as Unreal's desktop tool does");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("livelink-csv", LABEL, List.of("csv"),
			ParameterSchema.of(DIALECT, BASE, START));
	private static final int APP_BASE = 60;
	private static final int DECIMALS = 10;
	private static final int ROWS_PER_REPORT = 1000;
	private static final Set<String> CARRIED = LiveLinkColumns.CHANNELS.stream().map(Channel::name)
			.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return isUnreal(request) ? 5.1e-4 : 1e-7;
	}

	private static boolean isUnreal(ExportRequest request) {
		return request.values().get(DIALECT).equals("unreal");
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(Preflight.notFinite(request));
		String start = request.values().get(START);
		int base = base(request);
		if (!start.isBlank()) {
			Optional<Timecode> timecode = Timecode.parse(start.strip());
			if (timecode.isEmpty() || timecode.get().frame() >= base) {
				problems.add(Problem.error("livelink.start",
						"start '%s' is no timecode of base %d".formatted(start, base),
						"write HH:MM:SS:FF with FF below %d".formatted(base)));
			}
		}
		FrameRate rate = request.tracks().getFirst().clip().frameRate();
		for (NamedClip track : request.tracks()) {
			if (!track.clip().frameRate().equals(rate)) {
				problems.add(Problem.warning("livelink.rate",
						"track '%s' has %s frames a second, the face %s; it is left out".formatted(track.name(),
								track.clip().frameRate(), rate),
						"resample it to the rate of the face first"));
			}
		}
		if (isUnreal(request)) {
			problems.add(Problem.info("livelink.decimals", "this dialect keeps three decimals of each value"));
		}
		ExportRequest carried = sameRate(request);
		Preflight.notCarried(carried, channel -> CARRIED.contains(channel.name().toLowerCase(Locale.ROOT)), LABEL)
				.ifPresent(problems::add);
		Preflight.outsideUnit(carried).ifPresent(problems::add);
		Preflight.missing(carried, Arkit.FACE, "their columns will hold 0").ifPresent(problems::add);
		return problems;
	}

	private static ExportRequest sameRate(ExportRequest request) {
		FrameRate rate = request.tracks().getFirst().clip().frameRate();
		return new ExportRequest(request.name(),
				request.tracks().stream().filter(track -> track.clip().frameRate().equals(rate)).toList(),
				request.audio(), request.speech(), request.values());
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		progress.checkCancelled();
		Preflight.refuseErrors(check(request));
		MotionClip face = request.tracks().getFirst().clip();
		List<Channel> order = request.values().get(DIALECT).equals("device")
				? LiveLinkColumns.CHANNELS
				: LiveLinkColumns.PROTOCOL_ORDER;
		List<@Nullable SampleColumn> columns = columns(sameRate(request), order);
		int base = base(request);
		long start = start(request, base).thousandths(base);
		boolean unreal = isUnreal(request);
		try (TextWriter out = new TextWriter(target.main())) {
			out.text(header(order, unreal));
			for (int frame = 0; frame < face.frameCount(); frame++) {
				if (frame % ROWS_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report((double) frame / face.frameCount(), "Writing " + target.mainName());
				}
				if (unreal) {
					unrealRow(Timecode.at(start + 1000L * frame, base), face.frameRate(), columns, frame, out);
				} else {
					Timecode.at(start + Timecode.thousandthsOf(frame, face.frameRate(), base), base).write(out);
					out.ascii(',').number(columns.size());
					for (SampleColumn column : columns) {
						out.ascii(',').fixed(value(column, frame), DECIMALS);
					}
					out.ascii('\n');
				}
			}
		}
		progress.report(1, "Wrote " + target.mainName());
	}

	private static String header(List<Channel> order, boolean unreal) {
		List<String> names = new ArrayList<>(
				List.of(LiveLinkColumns.TIMECODE, unreal ? LiveLinkColumns.FRAME_RATE : LiveLinkColumns.COUNT));
		names.addAll(LiveLinkColumns.names(order));
		return unreal ? String.join(", ", names) + "\r\n" : String.join(",", names) + "\n";
	}

	/** {@code 1:2:3:4, 30.000, 0.500} and so on: no leading zeros, frames counted at the rate of the samples. */
	private static void unrealRow(Timecode time, FrameRate rate, List<@Nullable SampleColumn> columns, int frame,
			TextWriter out) throws IOException {
		out.number(time.hours()).ascii(':').number(time.minutes()).ascii(':').number(time.seconds()).ascii(':')
				.number(time.frame());
		out.text(", ").fixed(rate.framesPerSecond(), 3);
		for (SampleColumn column : columns) {
			out.text(", ").fixed(value(column, frame), 3);
		}
		out.text("\r\n");
	}

	/** For every column of the table the samples to write, null where no track has such a channel. */
	private static List<@Nullable SampleColumn> columns(ExportRequest request, List<Channel> order) {
		List<@Nullable SampleColumn> columns = new ArrayList<>();
		for (Channel channel : order) {
			SampleColumn found = null;
			for (NamedClip track : request.tracks()) {
				int index = track.clip().channels().indexOf(channel.name());
				if (index >= 0 && found == null) {
					found = track.clip().column(index);
				}
			}
			columns.add(found);
		}
		return columns;
	}

	/** A track shorter than the face holds its last pose. */
	private static float value(@Nullable SampleColumn column, int frame) {
		return column == null || column.length() == 0 ? 0 : column.get(Math.min(frame, column.length() - 1));
	}

	private static int base(ExportRequest request) {
		FrameRate rate = request.tracks().getFirst().clip().frameRate();
		if (isUnreal(request)) {
			return Timecode.baseOf(rate);
		}
		int base = request.values().get(BASE);
		if (base > 0) {
			return base;
		}
		boolean divides = (long) APP_BASE * rate.denominator() % rate.numerator() == 0;
		return divides ? APP_BASE : Timecode.baseOf(rate);
	}

	private static Timecode start(ExportRequest request, int base) {
		ParameterValues values = request.values();
		Optional<Timecode> given = Timecode.parse(values.get(START).strip());
		if (given.isPresent()) {
			return given.get();
		}
		if (request.audio().isPresent()) {
			AudioReference audio = request.audio().get();
			if (audio.timeReference().isPresent()) {
				return Timecode.ofSample(audio.timeReference().getAsLong(), audio.sampleRate(), base);
			}
		}
		return Timecode.MIDNIGHT;
	}
}
