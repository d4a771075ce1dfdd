package org.facewright.exchange.json.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.facewright.exchange.common.Timecode;
import org.osgi.service.component.annotations.Component;

/**
 * Writes live link frames as Unreal keeps them in JSON: an object per frame with its time, its rate, and a member for
 * each shape and rotation. Frames are counted at the rate of the take.
 */
@Component
public final class LiveLinkJsonExporter implements TrackExporter {

	static final String LABEL = "Live Link JSON (Unreal)";
	static final Parameter<String> START = Parameter.text("start").label("Start timecode")
			.describe("Timecode of the first frame as HH:MM:SS:FF; empty for 00:00:00:00.");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("livelink-json", LABEL, List.of("livelink.json"),
			ParameterSchema.of(START));
	private static final Set<String> CARRIED = Stream
			.concat(Arkit.FACE.channels().stream(), Arkit.ROTATIONS.stream())
			.map(channel -> channel.name().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
	private static final int FRAMES_PER_REPORT = 1000;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return 1e-6;
	}

	private static boolean isCarried(Channel channel) {
		return CARRIED.contains(channel.name().toLowerCase(Locale.ROOT));
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(Preflight.notFinite(request));
		MotionClip clip = request.tracks().getFirst().clip();
		int base = Timecode.baseOf(clip.frameRate());
		String start = request.values().get(START).strip();
		if (!start.isEmpty() && Timecode.parse(start).filter(code -> code.frame() < base).isEmpty()) {
			problems.add(Problem.error("livelink.start", "start '%s' is no timecode of base %d".formatted(start, base),
					"write HH:MM:SS:FF with FF below %d".formatted(base)));
		}
		if (clip.channels().indices(LiveLinkJsonExporter::isCarried).length == 0) {
			problems.add(Problem.error("livelink.no-face", "the first track has none of the 52 shapes",
					"choose a take of a face, or apply a name map that makes ARKit's names"));
		}
		Preflight.notCarried(request, LiveLinkJsonExporter::isCarried, LABEL).ifPresent(problems::add);
		Preflight.outsideUnit(request).ifPresent(problems::add);
		if (request.tracks().size() > 1) {
			problems.add(Problem.warning("livelink.tracks",
					"only the first of %d tracks is written".formatted(request.tracks().size()),
					"export the others on their own"));
		}
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		progress.checkCancelled();
		Preflight.refuseErrors(check(request));
		MotionClip face = request.tracks().getFirst().clip();
		MotionClip clip = face.select(face.channels().indices(LiveLinkJsonExporter::isCarried));
		int base = Timecode.baseOf(clip.frameRate());
		long start = Timecode.parse(request.values().get(START).strip()).orElse(Timecode.MIDNIGHT).thousandths(base);
		String[] names = clip.channels().names().stream()
				.map(name -> ",\"" + ChannelNames.pascalCase(name) + "\":").toArray(String[]::new);
		float[] pose = new float[names.length];
		try (TextWriter out = new TextWriter(target.main())) {
			out.text("{\"Frames\":[");
			for (int frame = 0; frame < clip.frameCount(); frame++) {
				if (frame % FRAMES_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report((double) frame / clip.frameCount(), "Writing " + target.mainName());
				}
				Timecode time = Timecode.at(start + 1000L * frame, base);
				out.text(frame == 0 ? "\n{\"TimeCode\":{\"Hours\":" : ",\n{\"TimeCode\":{\"Hours\":")
						.number(time.hours()).text(",\"Minutes\":").number(time.minutes()).text(",\"Seconds\":")
						.number(time.seconds()).text(",\"Frames\":").number(time.frame()).text("},\"FrameRate\":")
						.shortest(clip.frameRate().framesPerSecond());
				clip.pose(frame, pose);
				for (int channel = 0; channel < pose.length; channel++) {
					out.text(names[channel]).shortest(pose[channel]);
				}
				out.ascii('}');
			}
			out.text("\n]}\n");
		}
		progress.report(1, "Wrote " + target.mainName());
	}
}
