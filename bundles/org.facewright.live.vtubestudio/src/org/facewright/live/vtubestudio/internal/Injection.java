package org.facewright.live.vtubestudio.internal;

import java.util.ArrayList;
import java.util.List;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.live.common.LiveFace;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * Which parameters a connection sets, and to what. Tracking parameters are those that VTube Studio's own cameras set,
 * so every model moves; custom parameters carry each channel by itself, and the user maps them in the model's settings.
 */
final class Injection {

	/** A parameter of our own that VTube Studio has to know before it is set. */
	record Custom(String name, float minimum, float maximum, String explanation) {
	}

	private static final int MOST_CUSTOM = 100;
	private static final int LONGEST_NAME = 32;
	private static final float WIDEST_ANGLE = 90;

	/** One number of a face. */
	@FunctionalInterface
	private interface Measure {
		double of(float[] face);
	}

	/** A tracking parameter: what it is called, the shapes that tell it, and how. */
	private record Tracking(String name, Measure measure, String... sources) {
	}

	/**
	 * Angles turn as Live2D's standard parameters do: x positive towards the right of the picture, which is the left of
	 * the person shown, y upwards. Smile and brows rest in the middle.
	 */
	private static final List<Tracking> TRACKING = List.of(
			new Tracking("FaceAngleX", face -> -Math.toDegrees(face[LiveFace.HEAD_YAW]), "headYaw"),
			new Tracking("FaceAngleY", face -> -Math.toDegrees(face[LiveFace.HEAD_PITCH]), "headPitch"),
			new Tracking("FaceAngleZ", face -> Math.toDegrees(face[LiveFace.HEAD_ROLL]), "headRoll"),
			new Tracking("MouthOpen", face -> unit(face[Arkit.JAW_OPEN] - face[Arkit.MOUTH_CLOSE]), "jawOpen"),
			new Tracking("MouthSmile",
					face -> unit(0.5 + mean(face, "mouthSmileLeft", "mouthSmileRight") / 2
							- mean(face, "mouthFrownLeft", "mouthFrownRight") / 2),
					"mouthSmileLeft", "mouthFrownLeft"),
			new Tracking("EyeOpenLeft", face -> unit(1 - value(face, "eyeBlinkLeft")), "eyeBlinkLeft"),
			new Tracking("EyeOpenRight", face -> unit(1 - value(face, "eyeBlinkRight")), "eyeBlinkRight"),
			new Tracking("EyeLeftX", face -> value(face, "eyeLookOutLeft") - value(face, "eyeLookInLeft"),
					"eyeLookOutLeft", "eyeLookInLeft"),
			new Tracking("EyeLeftY", face -> value(face, "eyeLookUpLeft") - value(face, "eyeLookDownLeft"),
					"eyeLookUpLeft", "eyeLookDownLeft"),
			new Tracking("EyeRightX", face -> value(face, "eyeLookInRight") - value(face, "eyeLookOutRight"),
					"eyeLookInRight", "eyeLookOutRight"),
			new Tracking("EyeRightY", face -> value(face, "eyeLookUpRight") - value(face, "eyeLookDownRight"),
					"eyeLookUpRight", "eyeLookDownRight"),
			new Tracking("BrowLeftY", face -> brow(face, "browOuterUpLeft", "browDownLeft"), "browOuterUpLeft",
					"browDownLeft"),
			new Tracking("BrowRightY", face -> brow(face, "browOuterUpRight", "browDownRight"), "browOuterUpRight",
					"browDownRight"),
			new Tracking("CheekPuff", face -> unit(value(face, "cheekPuff")), "cheekPuff"),
			new Tracking("TongueOut", face -> unit(value(face, "tongueOut")), "tongueOut"));

	private final List<String> names;
	private final List<Custom> custom = new ArrayList<>();
	private final List<String> heads = new ArrayList<>();
	private final List<Measure> measures = new ArrayList<>();
	private final String end;
	private final StringBuilder text = new StringBuilder();

	/**
	 * @param prefix of custom parameters, letters and digits
	 * @param mode   {@code set} or {@code add}
	 */
	Injection(ChannelSet channels, boolean tracking, boolean ownParameters, String prefix, String mode,
			boolean faceFound) {
		List<String> all = new ArrayList<>(LiveFace.NAMES);
		for (Channel channel : channels.channels()) {
			if (LiveFace.CHANNELS.indexOf(channel.name()) < 0 && channel.kind() == ChannelKind.WEIGHT) {
				all.add(channel.name());
			}
		}
		names = List.copyOf(all);
		if (tracking) {
			TRACKING.stream().filter(input -> isTold(input, channels)).forEach(input -> add(input.name, input.measure));
		}
		if (ownParameters) {
			for (int i = 0; i < names.size() && custom.size() < MOST_CUSTOM; i++) {
				if (channels.indexOf(names.get(i)) >= 0) {
					addCustom(prefix, i);
				}
			}
		}
		end = "],\"mode\":\"" + mode + "\",\"faceFound\":" + faceFound + "}}";
	}

	private static boolean isTold(Tracking input, ChannelSet channels) {
		for (String source : input.sources) {
			if (channels.indexOf(source) >= 0) {
				return true;
			}
		}
		return false;
	}

	/** Names of parameters are letters and digits; a channel whose name has others is left out. */
	private void addCustom(String prefix, int index) {
		String channel = names.get(index);
		String name = prefix + LiveFace.pascalCase(channel);
		if (!name.matches("[A-Za-z0-9]{4," + LONGEST_NAME + "}")) {
			return;
		}
		boolean angle = index >= LiveFace.ROTATIONS && index < LiveFace.NAMES.size();
		custom.add(new Custom(name, angle ? -WIDEST_ANGLE : 0, angle ? WIDEST_ANGLE : 1,
				angle ? "Facewright's " + channel + " in degrees." : "Facewright's " + channel + "."));
		add(name, angle ? face -> Math.toDegrees(face[index]) : face -> face[index]);
	}

	private void add(String name, Measure measure) {
		heads.add((heads.isEmpty() ? "" : ",") + "{\"id\":\"" + name + "\",\"value\":");
		measures.add(measure);
	}

	private static double value(float[] face, String name) {
		return face[Arkit.FACE.indexOf(name)];
	}

	private static double mean(float[] face, String left, String right) {
		return (value(face, left) + value(face, right)) / 2;
	}

	private static double brow(float[] face, String up, String down) {
		return unit(0.5 + Math.max(value(face, up), value(face, "browInnerUp")) / 2 - value(face, down) / 2);
	}

	private static double unit(double value) {
		return Math.clamp(value, 0.0, 1.0);
	}

	/** Channels that {@link #request} wants, in this order. */
	List<String> names() {
		return names;
	}

	List<Custom> custom() {
		return custom;
	}

	/** Whether there is nothing to set. */
	boolean isEmpty() {
		return heads.isEmpty();
	}

	/** The request that sets every parameter. @return borrowed until the next call */
	CharSequence request(float[] face) {
		text.setLength(0);
		text.append(Injection.begin("InjectParameterDataRequest", "pose")).append("{\"parameterValues\":[");
		for (int i = 0; i < measures.size(); i++) {
			double value = Math.clamp(measures.get(i).of(face), -1e6, 1e6);
			text.append(heads.get(i)).append(Math.round(value * 1e5) / 1e5).append('}');
		}
		return text.append(end);
	}

	/** A request up to its data. */
	static String begin(String type, String id) {
		return "{\"apiName\":\"VTubeStudioPublicAPI\",\"apiVersion\":\"1.0\",\"requestID\":\"" + id
				+ "\",\"messageType\":\"" + type + "\",\"data\":";
	}

	static String quoted(String text) {
		return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
	}
}
