package org.facewright.motion.a2f.internal.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A release whose files are known by size and by the beginning of their SHA-256.
 *
 * @param revision of the repository it is published in
 * @param hashes   file name to beginning of the hash, lower-case hexadecimal
 * @param sizes    file name to bytes
 */
record KnownRelease(String name, String revision, Map<String, String> hashes, Map<String, Long> sizes) {

	private static final List<KnownRelease> ALL = List.of(
			new KnownRelease("Audio2Face-3D v2.3 Mark", "5451728e07378df93b04523279e134a9993ae71b",
					Map.of("network.onnx", "dcd16d3b1affb090", "model_data.npz", "03790f24942ec267", "bs_skin.npz",
							"95fbe12499271a9c", "bs_tongue.npz", "ae9f0cdade93c0e0", "implicit_emo_db.npz",
							"ec07bdf65ea52b6c", "network_info.json", "10423b97032e6f21", "model_config.json",
							"4fe4d3423857843c", "bs_skin_config.json", "8692be1ea8172080", "bs_tongue_config.json",
							"dd190bb5a7359823", "model.json", "1a03fc1c3b1978e9"),
					Map.of("network.onnx", 75_751_144L, "model_data.npz", 203_797_682L, "bs_skin.npz", 39_182_291L,
							"bs_tongue.npz", 1_147_669L, "implicit_emo_db.npz", 1_319_768L, "network_info.json", 1_015L,
							"model_config.json", 984L, "bs_skin_config.json", 4_944L, "bs_tongue_config.json", 1_870L,
							"model.json", 484L)),
			new KnownRelease("Audio2Face-3D v3.0", "b74132732fd9a9d29b237bec193ded64c9745e91", diffusionHashes(),
					diffusionSizes()),
			new KnownRelease("Audio2Emotion v2.2", "ce1358310179ed7f6b6ea63fe4fa9de5694c1b87",
					Map.of("network.onnx", "92eab06c234b78ee", "model.json", "b440470d", "model_config.json",
							"c61b96cf",
							"network_info.json", "e5750681"),
					Map.of("network.onnx", 1_271_318_264L, "model.json", 125L, "model_config.json", 626L,
							"network_info.json", 133L)));

	private static Map<String, String> diffusionHashes() {
		Map<String, String> hashes = new TreeMap<>(Map.of("network.onnx",
				"db47c2701ca849de443c9e9f25657210f829a74fc458ee6fed603a8a501253a8", "network_info.json", "5524cdbe",
				"model.json", "1c09d1a8"));
		actor(hashes, "Claire", "08195304", "4f053312", "bcb1fde2", "e2b508c5", "812f10c3", "ace4b0b6");
		actor(hashes, "James", "a8f1b3a0", "23f653f8", "da119b52", "51ff9803", "831c9d64", "54c4d9d2");
		actor(hashes, "Mark", "56e2e44b", "8843a3a6", "a13234c0", "6a074ba3", "3dfd5dcd", "24ce53bd");
		return hashes;
	}

	private static void actor(Map<String, String> hashes, String name, String config, String data, String skin,
			String skinConfig, String tongue, String tongueConfig) {
		hashes.put("model_config_" + name + ".json", config);
		hashes.put("model_data_" + name + ".npz", data);
		hashes.put("bs_skin_" + name + ".npz", skin);
		hashes.put("bs_skin_config_" + name + ".json", skinConfig);
		hashes.put("bs_tongue_" + name + ".npz", tongue);
		hashes.put("bs_tongue_config_" + name + ".json", tongueConfig);
	}

	private static Map<String, Long> diffusionSizes() {
		Map<String, Long> sizes = new TreeMap<>(
				Map.of("network.onnx", 724_844_664L, "network_info.json", 1_179L, "model.json", 1_268L));
		long[] config = { 880, 882, 884 };
		long[] tongueConfig = { 1_771, 1_770, 1_770 };
		List<String> names = List.of("Claire", "James", "Mark");
		for (int i = 0; i < names.size(); i++) {
			sizes.put("model_config_" + names.get(i) + ".json", config[i]);
			sizes.put("model_data_" + names.get(i) + ".npz", 972_958L);
			sizes.put("bs_skin_" + names.get(i) + ".npz", 15_297_809L);
			sizes.put("bs_skin_config_" + names.get(i) + ".json", 4_667L);
			sizes.put("bs_tongue_" + names.get(i) + ".npz", 1_147_927L);
			sizes.put("bs_tongue_config_" + names.get(i) + ".json", tongueConfig[i]);
		}
		return sizes;
	}

	/** The release to which most files belong; empty when none does. */
	static Optional<KnownRelease> of(Map<String, String> hashes) {
		KnownRelease best = ALL.getFirst();
		for (KnownRelease release : ALL) {
			if (release.matching(hashes) > best.matching(hashes)) {
				best = release;
			}
		}
		return best.matching(hashes) == 0 ? Optional.empty() : Optional.of(best);
	}

	private long matching(Map<String, String> found) {
		return hashes.entrySet().stream()
				.filter(known -> found.getOrDefault(known.getKey(), "").startsWith(known.getValue())).count();
	}

	/** Names of files that belong to this release but have other contents. */
	List<String> differing(Map<String, String> found) {
		return new TreeMap<>(hashes).entrySet().stream().filter(known -> found.containsKey(known.getKey()))
				.filter(known -> !found.getOrDefault(known.getKey(), "").startsWith(known.getValue()))
				.map(Map.Entry::getKey).toList();
	}
}
