package org.facewright.operations.history;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.change.ChangeDescription;
import org.eclipse.emf.ecore.change.FeatureChange;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.document.stored.Stored;

/** What leads from the present state of a project to a former one, or after an undo back again. */
final class Recording {

	private static final int KEY_BYTES = 25;
	private static final int SEGMENT_BYTES = 64;
	private static final int STEP_BYTES = 1024;
	private static final SampleColumn NONE = SampleColumn.of();

	private final ChangeDescription change;

	Recording(ChangeDescription change) {
		this.change = change;
	}

	boolean isEmpty() {
		return change.getObjectChanges().isEmpty();
	}

	/** Goes to the other state; this then leads back. */
	void swap() {
		change.applyAndReverse();
	}

	Set<EObject> objects() {
		return new HashSet<>(change.getObjectChanges().keySet());
	}

	/** Memory kept for the other state that the present one does not use; values still in the file count nothing. */
	long bytes() {
		long bytes = STEP_BYTES;
		for (Map.Entry<EObject, EList<FeatureChange>> changed : change.getObjectChanges()) {
			for (FeatureChange feature : changed.getValue()) {
				bytes += bytesOf(feature, changed.getKey());
			}
		}
		for (EObject detached : change.getObjectsToAttach()) {
			bytes += bytesOf(detached);
			for (EObject below : (Iterable<EObject>) detached::eAllContents) {
				bytes += bytesOf(below);
			}
		}
		return bytes;
	}

	private static long bytesOf(FeatureChange feature, EObject object) {
		if (!feature.getFeature().isMany() && feature.getValue() instanceof Stored<?> other) {
			Object present = object.eGet(feature.getFeature());
			return bytesBeyond(other.loaded(),
					present instanceof Stored<?> stored ? stored.loaded() : Optional.empty());
		}
		return 0;
	}

	private static long bytesOf(EObject object) {
		long bytes = 0;
		for (EStructuralFeature attribute : object.eClass().getEAllAttributes()) {
			if (object.eGet(attribute) instanceof Stored<?> stored) {
				bytes += bytesBeyond(stored.loaded(), Optional.empty());
			}
		}
		return bytes;
	}

	private static long bytesBeyond(Optional<?> kept, Optional<?> used) {
		return switch (kept.orElse(null)) {
			case MotionClip clip -> bytesBeyond(clip.columns(),
					used.orElse(null) instanceof MotionClip other ? other.columns() : List.of());
			case KeyCurves curves -> keysBeyond(curves.curves(),
					used.orElse(null) instanceof KeyCurves other ? other.curves() : List.of()) * KEY_BYTES;
			case SpeechLanes lanes -> (long) (lanes.words().size() + lanes.phones().size()) * SEGMENT_BYTES;
			case null, default -> 0;
		};
	}

	private static long bytesBeyond(List<SampleColumn> kept, List<SampleColumn> used) {
		long bytes = 0;
		for (int i = 0; i < kept.size(); i++) {
			bytes += kept.get(i).bytesBeyond(i < used.size() ? used.get(i) : NONE);
		}
		return bytes;
	}

	private static long keysBeyond(List<KeyCurve> kept, List<KeyCurve> used) {
		long keys = 0;
		for (int i = 0; i < kept.size(); i++) {
			keys += i < used.size() && kept.get(i) == used.get(i) ? 0 : kept.get(i).size();
		}
		return keys;
	}
}
