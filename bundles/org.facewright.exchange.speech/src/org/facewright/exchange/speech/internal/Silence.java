package org.facewright.exchange.speech.internal;

import java.util.Locale;
import java.util.Set;

import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;

/** The labels by which aligners mark that nobody speaks. */
final class Silence {

	static final Parameter<Boolean> KEEP = Parameter.flag("keep-silences").label("Keep silences")
			.describe("Whether silences (_, #, sil, sp, spn, pau, <eps>) become segments under their own label; "
					+ "otherwise they are gaps of the lane");

	private static final Set<String> LABELS = Set.of("", "_", "#", "sil", "sp", "spn", "pau", "<eps>", "<p:>");

	private Silence() {
	}

	/** Whether a label is left out of the lane. Unlabelled time always is. */
	static boolean isGap(String label, ParameterValues values) {
		return label.isEmpty() || !values.get(KEEP) && LABELS.contains(label.toLowerCase(Locale.ROOT));
	}
}
