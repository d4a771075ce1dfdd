import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.testkit.MemoryTarget;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;

/** Direct CLASS FOLDER: writes take.json there for the product, and take.direct as the exporter alone writes it. */
class Direct {

	public static void main(String[] arguments) throws Exception {
		TrackExporter exporter = (TrackExporter) Class.forName(arguments[0]).getConstructor().newInstance();
		Path folder = Path.of(arguments[1]);
		float[][] poses = new float[90][Arkit.FACE.size()];
		for (int frame = 0; frame < poses.length; frame++) {
			for (int channel = 0; channel < poses[frame].length; channel++) {
				// parts of 64, which decimal text holds exactly
				poses[frame][channel] = Math.abs((frame * 3 + channel * 13) % 129 - 64) / 64f;
			}
		}
		Files.writeString(folder.resolve("take.json"), json(poses));
		MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_30, Arkit.FACE, poses);
		MemoryTarget target = new MemoryTarget("take.any");
		exporter.export(
				ExportRequest.of("take", new NamedClip("face", clip), exporter.format().parameters().defaults()),
				target, Progress.NONE);
		Files.write(folder.resolve("take.direct"), target.mainBytes());
	}

	private static String json(float[][] poses) {
		String names = Arkit.FACE.names().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
		String rows = List.of(poses).stream().map(Direct::row).collect(Collectors.joining(",\n"));
		return String.format(Locale.ROOT, """
				{"exportFps": 30.0, "trackPath": "take.wav", "numPoses": %d, "numFrames": %d, "facsNames": [%s],
				"weightMat": [
				%s]}
				""", Arkit.FACE.size(), poses.length, names, rows);
	}

	private static String row(float[] pose) {
		return IntStream.range(0, pose.length).mapToObj(i -> Float.toString(pose[i]))
				.collect(Collectors.joining(", ", "[", "]"));
	}
}
