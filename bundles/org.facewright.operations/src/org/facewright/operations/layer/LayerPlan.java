package org.facewright.operations.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.document.model.Blend;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.ParameterValue;
import org.facewright.document.model.PhoneEdits;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.engine.LayerBlend;
import org.facewright.operations.FilterSpec;
import org.facewright.operations.phone.PhonePlan;

/**
 * What a layer was at one moment. Immutable; the layer itself is only there to know it again.
 *
 * @param clip    dense motion, for a layer that has it
 * @param keys    hand-made keys, for a layer that has them
 * @param shape   shapes what lies below, for a layer that does; a layer with none of the three filters what lies below
 * @param weight  multiplies the influence over time
 * @param mask    names of the channels it may change; none means all
 * @param silent  muted, or left out because others play solo
 * @param filters those that are switched on
 */
public record LayerPlan(Layer layer, Optional<Stored<MotionClip>> clip, Optional<Stored<KeyCurves>> keys,
		Optional<Shape> shape, LayerBlend.Mode mode, double influence, Optional<Stored<KeyCurves>> weight,
		Set<String> mask, boolean silent, List<FilterSpec> filters) {

	/** Makes motion of the motion below, quickly and exactly. Equal ones make the same of the same. */
	@FunctionalInterface
	public interface Shape {
		MotionClip of(MotionClip below) throws IOException;
	}

	/**
	 * The layers of a track, lowest first. Where any layer above the lowest plays solo, those that do not are silent; the
	 * lowest is silent only when it is muted.
	 */
	public static List<LayerPlan> of(Track track) {
		List<Layer> layers = track.getLayers();
		boolean solo = layers.stream().skip(1).anyMatch(Layer::isSolo);
		boolean baseSolo = !layers.isEmpty() && layers.getFirst().isSolo() && !solo;
		List<LayerPlan> plans = new ArrayList<>();
		for (int i = 0; i < layers.size(); i++) {
			Layer layer = layers.get(i);
			boolean leftOut = i > 0 && (baseSolo || solo && !layer.isSolo());
			plans.add(of(layer, layer.isMuted() || leftOut));
		}
		return List.copyOf(plans);
	}

	private static LayerPlan of(Layer layer, boolean silent) {
		Optional<Stored<MotionClip>> clip = layer.getContent() instanceof SolvedMotion solved
				? Optional.of(solved.getClip())
				: Optional.empty();
		Optional<Stored<KeyCurves>> keys = layer.getContent() instanceof KeyedMotion keyed
				? Optional.of(keyed.getCurves())
				: Optional.empty();
		Optional<Shape> shape = layer.getContent() instanceof PhoneEdits phones
				&& layer.eContainer().eContainer() instanceof Take take
						? Optional.of(PhonePlan.of(phones, take))
						: Optional.empty();
		return new LayerPlan(layer, clip, keys, shape, mode(layer.getBlend()), layer.getInfluence(),
				Optional.ofNullable(layer.getInfluenceCurve()), Set.copyOf(layer.getChannelMask()), silent,
				layer.getFilters().stream().filter(FilterUse::isEnabled).map(LayerPlan::spec).toList());
	}

	/** A use of a filter as text. */
	public static FilterSpec spec(FilterUse use) {
		Map<String, String> values = use.getValues().stream()
				.collect(Collectors.toMap(ParameterValue::getName, ParameterValue::getText, (first, last) -> last));
		String channels = use.getChannelMask().isEmpty() ? "*" : String.join(",", use.getChannelMask());
		return new FilterSpec(use.getFilterId(), values, channels, use.getRange(), use.getFeather(), use.getAmount());
	}

	private static LayerBlend.Mode mode(Blend blend) {
		return switch (blend) {
			case REPLACE -> LayerBlend.Mode.REPLACE;
			case ADD -> LayerBlend.Mode.ADD;
			case MULTIPLY -> LayerBlend.Mode.MULTIPLY;
		};
	}

	/** The layer as if all its filters were switched off. */
	public LayerPlan withoutFilters() {
		return withFilters(List.of());
	}

	/** The layer with other filters, to try them. */
	public LayerPlan withFilters(List<FilterSpec> others) {
		return new LayerPlan(layer, clip, keys, shape, mode, influence, weight, mask, silent, List.copyOf(others));
	}

	/** Whether a channel may be changed. */
	boolean touches(String channel) {
		return mask.isEmpty() || mask.contains(channel);
	}

	/** Whether it takes what lies below it for its own. */
	public boolean isAdjustment() {
		return clip.isEmpty() && keys.isEmpty();
	}
}
