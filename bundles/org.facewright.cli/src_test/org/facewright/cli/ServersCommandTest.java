package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.facewright.engine.Providers;
import org.facewright.motion.nim.KeyRing;
import org.facewright.motion.nim.ServerBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersCommandTest {

	@TempDir
	Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private final InputStream in = System.in;

	@BeforeEach
	void useAFolderOfOurOwn() {
		System.setProperty(ServerBook.FOLDER_PROPERTY, folder.toString());
	}

	@AfterEach
	void restore() {
		System.clearProperty(ServerBook.FOLDER_PROPERTY);
		System.setIn(in);
	}

	private int run(String... args) {
		out.reset();
		err.reset();
		Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), false);
		Installation installation = new Installation() {
			@Override
			public String version() {
				return "0";
			}

			@Override
			public List<String> unresolved() {
				return List.of();
			}
		};
		return new CommandTree(new Providers(), terminal, installation).execute(new PrintWriter(out, true),
				new PrintWriter(err, true), args);
	}

	private String out() {
		return out.toString(StandardCharsets.UTF_8);
	}

	private String err() {
		return err.toString(StandardCharsets.UTF_8);
	}

	@Test
	void keepsAListOfServers() throws IOException {
		assertThat(run("servers", "add", "studio", "10.0.0.5", "--weight", "2", "--no-test")).isZero();
		assertThat(run("servers", "add", "cloud", "grpc.example.com:443", "--tls", "--function", "945e", "--no-test"))
				.isZero();
		assertThat(run("servers", "list")).isZero();
		assertThat(out()).contains("studio  10.0.0.5:52000        plain").contains("cloud   grpc.example.com:443  TLS");
		assertThat(new ServerBook(folder).entry("studio").weight()).isEqualTo(2);
		assertThat(run("servers", "remove", "studio")).isZero();
		assertThat(run("servers", "--json")).isZero();
		assertThat(out()).contains("\"cloud\"").doesNotContain("studio");
		assertThat(run("servers", "remove", "studio")).isEqualTo(ExitCode.USAGE);
		assertThat(err()).contains("there is no server 'studio'; known: cloud");
	}

	@Test
	void takesKeysFromStandardInputAndShowsThemNowhere() throws IOException {
		run("servers", "add", "cloud", "grpc.example.com:443", "--tls", "--no-test");
		System.setIn(new ByteArrayInputStream("nvapi-secret\n".getBytes(StandardCharsets.UTF_8)));
		assertThat(run("servers", "set-key", "cloud")).isZero();
		assertThat(out() + err()).doesNotContain("nvapi");
		assertThat(new KeyRing(folder).key("cloud")).contains("nvapi-secret");
		run("servers");
		assertThat(out()).contains("set").doesNotContain("nvapi");
		assertThat(Files.readString(folder.resolve("servers.json"))).doesNotContain("nvapi");
		assertThat(run("servers", "remove-key", "cloud")).isZero();
		assertThat(new KeyRing(folder).key("cloud")).isEmpty();
	}

	@Test
	void refusesAnEmptyKeyAndKeysForUnknownServers() {
		System.setIn(new ByteArrayInputStream(new byte[0]));
		assertThat(run("servers", "set-key", "nobody")).isEqualTo(ExitCode.USAGE);
		run("servers", "add", "cloud", "h", "--no-test");
		assertThat(run("servers", "set-key", "cloud")).isEqualTo(ExitCode.USAGE);
		assertThat(err()).contains("no key");
	}

	@Test
	void saysWhyATestFailed() {
		assertThat(run("servers", "add", "dead", "127.0.0.1:1")).isEqualTo(ExitCode.NOTHING_USABLE);
		assertThat(err()).contains("dead (127.0.0.1:1): the server can't be reached").contains("start the server");
		assertThat(run("servers", "test", "dead")).isEqualTo(ExitCode.NOTHING_USABLE);
	}

	@Test
	void readsAddressesWithAndWithoutPort() throws IOException {
		run("servers", "add", "six", "[::1]:50000", "--no-test");
		assertThat(new ServerBook(folder).entry("six").host()).isEqualTo("::1");
		assertThat(new ServerBook(folder).entry("six").port()).isEqualTo(50000);
		assertThat(run("servers", "add", "bad", "host:port", "--no-test")).isEqualTo(ExitCode.USAGE);
		assertThat(err()).contains("'host:port' is no address");
	}
}
