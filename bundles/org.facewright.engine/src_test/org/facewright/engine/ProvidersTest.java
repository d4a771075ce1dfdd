package org.facewright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.junit.jupiter.api.Test;

class ProvidersTest {

	/** Takes places that end so, and opens none. */
	private record Input(String id, String ending) implements AudioInput {

		@Override
		public boolean accepts(URI location) {
			return location.toString().endsWith(ending);
		}

		@Override
		public List<URI> locations() {
			return List.of();
		}

		@Override
		public AudioSource open(URI location) throws IOException {
			throw new IOException("not here");
		}
	}

	@Test
	void asksTheInputThatCameLastFirst() {
		Providers providers = new Providers();
		AudioInput any = new Input("any", "");
		AudioInput studio = new Input("studio", ".pcm");
		providers.addAudioInput(any);
		providers.addAudioInput(studio);
		assertThat(providers.audioInput(URI.create("file:/line.pcm"))).isSameAs(studio);
		assertThat(providers.audioInput(URI.create("file:/line.wav"))).isSameAs(any);
		providers.removeAudioInput(studio);
		assertThat(providers.audioInput(URI.create("file:/line.pcm"))).isSameAs(any);
	}

	@Test
	void saysWhenNobodyKnowsThePlace() {
		assertThatThrownBy(() -> new Providers().audioInput(URI.create("mars:1")))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("mars:1");
	}
}
