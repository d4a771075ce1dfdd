package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.motion.MotionException;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.ServerEntry.Tls;
import org.facewright.serve.nim.MotionServer;
import org.facewright.serve.nim.ServerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.grpc.Metadata;

/** Plain text, TLS, mutual TLS, and keys, over real sockets. */
@Timeout(60)
class SecurityTest {

	@TempDir
	static Path folder;

	private static Fixture fixture;
	private static Certificates server;
	private static Certificates client;
	private static MotionServer secured;
	private static MotionServer mutual;

	@BeforeAll
	static void start() throws Exception {
		fixture = new Fixture(folder.resolve("config"));
		server = Certificates.create(folder, "server");
		client = Certificates.create(folder, "client");
		ServerOptions usual = ServerOptions.USUAL.withPort(0);
		secured = fixture.serve(usual.withTls(new ServerOptions.Tls(server.certificate(), server.key(),
				Optional.empty())), Fixture.level());
		mutual = fixture.serve(usual.withTls(new ServerOptions.Tls(server.certificate(), server.key(),
				Optional.of(client.certificate()))), Fixture.level());
	}

	@AfterAll
	static void stop() throws Exception {
		fixture.close();
	}

	private static String trouble(ServerEntry entry) throws Exception {
		fixture.book.put(entry);
		try {
			fixture.solve(Fixture.swell(0.5), Map.of("server", entry.name()));
			return "";
		} catch (MotionException e) {
			return e.getMessage();
		}
	}

	private static ServerEntry entry(String name, MotionServer at) {
		return ServerEntry.plain(name, "127.0.0.1", at.port());
	}

	private static Tls trusting(Certificates issuer) {
		return new Tls(Optional.of(issuer.certificate()), Optional.empty(), Optional.empty());
	}

	@Test
	void worksOverTls() throws Exception {
		assertThat(trouble(entry("tls", secured).withTls(trusting(server)))).isEmpty();
	}

	@Test
	void worksOverMutualTls() throws Exception {
		assertThat(trouble(entry("mtls", mutual).withTls(new Tls(Optional.of(server.certificate()),
				Optional.of(client.certificate()), Optional.of(client.key()))))).isEmpty();
	}

	@Test
	void refusesAServerThatNobodyVouchesFor() throws Exception {
		assertThat(trouble(entry("strange", secured).withTls(trusting(client)))).contains("no secure connection");
		assertThat(trouble(entry("unknown", secured).withTls(Tls.USUAL))).contains("no secure connection");
	}

	@Test
	void saysThatAServerWantsACertificateOrTls() throws Exception {
		assertThat(trouble(entry("bare", mutual).withTls(trusting(server)))).contains("bare (");
		assertThat(trouble(entry("plain", secured))).contains("plain (").contains("can't be reached")
				.contains("want TLS");
	}

	@Test
	void saysThatACertificateFileIsMissingOrUnreadable() throws Exception {
		assertThat(trouble(entry("gone", secured).withTls(new Tls(Optional.of(folder.resolve("none.pem")),
				Optional.empty(), Optional.empty())))).contains("none.pem can't be read");
		Path text = java.nio.file.Files.writeString(folder.resolve("text.pem"), "no certificate");
		assertThat(trouble(entry("text", secured).withTls(new Tls(Optional.of(text), Optional.empty(),
				Optional.empty())))).contains("text (").contains("must be PEM files");
	}

	@Test
	void sendsFunctionAndKeyAsMetadataAndNowhereElse() throws Exception {
		try (ScriptedServer hosted = fixture.script("hosted", new ScriptedServer.Script())) {
			fixture.book.put(ServerEntry.plain("hosted", "127.0.0.1", hosted.port()).withFunction("945ed566"));
			fixture.keys.set("hosted", "secret-key");
			Fixture.Solved solved = fixture.solve(Fixture.swell(0.5), Map.of("server", "hosted"));
			Metadata sent = hosted.metadata.getLast();
			assertThat(sent.get(Metadata.Key.of("function-id", Metadata.ASCII_STRING_MARSHALLER)))
					.isEqualTo("945ed566");
			assertThat(sent.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER)))
					.isEqualTo("Bearer secret-key");
			assertThat(solved.problems().toString()).doesNotContain("secret-key");
			assertThat(java.nio.file.Files.readString(fixture.book.file())).doesNotContain("secret-key");
		}
	}

	@Test
	void sendsNoKeyInPlainTextToAnotherMachine() throws Exception {
		fixture.keys.set("far", "secret-key");
		assertThat(trouble(ServerEntry.plain("far", "192.0.2.1", 52000))).contains("plain text").contains("--tls");
		assertThatExceptionOfType(MotionException.class).isThrownBy(
				() -> fixture.solve(Fixture.swell(0.1), Map.of("server", "far")));
	}
}
