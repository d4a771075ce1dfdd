package org.facewright.exchange.rhubarb.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The nine mouths of Rhubarb Lip Sync, drawn by hand after Hanna-Barbera: six basic ones and the three that a set of
 * drawings may lack. Each has the name that Preston Blair's set has for it, the ARPAbet phone that stands for it in a
 * speech lane, the phones that show it, and its pose. One table serves both directions: curves become the shape whose
 * pose is nearest, and the shape becomes this pose.
 */
enum MouthShape {

	/** Closed, with a little pressure: P B M. */
	A("MBP", "M", "P B M EM BCL PCL", pose("jawOpen", .09, "mouthClose", .09, "mouthPress", .3, "mouthRollUpper", .12,
			"mouthRollLower", .12)),
	/** Slightly open, teeth together: most consonants, IY. */
	B("etc", "S", "S Z SH ZH CH JH T D K G N NG TH DH IY IH Y HH R EN NX DX Q", pose("jawOpen", .06, "mouthStretch", .2,
			"mouthLowerDown", .24, "mouthUpperUp", .1)),
	/** Open: EH AE, and vowels that are neither wide nor round. */
	C("E", "EH", "EH AE AH EY AX", pose("jawOpen", .27, "mouthStretch", .16, "mouthLowerDown", .2, "mouthUpperUp",
			.08)),
	/** Wide open: AA. */
	D("AI", "AA", "AA AY AW", pose("jawOpen", .46, "mouthStretch", .04, "mouthLowerDown", .2, "mouthUpperUp", .08)),
	/** Slightly rounded: AO ER. */
	E("O", "AO", "AO ER OY AXR", pose("jawOpen", .26, "mouthFunnel", .34, "mouthPucker", .16)),
	/** Puckered: UW OW W. */
	F("U", "UW", "UW UH OW W UX", pose("jawOpen", .08, "mouthFunnel", .28, "mouthPucker", .7)),
	/** Upper teeth on the lower lip: F V. */
	G("FV", "F", "F V", pose("jawOpen", .08, "mouthRollLower", .45, "mouthUpperUp", .14)),
	/** Tongue raised behind the teeth: long L. */
	H("L", "L", "L EL", pose("jawOpen", .22, "mouthLowerDown", .18, "mouthUpperUp", .06, "tongueOut", .12)),
	/** At rest. */
	X("rest", "", "", Map.of());

	static final List<MouthShape> ALL = List.of(values());

	private static final Map<String, MouthShape> BY_PHONE = new HashMap<>();

	static {
		for (MouthShape shape : ALL) {
			for (String phone : shape.phones.split(" ")) {
				BY_PHONE.put(phone, shape);
			}
		}
		BY_PHONE.put("SIL", X);
		BY_PHONE.put("SP", X);
		BY_PHONE.put("PAU", X);
		BY_PHONE.put("_", X);
		BY_PHONE.put("#", X);
	}

	private final String prestonBlair;
	private final String phone;
	private final String phones;
	private final Map<String, Double> pose;

	MouthShape(String prestonBlair, String phone, String phones, Map<String, Double> pose) {
		this.prestonBlair = prestonBlair;
		this.phone = phone;
		this.phones = phones;
		this.pose = pose;
	}

	private static Map<String, Double> pose(Object... parts) {
		Map<String, Double> pose = new LinkedHashMap<>();
		for (int i = 0; i < parts.length; i += 2) {
			pose.put((String) parts[i], (Double) parts[i + 1]);
		}
		return pose;
	}

	String prestonBlair() {
		return prestonBlair;
	}

	/** The phone that stands for this shape in a speech lane; empty at rest. */
	String phone() {
		return phone;
	}

	/** Weight of an ARKit shape in this pose, both sides alike. */
	double weight(String channel) {
		String middle = channel.replaceFirst("(?:Left|Right)$", "");
		return pose.getOrDefault(channel, pose.getOrDefault(middle, 0.0));
	}

	/** Whether some sets of drawings lack it. */
	boolean isExtended() {
		return this == G || this == H || this == X;
	}

	/** The basic shape that Rhubarb shows instead of an extended one. */
	MouthShape basic() {
		return switch (this) {
			case G, X -> A;
			case H -> C;
			default -> this;
		};
	}

	/** {@code A} to {@code H}, {@code X}, or a name of Preston Blair's set. */
	static Optional<MouthShape> named(String name) {
		return ALL.stream().filter(shape -> shape.name().equals(name)).findFirst()
				.or(() -> ALL.stream().filter(shape -> shape.prestonBlair.equalsIgnoreCase(name)).findFirst());
	}

	/** A shape by its name in Preston Blair's set, whose E is another one than Rhubarb's; WQ is U here. */
	static Optional<MouthShape> ofPrestonBlair(String name) {
		String wanted = name.equalsIgnoreCase("WQ") ? "U" : name;
		return ALL.stream().filter(shape -> shape.prestonBlair.equalsIgnoreCase(wanted)).findFirst();
	}

	/**
	 * The shape of a phone: ARPAbet with or without stress, in any case, with Kaldi's place in the word; empty for
	 * symbols of other sets.
	 */
	static Optional<MouthShape> ofPhone(String label) {
		String symbol = label.strip().toUpperCase(Locale.ROOT);
		if (symbol.isEmpty()) {
			return Optional.of(X);
		}
		int place = symbol.indexOf('_');
		String plain = (place > 0 ? symbol.substring(0, place) : symbol).replaceFirst("[0-2]$", "");
		return Optional.ofNullable(BY_PHONE.get(plain));
	}
}
