package org.facewright.ui.timeline;

import org.eclipse.swt.graphics.RGB;

/**
 * Colours of the controls. Those of the articulators can be told apart with the common kinds of colour blindness.
 */
public record Palette(boolean dark, RGB background, RGB lane, RGB laneEdge, RGB grid, RGB text, RGB faintText,
		RGB wave, RGB waveBody, RGB word, RGB phone, RGB vowel, RGB closurePhone, RGB playhead, RGB selection, RGB key,
		RGB selectedKey, RGB ghost, RGB warning) {

	public static final Palette DARK = new Palette(true, new RGB(30, 32, 36), new RGB(37, 40, 45), new RGB(24, 26, 29),
			new RGB(52, 56, 62), new RGB(212, 216, 222), new RGB(138, 146, 156), new RGB(84, 112, 138),
			new RGB(124, 164, 196), new RGB(66, 78, 92), new RGB(56, 63, 72), new RGB(58, 76, 74), new RGB(98, 64, 58),
			new RGB(255, 184, 77), new RGB(92, 148, 220), new RGB(200, 205, 212), new RGB(255, 214, 120),
			new RGB(98, 104, 112), new RGB(230, 110, 90));

	public static final Palette LIGHT = new Palette(false, new RGB(240, 241, 243), new RGB(250, 250, 251),
			new RGB(222, 225, 229), new RGB(226, 229, 233), new RGB(40, 44, 50), new RGB(112, 120, 130),
			new RGB(150, 178, 204), new RGB(84, 128, 168), new RGB(212, 222, 234), new RGB(226, 231, 237),
			new RGB(214, 230, 224), new RGB(244, 214, 206), new RGB(214, 120, 0), new RGB(60, 120, 200),
			new RGB(70, 76, 84), new RGB(200, 110, 0), new RGB(176, 182, 190), new RGB(200, 60, 40));

	/** Of a group of channels. */
	public RGB of(Articulator articulator) {
		RGB base = switch (articulator) {
			case JAW -> new RGB(230, 159, 0);
			case CLOSURE -> new RGB(213, 94, 0);
			case ROUND -> new RGB(86, 180, 233);
			case SPREAD -> new RGB(0, 158, 115);
			case OPEN -> new RGB(204, 121, 167);
			case TONGUE -> new RGB(190, 130, 110);
			case CHEEK -> new RGB(148, 148, 200);
			case BROW -> new RGB(170, 170, 90);
			case LID -> new RGB(120, 190, 190);
			case GAZE -> new RGB(90, 140, 220);
			case HEAD -> new RGB(160, 160, 160);
			case OTHER -> new RGB(140, 140, 140);
		};
		return dark ? base : new RGB(base.red * 4 / 5, base.green * 4 / 5, base.blue * 4 / 5);
	}

	/** A shade between two colours, {@code amount} 0 gives the first. */
	public static RGB mix(RGB a, RGB b, double amount) {
		return new RGB((int) Math.round(a.red + (b.red - a.red) * amount),
				(int) Math.round(a.green + (b.green - a.green) * amount),
				(int) Math.round(a.blue + (b.blue - a.blue) * amount));
	}
}
