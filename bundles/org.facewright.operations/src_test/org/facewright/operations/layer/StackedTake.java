package org.facewright.operations.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.filter.FilterContext;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Blend;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.engine.Providers;
import org.facewright.operations.LineGenerator;

/** A take of a second whose jaw stands at 0.5 and whose brow rises from 0 to 1. */
final class StackedTake {

	static final int FRAMES = 61;
	static final ChannelSet CHANNELS = ChannelSet.weights(List.of("jawOpen", "browInnerUp"));

	final Project project = ProjectFile.create("line", FrameRate.FPS_60).project();
	final Take take = DocumentFactory.eINSTANCE.createTake();
	final Track face = DocumentFactory.eINSTANCE.createTrack();
	final Providers providers = new Providers();

	StackedTake() {
		SolvedMotion motion = DocumentFactory.eINSTANCE.createSolvedMotion();
		motion.setClip(Stored.of(motion(0.5f)));
		Layer base = DocumentFactory.eINSTANCE.createLayer();
		base.setName("base");
		base.setContent(motion);
		face.setName(LineGenerator.FACE);
		face.setChannels(CHANNELS);
		face.getLayers().add(base);
		take.setName("line");
		take.setLength(FRAMES);
		take.getTracks().add(face);
		project.getTakes().add(take);
	}

	static MotionClip motion(float jaw) {
		float[][] poses = new float[FRAMES][];
		for (int frame = 0; frame < FRAMES; frame++) {
			poses[frame] = new float[] { jaw, frame / 60f };
		}
		return MotionClip.ofPoses(FrameRate.FPS_60, CHANNELS, poses);
	}

	Layer base() {
		return face.getLayers().getFirst();
	}

	/** A layer of keys for the jaw. @param framesAndValues frame, value, frame, value … */
	Layer jaw(String name, Blend blend, double... framesAndValues) {
		return LayerVerbs.addKeys(face, name, blend, keys(framesAndValues));
	}

	static KeyCurves keys(double... framesAndValues) {
		List<Integer> frames = new ArrayList<>();
		float[] values = new float[framesAndValues.length / 2];
		for (int i = 0; i < values.length; i++) {
			frames.add((int) framesAndValues[2 * i]);
			values[i] = (float) framesAndValues[2 * i + 1];
		}
		return KeyCurves.empty(FrameRate.FPS_60, CHANNELS).with(0,
				KeyCurve.linear(frames.stream().mapToInt(Integer::intValue).toArray(), values));
	}

	LayerStack stack() {
		return stack(Optional.empty());
	}

	LayerStack stack(Optional<LayerStack> before) {
		try {
			return LayerStack.of(LayerPlan.of(face), take.getLength(), before, providers, () -> FilterContext.NONE,
					Progress.NONE);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	/** Value of the jaw with all layers. */
	float jaw(int frame) {
		return stack().result().column(0).get(frame);
	}
}
