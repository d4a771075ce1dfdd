package org.facewright.motion.a2f.internal.chain;

import java.util.ArrayList;
import java.util.List;

import org.facewright.api.motion.MotionRequest;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.motion.a2f.internal.solve.SkinControls;
import org.facewright.motion.a2f.internal.solve.SkinTrack;

/**
 * The skin of one track on its way to the solver. Where regions have masks of their own, each mask's smoothing runs all
 * the time, so that a border between regions is as smooth as any other frame. Confined to one thread.
 */
final class SkinStage {

	/** What decides which path is taken. */
	private record Way(double maskLevel, double maskSoftness, boolean mesh) {
	}

	/** @param way index of the way taken */
	private record Values(SkinControls controls, int way) {
	}

	private interface Path {

		void reset();

		/** Takes in a block of frames; the arrays stay as they are until the next one. */
		void project(float[] values, int[] offsets, int count);

		/** @param index of a frame in the block */
		void frame(int index, SkinControls controls, double[] into);
	}

	private final Regions<Values> regions;
	private final List<Path> paths = new ArrayList<>();
	private final double[] unused;

	SkinStage(FaceModel model, MotionRequest request) {
		FaceParameters p = model.parameters();
		List<Way> ways = new ArrayList<>();
		regions = Regions.of(request, values -> {
			Way way = way(p, values);
			if (!ways.contains(way)) {
				ways.add(way);
				paths.add(path(model, way));
			}
			return new Values(p.skin(values), ways.indexOf(way));
		});
		unused = new double[model.skin().activePoses()];
	}

	private static Way way(FaceParameters p, ParameterValues values) {
		return new Way(values.get(p.maskLevel), values.get(p.maskSoftness),
				values.get(p.path).equals(FaceParameters.MESH));
	}

	private static Path path(FaceModel model, Way way) {
		double step = model.stepSeconds();
		if (way.mesh()) {
			SkinMesh mesh = new SkinMesh(model, way.maskLevel(), way.maskSoftness());
			return new Path() {
				@Override
				public void reset() {
					mesh.reset();
				}

				private float[] block = new float[0];
				private int[] starts = new int[0];

				@Override
				public void project(float[] values, int[] offsets, int count) {
					block = values;
					starts = offsets;
				}

				@Override
				public void frame(int index, SkinControls controls, double[] into) {
					double[] projected = model.skin()
							.projectNeutral(mesh.frame(block, starts[index], controls, step));
					System.arraycopy(projected, 0, into, 0, into.length);
				}
			};
		}
		SkinTrack track = new SkinTrack(model.projection(way.maskLevel(), way.maskSoftness()));
		return new Path() {
			@Override
			public void reset() {
				track.reset();
			}

			@Override
			public void project(float[] values, int[] offsets, int count) {
				track.project(values, offsets, count);
			}

			@Override
			public void frame(int index, SkinControls controls, double[] into) {
				track.projected(index, controls, step, into);
			}
		};
	}

	void reset() {
		paths.forEach(Path::reset);
	}

	/**
	 * Takes in a block of frames.
	 *
	 * @param offsets where the row of each begins
	 */
	void project(float[] rows, int[] offsets, int count) {
		for (Path path : paths) {
			path.project(rows, offsets, count);
		}
	}

	/**
	 * The next frame.
	 *
	 * @param index of it in the block that was taken in last
	 * @param into  receives one number per active pose
	 */
	void frame(int frame, int index, double[] into) {
		Values now = regions.at(frame);
		for (int i = 0; i < paths.size(); i++) {
			paths.get(i).frame(index, now.controls(), i == now.way() ? into : unused);
		}
	}
}
