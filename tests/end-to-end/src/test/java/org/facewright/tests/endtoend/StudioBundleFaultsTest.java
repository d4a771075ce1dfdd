package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.facewright.tests.endtoend.Product.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studio bundles with faults of every kind: each is named, and neither the product nor the document is harmed. */
class StudioBundleFaultsTest {

	/** Faults of code, by a word; each is a statement that never goes on. */
	private static final Map<String, String> FAULTS = Map.of("exception",
			"if (true) throw new IllegalStateException(\"boom\");", "overflow", "if (true) Faults.deeper(1);",
			"missing",
			"if (true) Faults.missing();", "hang", "Faults.hang();", "nothing", "if (true) return null;");

	private static final String FAULT_METHODS = """
			class Faults {
				static int deeper(int depth) {
					return deeper(depth + 1) + deeper(depth + 2);
				}

				static void missing() {
					throw new NoClassDefFoundError("studio/Left/Out");
				}

				static void hang() {
					while (true) {
						try {
							Thread.sleep(1000);
						} catch (InterruptedException e) {
							// stubborn
						}
					}
				}
			}
			""";

	/** Holds a project that is made once. */
	@TempDir
	static Path made;

	@TempDir
	Path folder;

	private Path dropins;
	private Map<String, String> environment;

	@BeforeEach
	void makeFolders() throws IOException {
		dropins = Files.createDirectory(folder.resolve("dropins"));
		environment = Map.of("FACEWRIGHT_DROPINS", dropins.toString(), "FACEWRIGHT_DATA",
				folder.resolve("data").toString());
	}

	@Test
	void jarsThatCanNotBeUsedAreNamedWithTheReason() throws Exception {
		StudioJar.exporter("acme.good", "1.0.0", "acme-good", "good").into(dropins.resolve("good.jar"));
		StudioJar.exporter("acme.newer", "1.0.0", "acme-newer", "newer")
				.imports("org.facewright.api.exchange;version=\"[9.3,10)\"").into(dropins.resolve("newer.jar"));
		new StudioJar("acme.lonely", "1.0.0").imports("com.acme.common;version=\"[1.0,2)\"")
				.into(dropins.resolve("lonely.jar"));
		new StudioJar("acme.java", "1.0.0").imports("")
				.header("Require-Capability: osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
				.into(dropins.resolve("java.jar"));
		new StudioJar("acme.part", "1.0.0").header("Fragment-Host: org.facewright.api")
				.into(dropins.resolve("part.jar"));
		Files.write(dropins.resolve("compiled.jar"), futureClass(
				StudioJar.exporter("acme.compiled", "1.0.0", "acme-compiled", "compiled").bytes()));
		byte[] damaged = StudioJar.exporter("acme.damaged", "1.0.0", "acme-damaged", "damaged").bytes();
		for (int i = damaged.length / 3; i < damaged.length / 3 + 200; i++) {
			damaged[i] ^= 0x55;
		}
		Files.write(dropins.resolve("damaged.jar"), damaged);
		Files.writeString(dropins.resolve("text.jar"), "a letter to the studio");
		Files.write(dropins.resolve("plain.jar"), plain());
		Files.write(dropins.resolve("half.jar"), java.util.Arrays.copyOf(damaged, damaged.length / 2));
		Thread.sleep(2_100); // what is younger and damaged may still be written
		Run formats = run("formats");
		assertThat(formats.out()).contains("acme-good");
		assertThat(formats.err()).contains(
				"newer.jar needs org.facewright.api.exchange [9.3,10), this product has 1.",
				"lonely.jar needs the package com.acme.common, which neither this product nor another bundle has",
				"java.jar needs Java 99, this product runs on Java ",
				"part.jar is a fragment of another bundle",
				"compiled.jar was compiled for Java 155, this product runs on Java ",
				"damaged.jar is damaged (", "text.jar is no jar", "plain.jar is no bundle")
				.doesNotContain("good.jar").doesNotContain("half.jar").doesNotContain("\tat ");
		assertThat(formats.err().lines()).hasSize(8).allMatch(line -> line.startsWith("dropins: warning: "));
		Run bundles = run("bundles");
		assertThat(bundles.out()).containsPattern("good.jar +1.0.0 +active .* not signed +writes acme-good")
				.containsPattern("newer.jar +1.0.0 +unusable").containsPattern("half.jar +- +incomplete");
		assertThat(run("doctor").out()).contains("ok      studio bundle good.jar: acme.good 1.0.0, not signed",
				"note    studio bundles: newer.jar needs org.facewright.api.exchange");
	}

	@Test
	void whatAnotherStudioBundleGivesIsFoundWheneverItComes() throws Exception {
		new StudioJar("acme.user", "1.0.0").imports("com.acme.common;version=\"[1.0,2)\"")
				.into(dropins.resolve("a-user.jar"));
		new StudioJar("acme.common", "1.0.0").imports("").file("com/acme/common/readme.txt", "shared")
				.header("Export-Package: com.acme.common;version=\"1.2.0\"").into(dropins.resolve("common.jar"));
		assertThat(run("bundles").out()).containsPattern("a-user.jar .*active").containsPattern("common.jar .*active");
	}

	@ParameterizedTest
	@CsvSource({ "activator, exception", "constructor, exception", "constructor, missing", "constructor, hang",
			"format, exception", "format, overflow", "format, nothing", "format, hang" })
	void oneThatFailsBeforeItIsListedIsNamedAndTheRestWorks(String where, String fault) throws Exception {
		StudioJar.exporter("acme.good", "1.0.0", "acme-good", "good").into(dropins.resolve("good.jar"));
		faulty(where, fault).into(dropins.resolve("bad.jar"));
		Run formats = run("formats");
		assertThat(formats.exitCode()).isZero();
		assertThat(formats.out()).contains("acme-good").contains("livelink-csv").doesNotContain("acme-bad");
		assertThat(formats.err()).startsWith("dropins: warning: bad.jar failed while ").doesNotContain("\tat ");
		assertThat(formats.err().lines()).hasSize(1);
		assertThat(run("bundles").out()).containsPattern("bad.jar .*faulty");
		assertThat(run("bundles", "disable", "bad").exitCode()).isZero();
		Run quiet = run("formats");
		assertThat(quiet.err()).isEmpty();
		assertThat(quiet.out()).contains("acme-good");
	}

	private static StudioJar faulty(String where, String fault) {
		String statement = FAULTS.get(fault);
		StudioJar jar = new StudioJar("acme.bad", "1.0.0");
		if (where.equals("activator")) {
			return jar.source("Exporter", """
					public class Exporter implements org.osgi.framework.BundleActivator {
						public void start(org.osgi.framework.BundleContext context) {
							%s
						}

						public void stop(org.osgi.framework.BundleContext context) {
						}
					}
					""".formatted(statement) + FAULT_METHODS).header("Bundle-Activator: studio.Exporter")
					.header("Require-Bundle: org.eclipse.osgi");
		}
		return jar.source("Exporter", """
				public class Exporter implements TrackExporter {
					public Exporter() {
						%s
					}

					public ExchangeFormat format() {
						%s
						return new ExchangeFormat("acme-bad", "Bad", List.of("bad"), ParameterSchema.EMPTY);
					}

					public void export(ExportRequest request, ExportTarget target, Progress progress) {
					}
				}
				""".formatted(where.equals("constructor") ? statement : "", where.equals("format") ? statement : "")
				+ FAULT_METHODS).component("Exporter", "exchange.TrackExporter");
	}

	@ParameterizedTest
	@CsvSource({ "export, exception", "export, overflow", "export, missing", "check, exception", "check, hang" })
	void anExporterThatFailsAtWorkLeavesTheDocumentAndOtherFormatsAlone(String where, String fault) throws Exception {
		String statement = FAULTS.get(fault);
		new StudioJar("acme.bad", "1.0.0")
				.source("Exporter",
						"""
								public class Exporter implements TrackExporter {
									public ExchangeFormat format() {
										return new ExchangeFormat("acme-bad", "Bad", List.of("bad"), ParameterSchema.EMPTY);
									}

									public List<Problem> check(ExportRequest request) {
										%s
										return List.of();
									}

									public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
										target.main().write(1);
										%s
									}
								}
								"""
								.formatted(where.equals("check") ? statement : "",
										where.equals("export") ? statement : "")
								+ FAULT_METHODS)
				.source("Importer",
						"""
								public class Importer implements TrackImporter {
									public ExchangeFormat format() {
										return new ExchangeFormat("acme-bad", "Bad", List.of("bad"), ParameterSchema.EMPTY);
									}

									public boolean accepts(String fileName, byte[] head) {
										return fileName.endsWith(".bad");
									}

									public ImportResult read(ImportSource source, ParameterValues values, Progress progress) {
										float[] zeros = new float[60];
										return new ImportResult(List.of(new NamedClip("face", MotionClip.of(FrameRate.FPS_60,
												ChannelSet.of(List.of(Channel.weight("jawOpen"))),
												List.of(SampleColumn.of(zeros))))), org.facewright.core.speech.SpeechLanes.EMPTY,
												List.of());
									}
								}
								""")
				.component("Exporter", "exchange.TrackExporter").component("Importer", "exchange.TrackImporter")
				.into(dropins.resolve("bad.jar"));
		Path project = project();
		byte[] before = Files.readAllBytes(project);
		Run export = run("export", "line.fwz", "--format", "acme-bad", "-o", "line.bad");
		assertIsOneSentence(export, "bad.jar failed while ");
		assertThat(folder.resolve("line.bad")).doesNotExist();
		try (var files = Files.list(folder)) {
			assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("line.fwz",
					"dropins");
		}
		assertThat(Files.readAllBytes(project)).isEqualTo(before);
		Run other = run("export", "line.fwz", "--format", "livelink-csv", "-o", "line.csv");
		assertThat(other.exitCode()).as(other.err()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "apply, exception", "apply, overflow", "apply, missing", "apply, nothing" })
	void aFilterThatFailsLeavesTheDocumentAlone(String where, String fault) throws Exception {
		String statement = FAULTS.get(fault);
		new StudioJar("acme.bad", "1.0.0").source("Filter", """
				public class Filter implements TrackFilter {
					public String id() {
						return "acme-bad";
					}

					public String label() {
						return "Bad";
					}

					public String description() {
						return "Fails.";
					}

					public ParameterSchema parameters() {
						return ParameterSchema.EMPTY;
					}

					public List<Problem> check(MotionClip clip, ParameterValues values, FilterContext context) {
						%s
						return List.of();
					}

					public MotionClip apply(MotionClip clip, ParameterValues values, FilterContext context,
							Progress progress) {
						%s
						return clip;
					}
				}
				""".formatted(where.equals("check") ? statement : "", where.equals("apply") ? statement : "")
				+ FAULT_METHODS).component("Filter", "filter.TrackFilter").into(dropins.resolve("bad.jar"));
		Path project = project();
		byte[] before = Files.readAllBytes(project);
		Run filter = run("filter", "line.fwz", "--add", "acme-bad", "-o", "line2.fwz");
		assertIsOneSentence(filter, "bad.jar failed while filtering with acme-bad: ");
		assertThat(folder.resolve("line2.fwz")).doesNotExist();
		assertThat(Files.readAllBytes(project)).isEqualTo(before);
		assertThat(run("filter", "line.fwz", "--add", "savitzky-golay", "-o", "line3.fwz").exitCode()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "exception", "missing" })
	void aCheckThatFailsIsToldAndTheOthersAreMade(String fault) throws Exception {
		new StudioJar("acme.bad", "1.0.0").source("Check", """
				public class Check implements QualityCheck {
					public String id() {
						return "ACME-1";
					}

					public String label() {
						return "Bad";
					}

					public String explanation() {
						return "Fails.";
					}

					public ParameterSchema parameters() {
						return ParameterSchema.EMPTY;
					}

					public List<Finding> check(QcInput input, ParameterValues values) {
						%s
						return List.of();
					}
				}
				""".formatted(FAULTS.get(fault)) + FAULT_METHODS).component("Check", "qc.QualityCheck")
				.into(dropins.resolve("bad.jar"));
		project();
		Run qc = run("qc", "line.fwz");
		assertThat(qc.out() + qc.err()).contains("bad.jar failed while making the check ACME-1: ")
				.doesNotContain("internal error").doesNotContain("\tat ").contains("Q-");
	}

	@ParameterizedTest
	@CsvSource({ "open, exception", "push, overflow", "end, missing", "problems, exception" })
	void aBackendThatFailsIsToldAndTheOthersWork(String where, String fault) throws Exception {
		String statement = FAULTS.get(fault);
		new StudioJar("acme.bad", "1.0.0").source("Backend", """
				public class Backend implements MotionBackend {
					public MotionInfo info() {
						return new MotionInfo("acme-bad", "Bad", "bad 1", "", 16000, FrameRate.FPS_60,
								ChannelSet.of(List.of(Channel.weight("jawOpen"))), ParameterSchema.EMPTY, 0);
					}

					public Availability availability() {
						return Availability.USABLE;
					}

					public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) {
						%s
						return new MotionSession() {
							public void push(float[] mono, int offset, int count) {
								%s
							}

							public java.util.concurrent.CompletionStage<Void> end() {
								return java.util.concurrent.CompletableFuture.runAsync(() -> {
									%s
									for (int i = 0; i < 60; i++) {
										sink.accept(i, new float[1]);
									}
								});
							}

							public List<Problem> problems() {
								%s
								return List.of();
							}

							public void close() {
							}
						};
					}
				}
				""".formatted(where.equals("open") ? statement : "", where.equals("push") ? statement : "",
				where.equals("end") ? statement : "", where.equals("problems") ? statement : "") + FAULT_METHODS)
				.component("Backend", "motion.MotionBackend").into(dropins.resolve("bad.jar"));
		Files.write(folder.resolve("line.wav"), Product.wav(16_000, Product.syllables(16_000, 1)));
		Run generate = run("generate", "line.wav", "--backend", "acme-bad", "-o", "line.csv");
		if (where.equals("problems")) {
			assertThat(generate.err()).contains("bad.jar failed while opening acme-bad: ");
		} else {
			assertIsOneSentence(generate, "bad.jar failed while opening acme-bad: ");
			assertThat(folder.resolve("line.csv")).doesNotExist();
		}
		if (where.equals("open")) {
			assertThat(run("generate", "line.wav", "-o", "line2.csv").exitCode()).isZero();
		}
	}

	@ParameterizedTest
	@CsvSource({ "accepts, exception", "accepts, hang" })
	void aSoundInputAndAnImporterThatFailHinderNoOther(String where, String fault) throws Exception {
		String statement = FAULTS.get(fault);
		new StudioJar("acme.bad", "1.0.0").source("Input", """
				public class Input implements AudioInput {
					public String id() {
						return "acme-bad";
					}

					public boolean accepts(URI location) {
						%s
						return false;
					}

					public List<URI> locations() {
						%s
						return List.of();
					}

					public AudioSource open(URI location) throws IOException {
						throw new IOException("not here");
					}
				}
				""".formatted(where.equals("accepts") ? statement : "", where.equals("locations") ? statement : "")
				+ FAULT_METHODS).source("Importer", """
						public class Importer implements TrackImporter {
							public ExchangeFormat format() {
								return new ExchangeFormat("acme-bad", "Bad", List.of("bad"), ParameterSchema.EMPTY);
							}

							public boolean accepts(String fileName, byte[] head) {
								%s
								return false;
							}

							public ImportResult read(ImportSource source, ParameterValues values, Progress progress) {
								return null;
							}
						}
						""".formatted(where.equals("accepts") ? statement : "")).component("Input", "audio.AudioInput")
				.component("Importer", "exchange.TrackImporter").into(dropins.resolve("bad.jar"));
		project();
		assertThat(run("export", "line.fwz", "-o", "line.csv", "--format", "livelink-csv").exitCode()).isZero();
		Run inspect = run("inspect", "line.csv");
		assertThat(inspect.exitCode()).as(inspect.err()).isZero();
		Run devices = run("devices");
		assertThat(devices.exitCode()).as(devices.err()).isZero();
	}

	private Path project() throws IOException, InterruptedException {
		if (!Files.exists(made.resolve("line.fwz"))) {
			Files.write(made.resolve("line.wav"), Product.wav(16_000, Product.syllables(16_000, 1)));
			Run generate = Product.run(made, "generate", "line.wav", "-o", "line.fwz");
			assertThat(generate.exitCode()).as(generate.err()).isZero();
		}
		return Files.copy(made.resolve("line.fwz"), folder.resolve("line.fwz"));
	}

	private static void assertIsOneSentence(Run run, String beginning) {
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.err()).contains(beginning).doesNotContain("internal error").doesNotContain("\tat ");
		assertThat(run.err().lines().filter(line -> line.contains("bad.jar"))).hasSize(1);
	}

	/** The archive with the class files of a Java that does not exist yet. */
	private static byte[] futureClass(byte[] jar) throws IOException {
		var out = new java.io.ByteArrayOutputStream();
		try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(jar));
				var zip = new java.util.zip.ZipOutputStream(out)) {
			for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				byte[] bytes = in.readAllBytes();
				if (entry.getName().endsWith(".class")) {
					bytes[7] = (byte) (155 + 44);
				}
				zip.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
				zip.write(bytes);
			}
		}
		return out.toByteArray();
	}

	private static byte[] plain() throws IOException {
		var out = new java.io.ByteArrayOutputStream();
		try (var zip = new java.util.zip.ZipOutputStream(out)) {
			zip.putNextEntry(new java.util.zip.ZipEntry("readme.txt"));
			zip.write(1);
		}
		return out.toByteArray();
	}

	private Run run(String... args) throws IOException, InterruptedException {
		return Product.run(folder, environment, args);
	}
}
