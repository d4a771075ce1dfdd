package org.facewright.ui.speech;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.LayerContent;
import org.facewright.document.model.ParameterValue;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.operations.TakeStore;
import org.facewright.ui.timeline.TimelineModel.Feeling;

/**
 * The emotions a take was made with, as the project keeps them: curves of channels called {@code emotion…} in any track,
 * else what was set for the whole take when its base was solved.
 */
final class Feelings {

	private static final String PREFIX = "emotion";
	/** Settings of solvers that begin like the emotions. */
	private static final Set<String> SETTINGS = Set.of("emotion-contrast", "emotion-live-blend", "emotion-strength",
			"emotion-transition", "emotion-network");

	private Feelings() {
	}

	static List<Feeling> of(Take take) throws IOException {
		List<Feeling> found = new ArrayList<>();
		for (Track track : take.getTracks()) {
			for (Layer layer : track.getLayers()) {
				addCurves(layer.getContent(), take.getLength(), found);
			}
		}
		if (found.isEmpty()
				&& TakeStore.faceOf(take).getLayers().getFirst().getContent() instanceof SolvedMotion motion
				&& motion.getRecipe() != null) {
			for (ParameterValue value : motion.getRecipe().getValues()) {
				addConstant(value, take.getLength(), found);
			}
		}
		return found;
	}

	private static void addCurves(LayerContent content, int length, List<Feeling> found) throws IOException {
		if (content instanceof SolvedMotion solved) {
			MotionClip clip = solved.getClip().load();
			for (int channel = 0; channel < clip.channels().size(); channel++) {
				String name = clip.channels().channel(channel).name();
				if (name.startsWith(PREFIX)) {
					found.add(new Feeling(shown(name), clip.column(channel)));
				}
			}
		} else if (content instanceof KeyedMotion keyed) {
			var curves = keyed.getCurves().load();
			for (int channel = 0; channel < curves.channels().size(); channel++) {
				String name = curves.channels().channel(channel).name();
				if (name.startsWith(PREFIX) && curves.curves().get(channel).size() > 0) {
					found.add(new Feeling(shown(name), curves.curves().get(channel).bake(length)));
				}
			}
		}
	}

	private static void addConstant(ParameterValue value, int length, List<Feeling> found) {
		if (value.getName().startsWith(PREFIX + "-") && !SETTINGS.contains(value.getName())
				&& value.getText().matches("[0-9]*\\.?[0-9]+")) {
			float strength = Float.parseFloat(value.getText());
			if (strength > 0) {
				found.add(new Feeling(shown(value.getName()), SampleColumn.constant(strength, length)));
			}
		}
	}

	/** Without the prefix and what joins it. */
	private static String shown(String name) {
		String rest = name.substring(PREFIX.length()).replaceFirst("^[-. _]", "");
		return rest.isEmpty() ? name : rest;
	}
}
