package org.facewright.operations.layer;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.curve.KeyReduction;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.Blend;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;

/**
 * What can be done with the layers of a track. Each verb is to be called within an edit, so that it is one step to undo;
 * those that take a {@link LayerStack} or ready keys expect them computed before. The lowest layer, the base, stays where
 * it is.
 */
public final class LayerVerbs {

	/** Greatest error of keys that stand for dense motion. */
	public static final double TOLERANCE = 0.0005;
	/** The one channel of a weight curve. */
	public static final ChannelSet WEIGHT = ChannelSet.weights(List.of("weight"));

	private static final DocumentFactory FACTORY = DocumentFactory.eINSTANCE;

	private LayerVerbs() {
	}

	/** A new layer of keys on top; without keys it changes nothing. */
	public static Layer addKeys(Track track, String name, Blend blend, FrameRate rate) {
		return addKeys(track, name, blend, KeyCurves.empty(rate, track.getChannels()));
	}

	/** A new layer of these keys on top. */
	public static Layer addKeys(Track track, String name, Blend blend, KeyCurves keys) {
		KeyedMotion content = FACTORY.createKeyedMotion();
		content.setCurves(Stored.of(keys));
		Layer layer = FACTORY.createLayer();
		layer.setName(freeName(track, name));
		layer.setBlend(blend);
		layer.setContent(content);
		track.getLayers().add(layer);
		return layer;
	}

	/** A new layer on top that filters what lies below it. */
	public static Layer addAdjustment(Track track, String name) {
		Layer layer = FACTORY.createLayer();
		layer.setName(freeName(track, name));
		layer.setBlend(Blend.REPLACE);
		track.getLayers().add(layer);
		return layer;
	}

	/** A copy of a layer, right above it. @throws IllegalArgumentException for the base */
	public static Layer duplicate(Track track, Layer layer) {
		requireAboveBase(track, layer, "be duplicated");
		Layer copy = EcoreUtil.copy(layer);
		copy.setId(null);
		copy.setName(freeName(track, layer.getName()));
		copy.setSolo(false);
		track.getLayers().add(track.getLayers().indexOf(layer) + 1, copy);
		return copy;
	}

	/**
	 * Puts a layer elsewhere in the stack.
	 *
	 * @param to its place from below; 0 is the base's and counts as 1
	 * @throws IllegalArgumentException for the base
	 */
	public static void move(Track track, Layer layer, int to) {
		requireAboveBase(track, layer, "be moved");
		track.getLayers().move(Math.clamp(to, 1, track.getLayers().size() - 1), layer);
	}

	/** @throws IllegalArgumentException for the base */
	public static void delete(Track track, Layer layer) {
		requireAboveBase(track, layer, "be deleted");
		track.getLayers().remove(layer);
	}

	/** @param channels names of the channels a layer may change; none means all */
	public static void setMask(Layer layer, Collection<String> channels) {
		if (!Set.copyOf(layer.getChannelMask()).equals(Set.copyOf(channels))) {
			layer.getChannelMask().clear();
			layer.getChannelMask().addAll(channels);
		}
	}

	/** A weight of 1 within the frames, that rises and falls at both ends inside them, and of 0 elsewhere. */
	public static KeyCurves ramps(FrameRate rate, FrameRange frames, int rampFrames, int frameCount) {
		TreeMap<Integer, Float> keys = new TreeMap<>();
		int ramp = Math.clamp(rampFrames, 1, Math.max(1, frames.length() / 2));
		int last = Math.min(frames.end(), frameCount) - 1;
		if (frames.start() > 0) {
			keys.put(frames.start(), 0f);
		}
		keys.put(frames.start() == 0 ? 0 : frames.start() + ramp, 1f);
		if (last < frameCount - 1) {
			keys.putIfAbsent(Math.max(frames.start() + 1, last - ramp), 1f);
			keys.put(Math.max(last, keys.lastKey() + 1), 0f);
		}
		KeyCurve curve = KeyCurve.linear(keys.keySet().stream().mapToInt(Integer::intValue).toArray(),
				floats(keys.values()));
		return new KeyCurves(rate, WEIGHT, List.of(curve));
	}

	private static float[] floats(Collection<Float> values) {
		float[] all = new float[values.size()];
		int i = 0;
		for (float value : values) {
			all[i++] = value;
		}
		return all;
	}

	/**
	 * Keys of a layer that is added, so that one motion becomes another.
	 *
	 * @param frames where they may differ; elsewhere the layer says nothing
	 */
	public static KeyCurves difference(MotionClip from, MotionClip to, FrameRange frames) {
		FrameRange range = frames.within(Math.min(from.frameCount(), to.frameCount()));
		KeyCurves keys = KeyCurves.empty(from.frameRate(), from.channels());
		for (int channel = 0; channel < from.channels().size(); channel++) {
			int other = to.channels().indexOf(from.channels().channel(channel).name());
			if (other >= 0 && from.column(channel) != to.column(other)) {
				keys = keys.with(channel, difference(from.column(channel), to.column(other), range));
			}
		}
		return keys;
	}

	private static KeyCurve difference(SampleColumn from, SampleColumn to, FrameRange range) {
		float[] values = new float[range.length()];
		boolean any = false;
		for (int i = 0; i < values.length; i++) {
			values[i] = to.get(range.start() + i) - from.get(range.start() + i);
			any |= Math.abs(values[i]) > TOLERANCE;
		}
		if (!any) {
			return KeyCurve.EMPTY;
		}
		TreeMap<Integer, Float> keys = new TreeMap<>();
		for (int start = 0; start < values.length;) {
			if (Math.abs(values[start]) <= TOLERANCE / 2) {
				start++;
				continue;
			}
			int end = start + 1;
			while (end < values.length && Math.abs(values[end]) > TOLERANCE / 2) {
				end++;
			}
			// a key of 0 beside, so that the rest stays as it is
			if (range.start() + start > 0) {
				keys.putIfAbsent(range.start() + start - 1, 0f);
			}
			float[] island = Arrays.copyOfRange(values, start, end);
			KeyCurve reduced = KeyReduction.reduce(SampleColumn.of(island), TOLERANCE);
			for (int key = 0; key < reduced.size(); key++) {
				keys.put(range.start() + start + reduced.frame(key), reduced.value(key));
			}
			keys.put(range.start() + end, 0f);
			start = end;
		}
		return KeyCurve.linear(keys.keySet().stream().mapToInt(Integer::intValue).toArray(), floats(keys.values()));
	}

	/**
	 * Keys that a layer and the one below it give together, as a layer that is added with full influence. Curves that are
	 * alone in their channel and only added stay as the hand made them.
	 *
	 * @throws IOException              when keys can't be read
	 * @throws IllegalArgumentException with a sentence for the user when the layer below is the base
	 */
	public static KeyCurves merged(Track track, Layer upper, LayerStack stack) throws IOException {
		Layer lower = below(track, upper);
		KeyCurves keys = difference(stack.below(lower), stack.upTo(upper), FrameRange.ALL);
		for (int channel = 0; channel < keys.channels().size(); channel++) {
			String name = keys.channels().channel(channel).name();
			KeyCurve above = plain(upper, name);
			KeyCurve beneath = plain(lower, name);
			if (isPlain(upper) && isPlain(lower) && (above.size() == 0 || beneath.size() == 0)) {
				keys = keys.with(channel, above.size() == 0 ? beneath : above);
			}
		}
		return keys;
	}

	/** Whether a layer's keys are simply added. */
	private static boolean isPlain(Layer layer) {
		return layer.getContent() instanceof KeyedMotion && layer.getBlend() == Blend.ADD && layer.getInfluence() == 1
				&& layer.getInfluenceCurve() == null && layer.getChannelMask().isEmpty()
				&& layer.getFilters().isEmpty() && !layer.isMuted() && !layer.isSolo();
	}

	private static KeyCurve plain(Layer layer, String channel) throws IOException {
		if (layer.getContent() instanceof KeyedMotion keyed) {
			KeyCurves keys = keyed.getCurves().load();
			int index = keys.channels().indexOf(channel);
			return index < 0 ? KeyCurve.EMPTY : keys.curves().get(index);
		}
		return KeyCurve.EMPTY;
	}

	private static Layer below(Track track, Layer upper) {
		int place = track.getLayers().indexOf(upper);
		if (place < 2) {
			throw new IllegalArgumentException(("'%s' lies right above the base, which stays as it was made;"
					+ " flatten the layers to put everything into one").formatted(upper.getName()));
		}
		return track.getLayers().get(place - 1);
	}

	/** Puts a layer and the one below it into one. @param merged of {@link #merged} */
	public static Layer mergeDown(Track track, Layer upper, KeyCurves merged) {
		Layer lower = below(track, upper);
		int place = track.getLayers().indexOf(lower);
		String name = lower.getName();
		track.getLayers().remove(upper);
		track.getLayers().remove(lower);
		Layer layer = addKeys(track, name, Blend.ADD, merged);
		layer.setName(name);
		track.getLayers().move(place, layer);
		return layer;
	}

	/**
	 * What a layer does, as keys in a new layer above it; the layer itself is muted.
	 *
	 * @param effect of {@link #difference} between what lies below the layer and what it gives
	 */
	public static Layer bake(Track track, Layer layer, KeyCurves effect) {
		requireAboveBase(track, layer, "be baked");
		int place = track.getLayers().indexOf(layer);
		Layer baked = addKeys(track, layer.getName() + " baked", Blend.ADD, effect);
		track.getLayers().move(place + 1, baked);
		layer.setMuted(true);
		layer.setSolo(false);
		return baked;
	}

	/** One layer with what all of them give. @param result of the stack */
	public static Layer flatten(Track track, MotionClip result) {
		Layer base = track.getLayers().getFirst();
		SolvedMotion motion = FACTORY.createSolvedMotion();
		motion.setClip(Stored.of(result));
		if (base.getContent() instanceof SolvedMotion solved) {
			motion.setRecipe(solved.getRecipe());
		}
		track.getLayers().retainAll(List.of(base));
		base.getFilters().clear();
		base.setMuted(false);
		base.setSolo(false);
		base.setContent(motion);
		return base;
	}

	/** Keys of a layer in the channels of a motion. */
	public static KeyCurves inChannels(KeyCurves stored, MotionClip motion) {
		KeyCurves keys = KeyCurves.empty(motion.frameRate(), motion.channels());
		for (int i = 0; i < stored.channels().size(); i++) {
			int channel = motion.channels().indexOf(stored.channels().channel(i).name());
			if (channel >= 0) {
				keys = keys.with(channel, stored.curves().get(i));
			}
		}
		return keys;
	}

	/**
	 * What the hand means when it makes the first keys of a channel on a layer that does not add: keys that keep the
	 * motion, moved by as much as it moved them. Keys of other channels stay as they are.
	 *
	 * @param keys   as the hand leaves them; a new one has the value 0 where it changes nothing
	 * @param before the gesture
	 * @param below  the layer
	 */
	public static KeyCurves meant(KeyCurves keys, KeyCurves before, Blend blend, MotionClip below) {
		if (blend == Blend.ADD) {
			return keys;
		}
		KeyCurves result = keys;
		for (int channel = 0; channel < keys.channels().size(); channel++) {
			KeyCurve curve = keys.curves().get(channel);
			if (before.curves().get(channel).size() > 0 || curve.size() == 0) {
				continue;
			}
			SampleColumn motion = below.column(channel);
			result = result.with(channel, mapped(curve, key -> true, key -> curve.value(key) + (blend == Blend.MULTIPLY
					? 1
					: motion.length() == 0 ? 0 : motion.get(Math.clamp(curve.frame(key), 0, motion.length() - 1)))));
		}
		return result;
	}

	/** Some keys of a curve with other values, their handles as they were. */
	static KeyCurve mapped(KeyCurve curve, IntPredicate kept, IntToDoubleFunction value) {
		int[] keys = IntStream.range(0, curve.size()).filter(kept).toArray();
		int[] frames = new int[keys.length];
		float[] values = new float[keys.length];
		float[] handles = new float[keys.length * KeyCurve.HANDLE_WIDTH];
		byte[] interpolations = new byte[keys.length];
		for (int i = 0; i < keys.length; i++) {
			frames[i] = curve.frame(keys[i]);
			values[i] = (float) value.applyAsDouble(keys[i]);
			interpolations[i] = (byte) curve.interpolation(keys[i]).ordinal();
			for (int part = 0; part < KeyCurve.HANDLE_WIDTH; part++) {
				handles[i * KeyCurve.HANDLE_WIDTH + part] = curve.handle(keys[i], part);
			}
		}
		return KeyCurve.of(frames, values, handles, interpolations);
	}

	/** A weight of 1 all the time, to be shaped. */
	public static KeyCurves fullWeight(FrameRate rate, int frameCount) {
		KeyCurve curve = KeyCurve.EMPTY.with(0, 1, Interpolation.LINEAR);
		return new KeyCurves(rate, WEIGHT,
				List.of(frameCount > 1 ? curve.with(frameCount - 1, 1, Interpolation.LINEAR) : curve));
	}

	private static void requireAboveBase(Track track, Layer layer, String what) {
		if (track.getLayers().indexOf(layer) == 0) {
			throw new IllegalArgumentException("the lowest layer, '%s', can't %s; all others stand on it"
					.formatted(layer.getName(), what));
		}
	}

	private static String freeName(Track track, String wanted) {
		Set<String> taken = track.getLayers().stream().map(Layer::getName).collect(Collectors.toSet());
		String name = wanted;
		for (int i = 2; taken.contains(name); i++) {
			name = wanted + " " + i;
		}
		return name;
	}
}
