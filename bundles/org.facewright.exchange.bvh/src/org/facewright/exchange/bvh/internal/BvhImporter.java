package org.facewright.exchange.bvh.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringTokenizer;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ClipBuilder;
import org.facewright.exchange.common.FaceAngles;
import org.facewright.exchange.common.FrameRates;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

/** Reads head and eyes of BVH files, whatever the order of their axes. Other joints are passed over. */
@Component
public final class BvhImporter implements TrackImporter {

	static final Parameter<String> HEAD = Parameter.text("head").label("Head")
			.describe("Name of the head's joint; empty: the one whose name ends with head");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("bvh", "BVH, head and eyes (.bvh)",
			List.of("bvh"), ParameterSchema.of(HEAD));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return TextLines.peek(head).stripLeading().toUpperCase(Locale.ROOT).startsWith("HIERARCHY");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (TextLines lines = TextLines.open(source)) {
			return new Reading(source.name(), lines, values.get(HEAD).strip(), progress).result();
		}
	}

	/** Where a joint's turns stand in a frame, -1 for axes that it does not turn about. */
	private record Joint(String name, int x, int y, int z, String order) {
	}

	/** One file being read. */
	private static final class Reading {

		private static final int DEEPEST = 256;
		private static final int MOST_CHANNELS = 1 << 16;
		private static final int FRAMES_PER_REPORT = 4096;

		private final String name;
		private final TextLines lines;
		private final String head;
		private final Progress progress;
		private final Map<String, Joint> parts = new LinkedHashMap<>();
		private final List<String> others = new ArrayList<>();
		private StringTokenizer words = new StringTokenizer("");
		private int channels;

		Reading(String name, TextLines lines, String head, Progress progress) {
			this.name = name;
			this.lines = lines;
			this.head = head;
			this.progress = progress;
		}

		private Optional<String> nextWord() throws IOException {
			while (!words.hasMoreTokens()) {
				String line = lines.next();
				if (line == null) {
					return Optional.empty();
				}
				words = new StringTokenizer(line);
			}
			return Optional.of(words.nextToken());
		}

		private String word() throws IOException {
			return nextWord().orElseThrow(
					() -> lines.error("the file ends too early", "it is not complete, export or copy it again"));
		}

		private double number() throws IOException {
			return number(word());
		}

		private double number(String word) throws IOException {
			OptionalDouble number = Numbers.parse(word);
			if (number.isEmpty()) {
				throw lines.error("'%s' is no number".formatted(brief(word)), "correct it or export the file again");
			}
			return number.getAsDouble();
		}

		private static String brief(String word) {
			return word.length() > 40 ? word.substring(0, 40) + "…" : word;
		}

		private void expect(String wanted) throws IOException {
			String word = word();
			if (!word.equalsIgnoreCase(wanted)) {
				throw lines.error("'%s' stands where %s belongs".formatted(brief(word), wanted),
						"choose a BVH file or export it again");
			}
		}

		ImportResult result() throws IOException {
			expect("HIERARCHY");
			readHierarchy();
			List<Problem> problems = new ArrayList<>();
			if (parts.isEmpty()) {
				throw new IOException(head.isEmpty()
						? "%s: no joint is called head, left eye or right eye (there are %s); name the head's joint"
								.formatted(name, Preflight.list(others))
						: "%s: it has no joint '%s'; choose one of %s".formatted(name, head,
								Preflight.list(others)));
			}
			if (!others.isEmpty()) {
				problems.add(Problem.info("bvh.left-out",
						"%s: not read, for they are no head and no eyes, are the joints %s".formatted(name,
								Preflight.list(others))));
			}
			expect("Frames:");
			double declared = number();
			expect("Frame");
			expect("Time:");
			double seconds = number();
			FrameRate rate = FrameRates.ofMeasured(1 / seconds).orElseThrow(
					() -> lines.error("a frame time of %s s is none".formatted(seconds), "correct it"));
			ClipBuilder clip = readFrames(declared);
			if (clip.frameCount() != declared) {
				problems.add(Problem.warning("bvh.frames",
						"%s: says it has %.0f frames and has %d".formatted(name, declared, clip.frameCount()),
						"export it again if frames are missing"));
			}
			List<Channel> channelList = new ArrayList<>();
			parts.keySet().forEach(part -> channelList.addAll(FaceAngles.channels(part)));
			return new ImportResult(List.of(new NamedClip("face", clip.clip(rate, ChannelSet.of(channelList)))),
					SpeechLanes.EMPTY, problems);
		}

		/** Joints within braces, up to the word MOTION; some files have several roots. */
		private void readHierarchy() throws IOException {
			int depth = 0;
			String joint = "";
			for (String word = word(); !word.equalsIgnoreCase("MOTION"); word = word()) {
				switch (word.toUpperCase(Locale.ROOT)) {
					case "ROOT", "JOINT" -> joint = word();
					case "END" -> {
						word();
						joint = "";
					}
					case "{" -> {
						if (++depth > DEEPEST) {
							throw lines.error("more than %d joints hang on each other".formatted(DEEPEST),
									"export the file again");
						}
					}
					case "}" -> {
						if (--depth < 0) {
							throw lines.error("a brace closes that was not open", "export the file again");
						}
					}
					case "OFFSET" -> {
						number();
						number();
						number();
					}
					case "CHANNELS" -> readChannels(joint);
					default -> throw lines.error("'%s' has no meaning here".formatted(brief(word)),
							"choose a BVH file or export it again");
				}
			}
			if (depth != 0) {
				throw lines.error("braces are open where the motion begins", "export the file again");
			}
		}

		private void readChannels(String joint) throws IOException {
			int count = (int) number();
			if (count < 0 || channels + (long) count > MOST_CHANNELS) {
				throw lines.error("%d channels can't be meant".formatted(count), "export the file again");
			}
			int[] axes = { -1, -1, -1 };
			StringBuilder order = new StringBuilder();
			for (int i = 0; i < count; i++) {
				String channel = word().toUpperCase(Locale.ROOT);
				if (channel.endsWith("ROTATION") && channel.length() == 9 && channel.charAt(0) >= 'X'
						&& channel.charAt(0) <= 'Z' && axes[channel.charAt(0) - 'X'] < 0) {
					axes[channel.charAt(0) - 'X'] = channels + i;
					order.append(channel.charAt(0));
				} else if (!channel.endsWith("POSITION")) {
					throw lines.error("'%s' is no channel".formatted(brief(channel)), "export the file again");
				}
			}
			channels += count;
			Optional<String> part = joint.equals(head) && !head.isEmpty()
					? Optional.of("head")
					: FaceAngles.partOf(joint).filter(some -> head.isEmpty() || !some.equals("head"));
			if (part.isPresent() && !order.isEmpty() && !parts.containsKey(part.get())) {
				parts.put(part.get(), new Joint(joint, axes[0], axes[1], axes[2], order.toString()));
			} else if (others.size() < 64) {
				others.add(joint);
			}
		}

		/** Frames as long as there are any; the last one may be cut off. */
		private ClipBuilder readFrames(double declared) throws IOException {
			ClipBuilder clip = new ClipBuilder(3 * parts.size());
			List<Joint> joints = List.copyOf(parts.values());
			double[] frame = new double[channels];
			float[] pose = new float[clip.width()];
			for (Optional<String> first = nextWord(); first.isPresent()
					&& clip.frameCount() < declared; first = nextWord()) {
				if (clip.frameCount() % FRAMES_PER_REPORT == 0) {
					progress.checkCancelled();
					progress.report(Double.NaN, "reading frames");
				}
				frame[0] = number(first.get());
				for (int channel = 1; channel < channels; channel++) {
					frame[channel] = number(word());
				}
				for (int joint = 0; joint < joints.size(); joint++) {
					angles(joints.get(joint), frame, pose, 3 * joint);
				}
				clip.append(pose);
			}
			return clip;
		}

		private void angles(Joint joint, double[] frame, float[] pose, int at) throws IOException {
			FaceAngles angles = FaceAngles.ofTurns(radians(frame, joint.x), radians(frame, joint.y),
					radians(frame, joint.z), joint.order);
			pose[at] = (float) angles.yaw();
			pose[at + 1] = (float) angles.pitch();
			pose[at + 2] = (float) angles.roll();
			if (!Float.isFinite(pose[at]) || !Float.isFinite(pose[at + 1]) || !Float.isFinite(pose[at + 2])) {
				throw lines.error("joint %s turns by more than any number".formatted(joint.name), "correct it");
			}
		}

		private static double radians(double[] frame, int channel) {
			return channel < 0 ? 0 : Math.toRadians(frame[channel]);
		}
	}
}
