package org.facewright.operations.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.document.model.Blend;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolveRecipe;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.Stored;
import org.facewright.operations.TakeStore;

/**
 * New motion below the edits of a take, which stay. Where the motion below an edit has moved by more than
 * {@value #THRESHOLD}, or its phones lie elsewhere, the edit is flagged; as long as any is, the former base is kept as a
 * muted layer, so that an edit can be fitted again. What takes time is done by {@link #of}; {@link #apply} only sets
 * values and belongs into one step of the history.
 */
public final class BaseReplacement {

	/** Name of the muted layer that holds the former base. */
	public static final String FORMER = "former base";
	/** Greatest difference of the motion below an edit that goes without a flag, in units of the channel. */
	public static final double THRESHOLD = 0.1;

	private static final double PHONE_SECONDS = 0.04; // by which an edge may move without a flag
	private static final double NOTHING = 1e-4;
	private static final double GAP_SECONDS = 0.1; // edits nearer than this are one

	private final Take take;
	private final MotionClip motion;
	private final Optional<SpeechLanes> speech;
	private final Optional<Stored<MotionClip>> former;
	private final List<MovedGround> moved;

	private BaseReplacement(Take take, MotionClip motion, Optional<SpeechLanes> speech,
			Optional<Stored<MotionClip>> former, List<MovedGround> moved) {
		this.take = take;
		this.motion = motion;
		this.speech = speech;
		this.former = former;
		this.moved = moved;
	}

	/** A stretch that a layer changes. */
	private record Support(FrameRange frames, TreeSet<String> channels) {
	}

	/**
	 * @param motion for the face's lowest layer; channels that only the present base has are kept from it
	 * @param speech words and phones where they are new too
	 * @throws IOException              when the present motion or keys can't be read
	 * @throws IllegalArgumentException with a sentence for the user when the frame rates differ
	 */
	public static BaseReplacement of(Take take, MotionClip motion, Optional<SpeechLanes> speech) throws IOException {
		Track face = TakeStore.faceOf(take);
		Layer base = face.getLayers().getFirst();
		if (!(base.getContent() instanceof SolvedMotion solved)) {
			return new BaseReplacement(take, motion, speech, Optional.empty(), List.of());
		}
		MotionClip before = solved.getClip().load();
		if (!before.frameRate().equals(motion.frameRate())) {
			throw new IllegalArgumentException("motion at %s fps can't take the place of motion at %s fps"
					.formatted(motion.frameRate(), before.frameRate()));
		}
		MotionClip whole = withMissing(motion, before);
		List<MovedGround> moved = new ArrayList<>();
		for (Layer layer : face.getLayers().subList(1, face.getLayers().size())) {
			if (!layer.isMuted() && layer.getContent() instanceof KeyedMotion keyed) {
				for (Support support : supports(layer, keyed.getCurves().load(), before.frameCount())) {
					judge(layer, support, before, whole, phonesOf(take), speech).ifPresent(moved::add);
				}
			}
		}
		moved.sort(Comparator.comparingInt(found -> found.frames().start()));
		return new BaseReplacement(take, whole, speech, Optional.of(solved.getClip()), moved);
	}

	private static SpeechLanes phonesOf(Take take) throws IOException {
		return TakeStore.speechOf(take);
	}

	private static MotionClip withMissing(MotionClip motion, MotionClip before) {
		List<Channel> channels = new ArrayList<>(motion.channels().channels());
		List<SampleColumn> columns = new ArrayList<>(motion.columns());
		for (int channel = 0; channel < before.channels().size(); channel++) {
			if (motion.channels().indexOf(before.channels().channel(channel).name()) < 0) {
				float[] values = new float[motion.frameCount()];
				before.column(channel).copy(0, values, 0, Math.min(values.length, before.frameCount()));
				channels.add(before.channels().channel(channel));
				columns.add(SampleColumn.of(values));
			}
		}
		return MotionClip.of(motion.frameRate(), ChannelSet.of(channels), columns);
	}

	/** Where a layer of keys does something: stretches of all channels, joined where they lie close. */
	private static List<Support> supports(Layer layer, KeyCurves keys, int frameCount) throws IOException {
		Optional<SampleColumn> weight = Optional.empty();
		if (layer.getInfluenceCurve() != null) {
			KeyCurve curve = layer.getInfluenceCurve().load().curves().getFirst();
			weight = curve.size() == 0 ? Optional.empty() : Optional.of(curve.bake(frameCount));
		}
		TreeMap<Integer, Support> found = new TreeMap<>();
		for (int channel = 0; channel < keys.channels().size(); channel++) {
			String name = keys.channels().channel(channel).name();
			KeyCurve curve = keys.curves().get(channel);
			if (curve.size() == 0 || !layer.getChannelMask().isEmpty() && !layer.getChannelMask().contains(name)) {
				continue;
			}
			SampleColumn values = curve.bake(frameCount);
			for (int start = 0; start < frameCount;) {
				if (!acts(layer, values, weight, start)) {
					start++;
					continue;
				}
				int end = start + 1;
				while (end < frameCount && acts(layer, values, weight, end)) {
					end++;
				}
				join(found, new FrameRange(start, end), name,
						(int) Math.round(GAP_SECONDS * keys.frameRate().framesPerSecond()));
				start = end;
			}
		}
		return List.copyOf(found.values());
	}

	private static boolean acts(Layer layer, SampleColumn values, Optional<SampleColumn> weight, int frame) {
		double w = layer.getInfluence() * weight.map(column -> column.get(frame)).orElse(1f);
		double change = switch (layer.getBlend()) {
			case REPLACE -> 1;
			case ADD -> values.get(frame);
			case MULTIPLY -> values.get(frame) - 1.0;
		};
		return Math.abs(w * change) > NOTHING;
	}

	private static void join(TreeMap<Integer, Support> found, FrameRange frames, String channel, int gap) {
		int start = frames.start();
		int end = frames.end();
		TreeSet<String> channels = new TreeSet<>(List.of(channel));
		for (Support other : List.copyOf(found.values())) {
			if (other.frames().start() <= end + gap && start <= other.frames().end() + gap) {
				start = Math.min(start, other.frames().start());
				end = Math.max(end, other.frames().end());
				channels.addAll(other.channels());
				found.remove(other.frames().start());
			}
		}
		found.put(start, new Support(new FrameRange(start, end), channels));
	}

	private static Optional<MovedGround> judge(Layer layer, Support support, MotionClip before, MotionClip now,
			SpeechLanes said, Optional<SpeechLanes> says) {
		double greatest = 0;
		List<String> where = new ArrayList<>();
		for (String channel : support.channels()) {
			int old = before.channels().indexOf(channel);
			int other = now.channels().indexOf(channel);
			if (old < 0 || other < 0 || before.column(old) == now.column(other)) {
				continue;
			}
			double moved = 0;
			for (int frame = support.frames().start(); frame < support.frames().end(); frame++) {
				double then = before.column(old).get(frame);
				double today = frame < now.frameCount() ? now.column(other).get(frame) : 0;
				moved = Math.max(moved, Math.abs(today - then));
			}
			if (moved > THRESHOLD) {
				where.add(channel);
			}
			greatest = Math.max(greatest, moved);
		}
		boolean phones = says.isPresent() && phonesMoved(said, says.get(),
				before.frameRate().secondsOf(support.frames().start()),
				before.frameRate().secondsOf(support.frames().end()));
		return where.isEmpty() && !phones
				? Optional.empty()
				: Optional.of(new MovedGround(layer.getName(), support.frames(),
						where.isEmpty() ? List.copyOf(support.channels()) : where, greatest, phones));
	}

	private static boolean phonesMoved(SpeechLanes before, SpeechLanes now, double from, double to) {
		List<Segment> old = within(before.phones(), from, to);
		List<Segment> other = within(now.phones(), from, to);
		if (old.size() != other.size()) {
			return true;
		}
		for (int i = 0; i < old.size(); i++) {
			if (!old.get(i).label().equals(other.get(i).label())
					|| Math.abs(old.get(i).startSeconds() - other.get(i).startSeconds()) > PHONE_SECONDS
					|| Math.abs(old.get(i).endSeconds() - other.get(i).endSeconds()) > PHONE_SECONDS) {
				return true;
			}
		}
		return false;
	}

	/** Phones whose middle lies in the time. */
	private static List<Segment> within(List<Segment> phones, double from, double to) {
		return phones.stream().filter(phone -> {
			double middle = (phone.startSeconds() + phone.endSeconds()) / 2;
			return middle >= from && middle < to;
		}).toList();
	}

	/** Edits that are flagged. */
	public List<MovedGround> moved() {
		return moved;
	}

	/**
	 * Sets the new motion. On the thread of the document, within an edit.
	 *
	 * @param recipe how the motion was made; empty keeps what is known of the present one
	 */
	public void apply(Optional<SolveRecipe> recipe) {
		Track face = TakeStore.faceOf(take);
		Layer base = face.getLayers().getFirst();
		if (!face.getChannels().equals(motion.channels())) {
			face.setChannels(joined(face.getChannels(), motion.channels()));
		}
		if (base.getContent() instanceof SolvedMotion solved) {
			solved.setClip(Stored.of(motion));
			recipe.ifPresent(solved::setRecipe);
		} else {
			face.getLayers().addFirst(layer("base", Stored.of(motion), recipe));
		}
		take.setLength(motion.frameCount());
		speech.ifPresent(lanes -> take.setSpeech(Stored.of(lanes)));
		List.copyOf(MovedGround.of(take)).forEach(old -> {
			if (moved.stream().anyMatch(found -> found.layer().equals(old.layer())
					&& found.frames().equals(old.frames()))) {
				old.accept(take);
			}
		});
		moved.forEach(found -> found.mark(take));
		boolean kept = face.getLayers().stream().anyMatch(layer -> layer.getName().equals(FORMER));
		if (!moved.isEmpty() && !kept && former.isPresent()) {
			Layer layer = layer(FORMER, former.get(), Optional.empty());
			layer.setMuted(true);
			layer.setLocked(true);
			face.getLayers().add(1, layer);
		}
	}

	private static ChannelSet joined(ChannelSet one, ChannelSet other) {
		List<Channel> channels = new ArrayList<>(one.channels());
		other.channels().stream().filter(channel -> one.indexOf(channel.name()) < 0).forEach(channels::add);
		return ChannelSet.of(channels);
	}

	private static Layer layer(String name, Stored<MotionClip> clip, Optional<SolveRecipe> recipe) {
		SolvedMotion content = DocumentFactory.eINSTANCE.createSolvedMotion();
		content.setClip(clip);
		recipe.ifPresent(content::setRecipe);
		Layer layer = DocumentFactory.eINSTANCE.createLayer();
		layer.setName(name);
		layer.setContent(content);
		return layer;
	}

	/**
	 * Changes the keys of a flagged edit so that the motion at each of them is what it was on the former base, and takes
	 * the flag away. To be called within an edit. Layers that replace stay right by themselves.
	 *
	 * @throws IOException              when keys or motion can't be read
	 * @throws IllegalArgumentException with a sentence for the user when the layer or the former base is gone
	 */
	public static void refit(Take take, MovedGround moved) throws IOException {
		Layer layer = layerOf(take, moved);
		Track face = TakeStore.faceOf(take);
		MotionClip before = face.getLayers().stream().filter(other -> other.getName().equals(FORMER))
				.map(Layer::getContent).filter(SolvedMotion.class::isInstance).map(SolvedMotion.class::cast).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"the former base is no longer kept; accept the edit or drop it"))
				.getClip().load();
		MotionClip now = face.getLayers().getFirst().getContent() instanceof SolvedMotion solved
				? solved.getClip().load()
				: before;
		KeyedMotion keyed = (KeyedMotion) layer.getContent();
		KeyCurves keys = keyed.getCurves().load();
		for (String channel : moved.channels()) {
			int index = keys.channels().indexOf(channel);
			int old = before.channels().indexOf(channel);
			int other = now.channels().indexOf(channel);
			if (index >= 0 && old >= 0 && other >= 0 && layer.getBlend() != Blend.REPLACE) {
				keys = keys.with(index, refitted(keys.curves().get(index), before.column(old), now.column(other),
						moved.frames(), layer));
			}
		}
		keyed.setCurves(Stored.of(keys));
		moved.accept(take);
	}

	private static KeyCurve refitted(KeyCurve curve, SampleColumn before, SampleColumn now, FrameRange frames,
			Layer layer) {
		double[] values = IntStream.range(0, curve.size()).mapToDouble(curve::value).toArray();
		double influence = layer.getInfluence() == 0 ? 1 : layer.getInfluence();
		for (int key = 0; key < curve.size(); key++) {
			int frame = curve.frame(key);
			boolean neutral = Math.abs(curve.value(key) - (layer.getBlend() == Blend.MULTIPLY ? 1 : 0)) < NOTHING;
			if (!frames.contains(frame) || neutral || frame >= before.length() || frame >= now.length()) {
				continue;
			}
			double wanted = layer.getBlend() == Blend.MULTIPLY
					? before.get(frame) * (1 + influence * (curve.value(key) - 1))
					: before.get(frame) + influence * curve.value(key);
			double value = layer.getBlend() == Blend.MULTIPLY
					? Math.abs(now.get(frame)) < 1e-3
							? curve.value(key)
							: 1 + (wanted / now.get(frame) - 1) / influence
					: (wanted - now.get(frame)) / influence;
			values[key] = value;
		}
		return LayerVerbs.mapped(curve, key -> true, key -> values[key]);
	}

	/**
	 * Takes the keys of a flagged edit away, and the flag. To be called within an edit.
	 *
	 * @throws IOException              when keys can't be read
	 * @throws IllegalArgumentException with a sentence for the user when the layer is gone
	 */
	public static void drop(Take take, MovedGround moved) throws IOException {
		KeyedMotion keyed = (KeyedMotion) layerOf(take, moved).getContent();
		KeyCurves keys = keyed.getCurves().load();
		for (int channel = 0; channel < keys.channels().size(); channel++) {
			KeyCurve curve = keys.curves().get(channel);
			KeyCurve kept = LayerVerbs.mapped(curve, key -> !moved.frames().contains(curve.frame(key)), curve::value);
			if (kept.size() < curve.size()) {
				boolean any = IntStream.range(0, kept.size()).anyMatch(key -> Math.abs(kept.value(key)) > NOTHING);
				int before = IntStream.range(0, kept.size()).filter(key -> kept.frame(key) < moved.frames().start())
						.max().orElse(-1);
				keys = keys.with(channel, !any
						? KeyCurve.EMPTY
						: before < 0
								? kept
								: kept.with(kept.frame(before), kept.value(before), Interpolation.LINEAR));
			}
		}
		keyed.setCurves(Stored.of(keys));
		moved.accept(take);
	}

	private static Layer layerOf(Take take, MovedGround moved) {
		return moved.in(take).filter(layer -> layer.getContent() instanceof KeyedMotion)
				.orElseThrow(() -> new IllegalArgumentException(
						"the layer '%s' is no longer there; accept the edit to take the flag away"
								.formatted(moved.layer())));
	}
}
