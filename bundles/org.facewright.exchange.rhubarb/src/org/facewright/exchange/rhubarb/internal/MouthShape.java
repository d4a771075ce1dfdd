package org.facewright.exchange.rhubarb.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.facewright.exchange.common.NameMap;
import org.facewright.exchange.common.NameMaps;

/**
 * The nine mouths of Rhubarb Lip Sync, drawn by hand after Hanna-Barbera: six basic ones and the three that a set of
 * drawings may lack. Each has the name that Preston Blair's set has for it, the ARPAbet phone that stands for it in a
 * speech lane, the phones that show it, and its pose, which the name map of Rhubarb holds. One table serves both
 * directions: curves become the shape whose pose is nearest, and the shape becomes this pose.
 */
enum MouthShape {

	/** Closed, with a little pressure: P B M. */
	A("MBP", "M", "P B M EM BCL PCL"),
	/** Slightly open, teeth together: most consonants, IY. */
	B("etc", "S", "S Z SH ZH CH JH T D K G N NG TH DH IY IH Y HH R EN NX DX Q"),
	/** Open: EH AE, and vowels that are neither wide nor round. */
	C("E", "EH", "EH AE AH EY AX"),
	/** Wide open: AA. */
	D("AI", "AA", "AA AY AW"),
	/** Slightly rounded: AO ER. */
	E("O", "AO", "AO ER OY AXR"),
	/** Puckered: UW OW W. */
	F("U", "UW", "UW UH OW W UX"),
	/** Upper teeth on the lower lip: F V. */
	G("FV", "F", "F V"),
	/** Tongue raised behind the teeth: long L. */
	H("L", "L", "L EL"),
	/** At rest. */
	X("rest", "", "");

	static final List<MouthShape> ALL = List.of(values());

	private static final Map<String, MouthShape> BY_PHONE = new HashMap<>();

	static {
		for (NameMap.Target target : NameMaps.shipped("rhubarb9-to-arkit").orElseThrow().targets()) {
			target.terms().forEach(term -> valueOf(term.source()).pose.put(target.channel(), term.gain()));
		}
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
	private final Map<String, Double> pose = new HashMap<>();

	MouthShape(String prestonBlair, String phone, String phones) {
		this.prestonBlair = prestonBlair;
		this.phone = phone;
		this.phones = phones;
	}

	String prestonBlair() {
		return prestonBlair;
	}

	/** The phone that stands for this shape in a speech lane; empty at rest. */
	String phone() {
		return phone;
	}

	/** Weight of an ARKit shape in this pose. */
	double weight(String channel) {
		return pose.getOrDefault(channel, 0.0);
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
