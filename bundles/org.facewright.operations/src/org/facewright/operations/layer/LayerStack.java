package org.facewright.operations.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.facewright.api.filter.FilterContext;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;
import org.facewright.document.model.Layer;
import org.facewright.document.stored.Stored;
import org.facewright.engine.FilterStep;
import org.facewright.engine.LayerBlend;
import org.facewright.engine.Providers;
import org.facewright.operations.FilterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Layers on top of each other, computed. The lowest is the base: its channels, rate and length are the result's, and it
 * has no influence of its own. Each layer above becomes, with its value L and w = influence · weight, in the channels of
 * its mask: y + w (L − y) in place of what is below, y + w L added, y (1 + w (L − 1)) multiplied. A channel without keys
 * is not touched by a layer of keys. A layer without content takes what lies below for its own and filters it.
 * <p>
 * A stack is made from the one before it and computes only channels and frames that differ. Immutable; on any thread.
 */
public final class LayerStack {

	/** Gives what filters may know, when one has to run. */
	@FunctionalInterface
	public interface Knowledge {
		FilterContext get() throws IOException;
	}

	/** A layer in its place. Columns are in the order of the base's channels, null where the layer says nothing. */
	private record Level(LayerPlan plan, SampleColumn[] below, @Nullable SampleColumn[] raw,
			@Nullable SampleColumn[] content, Optional<SampleColumn> weight, SampleColumn[] out, boolean exact) {
	}

	/** Frames of each channel that differ from the stack before. */
	private static final class Differences {

		private final int[] from;
		private final int[] to;
		private final int frameCount;

		Differences(int channels, int frameCount) {
			from = new int[channels];
			to = new int[channels];
			this.frameCount = frameCount;
		}

		void add(int channel, FrameRange range) {
			if (!range.isEmpty()) {
				from[channel] = isEmpty(channel) ? range.start() : Math.min(from[channel], range.start());
				to[channel] = Math.max(to[channel], range.end());
			}
		}

		void addAll(int channel) {
			add(channel, new FrameRange(0, frameCount));
		}

		boolean isEmpty(int channel) {
			return to[channel] <= from[channel];
		}

		FrameRange range(int channel) {
			return new FrameRange(from[channel], Math.max(from[channel], to[channel]));
		}

		Differences copy() {
			Differences copy = new Differences(from.length, frameCount);
			System.arraycopy(from, 0, copy.from, 0, from.length);
			System.arraycopy(to, 0, copy.to, 0, to.length);
			return copy;
		}
	}

	private final MotionClip base;
	private final List<Level> levels;
	private final Optional<FilterContext> context;
	private final MotionClip result;

	private LayerStack(MotionClip base, List<Level> levels, Optional<FilterContext> context) {
		this.base = base;
		this.levels = List.copyOf(levels);
		this.context = context;
		result = clip(levels.getLast());
	}

	/**
	 * Computes everything.
	 *
	 * @param frameCount frames of the take, for a base that is made of keys
	 * @param before     the stack that was shown before, if any; what has not changed is taken from it
	 * @param knowledge  asked only when a filter runs
	 * @throws IOException              when a clip or the sound can't be read
	 * @throws IllegalArgumentException with a sentence for the user when there is no layer, a filter is missing or can't
	 *                                  be used so
	 */
	public static LayerStack of(List<LayerPlan> plans, int frameCount, Optional<LayerStack> before,
			Providers providers, Knowledge knowledge, Progress progress) throws IOException {
		return new Computation(plans, frameCount, before, Optional.of(providers), knowledge, progress).run();
	}

	/**
	 * Computes what is quick and runs no filter: where one would have to run, what it made before is carried along with
	 * what changed below it, and the stack is not exact.
	 */
	public static LayerStack quick(List<LayerPlan> plans, LayerStack before) throws IOException {
		return new Computation(plans, before.base.frameCount(), Optional.of(before), Optional.empty(),
				() -> FilterContext.NONE, Progress.NONE).run();
	}

	/** Whether all filters have run on what they stand on. */
	public boolean isExact() {
		return levels.stream().allMatch(Level::exact);
	}

	/** What all layers give. */
	public MotionClip result() {
		return result;
	}

	/** The lowest layer with its filters; at rest when it is muted. */
	public MotionClip base() {
		return clip(levels.getFirst());
	}

	/** What lies below a layer. @throws IllegalArgumentException when the layer is not in the stack or the lowest */
	public MotionClip below(Layer layer) {
		int level = index(layer);
		if (level == 0) {
			throw new IllegalArgumentException("nothing lies below the lowest layer");
		}
		return clip(levels.get(level - 1));
	}

	/** What a layer and those below it give. */
	public MotionClip upTo(Layer layer) {
		return clip(levels.get(index(layer)));
	}

	/** What a layer says before its filters; channels it says nothing about are left out. */
	public MotionClip unfiltered(Layer layer) {
		return present(levels.get(index(layer)).raw());
	}

	/** What a layer says after its filters; channels it says nothing about are left out. */
	public MotionClip content(Layer layer) {
		return present(levels.get(index(layer)).content());
	}

	private MotionClip present(@Nullable SampleColumn[] columns) {
		return Computation.present(base, columns);
	}

	private int index(Layer layer) {
		for (int i = 0; i < levels.size(); i++) {
			if (levels.get(i).plan().layer() == layer) {
				return i;
			}
		}
		throw new IllegalArgumentException("no such layer here: " + layer.getName());
	}

	private MotionClip clip(Level level) {
		return MotionClip.of(base.frameRate(), base.channels(), List.of(level.out()));
	}

	/** One pass over the layers, lowest first. */
	private static final class Computation {

		private final List<LayerPlan> plans;
		private final int length; // of a take whose base is made of keys
		private final Optional<LayerStack> before;
		private final Optional<Providers> providers;
		private final Knowledge knowledge;
		private final Progress progress;
		private Optional<FilterContext> context = Optional.empty();
		private boolean aligned = true;

		Computation(List<LayerPlan> plans, int length, Optional<LayerStack> before, Optional<Providers> providers,
				Knowledge knowledge, Progress progress) {
			this.plans = plans;
			this.length = length;
			this.before = before;
			this.providers = providers;
			this.knowledge = knowledge;
			this.progress = progress;
		}

		LayerStack run() throws IOException {
			if (plans.isEmpty()) {
				throw new IllegalArgumentException("the track has no layer");
			}
			LayerPlan lowest = plans.getFirst();
			MotionClip raw = baseContent(lowest);
			Optional<Level> old = before.map(stack -> stack.levels.getFirst())
					.filter(level -> level.plan().layer() == lowest.layer());
			boolean exact = true;
			MotionClip base = raw;
			if (!lowest.filters().isEmpty()) {
				Optional<MotionClip> reused = before.filter(stack -> old.isPresent() && old.get().exact()
						&& old.get().plan().filters().equals(lowest.filters())
						&& sameContent(old.get().plan(), lowest)).map(stack -> stack.base);
				if (reused.isPresent() && (providers.isEmpty() || sameContext())) {
					base = reused.get();
				} else if (providers.isEmpty()) {
					exact = false;
					base = before.map(stack -> stack.base).filter(clip -> clip.channels().equals(raw.channels())
							&& clip.frameCount() == raw.frameCount() && old.isPresent()
							&& sameContent(old.get().plan(), lowest)).orElse(raw);
				} else {
					base = FilterStep.applyAll(steps(lowest), raw, context(), progress);
				}
			}
			MotionClip shape = base;
			Optional<LayerStack> like = before.filter(stack -> stack.base.channels().equals(shape.channels())
					&& stack.base.frameCount() == shape.frameCount()
					&& stack.base.frameRate().equals(shape.frameRate()));
			SampleColumn[] out = lowest.silent()
					? atRest(base)
					: base.columns().toArray(SampleColumn[]::new);
			Differences changed = new Differences(out.length, base.frameCount());
			for (int channel = 0; channel < out.length; channel++) {
				SampleColumn now = out[channel];
				if (like.isEmpty() || like.get().levels.getFirst().out()[channel] != now) {
					changed.addAll(channel);
				}
			}
			List<Level> levels = new ArrayList<>();
			levels.add(new Level(lowest, out, raw.columns().toArray(SampleColumn[]::new), out, Optional.empty(), out,
					exact));
			aligned = like.isPresent() && old.isPresent();
			for (int i = 1; i < plans.size(); i++) {
				progress.checkCancelled();
				levels.add(level(base, plans.get(i), i, levels.getLast(), like, changed));
			}
			return new LayerStack(base, levels, context.isPresent() ? context : before.flatMap(stack -> stack.context));
		}

		private static SampleColumn[] atRest(MotionClip base) {
			SampleColumn rest = SampleColumn.constant(0, base.frameCount());
			SampleColumn[] columns = new SampleColumn[base.channels().size()];
			Arrays.fill(columns, rest);
			return columns;
		}

		private MotionClip baseContent(LayerPlan plan) throws IOException {
			if (plan.clip().isPresent()) {
				return plan.clip().get().load();
			}
			KeyCurves keys = plan.keys().orElseThrow(() -> new IllegalArgumentException(
					"the lowest layer '%s' has no motion that it could filter".formatted(plan.layer().getName())))
					.load();
			return keys.bake(length);
		}

		/** Adds a layer to what lies below; {@code changed} is carried on to the next one. */
		private Level level(MotionClip base, LayerPlan plan, int place, Level below, Optional<LayerStack> like,
				Differences changed) throws IOException {
			Optional<Level> old = like.flatMap(stack -> stack.levels.stream()
					.filter(level -> level.plan().layer() == plan.layer()).findFirst());
			aligned = aligned && like.isPresent() && like.get().levels.size() > place
					&& like.get().levels.get(place).plan().layer() == plan.layer();
			if (plan.silent()) {
				if (!aligned || old.isEmpty() || !old.get().plan().silent()) {
					changedWhereDifferent(old.map(Level::out), below.out(), changed);
				}
				return new Level(plan, below.out(), new SampleColumn[below.out().length],
						new SampleColumn[below.out().length],
						Optional.empty(), below.out(), true);
			}
			Optional<Level> loud = old.filter(level -> !level.plan().silent());
			Differences own = new Differences(below.out().length, base.frameCount());
			@Nullable
			SampleColumn[] raw = raw(base, plan, below, loud, changed, own);
			Differences rawChanged = own.copy();
			boolean exact = true;
			@Nullable
			SampleColumn[] content = raw;
			if (!plan.filters().isEmpty()) {
				boolean same = loud.isPresent() && loud.get().plan().filters().equals(plan.filters());
				boolean still = same && loud.get().exact() && identical(raw, loud.get().raw());
				if (still && (providers.isEmpty() || sameContext())) {
					content = loud.get().content();
				} else if (providers.isEmpty()) {
					exact = false;
					content = loud.isPresent() ? carried(loud.get(), raw, rawChanged, same) : raw;
				} else {
					content = filtered(base, plan, raw);
				}
			}
			if (!plan.filters().isEmpty() || loud.isPresent() && !loud.get().plan().filters().isEmpty()) {
				own = whereDifferent(loud, content, base.frameCount());
			}
			Optional<SampleColumn> weight = weight(base, plan, loud, own);
			boolean sameBlend = loud.isPresent() && loud.get().plan().mode() == plan.mode()
					&& loud.get().plan().influence() == plan.influence()
					&& loud.get().plan().mask().equals(plan.mask())
					&& loud.get().weight().isPresent() == weight.isPresent();
			SampleColumn[] out = new SampleColumn[below.out().length];
			Differences ownNow = own;
			@Nullable
			SampleColumn[] contentNow = content;
			IntStream.range(0, out.length).parallel().forEach(channel -> {
				SampleColumn lower = below.out()[channel];
				SampleColumn upper = contentNow[channel];
				boolean was = loud.isPresent() && loud.get().content()[channel] != null
						&& loud.get().plan().touches(base.channels().channel(channel).name());
				boolean is = upper != null && plan.influence() != 0
						&& plan.touches(base.channels().channel(channel).name());
				if (!is) {
					out[channel] = lower;
					if (was || !aligned || loud.isEmpty()) {
						if (old.isEmpty() || old.get().out()[channel] != lower) {
							changed.addAll(channel);
						}
					}
					return;
				}
				SampleColumn upperNow = Objects.requireNonNull(upper);
				if (aligned && was && sameBlend) {
					changed.add(channel, ownNow.range(channel));
					FrameRange range = changed.range(channel).within(Math.min(lower.length(), upperNow.length()));
					SampleColumn shown = loud.get().out()[channel];
					out[channel] = changed.isEmpty(channel)
							? shown
							: shown.with(range.start(), LayerBlend.over(lower, upperNow, plan.mode(), plan.influence(),
									weight, range.start(), range.end()));
					if (range.end() < changed.range(channel).end()) {
						out[channel] = tail(out[channel], lower, range.end());
					}
				} else {
					int count = Math.min(lower.length(), upperNow.length());
					out[channel] = lower.with(0, LayerBlend.over(lower, upperNow, plan.mode(), plan.influence(), weight,
							0, count));
					changed.addAll(channel);
				}
			});
			return new Level(plan, below.out(), raw, content, weight, out, exact);
		}

		private static Differences whereDifferent(Optional<Level> old, @Nullable SampleColumn[] content,
				int frameCount) {
			Differences own = new Differences(content.length, frameCount);
			for (int channel = 0; channel < content.length; channel++) {
				if (old.isEmpty() || old.get().content()[channel] != content[channel]) {
					own.addAll(channel);
				}
			}
			return own;
		}

		/** Beyond the end of a layer its track is what lies below. */
		private static SampleColumn tail(SampleColumn to, SampleColumn lower, int from) {
			float[] rest = new float[lower.length() - from];
			lower.copy(from, rest, 0, rest.length);
			return to.with(from, rest);
		}

		private static void changedWhereDifferent(Optional<SampleColumn[]> old, SampleColumn[] now,
				Differences changed) {
			for (int channel = 0; channel < now.length; channel++) {
				if (old.isEmpty() || old.get()[channel] != now[channel]) {
					changed.addAll(channel);
				}
			}
		}

		private static boolean identical(@Nullable SampleColumn[] one, @Nullable SampleColumn[] other) {
			for (int i = 0; i < one.length; i++) {
				if (one[i] != other[i]) {
					return false;
				}
			}
			return true;
		}

		private static boolean sameContent(LayerPlan one, LayerPlan other) {
			return one.clip().equals(other.clip()) && one.keys().equals(other.keys());
		}

		private @Nullable SampleColumn[] raw(MotionClip base, LayerPlan plan, Level below, Optional<Level> old,
				Differences belowChanged, Differences own) throws IOException {
			if (plan.isAdjustment()) {
				for (int channel = 0; channel < below.out().length; channel++) {
					if (aligned && old.isPresent()) {
						own.add(channel, belowChanged.range(channel));
					} else {
						own.addAll(channel);
					}
				}
				return plan.shape().isPresent() ? shaped(base, plan.shape().get(), below, old, own) : below.out();
			}
			if (old.isPresent() && sameContent(old.get().plan(), plan)) {
				return old.get().raw();
			}
			@Nullable
			SampleColumn[] columns = new SampleColumn[base.channels().size()];
			if (plan.clip().isPresent()) {
				MotionClip clip = plan.clip().get().load();
				requireRate(base, clip);
				for (int channel = 0; channel < columns.length; channel++) {
					int its = clip.channels().indexOf(base.channels().channel(channel).name());
					columns[channel] = its < 0 ? null : clip.column(its);
					own.addAll(channel);
				}
				return columns;
			}
			KeyCurves keys = plan.keys().orElseThrow().load();
			Optional<KeyCurves> former = Optional.empty();
			if (old.isPresent() && old.get().plan().keys().isPresent()) {
				former = Optional.of(old.get().plan().keys().get().load());
			}
			Optional<KeyCurves> formerNow = former;
			IntStream.range(0, columns.length).parallel().forEach(channel -> {
				String name = base.channels().channel(channel).name();
				KeyCurve curve = curve(keys, name);
				SampleColumn shown = old.isPresent() ? old.get().raw()[channel] : null;
				if (curve.size() == 0) {
					return;
				}
				if (shown != null && formerNow.isPresent()) {
					FrameRange range = curve.difference(curve(formerNow.get(), name), base.frameCount());
					columns[channel] = range.isEmpty() ? shown : shown.with(range.start(), values(curve, range));
					own.add(channel, range);
				} else {
					columns[channel] = curve.bake(base.frameCount());
					own.addAll(channel);
				}
			});
			return columns;
		}

		private SampleColumn[] shaped(MotionClip base, LayerPlan.Shape shape, Level below, Optional<Level> old,
				Differences own) throws IOException {
			Optional<Level> same = old.filter(level -> level.plan().shape().filter(shape::equals).isPresent()
					&& identical(level.below(), below.out()));
			if (same.isPresent()) {
				@Nullable
				SampleColumn[] kept = same.get().raw();
				SampleColumn[] columns = new SampleColumn[kept.length];
				for (int channel = 0; channel < kept.length; channel++) {
					columns[channel] = Objects.requireNonNull(kept[channel]);
				}
				return columns;
			}
			MotionClip lower = MotionClip.of(base.frameRate(), base.channels(), List.of(below.out()));
			SampleColumn[] columns = shape.of(lower).columns().toArray(SampleColumn[]::new);
			for (int channel = 0; channel < columns.length; channel++) {
				if (old.isEmpty() || old.get().raw()[channel] != columns[channel]) {
					own.addAll(channel);
				}
			}
			return columns;
		}

		private static KeyCurve curve(KeyCurves keys, String name) {
			int index = keys.channels().indexOf(name);
			return index < 0 ? KeyCurve.EMPTY : keys.curves().get(index);
		}

		private static float[] values(KeyCurve curve, FrameRange range) {
			float[] values = new float[range.length()];
			curve.bake(range.start(), values);
			return values;
		}

		private static void requireRate(MotionClip base, MotionClip layer) {
			if (!layer.frameRate().equals(base.frameRate())) {
				throw new IllegalArgumentException("a layer at %s fps can't lie over motion at %s fps"
						.formatted(layer.frameRate(), base.frameRate()));
			}
		}

		private Optional<SampleColumn> weight(MotionClip base, LayerPlan plan, Optional<Level> old, Differences own)
				throws IOException {
			Optional<KeyCurve> now = curve(plan.weight());
			if (now.isEmpty()) {
				return Optional.empty();
			}
			if (old.isPresent() && old.get().weight().isPresent()) {
				if (old.get().plan().weight().equals(plan.weight())) {
					return old.get().weight();
				}
				FrameRange range = now.get().difference(
						curve(old.get().plan().weight()).orElse(KeyCurve.EMPTY), base.frameCount());
				for (int channel = 0; channel < base.channels().size(); channel++) {
					own.add(channel, range);
				}
				return old.get().weight().map(column -> column.with(range.start(), values(now.get(), range)));
			}
			return Optional.of(now.get().bake(base.frameCount()));
		}

		private static Optional<KeyCurve> curve(Optional<Stored<KeyCurves>> weight) throws IOException {
			if (weight.isEmpty()) {
				return Optional.empty();
			}
			KeyCurves keys = weight.get().load();
			return keys.curves().stream().findFirst().filter(curve -> curve.size() > 0);
		}

		/** What the filters made of the layer before, moved by as much as what they stand on. */
		private static @Nullable SampleColumn[] carried(Level old, @Nullable SampleColumn[] raw, Differences changed,
				boolean sameFilters) {
			@Nullable
			SampleColumn[] content = old.content().clone();
			for (int channel = 0; channel < raw.length; channel++) {
				SampleColumn now = raw[channel];
				SampleColumn was = old.raw()[channel];
				SampleColumn made = content[channel];
				if (now == null || was == null || made == null) {
					content[channel] = now;
				} else if (now != was && sameFilters) {
					FrameRange range = changed.range(channel).within(Math.min(now.length(), was.length()));
					float[] values = new float[range.length()];
					for (int i = 0; i < values.length; i++) {
						int frame = range.start() + i;
						values[i] = made.get(frame) + now.get(frame) - was.get(frame);
					}
					content[channel] = range.isEmpty() ? made : made.with(range.start(), values);
				}
			}
			return content;
		}

		private @Nullable SampleColumn[] filtered(MotionClip base, LayerPlan plan, @Nullable SampleColumn[] raw)
				throws IOException {
			List<FilterStep> steps = steps(plan);
			for (FilterStep step : steps) {
				if (step.filter().changesTime()) {
					throw new IllegalArgumentException(
							"%s changes length or rate and can only stand on the lowest layer; '%s' lies above it"
									.formatted(step.filter().label(), plan.layer().getName()));
				}
			}
			MotionClip present = present(base, raw);
			if (present.channels().size() == 0) {
				return raw;
			}
			MotionClip filtered = FilterStep.applyAll(steps, present, context(), progress);
			@Nullable
			SampleColumn[] content = new SampleColumn[raw.length];
			for (int channel = 0; channel < raw.length; channel++) {
				int its = filtered.channels().indexOf(base.channels().channel(channel).name());
				content[channel] = its < 0 ? null : filtered.column(its);
			}
			return content;
		}

		static MotionClip present(MotionClip base, @Nullable SampleColumn[] columns) {
			List<Channel> channels = new ArrayList<>();
			List<SampleColumn> kept = new ArrayList<>();
			for (int channel = 0; channel < columns.length; channel++) {
				SampleColumn column = columns[channel];
				if (column != null) {
					channels.add(base.channels().channel(channel));
					kept.add(column);
				}
			}
			return MotionClip.of(base.frameRate(), ChannelSet.of(channels), kept);
		}

		private List<FilterStep> steps(LayerPlan plan) {
			Providers installed = providers.orElseThrow();
			List<FilterStep> steps = new ArrayList<>();
			for (FilterSpec spec : plan.filters()) {
				steps.add(spec.resolve(installed));
			}
			return steps;
		}

		private FilterContext context() throws IOException {
			if (context.isEmpty()) {
				context = Optional.of(knowledge.get());
			}
			return context.get();
		}

		private boolean sameContext() throws IOException {
			return before.isPresent() && before.get().context.isPresent() && before.get().context.get() == context();
		}
	}
}
