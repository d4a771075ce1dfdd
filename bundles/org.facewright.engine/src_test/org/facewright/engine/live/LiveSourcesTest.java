package org.facewright.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import org.facewright.api.testkit.SimpleProviders;
import org.facewright.core.audio.PcmFormat;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveSourcesTest {

	private final Providers providers = new Providers();

	@BeforeEach
	void install() {
		providers.addAudioInput(new SimpleProviders.Memory(new PcmFormat(1000, 1), new float[100]));
		providers.addLiveInput(new LiveSessionTest.ManualInput());
	}

	@Test
	void readsAProtocolWithItsSubjectAndChannels() {
		LiveSetup.Input input = LiveSources.input(providers, "hand://0.0.0.0:99?subject=Anna#brow*,head",
				ChannelGroup.ALL);
		assertThat(input.location()).isEqualTo(URI.create("hand://0.0.0.0:99"));
		assertThat(input.subject()).isEqualTo("Anna");
		assertThat(input.group()).isEqualTo(new ChannelGroup("brow*,head"));
		assertThat(LiveSources.input(providers, "hand:", ChannelGroup.CAMERA))
				.isEqualTo(new LiveSetup.Input(input.input(), URI.create("hand://127.0.0.1:1"), input.values(), "",
						ChannelGroup.CAMERA));
	}

	@Test
	void knowsSoundFromProtocols() {
		assertThat(LiveSources.isSound(providers, "memory:ramp")).isTrue();
		assertThat(LiveSources.isSound(providers, "memory")).as("the usual device").isTrue();
		assertThat(LiveSources.isSound(providers, "hand://127.0.0.1")).isFalse();
	}

	@Test
	void refusesWhatMakesNoSense() {
		assertThatThrownBy(() -> LiveSources.openSound(providers, "memory:ramp", 4, false, Clock.SYSTEM))
				.hasMessageContaining("--pace");
		assertThatThrownBy(() -> LiveSources.openSound(providers, "gramophone:1", 1, false, Clock.SYSTEM))
				.hasMessageContaining("gramophone");
		assertThatThrownBy(() -> LiveSources.input(providers, "hand:#", ChannelGroup.ALL))
				.hasMessageContaining("channels");
	}

	@Test
	void groupsHoldTheChannelsTheyName() {
		assertThat(new ChannelGroup("upper").contains("eyeBlinkLeft")).isTrue();
		assertThat(new ChannelGroup("upper").contains("jawOpen")).isFalse();
		assertThat(new ChannelGroup("lower").contains("mouthClose")).isTrue();
		assertThat(new ChannelGroup("head").contains("leftEyeYaw")).isTrue();
		assertThat(new ChannelGroup("jawopen, *Left").contains("jawOpen")).isTrue();
		assertThat(new ChannelGroup("jawOpen, *Left").contains("mouthSmileRight")).isFalse();
		assertThat(ChannelGroup.ALL.contains("anything")).isTrue();
	}
}
