package org.facewright.audio.javasound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;

import org.facewright.core.audio.PcmFormat;
import org.junit.jupiter.api.Test;

class JavaSoundOutputTest {

	@Test
	void withoutAnyDeviceItSaysSoInPlainWords() {
		assertThat(JavaSoundOutput.complaint(List.of(), "", "Mixer not supported: null"))
				.isEqualTo("no sound device is connected; connect one, or check the system's sound settings");
	}

	@Test
	void aDeviceThatCannotBeOpenedIsNamedWithTheReason() {
		assertThat(JavaSoundOutput.complaint(List.of("Desk", "Head"), "Head", "in use"))
				.startsWith("Head can't be opened (in use); ");
		assertThat(JavaSoundOutput.complaint(List.of("Desk"), "", null))
				.startsWith("the usual sound device can't be opened (the system gives no reason); ");
	}

	@Test
	void openingTheUsualDeviceOfAMachineWithoutOneFailsWithThatSentence() {
		JavaSoundOutput output = new JavaSoundOutput();
		assumeTrue(output.devices().isEmpty(), "this machine has a sound device");
		assertThatThrownBy(() -> output.open(new PcmFormat(16_000, 1), "")).isInstanceOf(IOException.class)
				.hasMessageStartingWith("no sound device is connected");
	}
}
