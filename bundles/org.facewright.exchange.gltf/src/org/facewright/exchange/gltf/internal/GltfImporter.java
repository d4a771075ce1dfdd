package org.facewright.exchange.gltf.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.KeyedPoses;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the morph weight animation of .gltf and .glb files: a track per animated node, those with a face first. */
@Component
public final class GltfImporter implements TrackImporter {

	static final Parameter<String> ANIMATION = Parameter.text("animation").label("Animation")
			.describe("Name or number, from 0, of the animation to read; empty: the first one with morph weights");
	static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate").unit("fps")
			.describe("Frames per second to sample the keys at; empty: as the file says or its keys suggest");

	private static final Pattern ASSET = Pattern.compile("\"asset\"\\s*:\\s*\\{");
	/** Two of them make a glTF where the asset stands far behind. */
	private static final List<String> TELLING = List.of("\"accessors\"", "\"bufferViews\"", "\"buffers\"",
			"\"meshes\"", "\"nodes\"", "\"scenes\"", "\"animations\"");
	/** As our own files have it. */
	private static final Pattern FRACTION = Pattern.compile("\\d{1,9}(?:/\\d{1,9})?");
	/** Frames times channels of all tracks: many hours of one face, or a crowd for minutes. */
	private static final long MOST_SAMPLES = 1L << 27;

	private static final ExchangeFormat FORMAT = new ExchangeFormat("gltf", "glTF 2.0", List.of("gltf", "glb"),
			ParameterSchema.of(ANIMATION, FRAME_RATE));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	/** By content: other tools use the suffixes too, and some files of glTF have others. */
	@Override
	public boolean accepts(String fileName, byte[] head) {
		if (VrmaImporter.isVrma(fileName, head)) {
			return false;
		}
		if (GlbFile.isBinary(head)) {
			return true;
		}
		String text = TextLines.peek(head).stripLeading();
		return text.startsWith("{")
				&& (ASSET.matcher(text).find() || TELLING.stream().filter(text::contains).count() > 1);
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		return new Reading(source.name(), Document.read(source), values, progress).result();
	}

	/** The rate that our own files have beside a sampler. */
	static Optional<FrameRate> written(JsonNode sampler) {
		String text = sampler.path("extras").path("frameRate").asText("");
		if (!FRACTION.matcher(text).matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(FrameRate.parse(text));
		} catch (IllegalArgumentException e) {
			return Optional.empty(); // anybody may have other extras there, such as 0
		}
	}

	/** One file being read. */
	private static final class Reading {

		private final String name;
		private final Document document;
		private final Accessors accessors;
		private final ParameterValues values;
		private final Progress progress;
		private final List<NamedClip> tracks = new ArrayList<>();
		private final List<Problem> problems = new ArrayList<>();
		private long samples;

		Reading(String name, Document document, ParameterValues values, Progress progress) {
			this.name = name;
			this.document = document;
			this.values = values;
			this.progress = progress;
			accessors = new Accessors(document);
		}

		ImportResult result() throws IOException {
			int animation = chosenAnimation();
			JsonNode channels = document.element("animations", animation).path("channels");
			for (int channel = 0; channel < channels.size(); channel++) {
				if (isWeights(channels.get(channel))) {
					progress.checkCancelled();
					progress.report((double) channel / channels.size(), "reading weights");
					readChannel(animation, channel, channels.get(channel));
				}
			}
			if (tracks.isEmpty()) {
				throw document.damaged("animations[%d] moves morph targets of nodes that have no mesh with any"
						.formatted(animation));
			}
			tracks.sort(Comparator.comparingInt(Reading::strangers));
			return new ImportResult(tracks, SpeechLanes.EMPTY, problems);
		}

		/** Fewer for a track that looks more like a face. */
		private static int strangers(NamedClip track) {
			return -(int) track.clip().channels().names().stream().filter(name -> Arkit.FACE.indexOf(name) >= 0)
					.count();
		}

		private static boolean isWeights(JsonNode channel) {
			return channel.path("target").path("path").asText("").equals("weights");
		}

		private boolean hasWeights(int animation) {
			for (JsonNode channel : document.array("animations").path(animation).path("channels")) {
				if (isWeights(channel)) {
					return true;
				}
			}
			return false;
		}

		private int chosenAnimation() throws IOException {
			List<Integer> usable = new ArrayList<>();
			List<String> names = new ArrayList<>();
			for (int i = 0; i < document.array("animations").size(); i++) {
				if (hasWeights(i)) {
					usable.add(i);
					names.add(document.array("animations").path(i).path("name").asText(Integer.toString(i)));
				}
			}
			if (usable.isEmpty()) {
				throw document.error(nothingToRead(),
						"choose a file that was exported with its shape key or blendshape animation");
			}
			String wanted = values.get(ANIMATION).strip();
			if (wanted.isEmpty()) {
				if (usable.size() > 1) {
					problems.add(Problem.warning("gltf.animations",
							"%s has %d animations with morph weights (%s); the first one was read".formatted(name,
									usable.size(), Preflight.list(names)),
							"choose another one by the parameter 'animation'"));
				}
				return usable.getFirst();
			}
			int byName = names.indexOf(wanted);
			if (byName >= 0) {
				return usable.get(byName);
			}
			for (int index : usable) {
				if (Integer.toString(index).equals(wanted)) {
					return index;
				}
			}
			throw document.error("it has no animation '%s' with morph weights".formatted(wanted),
					"choose one of: " + Preflight.list(names));
		}

		private String nothingToRead() {
			int most = 0;
			for (JsonNode mesh : document.array("meshes")) {
				for (JsonNode primitive : mesh.path("primitives")) {
					most = Math.max(most, primitive.path("targets").size());
				}
			}
			int animations = document.array("animations").size();
			String what = most == 0 ? "no morph targets" : "%d morph targets".formatted(most);
			return animations == 0
					? "it holds %s and no animation".formatted(what)
					: "it holds %s and %s, none of morph weights".formatted(what,
							animations == 1 ? "one animation" : animations + " animations");
		}

		private void readChannel(int animation, int index, JsonNode channel) throws IOException {
			String of = "animations[%d].channels[%d]".formatted(animation, index);
			JsonNode target = channel.path("target");
			if (!target.has("node")) {
				problems.add(Problem.warning("gltf.no-node",
						"%s: %s names no node and was left out".formatted(name, of),
						"export the file again if it should move something"));
				return;
			}
			JsonNode node = document.element("nodes", document.required(target, "node", of + ".target"));
			if (!node.has("mesh")) {
				problems.add(Problem.warning("gltf.no-mesh",
						"%s: %s moves a node without a mesh and was left out".formatted(name, of),
						"export the file again if it should move something"));
				return;
			}
			JsonNode mesh = document.element("meshes", document.required(node, "mesh", of));
			ChannelSet channels = channels(mesh, of);
			KeyedPoses keys = keys(animation, document.required(channel, "sampler", of), channels, of);
			String track = trackName(node, mesh);
			FrameRate rate = rate(keys, sampler(animation, channel), track);
			NamedClip clip = new NamedClip(track, keys.clip(rate, channels, name + ", " + of));
			samples += (long) clip.clip().frameCount() * channels.size();
			if (samples > MOST_SAMPLES) {
				throw document.error("its %d tracks and more hold more than %d values".formatted(tracks.size(),
						MOST_SAMPLES), "split the animation");
			}
			tracks.add(clip);
		}

		private JsonNode sampler(int animation, JsonNode channel) throws IOException {
			int sampler = document.required(channel, "sampler", "animations[%d]".formatted(animation));
			return document.element("animations", animation).path("samplers").path(sampler);
		}

		private String trackName(JsonNode node, JsonNode mesh) {
			String wanted = node.path("name").asText("").strip();
			if (wanted.isEmpty()) {
				wanted = mesh.path("name").asText("").strip();
			}
			String unique = wanted.isEmpty() ? "face" : wanted;
			String base = unique;
			Set<String> taken = new HashSet<>(tracks.stream().map(NamedClip::name).toList());
			for (int i = 2; taken.contains(unique); i++) {
				unique = base + " " + i;
			}
			return unique;
		}

		/** One channel per morph target, named as exporters name them: in the extras of the mesh or its primitive. */
		private ChannelSet channels(JsonNode mesh, String of) throws IOException {
			JsonNode primitive = mesh.path("primitives").path(0);
			int count = primitive.path("targets").size();
			if (count == 0) {
				throw document.damaged("%s moves the weights of a mesh that has no morph targets".formatted(of));
			}
			JsonNode named = mesh.path("extras").path("targetNames");
			if (!named.isArray()) {
				named = primitive.path("extras").path("targetNames");
			}
			List<String> names = new ArrayList<>(count);
			List<String> invented = new ArrayList<>();
			Set<String> taken = new HashSet<>();
			for (int target = 0; target < count; target++) {
				String own = named.path(target).asText("").strip();
				String unique = own.isEmpty() ? "target" + target : own;
				for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
					unique = (own.isEmpty() ? "target" + target : own) + "_" + i;
				}
				if (!unique.equals(own)) {
					invented.add(unique);
				}
				names.add(unique);
			}
			if (!invented.isEmpty()) {
				problems.add(Problem.warning("gltf.names",
						"%s: %d of %d morph targets have no name of their own; they are called %s".formatted(name,
								invented.size(), count, Preflight.list(invented)),
						"export the file with mesh.extras.targetNames"));
			}
			return ChannelNames.channels(names).map(ChannelSet::of).orElseGet(() -> ChannelSet.weights(names));
		}

		private KeyedPoses keys(int animation, int samplerIndex, ChannelSet channels, String of) throws IOException {
			JsonNode sampler = document.element("animations", animation).path("samplers").path(samplerIndex);
			String samplerName = "animations[%d].samplers[%d]".formatted(animation, samplerIndex);
			if (!sampler.isObject()) {
				throw document.damaged("%s is referred to and does not exist".formatted(samplerName));
			}
			KeyedPoses.Between between = switch (sampler.path("interpolation").asText("LINEAR")) {
				case "LINEAR" -> KeyedPoses.Between.LINEAR;
				case "STEP" -> KeyedPoses.Between.STEP;
				case "CUBICSPLINE" -> KeyedPoses.Between.CUBIC;
				default -> throw document.damaged(samplerName + " has an interpolation that glTF 2 does not know");
			};
			double[] seconds = seconds(document.required(sampler, "input", samplerName), samplerName);
			float[] numbers = accessors.floats(document.required(sampler, "output", samplerName), "SCALAR", 1);
			long expected = (long) seconds.length * channels.size() * (between == KeyedPoses.Between.CUBIC ? 3 : 1);
			if (numbers.length != expected) {
				throw document.damaged("%s has %d values for %d keys of %d morph targets, not %d".formatted(samplerName,
						numbers.length, seconds.length, channels.size(), expected));
			}
			return new KeyedPoses(seconds, numbers, channels.size(), between);
		}

		private double[] seconds(int accessor, String of) throws IOException {
			float[] input = accessors.floats(accessor, "SCALAR", 1);
			double[] seconds = new double[input.length];
			for (int key = 0; key < input.length; key++) {
				seconds[key] = input[key] + 0.0;
				if (seconds[key] < (key == 0 ? 0 : seconds[key - 1])) {
					throw document.damaged("%s has key %d at second %s, before the one before it".formatted(of, key,
							input[key]));
				}
			}
			return seconds;
		}

		private FrameRate rate(KeyedPoses keys, JsonNode sampler, String track) throws IOException {
			String wanted = values.get(FRAME_RATE).strip();
			if (!wanted.isEmpty()) {
				try {
					return FrameRate.parse(wanted);
				} catch (IllegalArgumentException e) {
					throw new IOException("%s can't be read: frame-rate: %s".formatted(name, e.getMessage()), e);
				}
			}
			Optional<FrameRate> written = written(sampler).filter(keys::liesOn);
			if (written.isPresent()) {
				return written.get();
			}
			FrameRate rate = keys.frameRate().orElse(FrameRate.FPS_60);
			problems.add(Problem.warning("gltf.frame-rate",
					"%s has no frame rate; track '%s' was sampled at %s fps%s".formatted(name, track, rate,
							keys.frameRate().isPresent() ? " as its keys suggest" : ", its keys suggest none"),
					"set the parameter 'frame-rate' if that is not what was meant"));
			return rate;
		}
	}
}
