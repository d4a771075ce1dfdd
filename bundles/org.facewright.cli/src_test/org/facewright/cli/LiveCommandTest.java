package org.facewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.testkit.SimpleProviders;
import org.facewright.core.audio.PcmFormat;
import org.facewright.document.ProjectFile;
import org.facewright.document.model.Take;
import org.facewright.engine.Providers;
import org.facewright.engine.live.NullSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveCommandTest {

	@TempDir
	Path folder;

	private final Providers providers = new Providers();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private final Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
			new PrintStream(err, true, StandardCharsets.UTF_8), false);

	@BeforeEach
	void install() {
		float[] ramp = new float[5000];
		for (int i = 0; i < ramp.length; i++) {
			ramp[i] = i / 100_000f;
		}
		providers.addAudioInput(new AudioInput() {
			@Override
			public String id() {
				return "file";
			}

			@Override
			public boolean accepts(URI location) {
				return "file".equals(location.getScheme());
			}

			@Override
			public List<URI> locations() {
				return List.of();
			}

			@Override
			public AudioSource open(URI location) throws IOException {
				if (location.getPath().endsWith("missing.wav")) {
					throw new IOException("missing.wav: there is no such file");
				}
				return new SimpleProviders.Memory(new PcmFormat(1000, 1), ramp).open(location);
			}
		});
		providers.addResampler(new SimpleProviders.HoldSamples());
		providers.addMotionBackend(new SimpleProviders.FirstSample());
		providers.addLiveSink(new NullSink());
	}

	private int run(String... args) {
		String[] all = new String[args.length + 3];
		all[0] = "live";
		all[1] = "--backend";
		all[2] = "first-sample";
		System.arraycopy(args, 0, all, 3, args.length);
		return new CommandTree(providers, terminal, new Installation() {
			@Override
			public String version() {
				return "test";
			}

			@Override
			public List<String> unresolved() {
				return List.of();
			}
		}).execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
	}

	private List<Take> takes() throws IOException {
		return ProjectFile.open(folder.resolve("take.fwz")).project().getTakes();
	}

	private String errors() {
		return err.toString(StandardCharsets.UTF_8);
	}

	@Test
	void aRecordingPlaysLiveIntoAProject() throws IOException {
		assertThat(run("--source", "file:line.wav", "--pace", "10x", "--target", "null:", "--record",
				folder.resolve("take.fwz").toString(), "--stats", "json")).as(errors()).isZero();
		assertThat(takes()).singleElement().satisfies(take -> assertThat(take.getLength()).isEqualTo(500));
		String last = out.toString(StandardCharsets.UTF_8).strip().lines().reduce((a, b) -> b).orElseThrow();
		assertThat(last).startsWith("{\"last\":true").contains("\"frames\":500", "\"own\":{\"count\":500",
				"\"droppedSamples\":0", "\"location\":\"null://127.0.0.1:9\"", "\"threads\":");
		assertThat(folder.toFile().list()).containsExactly("take.fwz");
	}

	@Test
	void anInterruptionEndsTheTakeInOrder() throws Exception {
		CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run("--source", "file:line.wav",
				"--repeat", "--record", folder.resolve("take.fwz").toString()));
		Thread.sleep(1000);
		terminal.cancel();
		assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.CANCELLED);
		assertThat(takes()).singleElement().satisfies(take -> assertThat(take.getLength()).isBetween(20, 200));
		assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().startsWith("live "));
		assertThat(folder.toFile().list()).containsExactly("take.fwz");
	}

	@Test
	void endsAfterItsDurationAndAddsASecondTake() throws IOException {
		String project = folder.resolve("take.fwz").toString();
		for (int i = 0; i < 2; i++) {
			assertThat(run("--source", "file:line.wav", "--duration", "0.5", "--record", project)).isZero();
		}
		assertThat(takes()).extracting(Take::getName).containsExactly("take", "take 2");
		assertThat(takes().getFirst().getLength()).isBetween(40, 80);
	}

	@Test
	void linesBeginAndEndTakesOfAnArmedSession() throws Exception {
		InputStream before = System.in;
		try (PipedInputStream in = new PipedInputStream(); PipedOutputStream typed = new PipedOutputStream(in)) {
			System.setIn(in);
			CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run("--source", "file:line.wav",
					"--repeat", "--duration", "2.5", "--armed", "--pre-roll", "0.2", "--record",
					folder.resolve("take.fwz").toString()));
			Thread.sleep(500);
			for (String line : new String[] { "greeting", "", "farewell", "" }) {
				typed.write((line + "\n").getBytes(StandardCharsets.UTF_8));
				typed.flush();
				Thread.sleep(300);
			}
			assertThat(code.get(20, TimeUnit.SECONDS)).as(errors()).isZero();
		} finally {
			System.setIn(before);
		}
		assertThat(takes()).extracting(Take::getName).containsExactly("greeting", "farewell");
		assertThat(takes()).allSatisfy(take -> {
			assertThat(take.getLength()).isBetween(30, 130);
			assertThat(take.getMarkers()).extracting(marker -> marker.getLabel()).contains("in");
		});
	}

	@Test
	void aMachineWithoutMicrophoneHasNothingUsable() {
		providers.addAudioInput(new AudioInput() {
			@Override
			public String id() {
				return "none";
			}

			@Override
			public boolean accepts(URI location) {
				return "mic".equals(location.getScheme());
			}

			@Override
			public List<URI> locations() {
				return List.of();
			}

			@Override
			public AudioSource open(URI location) throws IOException {
				throw new IOException("no microphone was found");
			}
		});
		assertThat(run()).isEqualTo(ExitCode.NOTHING_USABLE);
		assertThat(errors()).contains("facewright: no microphone was found");
	}

	@Test
	void refusesInOneSentence() {
		assertThat(run("--source", "file:line.wav", "--target", "smoke:")).isEqualTo(ExitCode.USAGE);
		assertThat(errors()).contains("smoke").contains("null");
		assertThat(run("--source", "file:line.wav", "--pace", "fast")).isEqualTo(ExitCode.USAGE);
		assertThat(run("--source", "file:a.wav", "--source", "file:b.wav")).isEqualTo(ExitCode.USAGE);
		assertThat(run("--source", "file:line.wav", "--record", "take.txt")).isEqualTo(ExitCode.USAGE);
		assertThat(run("--source", "file:line.wav", "--armed")).isEqualTo(ExitCode.USAGE);
		assertThat(run("--source", "file:missing.wav")).isEqualTo(ExitCode.FAILED);
		assertThat(run("--source", "gramophone:1")).isEqualTo(ExitCode.USAGE);
		assertThat(errors()).contains("gramophone").doesNotContain("Exception");
	}

	@Test
	void listsDevicesAndProtocols() {
		assertThat(run("--list-devices")).isZero();
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("sends", "null://127.0.0.1:9");
		assertThat(errors()).contains("no sound input was found");
	}
}
