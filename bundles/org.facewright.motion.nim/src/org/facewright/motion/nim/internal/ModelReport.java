package org.facewright.motion.nim.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.rpc.a2f.config.A2XConfig;

/**
 * Which model a server says it runs. A server that does not know the wanted model takes another without a word, so what
 * it says is compared with what was expected.
 *
 * @param model    empty when it did not say
 * @param identity actor within a model of several; empty when there is one
 * @param tongue   whether it gives the tongue; empty when it did not say
 * @param clipSeconds longest clip that it takes; empty when it did not say
 */
record ModelReport(Optional<String> model, Optional<String> identity, Optional<Boolean> tongue,
		OptionalInt clipSeconds) {

	static final ModelReport UNKNOWN = new ModelReport(Optional.empty(), Optional.empty(), Optional.empty(),
			OptionalInt.empty());

	/** Configurations come as YAML or JSON; these few keys read the same in both. */
	static ModelReport of(List<A2XConfig> configs) {
		ModelReport found = UNKNOWN;
		OptionalInt clipSeconds = OptionalInt.empty();
		for (A2XConfig config : configs) {
			String text = config.getContent();
			int at = 0;
			Optional<String> limit = value(text, "max_audio_clip_size_second", 0).filter(it -> it.matches("\\d{2,6}"));
			if (limit.isPresent()) {
				clipSeconds = OptionalInt.of(Integer.parseInt(limit.get()));
			}
			Optional<String> type = value(text, "inference_type", 0);
			if (type.isPresent()) {
				// the block of the kind that is in use; the other one stands beside it without effect
				at = Math.max(0, text.indexOf(type.get() + "_model"));
			}
			Optional<String> model = value(text, "inference_model_id", at);
			if (model.isPresent()) {
				Optional<String> identity = type.filter("diffusion"::equals)
						.flatMap(kind -> value(text, "identity", 0));
				found = new ModelReport(model, identity,
						value(text, "enable_tongue_blendshapes", 0).map(Boolean::parseBoolean), clipSeconds);
			}
		}
		return new ModelReport(found.model(), found.identity(), found.tongue(), clipSeconds);
	}

	private static Optional<String> value(String text, String key, int from) {
		Matcher matcher = Pattern.compile("\\b" + key + "[\"']?\\s*:\\s*[\"']?([A-Za-z0-9][\\w.+-]*)").matcher(text);
		return matcher.find(from) ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	/** Model and identity as one word; empty when unknown. */
	Optional<String> label() {
		return model.map(name -> identity.map(actor -> name + "_" + actor).orElse(name));
	}

	/** Whether this is another model than the one expected; false when it did not say. */
	boolean isOtherThan(String expected) {
		String wanted = expected.toLowerCase(Locale.ROOT);
		return model.isPresent() && !model.get().toLowerCase(Locale.ROOT).equals(wanted)
				&& !label().orElseThrow().toLowerCase(Locale.ROOT).equals(wanted);
	}
}
