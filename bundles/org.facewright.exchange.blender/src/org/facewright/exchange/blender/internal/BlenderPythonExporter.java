package org.facewright.exchange.blender.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
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
import org.facewright.exchange.common.WeightTracks;
import org.osgi.service.component.annotations.Component;

/**
 * Writes a Python script that keys the shape keys of an object when it is run in Blender's text editor or by
 * {@code blender --python}: a key at every frame, joined by lines. Weights have as many digits as it takes to read the
 * same 32-bit float back, which is what Blender keeps.
 */
@Component
public final class BlenderPythonExporter implements TrackExporter {

	static final Parameter<String> OBJECT = Parameter.text("object").label("Object")
			.describe("Name of the object with the first track's shape keys; empty: the active one; further tracks go "
					+ "to objects of their own names");
	static final Parameter<Integer> START = Parameter.integer("start-frame").between(0, 1_000_000).otherwise(1)
			.label("First frame").unit("frames").describe("Frame of Blender's timeline that gets the first pose");
	static final Parameter<Boolean> SCENE = Parameter.flag("set-scene").otherwise(true).label("Set up the scene")
			.describe("Whether the script sets the scene's frame rate and range to those of the take");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("blender-python", "Blender script (.py)",
			List.of("py"), ParameterSchema.of(OBJECT, START, SCENE));

	private static final String TEMPLATE = "key_shapes.py";
	private static final String TAKE_MARK = "# TAKE\n";
	/** Blender's largest whole frame rate, and its last frame. */
	private static final int FASTEST = 32_767;
	private static final int LAST_FRAME = 1_048_574;
	private static final int VALUES_A_LINE = 24;
	private static final int VALUES_PER_CHECK = 1 << 16;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return 1e-6;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(WeightTracks.check(request, "Blender's shape keys"));
		List<NamedClip> tracks = WeightTracks.of(request);
		for (NamedClip track : tracks) {
			FrameRate rate = track.clip().frameRate();
			if (rate.framesPerSecond() > FASTEST) {
				problems.add(Problem.error("blender.rate",
						"track '%s' has %s fps, and Blender's fastest are %d".formatted(track.name(), rate, FASTEST),
						"resample the take"));
			}
			if (lastFrame(track.clip(), tracks.getFirst().clip().frameRate(), request.values()) > LAST_FRAME) {
				problems.add(Problem.error("blender.length",
						"track '%s' goes beyond frame %d, where Blender's timeline ends".formatted(track.name(),
								LAST_FRAME),
						"split the take"));
			}
		}
		if (tracks.stream().map(track -> track.clip().frameRate()).distinct().count() > 1) {
			problems.add(Problem.warning("blender.rates",
					"the tracks have different frame rates; keys of all but the first lie between Blender's frames",
					"resample the tracks if that is not wanted"));
		}
		if (tracks.size() > 1 && request.values().get(OBJECT).isBlank()) {
			problems.add(Problem.info("blender.objects", "the first track moves the active object, the others move %s"
					.formatted(Preflight.list(tracks.stream().skip(1).map(NamedClip::name).toList()))));
		}
		return problems;
	}

	private static double lastFrame(MotionClip clip, FrameRate scene, ParameterValues values) {
		return values.get(START)
				+ clip.frameRate().secondsOf(clip.frameCount() - 1L) * scene.framesPerSecond();
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		String[] script = script();
		try (TextWriter out = new TextWriter(target.main())) {
			out.text(script[0]);
			writeTake(request, out, progress);
			out.text(script[1]);
		}
		progress.report(1, "written");
	}

	/** What stands before and behind the take. */
	private static String[] script() {
		try (InputStream in = BlenderPythonExporter.class.getResourceAsStream(TEMPLATE)) {
			if (in == null) {
				throw new IllegalStateException("the bundle has lost its file " + TEMPLATE);
			}
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			int mark = text.indexOf(TAKE_MARK);
			return new String[] { text.substring(0, mark), text.substring(mark + TAKE_MARK.length()) };
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void writeTake(ExportRequest request, TextWriter out, Progress progress) throws IOException {
		List<NamedClip> tracks = WeightTracks.of(request);
		FrameRate scene = tracks.getFirst().clip().frameRate();
		int fps = (int) Math.ceil(scene.framesPerSecond());
		double end = 0;
		for (NamedClip track : tracks) {
			end = Math.max(end, lastFrame(track.clip(), scene, request.values()));
		}
		out.text("TAKE = ").text(quoted(request.name()));
		out.text("\nSET_SCENE = ").text(request.values().get(SCENE) ? "True" : "False");
		out.text("\nFPS, FPS_BASE = ").number(fps).text(", ")
				.shortest((double) fps * scene.denominator() / scene.numerator());
		out.text("\nSTART, END = ").number(request.values().get(START)).text(", ")
				.number((long) Math.ceil(end - 1e-6));
		out.text("\n# object, frames from one key to the next, weights by name of the shape key\nTRACKS = [\n");
		for (int i = 0; i < tracks.size(); i++) {
			MotionClip clip = tracks.get(i).clip();
			String object = i == 0 ? request.values().get(OBJECT).strip() : tracks.get(i).name();
			out.text("(").text(quoted(object)).text(", ")
					.shortest(scene.framesPerSecond() / clip.frameRate().framesPerSecond()).text(", {\n");
			for (int channel = 0; channel < clip.channels().size(); channel++) {
				progress.checkCancelled();
				progress.report((i + (double) channel / clip.channels().size()) / tracks.size(), "writing weights");
				out.text(quoted(clip.channels().channel(channel).name())).text(": \"\"\"");
				writeValues(clip.column(channel), out, progress);
				out.text("\"\"\",\n");
			}
			out.text("}),\n");
		}
		out.text("]\n");
	}

	private static void writeValues(SampleColumn column, TextWriter out, Progress progress) throws IOException {
		for (int frame = 0; frame < column.length(); frame++) {
			if (frame % VALUES_PER_CHECK == 0) {
				progress.checkCancelled();
			}
			if (frame > 0) {
				out.ascii(frame % VALUES_A_LINE == 0 ? '\n' : ' ');
			}
			out.shortest(column.get(frame));
		}
	}

	/** A text as Python has it. */
	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.codePoints().forEach(c -> {
			if (c == '"' || c == '\\') {
				quoted.append('\\').append((char) c);
			} else if (c < 0x20 || c > 0x7E) {
				quoted.append("\\U%08x".formatted(c));
			} else {
				quoted.append((char) c);
			}
		});
		return quoted.append('"').toString();
	}
}
