package org.facewright.motion.a2f.internal.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.facewright.motion.a2f.internal.emotion.EmotionSettings;

/** A folder with {@code model.json} and what it points to, told apart by its structure. */
public sealed interface ModelPackage {

	String MANIFEST = "model.json";

	Path folder();

	/** The network as ONNX. */
	Path network();

	/** Stable and short, made of what the package says of itself: {@code audio2face-mark-2-3}. */
	String id();

	/** For people. */
	String label();

	/** For people. */
	String family();

	/** All files that it needs. */
	Set<Path> files();

	/**
	 * A network that moves faces.
	 *
	 * @param actor           of the package, {@code multi} for several
	 * @param version         as the package says
	 * @param emotionDatabase table of implicit emotions; empty for networks that take none
	 */
	record Face(Path folder, Path network, String actor, String version, NetworkShape shape, List<ActorFiles> actors,
			Optional<Path> emotionDatabase) implements ModelPackage {

		@Override
		public String id() {
			return "audio2face-" + slug(actor) + "-" + slug(version);
		}

		@Override
		public String label() {
			return "Audio2Face-3D v%s %s".formatted(version, String.join(", ", actors.stream().map(ActorFiles::name)
					.toList()));
		}

		@Override
		public String family() {
			return shape instanceof NetworkShape.Regression
					? "Audio2Face-3D regression (v2)"
					: "Audio2Face-3D diffusion (v3)";
		}

		@Override
		public Set<Path> files() {
			Set<Path> files = new LinkedHashSet<>(List.of(folder.resolve(MANIFEST), folder.resolve(NETWORK_INFO),
					network));
			emotionDatabase.ifPresent(files::add);
			for (ActorFiles actorFiles : actors) {
				files.addAll(List.of(actorFiles.config(), actorFiles.data(), actorFiles.skinConfig(),
						actorFiles.skinRig(), actorFiles.tongueConfig(), actorFiles.tongueRig()));
			}
			return files;
		}
	}

	/**
	 * A network that hears emotions, which serve to move faces and nothing else.
	 *
	 * @param scored   emotions that the network scores, in its order
	 * @param settings what becomes of the scores
	 */
	record Emotion(Path folder, Path network, int sampleRate, List<String> scored,
			EmotionSettings settings, Path config) implements ModelPackage {

		@Override
		public String id() {
			return "audio2emotion";
		}

		@Override
		public String label() {
			return "Audio2Emotion";
		}

		@Override
		public String family() {
			return "Audio2Emotion";
		}

		@Override
		public Set<Path> files() {
			return new LinkedHashSet<>(
					List.of(folder.resolve(MANIFEST), folder.resolve(NETWORK_INFO), network, config));
		}
	}

	String NETWORK_INFO = "network_info.json";

	/** Whether a folder has a manifest that might be one of these; cheap. */
	static boolean isCandidate(Path folder) {
		Path manifest = folder.resolve(MANIFEST);
		try {
			return Files.isRegularFile(manifest) && Files.size(manifest) < 1 << 20
					&& Files.readString(manifest, java.nio.charset.StandardCharsets.ISO_8859_1)
							.contains("networkInfoPath");
		} catch (IOException e) {
			return false;
		}
	}

	/**
	 * Reads the small files of a package: enough to say what it is and what it can do.
	 *
	 * @throws IOException with a sentence for the user when a file is missing, damaged or of an unknown kind
	 */
	static ModelPackage read(Path folder) throws IOException {
		JsonFile manifest = JsonFile.read(folder.resolve(MANIFEST));
		JsonFile info = JsonFile.read(resolve(folder, manifest, "networkInfoPath"));
		Path network = network(folder, manifest);
		if (info.has("emotions")) {
			return emotion(folder, manifest, info, network);
		}
		if (!info.has("id")) {
			throw info.error("says neither what face nor what emotions its network is for");
		}
		JsonFile id = info.part("id");
		String output = id.text("output");
		if (!output.equals("geometry")) {
			throw id.error("the network gives '%s' and not 'geometry'".formatted(output));
		}
		return switch (id.text("type")) {
			case "regression" -> regression(folder, manifest, info, network);
			case "diffusion" -> diffusion(folder, manifest, info, network);
			default -> throw id.error("the network is of type '%s'; regression and diffusion are known"
					.formatted(id.text("type")));
		};
	}

	/** The manifest of a download names the engine that a user was to build; the network beside it is what counts. */
	private static Path network(Path folder, JsonFile manifest) throws IOException {
		String named = manifest.text("networkPath");
		Path path = inside(folder, manifest, named);
		if (named.endsWith(".onnx")) {
			return path;
		}
		int dot = named.lastIndexOf('.');
		Path sibling = inside(folder, manifest, (dot < 0 ? named : named.substring(0, dot)) + ".onnx");
		return Files.exists(sibling) ? sibling : folder.resolve("network.onnx");
	}

	private static Path resolve(Path folder, JsonFile part, String key) throws IOException {
		return inside(folder, part, part.text(key));
	}

	private static Path inside(Path folder, JsonFile part, String name) throws IOException {
		Path path = folder.resolve(name).normalize();
		if (!path.startsWith(folder.normalize())) {
			throw part.error("points to '%s', which lies outside the package".formatted(name));
		}
		return path;
	}

	private static Face regression(Path folder, JsonFile manifest, JsonFile info, Path network) throws IOException {
		JsonFile id = info.part("id");
		JsonFile params = info.part("params");
		JsonFile audio = info.part("audio_params");
		List<String> emotions = params.texts("explicit_emotions");
		int window = audio.integer("buffer_len", 1, 1 << 24);
		NetworkShape shape = new NetworkShape.Regression(audio.integer("samplerate", 1000, 768_000), window,
				audio.integer("buffer_ofs", 0, window), params.integer("implicit_emotion_len", 0, 1 << 16), emotions,
				params.floats("default_emotion", emotions.size()), params.integer("num_shapes_skin", 1, 1 << 20),
				params.integer("num_shapes_tongue", 1, 1 << 20), jaw(params, "result_jaw_size"),
				params.integer("result_eyes_size", 4, 4), params.integer("num_verts_skin", 1, 1 << 24),
				params.integer("num_verts_tongue", 1, 1 << 24));
		JsonFile rigs = manifest.part("blendshapePaths");
		String actor = id.text("actor");
		ActorFiles files = actor(folder, actor, resolve(folder, manifest, "modelConfigPath"),
				resolve(folder, manifest, "modelDataPath"), rigs);
		Path database = resolve(folder, manifest, "emotionDatabasePath");
		return new Face(folder, network, actor, id.text("version"), shape, List.of(files), Optional.of(database));
	}

	private static Face diffusion(Path folder, JsonFile manifest, JsonFile info, Path network) throws IOException {
		JsonFile id = info.part("id");
		JsonFile params = info.part("params");
		JsonFile audio = info.part("audio_params");
		List<String> emotions = params.texts("emotions");
		List<String> identities = params.texts("identities");
		int most = 1 << 24;
		int window = audio.integer("buffer_len", 1, most);
		NetworkShape.Diffusion shape = new NetworkShape.Diffusion(audio.integer("samplerate", 1000, 768_000), window,
				audio.integer("padding_left", 0, most), emotions, params.floats("default_emotion", emotions.size()),
				identities, vertices(params, "skin_size"), vertices(params, "tongue_size"), jaw(params, "jaw_size"),
				params.integer("eyes_size", 4, 4), params.integer("num_diffusion_steps", 1, 1000),
				params.integer("num_gru_layers", 1, 1000), params.integer("gru_latent_dim", 1, most),
				params.integer("num_frames_left_truncate", 0, most), params.integer("num_frames_center", 1, most),
				params.integer("num_frames_right_truncate", 0, most));
		if (window % 2 != 0 || (long) shape.centre() * window % shape.frames() != 0) {
			throw params.error("%d samples can't be shared out to %d frames".formatted(window, shape.frames()));
		}
		List<JsonFile> rigs = manifest.list("blendshapePaths");
		List<String> configs = manifest.texts("modelConfigPaths");
		List<String> data = manifest.texts("modelDataPaths");
		if (rigs.size() != identities.size() || configs.size() != identities.size()
				|| data.size() != identities.size()) {
			throw manifest.error("names %d configurations, %d data files and %d rigs for %d identities".formatted(
					configs.size(), data.size(), rigs.size(), identities.size()));
		}
		List<ActorFiles> actors = new ArrayList<>();
		for (int i = 0; i < identities.size(); i++) {
			actors.add(actor(folder, identities.get(i), inside(folder, manifest, configs.get(i)),
					inside(folder, manifest, data.get(i)), rigs.get(i)));
		}
		return new Face(folder, network, id.text("actor"), id.text("version"), shape, List.copyOf(actors),
				Optional.empty());
	}

	private static int vertices(JsonFile params, String key) throws IOException {
		int size = params.integer(key, 3, 1 << 26);
		if (size % 3 != 0) {
			throw params.error("'%s' is %d and not three values for each vertex".formatted(key, size));
		}
		return size;
	}

	private static int jaw(JsonFile params, String key) throws IOException {
		int size = params.integer(key, 9, 3 << 10);
		if (size % 3 != 0) {
			throw params.error("'%s' is %d and not three values for each point".formatted(key, size));
		}
		return size;
	}

	private static ActorFiles actor(Path folder, String name, Path config, Path data, JsonFile rigs)
			throws IOException {
		JsonFile skin = rigs.part("skin");
		JsonFile tongue = rigs.part("tongue");
		return new ActorFiles(name, config, data, resolve(folder, skin, "config"), resolve(folder, skin, "data"),
				resolve(folder, tongue, "config"), resolve(folder, tongue, "data"));
	}

	private static Emotion emotion(Path folder, JsonFile manifest, JsonFile info, Path network) throws IOException {
		List<String> scored = info.texts("emotions");
		Path config = resolve(folder, manifest, "modelConfigPath");
		JsonFile post = JsonFile.read(config).part("post_processing_config");
		int size = post.integer("output_emotion_length", 1, 1 << 16);
		JsonFile map = post.part("emotion_correspondence");
		int[] correspondence = new int[scored.size()];
		for (int i = 0; i < correspondence.length; i++) {
			correspondence[i] = map.integer(scored.get(i), -1, size - 1);
		}
		try {
			EmotionSettings settings = new EmotionSettings(post.number("emotion_contrast"),
					post.number("live_blend_coef"), post.flag("enable_preferred_emotion"),
					post.number("preferred_emotion_strength"), post.number("emotion_strength"),
					post.integer("max_emotions", 0, 1 << 16), post.number("transition_smoothing"), new float[size],
					post.floats("preferred_emotion", size), correspondence);
			return new Emotion(folder, network,
					info.part("audio_params").integer("samplerate", 1000, 768_000), scored, settings, config);
		} catch (IllegalArgumentException e) {
			throw post.error(String.valueOf(e.getMessage()));
		}
	}

	private static String slug(String text) {
		String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
		return plain.isEmpty() ? "x" : plain;
	}

	/** Name of an actor's backend: {@code a2f-mark-2-3}. */
	static String backendId(Face face, ActorFiles actor) {
		return "a2f-" + slug(actor.name()) + "-" + slug(face.version());
	}
}
