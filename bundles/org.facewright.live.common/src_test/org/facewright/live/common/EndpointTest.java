package org.facewright.live.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

	@ParameterizedTest
	@CsvSource({ "vmc://10.1.2.3:40, 10.1.2.3:40", "vmc://10.1.2.3, 10.1.2.3:7", "vmc://:40, 127.0.0.1:40",
			"vmc:, 127.0.0.1:7", "vmc:/, 127.0.0.1:7", "vmc://[::1]:40, [0:0:0:0:0:0:0:1]:40",
			"vmc://[::1], [0:0:0:0:0:0:0:1]:7", "vmc://10.1.2.3:, 10.1.2.3:7", "vmc://10.1.2.3:0/x, 10.1.2.3:0" })
	void readsHostAndPortWhereTheyAreNamed(String text, String expected) throws IOException {
		URI location = text.equals("vmc:") ? URI.create("vmc:x") : URI.create(text);
		assertThat(Endpoint.text(Endpoint.local(location, 7))).isEqualTo(expected);
	}

	@Test
	void refusesWhatIsNoPort() {
		assertThatThrownBy(() -> Endpoint.local(URI.create("vmc://10.1.2.3:70000"), 7)).isInstanceOf(IOException.class)
				.hasMessageContaining("70000").hasMessageContaining("; ");
		assertThatThrownBy(() -> Endpoint.remote(URI.create("vmc://10.1.2.3:0"), 7)).isInstanceOf(IOException.class)
				.hasMessageContaining("port 0");
	}

	@Test
	void tellsAPortThatIsTakenFromAnAddressOfAnotherMachine() throws IOException {
		IOException taken = new IOException("Address already in use");
		assertThat(Endpoint.notListening(Endpoint.local(URI.create("vmc://127.0.0.1:40"), 7), taken)).message()
				.contains("127.0.0.1:40", "Address already in use", "; ");
		assertThat(Endpoint.notListening(Endpoint.local(URI.create("vmc://192.0.2.1:40"), 7), taken)).message()
				.contains("192.0.2.1:40", "no such address", "; ");
	}

	@Test
	void makesALocationOfAnAddress() throws IOException {
		InetSocketAddress address = Endpoint.local(URI.create("vmc://[::1]:40"), 7);
		assertThat(Endpoint.local(Endpoint.uri("vmc", address), 7)).isEqualTo(address);
	}
}
