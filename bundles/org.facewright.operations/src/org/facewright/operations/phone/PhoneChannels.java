package org.facewright.operations.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.facewright.operations.score.PhoneClasses;

/** Which channels a phone moves, by its viseme; names as ARKit spells them. */
public final class PhoneChannels {

	private static final List<String> LIPS_PARTED = List.of("jawOpen", "mouthClose", "mouthLowerDownLeft",
			"mouthLowerDownRight", "mouthUpperUpLeft", "mouthUpperUpRight");
	private static final List<String> PRESSED = List.of("mouthPressLeft", "mouthPressRight", "mouthRollLower",
			"mouthRollUpper", "mouthShrugLower", "mouthShrugUpper");
	private static final List<String> SPREAD = List.of("mouthStretchLeft", "mouthStretchRight", "mouthSmileLeft",
			"mouthSmileRight", "mouthDimpleLeft", "mouthDimpleRight");
	private static final List<String> ROUND = List.of("mouthFunnel", "mouthPucker");

	/** In the order of {@link PhoneClasses#viseme}. */
	private static final List<List<String>> OF_VISEME = List.of( //
			all(LIPS_PARTED, PRESSED, List.of("mouthFunnel", "cheekPuff")), // P B M
			all(LIPS_PARTED, PRESSED, List.of("mouthFunnel")), // F V
			all(LIPS_PARTED, List.of("tongueOut")), // TH DH
			all(LIPS_PARTED, List.of("tongueOut")), // T D N L
			all(LIPS_PARTED, SPREAD, List.of("jawForward")), // S Z
			all(LIPS_PARTED, ROUND, List.of("jawForward", "mouthShrugLower", "mouthShrugUpper")), // SH ZH CH JH
			LIPS_PARTED, // K G NG HH
			all(LIPS_PARTED, SPREAD), // IY IH Y EY
			all(LIPS_PARTED, SPREAD), // EH AE AH
			all(LIPS_PARTED, SPREAD, ROUND), // AA AY AW AO
			all(LIPS_PARTED, ROUND)); // UW UH OW W R ER OY
	private static final List<String> ANY = all(LIPS_PARTED, PRESSED, SPREAD, ROUND);

	private PhoneChannels() {
	}

	/** Channels of a phone; for a symbol that is not known those of the whole mouth, for silence none. */
	public static List<String> of(String label) {
		if (PhoneClasses.isSilence(label)) {
			return List.of();
		}
		int viseme = PhoneClasses.viseme(PhoneClasses.name(label));
		return viseme < 0 ? ANY : OF_VISEME.get(viseme);
	}

	/** Whether the lips must meet. */
	public static boolean isBilabial(String label) {
		return PhoneClasses.BILABIALS.contains(PhoneClasses.name(label));
	}

	/** Whether the lower lip must come to the upper teeth. */
	public static boolean isLabiodental(String label) {
		return PhoneClasses.LABIODENTALS.contains(PhoneClasses.name(label));
	}

	@SafeVarargs
	private static List<String> all(List<String>... groups) {
		List<String> names = new ArrayList<>();
		Stream.of(groups).flatMap(List::stream).forEach(names::add);
		return List.copyOf(names);
	}
}
