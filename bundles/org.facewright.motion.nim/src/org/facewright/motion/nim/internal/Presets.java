package org.facewright.motion.nim.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gains per blendshape for the three characters of the service's models of version 2. */
final class Presets {

	private static final List<String> CHARACTERS = List.of("claire", "james", "mark");

	/** A blendshape, or both sides of one; a value per character. */
	private record Row(String names, float claire, float james, float mark) {
	}

	private static final List<Row> ROWS = List.of(
			new Row("EyeLookDown* EyeLookIn* EyeLookOut* EyeLookUp* TongueOut", 0, 0, 0),
			new Row("JawForward", 0.7f, 0.7f, 0.7f), new Row("JawLeft JawRight", 0.2f, 0.2f, 0.2f),
			new Row("JawOpen", 1, 0.8f, 1), new Row("MouthClose", 1, 0.3f, 0.2f),
			new Row("MouthFunnel MouthPucker", 1.2f, 1, 1.2f), new Row("MouthLeft MouthRight", 0.2f, 0.2f, 0.2f),
			new Row("MouthSmile*", 0.8f, 1.2f, 0.8f), new Row("MouthFrown*", 0.4f, 0.5f, 0.5f),
			new Row("MouthDimple*", 0.7f, 0.8f, 0.8f), new Row("MouthStretch*", 0.1f, 0.05f, 0.05f),
			new Row("MouthRollLower", 0.9f, 0.8f, 0.8f), new Row("MouthRollUpper", 0.5f, 0.5f, 0.5f),
			new Row("MouthShrugLower", 0.9f, 1, 0.9f), new Row("MouthShrugUpper", 0.4f, 0.4f, 0.4f),
			new Row("MouthPress* MouthLowerDown* MouthUpperUp*", 0.8f, 0.8f, 0.8f), new Row("BrowDown*", 1, 1.2f, 1),
			new Row("BrowInnerUp", 1, 1.3f, 1), new Row("BrowOuterUp*", 1, 0.8f, 1),
			new Row("CheekPuff", 0.2f, 0.2f, 0.2f), new Row("NoseSneer*", 0.8f, 0.8f, 0.8f));

	private Presets() {
	}

	/** @param character one of the three, or anything else for none; names are the service's */
	static Map<String, Float> multipliers(String character) {
		Map<String, Float> result = new LinkedHashMap<>();
		if (!CHARACTERS.contains(character)) {
			return result;
		}
		for (Row row : ROWS) {
			float value = switch (character) {
				case "claire" -> row.claire();
				case "james" -> row.james();
				default -> row.mark();
			};
			for (String name : row.names().split(" ")) {
				if (name.endsWith("*")) {
					result.put(name.replace("*", "Left"), value);
					result.put(name.replace("*", "Right"), value);
				} else {
					result.put(name, value);
				}
			}
		}
		return result;
	}
}
