package org.facewright.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.jspecify.annotations.Nullable;

import org.facewright.api.motion.RunFacts;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Layer;
import org.facewright.document.model.ParameterValue;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolveRecipe;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.engine.Generation;

/**
 * What made a take's motion, as it was recorded then: the whole, and stretches that were made again by something else.
 *
 * @param pieces the whole first, where it is known, then stretches in time
 */
public record TakeOrigin(List<Piece> pieces) {

	/** Name of a recipe's values that say what was measured, not what was set. */
	private static final String MEASURED = "run.";
	private static final String PRECISION = MEASURED + "precision";
	private static final String P95 = MEASURED + "p95";
	private static final String FALLBACK = MEASURED + "fallback";
	/** Name of a recipe's values that name the recipe of a stretch: {@code region.72..131}. */
	private static final String REGION = "region.";

	/**
	 * One maker.
	 *
	 * @param frames    of the take; empty for the whole
	 * @param model     as reported by the model
	 * @param provider  what really computed; empty when not recorded, as are device, precision and fallback
	 * @param p95Millis per frame; NaN when not recorded
	 */
	public record Piece(Optional<FrameRange> frames, String backend, String model, String device, String provider,
			String precision, double p95Millis, String fallback) {

		/** In one line. */
		public String text() {
			List<String> words = new ArrayList<>();
			words.add(model.isBlank() || model.startsWith(backend)
					? model.isBlank() ? backend : model
					: backend + " " + model);
			if (!provider.isBlank()) {
				words.add(device.isBlank() || device.equalsIgnoreCase(provider)
						? provider
						: provider + " (" + device + ")");
			}
			if (!precision.isBlank()) {
				words.add(precision);
			}
			if (!Double.isNaN(p95Millis)) {
				words.add("p95 %.2f ms per frame".formatted(p95Millis));
			}
			return String.join(", ", words);
		}
	}

	/** What is recorded of a take; no pieces for one that was imported or made by hand. */
	public static TakeOrigin of(Take take) {
		List<Layer> layers = TakeStore.faceOf(take).getLayers();
		if (layers.isEmpty() || !(layers.getFirst().getContent() instanceof SolvedMotion motion)
				|| motion.getRecipe() == null) {
			return new TakeOrigin(List.of());
		}
		List<Piece> pieces = new ArrayList<>();
		pieces.add(piece(Optional.empty(), motion.getRecipe()));
		List<SolveRecipe> known = take.eContainer() instanceof Project project ? project.getRecipes() : List.of();
		regions(motion.getRecipe()).entrySet().stream().sorted(Comparator.comparingInt(each -> each.getKey().start()))
				.forEach(each -> known.stream().filter(recipe -> each.getValue().equals(recipe.getId())).findFirst()
						.ifPresent(recipe -> pieces.add(piece(Optional.of(each.getKey()), recipe))));
		return new TakeOrigin(List.copyOf(pieces));
	}

	private static Piece piece(Optional<FrameRange> frames, SolveRecipe recipe) {
		Map<String, String> values = recipe.getValues().stream().collect(
				Collectors.toMap(ParameterValue::getName, ParameterValue::getText, (one, two) -> two));
		double p95 = Double.NaN;
		try {
			p95 = Double.parseDouble(values.getOrDefault(P95, "NaN"));
		} catch (NumberFormatException e) {
			p95 = Double.NaN; // written by a later version
		}
		return new Piece(frames, text(recipe.getBackendId()), text(recipe.getModelId()), text(recipe.getDevice()),
				text(recipe.getProvider()), values.getOrDefault(PRECISION, ""), p95,
				values.getOrDefault(FALLBACK, ""));
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text;
	}

	/** Recipes of stretches by their frames, as a recipe names them. */
	static Map<FrameRange, String> regions(SolveRecipe recipe) {
		Map<FrameRange, String> regions = new LinkedHashMap<>();
		for (ParameterValue value : recipe.getValues()) {
			if (value.getName().startsWith(REGION)) {
				regions.put(FrameRange.parse(value.getName().substring(REGION.length())), value.getText());
			}
		}
		return regions;
	}

	/** Name of the value that names the recipe of a stretch. */
	static String regionName(FrameRange frames) {
		return REGION + frames;
	}

	/** What was measured, as values of a recipe. */
	static Map<String, String> measured(RunFacts facts) {
		Map<String, String> values = new LinkedHashMap<>();
		if (!facts.precision().isBlank()) {
			values.put(PRECISION, facts.precision());
		}
		if (!Double.isNaN(facts.p95Millis())) {
			values.put(P95, String.format(Locale.ROOT, "%.3f", facts.p95Millis()));
		}
		if (!facts.fallback().isBlank()) {
			values.put(FALLBACK, facts.fallback());
		}
		return values;
	}

	/**
	 * A recipe for a take of which a stretch was made by something else: what is known of the rest stays, and what made the
	 * stretch is added to the project. Of earlier stretches what lies outside of it is kept. To be called within an edit.
	 *
	 * @param frames the stretch
	 * @return the recipe of the whole, in the project
	 */
	public static SolveRecipe withRegion(Project project, Take take, FrameRange frames, Generation generation,
			ParameterValues values) {
		SolveRecipe part = TakeStore.recipe(generation, values);
		if (part.getId() == null || part.getId().isEmpty()) {
			part.setId(UUID.randomUUID().toString());
		}
		part.setAudioStart(sample(take, frames.start()));
		part.setAudioLength(sample(take, frames.end()) - part.getAudioStart());
		project.getRecipes().add(part);
		SolveRecipe whole = TakeStore.faceOf(take).getLayers().getFirst().getContent() instanceof SolvedMotion motion
				&& motion.getRecipe() != null
						? EcoreUtil.copy(motion.getRecipe())
						: DocumentFactory.eINSTANCE.createSolveRecipe();
		whole.setId(UUID.randomUUID().toString());
		Map<FrameRange, String> known = regions(whole);
		whole.getValues().removeIf(value -> value.getName().startsWith(REGION));
		known.forEach((old, made) -> {
			for (FrameRange rest : List.of(part(old.start(), Math.min(old.end(), frames.start())),
					part(Math.max(old.start(), frames.end()), old.end()))) {
				if (!rest.isEmpty()) {
					whole.getValues().add(TakeStore.value(regionName(rest), made));
				}
			}
		});
		whole.getValues().add(TakeStore.value(regionName(frames), part.getId()));
		project.getRecipes().add(whole);
		return whole;
	}

	private static FrameRange part(int start, int end) {
		return new FrameRange(start, Math.max(start, end));
	}

	private static long sample(Take take, int frame) {
		FrameRate rate = take.eContainer() instanceof Project project ? project.getFrameRate() : FrameRate.FPS_60;
		return rate.sampleOf(frame, take.getAudio().getSampleRate());
	}

	/** All makers in one line. */
	public String summary() {
		return pieces.stream().map(piece -> piece.frames().map(frames -> frames + ": ").orElse("") + piece.text())
				.collect(Collectors.joining("; "));
	}
}
