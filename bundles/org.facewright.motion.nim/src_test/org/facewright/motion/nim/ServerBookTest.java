package org.facewright.motion.nim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.facewright.motion.nim.ServerEntry.Callback;
import org.facewright.motion.nim.ServerEntry.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerBookTest {

	@TempDir
	Path folder;

	private static final ServerEntry CLOUD = ServerEntry.plain("cloud", "grpc.example.com", 443)
			.withTls(new Tls(Optional.of(Path.of("/ca.pem")), Optional.of(Path.of("/c.pem")),
					Optional.of(Path.of("/k.pem"))))
			.withFunction("945ed566").withWeight(3).withClipSeconds(120).withTongue(true).withExpectedModel("claire")
			.withReadyUri(URI.create("http://h:8000/v1/health/ready"));

	@Test
	void givesBackWhatWasPutInItsOrder() throws IOException {
		ServerEntry old = ServerEntry.plain("old", "10.0.0.7", 50000).withCallback(new Callback("10.0.0.2", 51000));
		new ServerBook(folder).put(CLOUD);
		new ServerBook(folder).put(old);
		assertThat(new ServerBook(folder).entries()).containsExactly(CLOUD, old);
		new ServerBook(folder).put(CLOUD.withWeight(9));
		assertThat(new ServerBook(folder).entries()).containsExactly(CLOUD.withWeight(9), old);
		assertThat(new ServerBook(folder).remove("cloud")).isTrue();
		assertThat(new ServerBook(folder).remove("cloud")).isFalse();
		assertThat(new ServerBook(folder).entries()).containsExactly(old);
	}

	@Test
	void isEmptyBeforeAnythingWasPut() throws IOException {
		assertThat(new ServerBook(folder.resolve("none")).entries()).isEmpty();
	}

	@Test
	void namesTheServersThereAreWhenOneIsUnknown() throws IOException {
		new ServerBook(folder).put(CLOUD);
		assertThatIllegalArgumentException().isThrownBy(() -> new ServerBook(folder).entry("clout"))
				.withMessageContaining("known: cloud");
	}

	@Test
	void saysThatAListIsDamaged() throws IOException {
		Files.writeString(folder.resolve("servers.json"), "{\"servers\": [{\"name\": \"a\", ");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> new ServerBook(folder).entries())
				.withMessageContaining("servers.json").withMessageContaining("repair or delete");
		Files.writeString(folder.resolve("servers.json"), "{\"servers\": [{\"name\": \"a\", \"host\": \"h\"}]}");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> new ServerBook(folder).entries())
				.withMessageContaining("the port must be");
	}

	@Test
	void refusesEntriesThatMakeNoSense() {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerEntry.plain("../x", "h", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> ServerEntry.plain("x", "a b", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> ServerEntry.plain("x", "h", 70000));
		assertThatIllegalArgumentException().isThrownBy(() -> CLOUD.withWeight(0));
		assertThatIllegalArgumentException().isThrownBy(() -> CLOUD.withClipSeconds(2));
		assertThatIllegalArgumentException().isThrownBy(
				() -> new Tls(Optional.empty(), Optional.of(Path.of("c")), Optional.empty()));
	}
}
