package org.facewright.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

/** The product's local service, every answer held against its own OpenAPI document. */
class ServeApiTest {

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final HttpClient CLIENT = HttpClient.newHttpClient();
	private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

	@TempDir
	private static Path folder;

	private static Process process;
	private static String url;
	private static String token;
	private static JsonNode document;
	/** Operations that were called, as {@code generate 202}. */
	private static final Set<String> called = new TreeSet<>();

	@BeforeAll
	static void startTheService() throws Exception {
		Files.write(folder.resolve("line.wav"), Product.wav(48_000, Product.syllables(48_000, 2)));
		Path out = folder.resolve("out.txt");
		process = Product.start(folder, Map.of(), out, folder.resolve("err.txt"), "serve-api", "--json");
		JsonNode started = JSON.readTree(firstLine(out));
		url = started.path("url").asText();
		token = started.path("token").asText();
		document = JSON.readTree(get("/openapi.json").body());
	}

	private static String firstLine(Path out) throws Exception {
		for (int i = 0; i < 600; i++) {
			String text = Files.exists(out) ? Files.readString(out) : "";
			if (text.contains("\n")) {
				return text.lines().findFirst().orElseThrow();
			}
			if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
				break;
			}
		}
		return fail("the service did not start: " + Files.readString(folder.resolve("err.txt")));
	}

	@AfterAll
	static void stopIt() throws InterruptedException {
		process.destroy();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it stops when asked").isTrue();
	}

	private static HttpResponse<byte[]> get(String path) throws Exception {
		return send(request(path));
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
	}

	private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
		return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
	}

	/** Calls, and holds status, type and body against what the document says of that operation. */
	private static JsonNode call(String operationId, HttpRequest.Builder builder) throws Exception {
		HttpResponse<byte[]> response = send(builder);
		int status = response.statusCode();
		JsonNode responses = operation(operationId).path("responses");
		JsonNode described = responses.path(Integer.toString(status));
		if (described.isMissingNode()) {
			described = responses.path(status / 100 + "XX");
		}
		String what = "%s answers %d %s".formatted(operationId, status,
				new String(response.body(), StandardCharsets.UTF_8).lines().findFirst().orElse(""));
		assertThat(described.isMissingNode()).as(what).isFalse();
		if (described.has("$ref")) {
			described = document.at(described.path("$ref").asText().substring(1));
		}
		for (String header : (Iterable<String>) described.path("headers")::fieldNames) {
			assertThat(response.headers().firstValue(header)).as(what + " header " + header).isPresent();
		}
		called.add(operationId + " " + status);
		JsonNode content = described.path("content");
		String type = response.headers().firstValue("Content-Type").orElse("");
		if (content.isMissingNode()) {
			assertThat(response.body()).as(what).isEmpty();
			return JSON.missingNode();
		}
		assertThat(content.has(type)).as("%s as %s", what, type).isTrue();
		if (!type.endsWith("json")) {
			return JSON.getNodeFactory().binaryNode(response.body());
		}
		JsonNode body = JSON.readTree(response.body());
		assertThat(complaints(content.path(type).path("schema"), body)).as(what).isEmpty();
		return body;
	}

	private static JsonNode operation(String id) {
		for (JsonNode path : document.path("paths")) {
			for (JsonNode operation : path) {
				if (operation.path("operationId").asText().equals(id)) {
					return operation;
				}
			}
		}
		throw new AssertionError("no operation " + id);
	}

	private static Set<String> complaints(JsonNode schema, JsonNode value) {
		ObjectNode whole = schema.deepCopy();
		whole.set("components", document.path("components"));
		return SCHEMAS.getSchema(whole).validate(value).stream().map(ValidationMessage::toString)
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static HttpRequest.Builder post(String path, JsonNode body) {
		return request(path).header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(body.toString()));
	}

	private static JsonNode json(String text) throws IOException {
		return JSON.readTree(text.replace('\'', '"'));
	}

	/** Starts work that the document allows, and waits for its end. */
	private static JsonNode work(String kind, JsonNode wish) throws Exception {
		assertThat(complaints(operation(kind).at("/requestBody/content/application~1json/schema"), wish)).isEmpty();
		JsonNode job = call(kind, post("/v1/" + kind, wish));
		for (int i = 0; i < 10 && job.path("ended").isMissingNode(); i++) {
			job = call("job", request(job.path("href").asText() + "?wait=30"));
		}
		assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
		return job.path("result");
	}

	@Test
	void everyOperationAnswersAsTheDocumentSays() throws Exception {
		assertThat(call("health", request("/v1/health")).path("status").asText()).isEqualTo("ok");
		assertThat(call("document", request("/openapi.json"))).isEqualTo(document);
		assertThat(call("backends", request("/v1/backends")).findValuesAsText("id")).contains("embedded");
		assertThat(call("filters", request("/v1/filters")).findValuesAsText("id")).contains("savitzky-golay");
		assertThat(call("formats", request("/v1/formats")).findValuesAsText("id")).contains("gltf", "livelink-csv");
		assertThat(call("checks", request("/v1/checks")).findValuesAsText("id")).contains("Q-1");
		JsonNode upload = call("upload", request("/v1/uploads?name=said.wav")
				.header("Content-Type", "application/octet-stream")
				.POST(BodyPublishers.ofFile(folder.resolve("line.wav"))));

		JsonNode wish = json("""
				{'transcript': 'papa mama', 'frameRate': 30, 'name': 'hello',
				'filters': [{'id': 'savitzky-golay', 'parameters': {'window': 5}, 'channels': 'jaw*', 'amount': 0.5}],
				'outputs': [{'format': 'gltf'}, {'format': 'livelink-csv'}, {'format': 'fwz'}]}""");
		((ObjectNode) wish).putObject("audio").put("upload", upload.path("id").asText());
		((ObjectNode) wish.at("/outputs/2")).put("path", folder.resolve("hello.fwz").toString());
		JsonNode made = work("generate", wish);
		assertThat(made.path("frames").asInt()).isEqualTo(60);
		assertThat(made.path("files").findValuesAsText("name")).containsExactly("hello.gltf", "hello.bin", "hello.csv",
				"hello.fwz");
		byte[] table = call("file", request(made.at("/files/2/href").asText())).binaryValue();
		assertThat(new String(table, StandardCharsets.UTF_8)).startsWith("Timecode,BlendShapeCount,");
		assertThat(table).hasSize(made.at("/files/2/bytes").asInt());

		ObjectNode project = JSON.createObjectNode().put("path", folder.resolve("hello.fwz").toString());
		ObjectNode export = (ObjectNode) json("""
				{'maps': 'arkit-to-metahuman', 'range': '10..40', 'limits': {'*': '0..1'}, 'outputs': [{
				'format': 'unreal-csv'}]}""");
		export.set("tracks", project);
		((ObjectNode) export.at("/outputs/0")).put("path", folder.resolve("sub/hello.curves.csv").toString());
		JsonNode exported = work("export", export);
		assertThat(folder.resolve("sub/hello.curves.csv")).content().contains("CTRL_expressions_jawOpen");
		assertThat(exported.at("/files/0/path").asText()).endsWith("hello.curves.csv");

		ObjectNode onProject = JSON.createObjectNode();
		onProject.set("tracks", project);
		assertThat(work("qc", onProject).path("frames").asInt()).isEqualTo(60);
		assertThat(work("score", onProject).path("bilabials").asInt()).isPositive();
		ObjectNode align = (ObjectNode) json("{'transcript': 'papa mama', 'outputs': [{'format': 'textgrid'}]}");
		align.putObject("audio").put("path", folder.resolve("line.wav").toString());
		JsonNode aligned = work("align", align);
		assertThat(aligned.path("words").findValuesAsText("label")).containsExactly("papa", "mama");

		JsonNode jobs = call("jobs", request("/v1/jobs")).path("jobs");
		assertThat(jobs.size()).isGreaterThanOrEqualTo(5);
		String href = jobs.get(0).path("href").asText();
		call("cancel", request(href + "/cancel").POST(BodyPublishers.noBody()));
		call("deleteJob", request(href).DELETE());
		call("deleteUpload", request("/v1/uploads/" + upload.path("id").asText()).DELETE());
		Set<String> described = new TreeSet<>();
		document.path("paths").forEach(path -> path.forEach(operation -> operation.path("responses").fieldNames()
				.forEachRemaining(status -> {
					if (status.startsWith("2")) {
						described.add(operation.path("operationId").asText() + " " + status);
					}
				})));
		assertThat(called).containsAll(described);
	}

	@Test
	void everyRefusalIsAProblemThatTheDocumentDescribes() throws Exception {
		String missing = folder.resolve("missing.wav").toString();
		Map<String, String> wrong = Map.of("{'audio': 5, 'outputs': []}", "the request.audio",
				"{'outputs': [{'format': 'gltf'}]}", "lacks 'audio'",
				"{'audio': {'path': '%s'}, 'outputs': [{'format': 'gltf'}]}", "there is no such file",
				"{'audio': {'upload': 'none'}, 'outputs': [{'format': 'gltf'}]}", "no upload 'none'",
				"{'audio': {'path': '%l'}, 'outputs': [{'format': 'nonsense'}]}", "no format to write 'nonsense'",
				"{'audio': {'path': '%l'}, 'outputs': [{'format': 'gltf'}], 'backend': 'none'}", "no backend 'none'",
				"{'audio': {'path': '%l'}, 'outputs': [{'format': 'gltf'}], 'frameRate': 'x'}", "x",
				"{'audio': {'path': '%l'}, 'outputs': [{'format': 'gltf'}], 'filters': [{'id': 'gain', 'parameters': {"
						+ "'gain': 99}}]}",
				"gain: '99' is not a number of -10…10",
				"{'audio': {'path': '%l'}, 'outputs': [{'format': 'gltf', 'path': 'relative.gltf'}]}", "not absolute");
		for (Map.Entry<String, String> each : wrong.entrySet()) {
			JsonNode body = json(each.getKey().replace("%s", missing).replace("%l",
					folder.resolve("line.wav").toString()));
			JsonNode problem = call("generate", post("/v1/generate", body));
			assertThat(problem.path("detail").asText()).as(each.getKey()).contains(each.getValue());
			boolean fits = complaints(operation("generate").at("/requestBody/content/application~1json/schema"), body)
					.isEmpty();
			assertThat(problem.path("status").asInt() == 400).as("400 only for what the document forbids: %s", body)
					.isEqualTo(!fits);
		}
		assertThat(call("job", request("/v1/jobs/none")).path("status").asInt()).isEqualTo(404);
		assertThat(call("jobs", HttpRequest.newBuilder(URI.create(url + "/v1/jobs"))).path("status").asInt())
				.isEqualTo(401);
		assertThat(call("jobs", request("/v1/jobs").header("Origin", "https://page.example")).path("status").asInt())
				.isEqualTo(403);
		assertThat(call("upload", request("/v1/uploads?name=a/b").header("Content-Type", "application/octet-stream")
				.POST(BodyPublishers.noBody())).path("status").asInt()).isEqualTo(400);
		assertThat(call("qc", request("/v1/qc").POST(BodyPublishers.ofString("{}"))).path("status").asInt())
				.isEqualTo(415);
	}

	@Test
	void aFailureLeavesNoFile() throws Exception {
		Path damaged = Files.writeString(folder.resolve("damaged.wav"), "RIFF and then nothing");
		Path target = folder.resolve("never.csv");
		ObjectNode wish = JSON.createObjectNode();
		wish.putObject("audio").put("path", damaged.toString());
		wish.putArray("outputs").addObject().put("format", "livelink-csv").put("path", target.toString());
		JsonNode job = call("generate", post("/v1/generate", wish));
		job = call("job", request(job.path("href").asText() + "?wait=60"));
		assertThat(job.path("state").asText()).isEqualTo("failed");
		assertThat(job.at("/problem/detail").asText()).contains("damaged.wav");
		assertThat(target).doesNotExist();
		try (var files = Files.list(folder)) {
			assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(".never")))
					.isEmpty();
		}
	}

	@Test
	void theDocumentIsWholeInItself() {
		assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
		for (String reference : document.findValuesAsText("$ref")) {
			assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
		}
		List<String> ids = document.path("paths").findValuesAsText("operationId");
		assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(15);
	}

	@Test
	void aTakenPortIsSaidInOneLine() throws Exception {
		Product.Run second = Product.run(folder, "serve-api", "--port", url.substring(url.lastIndexOf(':') + 1));
		assertThat(second.exitCode()).isEqualTo(1);
		assertThat(second.err()).contains("--port").doesNotContain("\tat ");
	}
}
