package org.facewright.exchange.rhubarb.internal;

import java.util.List;

import org.facewright.api.exchange.ExportRequest;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;

/**
 * How badly each mouth shape fits at each hundredth of a second.
 *
 * From phones: 0 for the phone's shape, 1 for the others, three times that where lips or teeth touch, for a viewer
 * misses those first.
 *
 * From curves: the squared distance from the face to the pose of the shape in six features, each worth what the eye
 * makes of it:
 * <pre>
 * gap     jawOpen - mouthClose                                     how far the lips are apart     2.0
 * parted  mean of mouthLowerDown and mouthUpperUp, both sides      teeth that show                1.2
 * round   mean of mouthFunnel and mouthPucker                      lips pushed forward            2.0
 * press   mean of mouthPress (both sides) and mouthRollUpper       lips on each other             2.0
 * bite    mouthRollLower - mouthRollUpper, 0 or more               lower lip under the teeth      2.0
 * tongue  tongueOut                                                                               3.0
 * </pre>
 * A mouth at rest for less than a quarter of a second between others counts as closed, see {@link MouthExport}.
 */
final class ShapeCosts {

	private static final int FEATURES = 6;
	private static final double[] WORTH = { 2, 1.2, 2, 2, 2, 3 };
	private static final double TOUCH = 3;
	private static final int HUNDREDTHS = 100;
	private static final String[] CHANNELS = { "jawOpen", "mouthClose", "mouthLowerDownLeft", "mouthLowerDownRight",
			"mouthUpperUpLeft", "mouthUpperUpRight", "mouthFunnel", "mouthPucker", "mouthPressLeft", "mouthPressRight",
			"mouthRollUpper", "mouthRollLower", "tongueOut" };

	private ShapeCosts() {
	}

	/** @return a row per hundredth, a column per shape */
	static float[][] ofPhones(ExportRequest request, int length) {
		float[][] costs = new float[length][MouthShape.ALL.size()];
		for (float[] row : costs) {
			fill(row, MouthShape.X);
		}
		for (Segment phone : request.speech().phones()) {
			MouthShape shape = MouthShape.ofPhone(phone.label()).orElse(MouthShape.B);
			int from = (int) Math.min(length, Math.round(phone.startSeconds() * HUNDREDTHS));
			int to = (int) Math.min(length, Math.round(phone.endSeconds() * HUNDREDTHS));
			for (int at = from; at < to; at++) {
				fill(costs[at], shape);
			}
		}
		return costs;
	}

	private static void fill(float[] row, MouthShape shape) {
		float miss = shape == MouthShape.A || shape == MouthShape.G ? (float) TOUCH : 1;
		for (int i = 0; i < row.length; i++) {
			row[i] = i == shape.ordinal() ? 0 : miss;
		}
	}

	/** @return a row per hundredth, a column per shape */
	static float[][] ofCurves(MotionClip clip, int length) {
		List<MouthShape> shapes = MouthShape.ALL;
		double[][] poses = new double[shapes.size()][FEATURES];
		double[] values = new double[CHANNELS.length];
		for (int shape = 0; shape < poses.length; shape++) {
			for (int i = 0; i < values.length; i++) {
				values[i] = shapes.get(shape).weight(CHANNELS[i]);
			}
			features(values, poses[shape]);
		}
		SampleColumn[] columns = columns(clip);
		double[] face = new double[FEATURES];
		float[][] costs = new float[length][poses.length];
		for (int at = 0; at < length; at++) {
			int frame = (int) Math.min(clip.frameCount() - 1, Math.floor((at + 0.5) / HUNDREDTHS
					* clip.frameRate().framesPerSecond()));
			for (int i = 0; i < values.length; i++) {
				values[i] = Math.clamp(columns[i].get(frame), 0, 1);
			}
			features(values, face);
			for (int shape = 0; shape < poses.length; shape++) {
				costs[at][shape] = (float) distance(face, poses[shape]);
			}
		}
		return costs;
	}

	/** One for each of CHANNELS, zeros where the clip lacks it. */
	private static SampleColumn[] columns(MotionClip clip) {
		SampleColumn[] columns = new SampleColumn[CHANNELS.length];
		for (int i = 0; i < columns.length; i++) {
			int index = clip.channels().indexOf(CHANNELS[i]);
			columns[i] = index < 0 ? SampleColumn.constant(0, clip.frameCount()) : clip.column(index);
		}
		return columns;
	}

	private static void features(double[] v, double[] into) {
		into[0] = Math.max(0, v[0] - v[1]);
		into[1] = (v[2] + v[3] + v[4] + v[5]) / 4;
		into[2] = (v[6] + v[7]) / 2;
		into[3] = ((v[8] + v[9]) / 2 + v[10]) / 2;
		into[4] = Math.max(0, v[11] - v[10]);
		into[5] = v[12];
	}

	private static double distance(double[] face, double[] pose) {
		double sum = 0;
		for (int i = 0; i < FEATURES; i++) {
			double difference = WORTH[i] * (face[i] - pose[i]);
			sum += difference * difference;
		}
		return sum;
	}
}
