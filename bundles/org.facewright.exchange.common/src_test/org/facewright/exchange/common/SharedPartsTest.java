package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.assertj.core.data.Offset;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.time.FrameRate;
import org.junit.jupiter.api.Test;

class SharedPartsTest {

	@Test
	void knowsChannelsBehindPrefixesInAnyCase() {
		for (String name : List.of("jawOpen", "JAWOPEN", "blendShape1.jawOpen", "blendShapes.JawOpen",
				"BS_node.jawOpen",
				"CTRL_jawOpen", "Genesis8__jawOpen", "rig:face|jawOpen", " JawOpen ")) {
			assertThat(ChannelNames.known(name)).as(name).map(Channel::name).contains("jawOpen");
		}
		assertThat(ChannelNames.known("mouthSmile_L")).map(Channel::name).contains("mouthSmileLeft");
		assertThat(ChannelNames.known("HeadYaw")).map(Channel::kind).contains(ChannelKind.ANGLE);
	}

	@Test
	void leavesMetaHumanControlsAlone() {
		assertThat(ChannelNames.known("CTRL_expressions_jawOpen")).isEmpty();
	}

	@Test
	void keepsTheOwnNameOfASecondChannelOfTheSameMeaning() {
		assertThat(ChannelNames.channels(List.of("JawOpen", "CTRL_jawOpen", "wag")).orElseThrow())
				.extracting(Channel::name).containsExactly("jawOpen", "CTRL_jawOpen", "wag");
		assertThat(ChannelNames.channels(List.of("wag", "WAG"))).isEmpty();
		assertThat(ChannelNames.channels(List.of("wag", " "))).isEmpty();
	}

	@Test
	void readsAndWritesTimecode() {
		Timecode timecode = Timecode.parse("12:21:59:06.595").orElseThrow();
		assertThat(timecode).isEqualTo(new Timecode(12, 21, 59, 6, 595)).hasToString("12:21:59:06.595");
		assertThat(timecode.seconds(60)).isEqualTo(12 * 3600 + 21 * 60 + 59 + 6.595 / 60);
		assertThat(Timecode.at(timecode.thousandths(60), 60)).isEqualTo(timecode);
		assertThat(Timecode.parse("1:2:3:4.5")).contains(new Timecode(1, 2, 3, 4, 500));
		assertThat(Timecode.parse("1:60:3:4")).isEmpty();
		assertThat(Timecode.at(24 * 3600 * 30_000L, 30)).isEqualTo(Timecode.MIDNIGHT);
		assertThat(Timecode.thousandthsOf(2, new FrameRate(30_000, 1001), 30)).isEqualTo(2002);
	}

	@Test
	void findsTheRateThatADecimalMeans() {
		assertThat(FrameRates.ofDecimal(29.97)).contains(new FrameRate(30_000, 1001));
		assertThat(FrameRates.ofDecimal(100 / 3.0)).contains(new FrameRate(100, 3));
		assertThat(FrameRates.ofDecimal(60)).contains(FrameRate.FPS_60);
		assertThat(FrameRates.ofMeasured(30.004)).contains(FrameRate.FPS_30);
		for (double odd = 1000.000123; odd < 10_000; odd += 17.123457) {
			assertThat(FrameRates.ofDecimal(odd).orElseThrow().framesPerSecond()).isCloseTo(odd, Offset.offset(6e-3));
		}
		for (double bad : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e300 }) {
			assertThat(FrameRates.ofDecimal(bad)).isEmpty();
		}
	}

	private static List<String> lines(byte[] bytes) throws IOException {
		List<String> found = new ArrayList<>();
		try (TextLines lines = TextLines.of("a.txt", new ByteArrayInputStream(bytes))) {
			String line;
			while ((line = lines.next()) != null) {
				found.add(line);
			}
		}
		return found;
	}

	@Test
	void readsLinesOfAnyEndingAndEncoding() throws IOException {
		String text = "\uFEFFä\r\n\nb\rc";
		for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE,
				StandardCharsets.UTF_16LE)) {
			assertThat(lines(text.getBytes(charset))).as(charset.name()).containsExactly("ä", "", "b", "c");
		}
	}

	@Test
	void refusesWhatIsNoText() {
		assertThatThrownBy(() -> lines(new byte[] { 'a', '\n', (byte) 0xC3, 'b' })).isInstanceOf(IOException.class)
				.hasMessageContaining("a.txt");
		assertThatThrownBy(() -> lines(new byte[] { 'a', 0 })).isInstanceOf(IOException.class);
	}

	@Test
	void takesOnlyPlainNumbers() {
		assertThat(Numbers.parse("-1.5e-3")).hasValue(-0.0015);
		for (String text : List.of("", "NaN", "Infinity", "0x1p3", "1f", "1,5", "1e999", " 1")) {
			assertThat(Numbers.parse(text)).as(text).isEmpty();
		}
	}
}
