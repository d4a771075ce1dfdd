package org.facewright.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.facewright.engine.Providers;
import org.facewright.service.http.ApiContract.Match;
import org.facewright.service.http.ApiContract.Operation;
import org.facewright.service.http.ApiException.Kind;
import org.facewright.service.http.Uploads.Upload;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The service. Listens on the loopback address, answers scripts that know its token, and refuses what a web page in a
 * browser of this machine could send: names of other hosts (a rebound DNS name) and origins of other sites.
 */
public final class ApiServer implements AutoCloseable {

	/** A JSON body may have as many bytes. */
	static final int BODY_BYTES = 4 << 20;
	/** What is read of a body that is refused, so that its sender gets to see why. */
	private static final long DRAINED_BYTES = 256L << 20;

	/** An operation of the document, done. */
	@FunctionalInterface
	private interface Handler {
		Reply handle(Map<String, JsonNode> arguments, JsonNode body, HttpExchange exchange) throws Exception;
	}

	/** At most one of the two bodies is there. */
	private record Reply(int status, Map<String, String> headers, @Nullable JsonNode json, @Nullable Path file) {

		static Reply of(int status, JsonNode json) {
			return new Reply(status, Map.of(), json, null);
		}

		static Reply empty() {
			return new Reply(204, Map.of(), null, null);
		}
	}

	private final ObjectMapper mapper = new ObjectMapper()
			.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	private final Map<String, Handler> handlers = new LinkedHashMap<>();
	private final ApiOptions options;
	private final Providers providers;
	private final ApiContract contract;
	private final byte[] token;
	private final Path folder;
	private final Jobs jobs;
	private final Uploads uploads;
	private final Works works;
	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
	/** Callers that went away before they had their answer. */
	private final AtomicInteger gone = new AtomicInteger();
	private final HttpServer server;

	private ApiServer(ApiOptions options, Providers providers) throws IOException {
		this.options = options;
		this.providers = providers;
		contract = ApiContract.load(mapper, options.version());
		token = digest(options.token());
		folder = Files.createTempDirectory("facewright-api");
		jobs = new Jobs(Files.createDirectory(folder.resolve("jobs")), options.workers());
		uploads = new Uploads(Files.createDirectory(folder.resolve("uploads")), options.uploadBytes());
		works = new Works(providers, uploads, options.folders(), mapper);
		addHandlers();
		server = bind();
		server.setExecutor(threads);
		server.createContext("/", this::answer);
		server.start();
	}

	/** Starts answering. @throws IOException when the port is taken */
	public static ApiServer start(ApiOptions options, Providers providers) throws IOException {
		return new ApiServer(options, providers);
	}

	private HttpServer bind() throws IOException {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }),
					options.port()), 0);
		} catch (IOException e) {
			Jobs.delete(folder);
			throw new IOException("can't listen on port %d: %s; choose another one with --port".formatted(
					options.port(), e.getMessage()), e);
		}
	}

	public int port() {
		return server.getAddress().getPort();
	}

	public String url() {
		return "http://127.0.0.1:" + port();
	}

	/** Callers that went away before they had their answer. */
	public int goneCallers() {
		return gone.get();
	}

	/** Uploads, and files that jobs return. */
	Path folder() {
		return folder;
	}

	/** Jobs that are not at their end. */
	public int openJobs() {
		return (int) jobs.all().stream().filter(job -> !job.hasEnded()).count();
	}

	private void addHandlers() {
		handlers.put("document", (arguments, body, exchange) -> Reply.of(200, contract.document(url())));
		handlers.put("health", (arguments, body, exchange) -> Reply.of(200, JsonNodeFactory.instance.objectNode()
				.put("status", "ok").put("product", "facewright").put("version", options.version())));
		handlers.put("backends", (arguments, body, exchange) -> Reply.of(200, Listings.backends(providers)));
		handlers.put("filters", (arguments, body, exchange) -> Reply.of(200, Listings.filters(providers)));
		handlers.put("formats", (arguments, body, exchange) -> Reply.of(200, Listings.formats(providers)));
		handlers.put("checks", (arguments, body, exchange) -> Reply.of(200, Listings.checks(providers)));
		handlers.put("upload", (arguments, body, exchange) -> upload(arguments, exchange));
		handlers.put("deleteUpload", (arguments, body, exchange) -> {
			uploads.delete(id(arguments));
			return Reply.empty();
		});
		handlers.put("generate", (arguments, body, exchange) -> started("generate", works.generate(body)));
		handlers.put("export", (arguments, body, exchange) -> started("export", works.export(body)));
		handlers.put("qc", (arguments, body, exchange) -> started("qc", works.qc(body)));
		handlers.put("align", (arguments, body, exchange) -> started("align", works.align(body)));
		handlers.put("score", (arguments, body, exchange) -> started("score", works.score(body)));
		handlers.put("jobs", (arguments, body, exchange) -> jobList());
		handlers.put("job", (arguments, body, exchange) -> {
			Job job = jobs.find(id(arguments));
			JsonNode wait = arguments.get("wait");
			if (wait != null) {
				job.awaitEnd(wait.asInt());
			}
			return Reply.of(200, job.json());
		});
		handlers.put("deleteJob", (arguments, body, exchange) -> {
			jobs.delete(id(arguments));
			return Reply.empty();
		});
		handlers.put("cancel", (arguments, body, exchange) -> {
			Job job = jobs.find(id(arguments));
			job.cancel();
			return Reply.of(202, job.json());
		});
		handlers.put("file", (arguments, body, exchange) -> file(arguments));
		Set<String> described = Set.copyOf(contract.operations().stream().map(Operation::id).toList());
		if (!described.equals(handlers.keySet())) {
			throw new IllegalStateException("the document describes %s, the service does %s".formatted(described,
					handlers.keySet()));
		}
	}

	private static String id(Map<String, JsonNode> arguments) {
		return Objects.requireNonNull(arguments.get("id")).asText();
	}

	private Reply started(String kind, Job.Work work) throws ApiException, IOException {
		Job job = jobs.start(kind, work);
		return new Reply(202, Map.of("Location", job.href()), job.json(), null);
	}

	private Reply jobList() {
		ObjectNode list = JsonNodeFactory.instance.objectNode();
		ArrayNode array = list.putArray("jobs");
		jobs.all().forEach(job -> array.add(job.json()));
		return Reply.of(200, list);
	}

	private Reply upload(Map<String, JsonNode> arguments, HttpExchange exchange) throws ApiException, IOException {
		String name = Objects.requireNonNull(arguments.get("name")).asText();
		Upload upload = uploads.add(name, exchange.getRequestBody(), length(exchange));
		return new Reply(201, Map.of("Location", "/v1/uploads/" + upload.id()), JsonNodeFactory.instance.objectNode()
				.put("id", upload.id()).put("name", name).put("bytes", upload.bytes()), null);
	}

	private Reply file(Map<String, JsonNode> arguments) throws ApiException {
		Job job = jobs.find(id(arguments));
		int number = Objects.requireNonNull(arguments.get("number")).asInt();
		if (!job.isDone()) {
			throw new ApiException(Kind.NOT_READY, "the job has no files, since it is not done");
		}
		Path file = job.file(number)
				.orElseThrow(() -> new ApiException(Kind.NOT_FOUND, "the job returned no file %d".formatted(number)));
		String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8).replace("+", "%20");
		return new Reply(200, Map.of("Content-Disposition", "attachment; filename*=UTF-8''" + name), null, file);
	}

	private void answer(HttpExchange exchange) {
		try (exchange) {
			Reply reply;
			try {
				reply = reply(exchange);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return;
			} catch (Exception | LinkageError | OutOfMemoryError e) {
				ApiException failure = ApiException.of(e);
				drain(exchange);
				exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
				reply = new Reply(failure.kind.status, failure.headers, failure.problem(), null);
			}
			send(exchange, reply);
		} catch (IOException e) {
			gone.incrementAndGet();
		}
	}

	private Reply reply(HttpExchange exchange) throws Exception {
		requireLocal(exchange);
		Match match = contract.match(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(),
				Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
		if (match.operation().needsToken()) {
			requireToken(exchange);
		}
		Handler handler = Objects.requireNonNull(handlers.get(match.operation().id()));
		return handler.handle(match.arguments(), body(match.operation(), exchange), exchange);
	}

	/** A page of another site can make a browser call this service, but not under this name and without an origin. */
	private void requireLocal(HttpExchange exchange) throws ApiException {
		String host = header(exchange, "Host");
		if (!isOwn(host)) {
			throw new ApiException(Kind.WRONG_ORIGIN,
					"the request is for the host '%s'; call %s".formatted(host, url()));
		}
		String origin = header(exchange, "Origin");
		if (!origin.isEmpty() && !(origin.startsWith("http://") && isOwn(origin.substring(7)))) {
			throw new ApiException(Kind.WRONG_ORIGIN,
					"pages of other sites may not call this service; '%s' is one".formatted(origin));
		}
	}

	private boolean isOwn(String host) {
		String lower = host.toLowerCase(Locale.ROOT);
		return lower.equals("127.0.0.1:" + port()) || lower.equals("localhost:" + port());
	}

	private void requireToken(HttpExchange exchange) throws ApiException {
		String authorization = header(exchange, "Authorization");
		boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
		if (!MessageDigest.isEqual(token, digest(bearer ? authorization.substring(7).strip() : ""))) {
			throw new ApiException(Kind.NO_TOKEN,
					"send the header 'Authorization: Bearer <token>' with the token that the service printed when it started",
					Map.of("WWW-Authenticate", "Bearer"));
		}
	}

	/** Digests have one length, so that comparing them takes one time. */
	private static byte[] digest(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	private static String header(HttpExchange exchange, String name) {
		return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
	}

	private static long length(HttpExchange exchange) {
		String text = header(exchange, "Content-Length");
		return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
	}

	private JsonNode body(Operation operation, HttpExchange exchange) throws ApiException, IOException {
		if (operation.bodies().isEmpty()) {
			return JsonNodeFactory.instance.missingNode();
		}
		if (!contract.mediaType(operation, header(exchange, "Content-Type")).equals(ApiContract.JSON)) {
			return JsonNodeFactory.instance.missingNode();
		}
		byte[] bytes = exchange.getRequestBody().readNBytes(BODY_BYTES + 1);
		if (bytes.length > BODY_BYTES) {
			throw new ApiException(Kind.TOO_LARGE,
					"a body may have %d bytes; upload what is large, or name it by its path"
							.formatted(BODY_BYTES));
		}
		JsonNode body;
		try {
			body = mapper.readTree(bytes);
		} catch (JsonProcessingException e) {
			throw new ApiException(Kind.BAD_REQUEST, "the body is no JSON: " + e.getOriginalMessage());
		}
		contract.requireValid(operation, body);
		return body;
	}

	private static void drain(HttpExchange exchange) throws IOException {
		InputStream rest = exchange.getRequestBody();
		long read = rest.skip(DRAINED_BYTES);
		while (read < DRAINED_BYTES && rest.read() >= 0) {
			read += 1 + rest.skip(DRAINED_BYTES - read);
		}
	}

	private void send(HttpExchange exchange, Reply reply) throws IOException {
		var headers = exchange.getResponseHeaders();
		headers.set("Cache-Control", "no-store");
		headers.set("X-Content-Type-Options", "nosniff");
		reply.headers().forEach(headers::set);
		Path file = reply.file();
		if (file != null) {
			try (InputStream in = Files.newInputStream(file)) {
				headers.set("Content-Type", "application/octet-stream");
				long size = Files.size(file);
				exchange.sendResponseHeaders(reply.status(), size == 0 ? -1 : size);
				try (OutputStream out = exchange.getResponseBody()) {
					in.transferTo(out);
				}
			}
			return;
		}
		JsonNode json = reply.json();
		if (json == null) {
			exchange.sendResponseHeaders(reply.status(), -1);
			return;
		}
		headers.putIfAbsent("Content-Type", List.of(ApiContract.JSON));
		if (exchange.getRequestMethod().equals("HEAD")) {
			exchange.sendResponseHeaders(reply.status(), -1);
			return;
		}
		byte[] bytes = mapper.writeValueAsBytes(json);
		exchange.sendResponseHeaders(reply.status(), bytes.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(bytes);
		}
	}

	/** Stops answering, cancels what is at work, and deletes uploads and the files that jobs returned. */
	@Override
	public void close() {
		server.stop(0);
		threads.shutdownNow();
		jobs.close();
		try {
			Jobs.delete(folder);
		} catch (IOException e) {
			throw new UncheckedIOException("%s: temporary files could not be deleted".formatted(folder), e);
		}
	}
}
