package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameMapTest {

	@TempDir
	Path folder;

	private static NameMap map(String rest) throws IOException {
		String text = "{\"format\": \"facewright.name-map/1\", \"id\": \"mine\", \"label\": \"Mine\", \"from\": \"a\", "
				+ "\"to\": \"b\", " + rest + "}";
		return NameMaps.read("mine.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static MotionClip clip(Object... namesAndValues) {
		List<Channel> channels = new ArrayList<>();
		List<SampleColumn> columns = new ArrayList<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			channels.add(Channel.weight((String) namesAndValues[i]));
			columns.add(SampleColumn.of((float[]) namesAndValues[i + 1]));
		}
		return MotionClip.of(FrameRate.FPS_30, ChannelSet.of(channels), columns);
	}

	private static float[] values(float... values) {
		return values;
	}

	private static float[] column(MotionClip clip, String name) {
		return clip.column(clip.channels().indexOf(name)).toArray();
	}

	@Test
	void addsSourcesTimesTheirGains() throws IOException {
		NameMap map = map("\"targets\": {\"wide\": {\"sum\": {\"left\": 0.5, \"right\": 2}, \"range\": [0, 1]}}");
		MotionClip result = map.apply(clip("left", values(1, 0), "right", values(0.125f, 3))).clip();
		assertThat(column(result, "wide")).containsExactly(0.75f, 1);
	}

	@Test
	void combinesByMaximumMinimumMeanAndProduct() throws IOException {
		NameMap map = map("\"targets\": {\"max\": {\"max\": [\"l\", \"r\"]}, \"min\": {\"min\": [\"l\", \"r\"]}, "
				+ "\"mean\": {\"mean\": [\"l\", \"r\"]}, \"product\": {\"product\": {\"l\": 2, \"r\": 1}}}");
		MotionClip result = map.apply(clip("l", values(0.5f), "r", values(0.25f))).clip();
		assertThat(column(result, "max")).containsExactly(0.5f);
		assertThat(column(result, "min")).containsExactly(0.25f);
		assertThat(column(result, "mean")).containsExactly(0.375f);
		assertThat(column(result, "product")).containsExactly(0.25f);
	}

	@Test
	void saysWhichShareOfTheEnergyHasNoPlace() throws IOException {
		NameMap map = map("\"targets\": {\"x\": \"used\", \"y\": \"absent\"}");
		NameMap.Mapped mapped = map.apply(clip("used", values(3, 0), "lost", values(0, 4), "still", values(0, 0)));
		assertThat(mapped.unmapped()).containsOnlyKeys("lost");
		assertThat(mapped.unmapped().get("lost")).isCloseTo(16 / 25.0, within(1e-9));
		assertThat(mapped.lost()).isCloseTo(16 / 25.0, within(1e-9));
		assertThat(mapped.missing()).containsExactly("absent");
		assertThat(mapped.clip().channels().names()).containsExactly("x");
		assertThat(mapped.problems(map)).extracting(problem -> problem.code()).containsExactly("map.unmapped",
				"map.missing");
		assertThat(mapped.problems(map).getFirst().message()).contains("lost 64.0 %");
	}

	@Test
	void keepsOtherChannelsWhenAskedTo() throws IOException {
		NameMap map = map("\"others\": \"keep\", \"targets\": {\"x\": \"a\"}");
		NameMap.Mapped mapped = map.apply(clip("a", values(1), "b", values(2)));
		assertThat(mapped.clip().channels().names()).containsExactly("x", "b");
		assertThat(mapped.lost()).isZero();
	}

	@Test
	void leavesRotationsAlone() throws IOException {
		MotionClip clip = MotionClip.of(FrameRate.FPS_30,
				ChannelSet.of(List.of(Channel.weight("a"), new Channel("headYaw", ChannelKind.ANGLE))),
				List.of(SampleColumn.of(1, 2), SampleColumn.of(0.1f, 0.2f)));
		MotionClip result = map("\"targets\": {\"x\": \"a\"}").apply(clip).clip();
		assertThat(result.channels().names()).containsExactly("x", "headYaw");
		assertThat(result.channels().channel(1).kind()).isEqualTo(ChannelKind.ANGLE);
	}

	@Test
	void findsSourcesUnderTheirOtherSpellings() throws IOException {
		NameMap map = map(
				"\"spellings\": {\"aa\": [\"viseme_aa\"]}, \"targets\": {\"jawOpen\": {\"sum\": {\"aa\": 2}}}");
		assertThat(column(map.apply(clip("Viseme_AA", values(0.25f))).clip(), "jawOpen")).containsExactly(0.5f);
	}

	@Test
	void readsPosesAsWeightedSums() throws IOException {
		NameMap map = map("\"poses\": {\"sil\": {}, \"p\": {\"x\": 1, \"y\": 0.5}, \"q\": {\"y\": 0.25}}");
		NameMap.Mapped mapped = map.apply(clip("p", values(1, 0), "q", values(1, 1), "sil", values(0, 1)));
		assertThat(column(mapped.clip(), "x")).containsExactly(1, 0);
		assertThat(column(mapped.clip(), "y")).containsExactly(0.75f, 0.25f);
		assertThat(mapped.lost()).isZero();
	}

	@Test
	void solvesTheWayBackWithWeightsThatAreNeverNegative() throws IOException {
		NameMap map = map("\"poses\": {\"p\": {\"x\": 1, \"y\": 0.5}, \"q\": {\"y\": 1}}, "
				+ "\"reverse\": {\"id\": \"back\", \"label\": \"Back\"}");
		NameMap back = map.reversed().orElseThrow();
		NameMap.Mapped mapped = back.apply(clip("x", values(0.4f, 1), "y", values(0.5f, 0)));
		assertThat(column(mapped.clip(), "p")[0]).isCloseTo(0.4f, within(1e-5f));
		assertThat(column(mapped.clip(), "q")[0]).isCloseTo(0.3f, within(1e-5f));
		// min (p-1)² + (p/2+q)² with q >= 0: q = 0, p = 1 / 1.25
		assertThat(column(mapped.clip(), "p")[1]).isCloseTo(0.8f, within(1e-5f));
		assertThat(column(mapped.clip(), "q")[1]).isZero();
		assertThat(mapped.lost()).isCloseTo(0.2 / (0.4 * 0.4 + 0.25 + 1), within(1e-4));
		assertThat(back.reversed().orElseThrow().id()).isEqualTo("mine");
	}

	@Test
	void givesTheRestToSilence() throws IOException {
		NameMap back = map("\"poses\": {\"sil\": {}, \"p\": {\"x\": 0.5}}, \"reverse\": {\"id\": \"back\", "
				+ "\"label\": \"Back\", \"range\": [0, 1], \"rest\": \"sil\"}").reversed().orElseThrow();
		MotionClip result = back.apply(clip("x", values(0.125f, 2))).clip();
		assertThat(result.channels().names()).containsExactly("sil", "p");
		assertThat(column(result, "p")[0]).isCloseTo(0.25f, within(1e-5f));
		assertThat(column(result, "sil")[0]).isCloseTo(0.75f, within(1e-5f));
		assertThat(column(result, "p")[1]).isEqualTo(1);
		assertThat(column(result, "sil")[1]).isZero();
	}

	@Test
	void everyShippedMapTakesOnlyKnownArkitNames() {
		assertThat(NameMaps.all()).hasSizeGreaterThanOrEqualTo(15);
		for (NameMap map : NameMaps.all()) {
			assertThat(map.from().equals(NameMaps.ARKIT) || map.to().equals(NameMaps.ARKIT)).as(map.id()).isTrue();
			List<String> arkit = map.from().equals(NameMaps.ARKIT) ? map.reads() : map.writes();
			assertThat(arkit).as(map.id()).isSubsetOf(Arkit.FACE.names());
			assertThat(NameMaps.shipped(map.id())).contains(map);
		}
	}

	@Test
	void aFaceComesBackFromFullConventions() {
		Random random = new Random(7);
		float[][] poses = new float[20][Arkit.FACE.size()];
		for (float[] pose : poses) {
			for (int i = 0; i < pose.length; i++) {
				pose[i] = random.nextFloat();
			}
		}
		MotionClip face = MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses);
		for (String id : List.of("metahuman", "cc4", "iclone")) {
			MotionClip there = NameMaps.shipped("arkit-to-" + id).orElseThrow().apply(face).clip();
			NameMap.Mapped back = NameMaps.shipped(id + "-to-arkit").orElseThrow().apply(there);
			assertThat(back.clip().channels().names()).as(id).containsExactlyInAnyOrderElementsOf(Arkit.FACE.names());
			assertThat(back.lost()).as(id).isLessThan(1e-9);
			for (String name : Arkit.FACE.names()) {
				assertThat(column(back.clip(), name)).as(id + " " + name).containsExactly(column(face, name),
						within(1e-5f));
			}
		}
	}

	@Test
	void findsNamesThatAnImporterSpelledAsArkit() {
		NameMap map = NameMaps.shipped("cc4-to-arkit").orElseThrow();
		NameMap.Mapped mapped = map.apply(clip("mouthLeft", values(0.5f), "Jaw_Open", values(0.25f)));
		assertThat(column(mapped.clip(), "mouthLeft")[0]).isCloseTo(0.5f, within(1e-6f));
		assertThat(column(mapped.clip(), "jawOpen")[0]).isCloseTo(0.25f, within(1e-6f));
		assertThat(mapped.unmapped()).isEmpty();
	}

	@Test
	void visemesComeBackFromTheirPoses() {
		NameMap poses = NameMaps.shipped("oculus15-to-arkit").orElseThrow();
		NameMap solve = NameMaps.shipped("arkit-to-oculus15").orElseThrow();
		for (String viseme : List.of("PP", "FF", "TH", "CH", "aa", "ou", "ih")) {
			MotionClip pose = poses.apply(clip(viseme, values(0.8f))).clip();
			MotionClip back = solve.apply(pose).clip();
			assertThat(column(back, viseme)[0]).as(viseme).isCloseTo(0.8f, within(0.02f));
			assertThat(column(back, "sil")[0]).as(viseme).isCloseTo(0.2f, within(0.03f));
		}
	}

	@Test
	void recognisesConventionsByTheirNames() {
		assertThat(NameMaps.recognise(List.of("viseme_sil", "viseme_PP", "viseme_FF", "viseme_aa", "viseme_O")))
				.map(NameMap::id).contains("oculus15-to-arkit");
		assertThat(NameMaps.recognise(List.of("aa", "ih", "ou", "ee", "oh", "blink", "happy"))).map(NameMap::id)
				.contains("vrm-to-arkit");
		assertThat(NameMaps.recognise(List.of("A", "B", "C", "D", "E", "F", "G", "H", "X"))).map(NameMap::id)
				.contains("rhubarb9-to-arkit");
		assertThat(NameMaps.recognise(List.of("CTRL_expressions_jawOpen", "CTRL_expressions_eyeBlinkL",
				"CTRL_expressions_mouthFunnelUL"))).map(NameMap::id).contains("metahuman-to-arkit");
		assertThat(NameMaps.recognise(Arkit.FACE.names())).isEmpty();
		assertThat(NameMaps.recognise(List.of("ParamA", "ParamB", "x", "y"))).isEmpty();
	}

	@Test
	void aStudioFolderComesBeforeWhatShips() throws IOException {
		Files.writeString(folder.resolve("own.json"),
				"{\"format\": \"facewright.name-map/1\", \"id\": \"arkit-to-vrm\", "
						+ "\"label\": \"Ours\", \"from\": \"ARKit 52\", \"to\": \"VRM\", \"targets\": {\"aa\": \"jawOpen\"}}");
		assertThat(NameMaps.find("arkit-to-vrm", Optional.of(folder)).getFirst().label()).isEqualTo("Ours");
		assertThat(NameMaps.find("metahuman-to-arkit, arkit-to-cc4", Optional.of(folder))).hasSize(2);
		assertThatThrownBy(() -> NameMaps.find("nothing", Optional.of(folder)))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("arkit-to-vrm");
	}

	@Test
	void survivesDamagedMaps() throws IOException {
		byte[] whole;
		try (var in = NameMaps.class.getResourceAsStream("maps/arkit-to-facs.json")) {
			whole = in.readAllBytes();
		}
		Random random = new Random(3);
		byte[] telling = "{}[]\":,0-9eE.\n\t\0a".getBytes(StandardCharsets.US_ASCII);
		int refused = 0;
		for (int i = 0; i < 20_000; i++) {
			byte[] damaged = i % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
			for (int fault = 0; fault < 1 + i % 3 && damaged.length > 0; fault++) {
				damaged[random.nextInt(damaged.length)] = telling[random.nextInt(telling.length)];
			}
			try {
				NameMap map = NameMaps.read("damaged.json", new ByteArrayInputStream(damaged));
				map.reversed().ifPresent(back -> back.apply(clip("AU26", values(0.5f))));
			} catch (IOException e) {
				assertThat(e.getMessage()).startsWith("damaged.json");
				refused++;
			}
		}
		assertThat(refused).isGreaterThan(5000);
	}

	@Test
	void refusesWhatIsNoMapInASentence() {
		for (String wrong : List.of("\"targets\": {}, \"poses\": {}", "\"targets\": {\"x\": {\"sum\": {}}}",
				"\"targets\": {\"x\": {\"sum\": [\"a\"], \"max\": [\"b\"]}}", "\"targets\": {\"x\": 3}",
				"\"targets\": {\"x\": {\"sum\": {\"a\": \"b\"}}}", "\"targts\": {}, \"poses\": {}",
				"\"targets\": {\"x\": \"a\", \"X\": \"b\"}", "\"others\": \"maybe\", \"targets\": {\"x\": \"a\"}",
				"\"targets\": {\"x\": {\"sum\": [\"a\"], \"range\": [1, 0]}}",
				"\"targets\": {\"x\": {\"max\": [\"a\"]}}, \"reverse\": {\"id\": \"r\", \"label\": \"R\"}")) {
			assertThatThrownBy(() -> map(wrong)).as(wrong).isInstanceOf(IOException.class)
					.hasMessageStartingWith("mine.json");
		}
		assertThatThrownBy(() -> NameMaps.read("x.json", new ByteArrayInputStream("{".getBytes())))
				.isInstanceOf(IOException.class).hasMessageContaining("x.json");
		assertThatThrownBy(() -> NameMaps.read("x.json", new ByteArrayInputStream(new byte[0])))
				.isInstanceOf(IOException.class).hasMessageContaining("x.json");
	}
}
