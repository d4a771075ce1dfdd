package org.facewright.operations.score;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What each phone of the set asks of the mouth. */
public final class PhoneClasses {

	public static final Set<String> BILABIALS = Set.of("P", "B", "M");
	public static final Set<String> LABIODENTALS = Set.of("F", "V");
	public static final Set<String> OTHER_OBSTRUENTS = Set.of("P", "B", "T", "D", "K", "G", "S", "Z", "SH", "ZH", "CH",
			"JH",
			"TH", "DH", "L");
	public static final Set<String> OPEN_VOWELS = Set.of("AA", "AE", "AY", "AW", "AO");
	public static final Set<String> ROUNDED = Set.of("UW", "OW", "W", "AO", "UH", "OY", "SH", "CH", "JH", "ZH");
	public static final Set<String> SPREAD = Set.of("IY", "EH", "AE", "IH", "EY", "S", "Z", "Y");

	/** Canonical openness of vowels, 1 is AA. */
	public static final Map<String, Double> OPENNESS = Map.ofEntries(Map.entry("AA", 1.0), Map.entry("AE", 0.9),
			Map.entry("AY", 0.85), Map.entry("AW", 0.85), Map.entry("AO", 0.75), Map.entry("EH", 0.65),
			Map.entry("AH", 0.6), Map.entry("OY", 0.6), Map.entry("OW", 0.5), Map.entry("EY", 0.45),
			Map.entry("IH", 0.35), Map.entry("ER", 0.35), Map.entry("UH", 0.3), Map.entry("IY", 0.2),
			Map.entry("UW", 0.15));

	private static final Set<String> SILENCES = Set.of("", "SIL", "SP", "SPN", "PAU", "_", "#");
	private static final Pattern STRESS = Pattern.compile("[0-2]$");

	private static final List<String> VISEMES = List.of("P B M", "F V", "TH DH", "T D N L", "S Z", "SH ZH CH JH",
			"K G NG HH", "IY IH Y EY", "EH AE AH", "AA AY AW AO", "UW UH OW W R ER OY");
	private static final Map<String, Integer> VISEME = new HashMap<>();

	static {
		for (int viseme = 0; viseme < VISEMES.size(); viseme++) {
			for (String phone : VISEMES.get(viseme).split(" ")) {
				VISEME.put(phone, viseme);
			}
		}
	}

	private PhoneClasses() {
	}

	/** ARPAbet without its stress digit, in capitals; what other alphabets write alike is understood too. */
	public static String name(String label) {
		return STRESS.matcher(label.strip().toUpperCase(Locale.ROOT)).replaceFirst("");
	}

	/** Whether a label stands for no sound. */
	public static boolean isSilence(String label) {
		return SILENCES.contains(name(label));
	}

	public static boolean isKnown(String phone) {
		return VISEME.containsKey(phone);
	}

	/** Index of the class a phone belongs to; -1 for silence. */
	public static int viseme(String phone) {
		return VISEME.getOrDefault(phone, -1);
	}
}
