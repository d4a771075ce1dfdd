package org.facewright.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetTest {

	private final Providers providers = new Providers();

	@BeforeEach
	void install() {
		providers.addLiveSink(new CollectingSink());
	}

	@Test
	void isThisMachineUnlessAHostIsNamed() {
		for (String text : new String[] { "collect", "collect:", "collect://", "collect://127.0.0.1" }) {
			assertThat(Target.parse(providers, text).location()).as(text)
					.isEqualTo(URI.create("collect://127.0.0.1:4711"));
		}
		assertThat(Target.parse(providers, "collect://:99").location()).isEqualTo(URI.create("collect://127.0.0.1:99"));
		assertThat(Target.parse(providers, "collect://studio:99").location().getHost()).isEqualTo("studio");
		assertThat(Target.parse(providers, "collect://[::1]:99").location().getPort()).isEqualTo(99);
	}

	@Test
	void readsWhatBelongsToTheSessionAndLeavesTheRestToTheProtocol() {
		Target target = Target.parse(providers, "collect:?rate=30&delay=40&gain=0.5&subject=Anna");
		assertThat(target.rate()).contains(FrameRate.FPS_30);
		assertThat(target.delaySeconds()).isEqualTo(0.04);
		assertThat(target.gain()).isEqualTo(0.5);
		assertThat(target.values().toText()).containsEntry("subject", "Anna");
	}

	@Test
	void refusesWhatItDoesNotUnderstand() {
		assertThatThrownBy(() -> Target.parse(providers, "telegraph://x"))
				.hasMessageContaining("telegraph").hasMessageContaining("collect");
		assertThatThrownBy(() -> Target.parse(providers, "collect://h?delay=soon")).hasMessageContaining("delay=soon");
		assertThatThrownBy(() -> Target.parse(providers, "collect://h?delay=-1")).hasMessageContaining("delay");
		assertThatThrownBy(() -> Target.parse(providers, "collect://h?colour=red")).hasMessageContaining("colour");
		assertThatThrownBy(() -> Target.parse(providers, "collect://a b")).hasMessageContaining("address");
	}
}
