package org.facewright.service.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

import org.facewright.api.motion.MotionException;
import org.facewright.operations.Failures;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that is refused or failed, as its caller is told. */
final class ApiException extends Exception {

	private static final long serialVersionUID = 1;

	/** Kinds of problems. The document lists their codes. */
	enum Kind {
		BAD_REQUEST(400, "the request is malformed"),
		NO_TOKEN(401, "the token is missing or wrong"),
		WRONG_ORIGIN(403, "the request does not come from a script on this machine"),
		NOT_FOUND(404, "there is no such thing"),
		WRONG_METHOD(405, "that can't be done here"),
		NOT_READY(409, "the job has not come that far"),
		TOO_LARGE(413, "the request is too large"),
		WRONG_MEDIA_TYPE(415, "the body is of the wrong type"),
		REFUSED(422, "the request can't be met"),
		FILE(422, "a file can't be used"),
		TOO_BUSY(429, "too much is waiting"),
		BACKEND_UNAVAILABLE(503, "the backend can't be used"),
		BACKEND_FAILED(500, "the backend failed"),
		INTERNAL(500, "defect of the service");

		final int status;
		final String title;

		Kind(int status, String title) {
			this.status = status;
			this.title = title;
		}

		String type() {
			return "urn:facewright:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
		}
	}

	final Kind kind;
	final Map<String, String> headers;

	ApiException(Kind kind, String detail, Map<String, String> headers) {
		super(detail);
		this.kind = kind;
		this.headers = Map.copyOf(headers);
	}

	ApiException(Kind kind, String detail) {
		this(kind, detail, Map.of());
	}

	private ApiException(Kind kind, String detail, Throwable cause) {
		super(detail, cause);
		this.kind = kind;
		headers = Map.of();
	}

	/** What a failure of the work means to the caller. */
	static ApiException of(Throwable failure) {
		return switch (failure) {
			case ApiException known -> known;
			case IllegalArgumentException e -> new ApiException(Kind.REFUSED, Failures.sentence(e), e);
			case MotionException e -> new ApiException(
					e.reason() == MotionException.Reason.FAILED ? Kind.BACKEND_FAILED : Kind.BACKEND_UNAVAILABLE,
					Failures.sentence(e), e);
			case IOException e -> new ApiException(Kind.FILE, Failures.sentence(e), e);
			case OutOfMemoryError e -> new ApiException(Kind.INTERNAL,
					"there is not enough memory for this; start the service with more, such as FACEWRIGHT_VMARGS=-Xmx8g",
					e);
			default -> new ApiException(Kind.INTERNAL, "internal error: %s; please report it".formatted(failure),
					failure);
		};
	}

	ObjectNode problem() {
		ObjectNode problem = JsonNodeFactory.instance.objectNode();
		problem.put("type", kind.type());
		problem.put("title", kind.title);
		problem.put("status", kind.status);
		problem.put("detail", String.valueOf(getMessage()));
		return problem;
	}
}
