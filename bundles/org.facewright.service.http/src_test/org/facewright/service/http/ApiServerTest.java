package org.facewright.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The service with one format, whose reader waits until a test lets it go on. */
class ApiServerTest {

	private static final String TOKEN = "a-token-of-some-length";
	private static final ObjectMapper JSON = new ObjectMapper();

	private final CountDownLatch begun = new CountDownLatch(1);
	private final CountDownLatch goOn = new CountDownLatch(1);
	private final HttpClient client = HttpClient.newHttpClient();
	private final Providers providers = new Providers();

	@TempDir
	Path folder;

	private Path file;
	private ApiServer server;

	private final class Waiting implements TrackImporter {

		@Override
		public ExchangeFormat format() {
			return new ExchangeFormat("waiting", "Waiting", List.of("wait"), ParameterSchema.EMPTY);
		}

		@Override
		public boolean accepts(String fileName, byte[] firstBytes) {
			return fileName.endsWith(".wait");
		}

		@Override
		public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
			begun.countDown();
			try {
				while (!goOn.await(5, TimeUnit.MILLISECONDS)) {
					progress.checkCancelled();
				}
			} catch (InterruptedException e) {
				throw new IOException(e);
			}
			MotionClip clip = MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, new float[30][Arkit.FACE.size()]);
			return new ImportResult(List.of(new NamedClip("face", clip)), SpeechLanes.EMPTY, List.of());
		}
	}

	@BeforeEach
	void start() throws IOException {
		file = Files.writeString(folder.resolve("line.wait"), "x");
		providers.addImporter(new Waiting());
		server = start(List.of(folder), 1000);
	}

	private ApiServer start(List<Path> folders, long uploadBytes) throws IOException {
		return ApiServer.start(new ApiOptions(0, TOKEN, folders, uploadBytes, 1, "1.2.3"), providers);
	}

	@AfterEach
	void stop() {
		server.close();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(server.url() + path)).header("Authorization", "Bearer " + TOKEN);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return client.send(request.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String json) throws Exception {
		return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
	}

	private static void assertProblem(HttpResponse<String> response, int status, String detail) throws Exception {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		JsonNode problem = JSON.readTree(response.body());
		assertThat(problem.path("status").asInt()).isEqualTo(status);
		assertThat(problem.path("detail").asText()).contains(detail);
	}

	private String startQc() throws Exception {
		HttpResponse<String> response = post("/v1/qc",
				JSON.createObjectNode().set("tracks", JSON.createObjectNode().put("path", file.toString())).toString());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
		return response.headers().firstValue("Location").orElseThrow();
	}

	private JsonNode get(String path) throws Exception {
		return JSON.readTree(send(request(path)).body());
	}

	@Test
	void listensOnTheLoopbackAddressOnly() throws Exception {
		assertThat(server.url()).startsWith("http://127.0.0.1:");
		for (InetAddress own : InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
			if (!own.isLoopbackAddress()) {
				assertThatThrownBy(() -> new Socket(own, server.port()).close()).isInstanceOf(IOException.class);
			}
		}
	}

	@Test
	void answersNobodyWithoutTheToken() throws Exception {
		HttpRequest.Builder without = HttpRequest.newBuilder(URI.create(server.url() + "/v1/jobs"));
		assertProblem(send(without), 401, "Authorization: Bearer");
		assertProblem(send(without.copy().header("Authorization", "Bearer " + TOKEN + "x")), 401, "token");
		assertProblem(send(without.copy().header("Authorization", "Basic " + TOKEN)), 401, "token");
		assertThat(send(request("/v1/jobs")).statusCode()).isEqualTo(200);
		assertThat(send(HttpRequest.newBuilder(URI.create(server.url() + "/v1/health"))).statusCode()).isEqualTo(200);
	}

	@Test
	void refusesPagesOfOtherSites() throws Exception {
		HttpResponse<String> foreign = send(request("/v1/jobs").header("Origin", "http://evil.example"));
		assertProblem(foreign, 403, "evil.example");
		assertThat(foreign.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
		assertProblem(send(request("/v1/jobs").header("Origin", "null")), 403, "null");
		assertThat(send(request("/v1/jobs").header("Origin", server.url())).statusCode()).isEqualTo(200);
	}

	@Test
	void refusesANameThatWasReboundToThisMachine() throws Exception {
		assertThat(raw("GET /v1/health HTTP/1.1\r\nHost: evil.example:%d\r\nConnection: close\r\n\r\n"))
				.startsWith("HTTP/1.1 403");
		assertThat(raw("GET /v1/health HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 403");
		assertThat(raw("GET /v1/health HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"))
				.startsWith("HTTP/1.1 200");
	}

	private String raw(String text) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", server.port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(text.formatted(server.port()).getBytes(StandardCharsets.US_ASCII));
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			socket.getInputStream().transferTo(answer);
			return answer.toString(StandardCharsets.UTF_8);
		}
	}

	@Test
	void saysWhatIsWrongWithARequest() throws Exception {
		assertProblem(send(request("/v2/health")), 404, "/v2/health");
		HttpResponse<String> method = send(request("/v1/jobs/x").method("PATCH", BodyPublishers.noBody()));
		assertProblem(method, 405, "DELETE, GET");
		assertThat(method.headers().firstValue("Allow")).contains("DELETE, GET");
		assertProblem(send(request("/v1/jobs/x?wait=soon")), 400, "wait must be a whole number");
		assertProblem(send(request("/v1/jobs/x?wait=61")), 400, "60 or less");
		assertProblem(send(request("/v1/jobs/x?later=1")), 400, "unknown 'later'");
		assertProblem(send(request("/v1/qc").POST(BodyPublishers.ofString("{}"))), 415, "application/json");
		assertProblem(post("/v1/qc", ""), 400, "must be an object");
		assertProblem(post("/v1/qc", "{\"a\":1"), 400, "no JSON");
		assertProblem(post("/v1/qc", "{} {}"), 400, "no JSON");
		assertProblem(post("/v1/qc", "{\"tracks\":{},\"tracks\":{}}"), 400, "Duplicate");
		assertProblem(post("/v1/qc", "[".repeat(100_000)), 400, "no JSON");
		assertProblem(post("/v1/qc", "{\"tracks\":{\"path\":\"x.wait\"}}"), 422, "not absolute");
		assertProblem(post("/v1/qc", "{\"tracks\":{\"upload\":\"x\"}}"), 422, "no upload 'x'");
		assertProblem(post("/v1/qc", "{\"tracks\":{\"upload\":\"x\"},\"more\":1}"), 400, "no 'more'");
		assertProblem(post("/v1/qc", " ".repeat(ApiServer.BODY_BYTES + 1)), 413, "bytes");
	}

	@Test
	void touchesNothingOutsideOfItsFolders() throws Exception {
		Path outside = Files.createTempFile("outside", ".wait");
		try {
			Files.createSymbolicLink(folder.resolve("link.wait"), outside);
			for (String path : List.of(outside.toString(), folder.resolve("link.wait").toString(),
					folder + "/../" + outside.getFileName())) {
				assertProblem(post("/v1/qc",
						JSON.createObjectNode().set("tracks", JSON.createObjectNode().put("path", path)).toString()),
						422,
						"outside of the folders");
			}
		} finally {
			Files.delete(outside);
		}
	}

	@Test
	void tellsHowAJobEnds() throws Exception {
		String job = startQc();
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(get(job).path("state").asText()).isEqualTo("running");
		assertProblem(send(request(job + "/files/0")), 409, "not done");
		goOn.countDown();
		JsonNode ended = get(job + "?wait=30");
		assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("done");
		assertThat(ended.path("result").path("frames").asInt()).isEqualTo(30);
		assertThat(get("/v1/jobs").path("jobs")).hasSize(1);
		assertThat(send(request(job).DELETE()).statusCode()).isEqualTo(204);
		assertProblem(send(request(job)), 404, "no job");
	}

	@Test
	void cancelsAJobAtWorkAndOneThatWaits() throws Exception {
		String working = startQc();
		String waiting = startQc();
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		HttpResponse<String> second = send(request(waiting + "/cancel").POST(BodyPublishers.noBody()));
		assertThat(second.statusCode()).isEqualTo(202);
		assertThat(JSON.readTree(second.body()).path("state").asText()).isEqualTo("cancelled");
		send(request(working + "/cancel").POST(BodyPublishers.noBody()));
		JsonNode ended = get(working + "?wait=30");
		assertThat(ended.path("state").asText()).isEqualTo("cancelled");
		assertThat(ended.has("result")).isFalse();
	}

	@Test
	void aFailedJobCarriesItsProblem() throws Exception {
		goOn.countDown();
		Path empty = Files.writeString(folder.resolve("take.strange"), "?");
		HttpResponse<String> response = post("/v1/qc",
				JSON.createObjectNode().set("tracks", JSON.createObjectNode().put("path", empty.toString()))
						.toString());
		JsonNode ended = get(response.headers().firstValue("Location").orElseThrow() + "?wait=30");
		assertThat(ended.path("state").asText()).isEqualTo("failed");
		assertThat(ended.path("problem").path("status").asInt()).isEqualTo(422);
		assertThat(ended.path("problem").path("detail").asText()).contains("take.strange");
	}

	@Test
	void keepsUploadsWithinTheirLimit() throws Exception {
		HttpRequest.Builder upload = request("/v1/uploads?name=a.wait").header("Content-Type",
				"application/octet-stream");
		HttpResponse<String> first = send(upload.copy().POST(BodyPublishers.ofByteArray(new byte[900])));
		assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
		assertProblem(send(upload.copy().POST(BodyPublishers.ofByteArray(new byte[101]))), 413, "1000 bytes");
		assertProblem(send(upload.copy().POST(BodyPublishers.fromPublisher(
				BodyPublishers.ofByteArray(new byte[101])))), 413, "1000 bytes");
		String place = first.headers().firstValue("Location").orElseThrow();
		assertThat(send(request(place).DELETE()).statusCode()).isEqualTo(204);
		assertProblem(send(request(place).DELETE()), 404, "no upload");
		assertThat(send(upload.copy().POST(BodyPublishers.ofByteArray(new byte[1000]))).statusCode()).isEqualTo(201);
	}

	@Test
	void leavesNothingBehind() throws Exception {
		send(request("/v1/uploads?name=a.wait").header("Content-Type", "application/octet-stream")
				.POST(BodyPublishers.ofByteArray(new byte[10])));
		String job = startQc();
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		Path own = server.folder();
		assertThat(own).isNotEmptyDirectory();
		server.close();
		assertThat(own).doesNotExist();
		assertThat(job).isNotEmpty();
	}

	@Test
	void refusesAWeakToken() {
		assertThatThrownBy(() -> new ApiOptions(0, "short", List.of(), 1, 1, ""))
				.hasMessageContaining("16 or more characters");
		assertThatThrownBy(() -> new ApiOptions(0, "with a space in it somewhere", List.of(), 1, 1, ""))
				.hasMessageContaining("without spaces");
	}

	@Test
	void describesItsOwnAddressAndVersion() throws Exception {
		JsonNode document = get("/openapi.json");
		assertThat(document.path("servers").get(0).path("url").asText()).isEqualTo(server.url());
		assertThat(document.path("info").path("version").asText()).isEqualTo("1.2.3");
	}
}
