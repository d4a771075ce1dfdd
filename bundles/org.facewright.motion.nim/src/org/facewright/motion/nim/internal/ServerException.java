package org.facewright.motion.nim.internal;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;

import javax.net.ssl.SSLException;

import org.facewright.api.motion.MotionException;

import io.grpc.Status;

/** A server could not do what was asked. The message says which server, what happened, and what to do. */
final class ServerException extends MotionException {

	private static final long serialVersionUID = 1;

	/** Where it may be tried again. */
	enum Retry {
		/** Soon, also on the same server. */
		ANYWHERE,
		/** Only on another server. */
		ELSEWHERE,
		/** Nowhere: the request itself is at fault. */
		NOWHERE
	}

	/** What went wrong, what the user can do, and whether trying again can help. */
	enum Kind {
		UNREACHABLE("start the server, or check its address and port", Retry.ANYWHERE, true),
		//
		UNKNOWN_HOST("check the server's name and your network", Retry.ELSEWHERE, true),
		//
		TLS("check whether the server wants TLS, which certificates it trusts, and 'facewright servers list'",
				Retry.ELSEWHERE, true),
		//
		WRONG_SERVICE("servers of version 1.2 and newer take sound on port 52000; for version 1.0 add the server with"
				+ " --unidirectional", Retry.ELSEWHERE, true),
		//
		NO_WORKER("no instance of the hosted function is running; try again in some minutes", Retry.ANYWHERE, true),
		//
		BAD_KEY("set a valid key with 'facewright servers set-key'", Retry.ELSEWHERE, true),
		//
		NO_CREDIT("check the function id, and whether the key's account has access to it and credit left",
				Retry.ELSEWHERE, true),
		//
		BUSY("wait until a stream is free, raise the server's stream_number, or add another server", Retry.ANYWHERE,
				true),
		//
		TOO_LARGE("shorten the clip; a message may hold 4 MB", Retry.NOWHERE, false),
		//
		REFUSED("change what the message names", Retry.NOWHERE, false),
		//
		NOT_READY("wait until the server is ready; the first start builds engines for minutes", Retry.ANYWHERE, true),
		//
		NOT_FOUND("check the function id", Retry.ELSEWHERE, true),
		//
		TIMEOUT("check the network and the server's load", Retry.ANYWHERE, false),
		//
		ENDED("see the server's log", Retry.ANYWHERE, false),
		//
		INTERNAL("see the server's log", Retry.ANYWHERE, false),
		//
		GARBLED("check that the address is an Audio2Face server of version 1.0 to 2.0", Retry.ELSEWHERE, false),
		//
		NO_STATUS("the animation may be cut short; see the server's log", Retry.ANYWHERE, false),
		//
		IDLE_CUT("send sound without pauses; the server waits 30 s at most, and 7 s when sound comes too slowly",
				Retry.ANYWHERE, false),
		//
		SHORT("see the server's log; its limit for clips may be below the one in 'facewright servers list'",
				Retry.ANYWHERE, false),
		//
		GAP("see the server's log", Retry.ANYWHERE, false),
		//
		DISORDER("the server is faulty or of an unknown version; use another one", Retry.ELSEWHERE, false),
		//
		WRONG_COUNT("the server is faulty or of an unknown version; use another one", Retry.ELSEWHERE, false),
		//
		NOT_A_NUMBER("the model may be damaged or overflow in half precision; use another server or model",
				Retry.ELSEWHERE, false),
		//
		NO_HEADER("the server is faulty or of an unknown version; use another one", Retry.ELSEWHERE, false),
		//
		NO_FACE("the server's model gives another face than ARKit's; use another model", Retry.ELSEWHERE, false),
		//
		SERVER_ERROR("see the server's log", Retry.ANYWHERE, false),
		//
		STALLED("check the network and the server's load", Retry.ANYWHERE, false);

		private final String remedy;
		final Retry retry;
		/** Whether the server could not even begin: nothing usable rather than work that failed. */
		private final boolean unavailable;

		Kind(String remedy, Retry retry, boolean unavailable) {
			this.remedy = remedy;
			this.retry = retry;
			this.unavailable = unavailable;
		}
	}

	private static final String CLOSED = "network closed for unknown reason";

	private final Kind kind;

	/** @param what one clause: what happened */
	ServerException(String server, Kind kind, String what) {
		super(kind.unavailable ? Reason.UNAVAILABLE : Reason.FAILED, "%s: %s; %s".formatted(server, what, kind.remedy));
		this.kind = kind;
	}

	ServerException(String server, Kind kind, String what, Throwable cause) {
		this(server, kind, what);
		initCause(cause);
	}

	Kind kind() {
		return kind;
	}

	/** Reads what gRPC reports. */
	static ServerException of(String server, Throwable failure) {
		Status status = Status.fromThrowable(failure);
		String description = status.getDescription() == null ? "" : status.getDescription();
		Kind kind = kind(status, description.toLowerCase(Locale.ROOT), failure);
		String said = description.isEmpty() ? rootMessage(failure) : shortened(description);
		String what = switch (kind) {
			case UNREACHABLE -> said.toLowerCase(Locale.ROOT).contains(CLOSED)
					? "the server can't be reached, it closed the connection, as servers do that want TLS (%s)"
							.formatted(said)
					: "the server can't be reached (%s)".formatted(said);
			case UNKNOWN_HOST -> "there is no host of this name (%s)".formatted(said);
			case TLS -> "no secure connection came about (%s)".formatted(rootMessage(failure));
			case WRONG_SERVICE -> "the server does not offer the service that was called (%s)".formatted(said);
			case NO_WORKER -> "the service has no worker for the call (%s)".formatted(said);
			case BAD_KEY -> "the service does not accept the key (%s)".formatted(said);
			case NO_CREDIT -> "the service refused the call (%s)".formatted(said);
			case BUSY -> "the server has no room for another stream (%s)".formatted(said);
			case TOO_LARGE -> "a message is too large (%s)".formatted(said);
			case REFUSED -> "the server refused what it was sent (%s)".formatted(said);
			case NOT_READY -> "the server is not ready (%s)".formatted(said);
			case NOT_FOUND -> "the service does not know what was asked for (%s)".formatted(said);
			case TIMEOUT -> "the server ended the call because time ran out (%s)".formatted(said);
			case ENDED -> "the server ended the call (%s)".formatted(said);
			case GARBLED -> "the server's answer can't be read (%s)".formatted(said);
			default -> "the server failed (%s)".formatted(said);
		};
		return new ServerException(server, kind, what, failure);
	}

	private static Kind kind(Status status, String description, Throwable failure) {
		if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)
				|| description.contains("unable to resolve host")) {
			return Kind.UNKNOWN_HOST;
		}
		if (description.contains("http2 exception")) {
			return Kind.GARBLED;
		}
		if (has(failure, SSLException.class) || description.contains("not an ssl/tls record")) {
			return Kind.TLS;
		}
		return switch (status.getCode()) {
			case UNIMPLEMENTED -> Kind.WRONG_SERVICE;
			case UNAUTHENTICATED -> Kind.BAD_KEY;
			case PERMISSION_DENIED -> Kind.NO_CREDIT;
			case RESOURCE_EXHAUSTED -> description.contains("message larger") || description.contains("exceeds maximum")
					? Kind.TOO_LARGE
					: Kind.BUSY;
			case INVALID_ARGUMENT, OUT_OF_RANGE, ALREADY_EXISTS -> Kind.REFUSED;
			case FAILED_PRECONDITION -> Kind.NOT_READY;
			case NOT_FOUND -> Kind.NOT_FOUND;
			case DEADLINE_EXCEEDED -> Kind.TIMEOUT;
			case CANCELLED,
					ABORTED ->
				description.contains("invalid protobuf") || description.contains("failed to read")
						? Kind.GARBLED
						: Kind.ENDED;
			case UNAVAILABLE -> has(failure, ConnectException.class) || !description.contains("http2")
					? Kind.UNREACHABLE
					: Kind.ENDED;
			case INTERNAL, UNKNOWN, DATA_LOSS, OK -> internal(description);
		};
	}

	/** Hosted functions say all of these with the same code. */
	private static Kind internal(String description) {
		if (description.contains("failed to establish link to worker")) {
			return Kind.NO_WORKER;
		}
		if (description.contains("unauthenticated") || description.contains("response from uam")) {
			return Kind.BAD_KEY;
		}
		if (description.contains("server error trying to handle an exception")) {
			return Kind.NO_CREDIT;
		}
		if (description.contains("invalid protobuf") || description.contains("http status code")
				|| description.contains("content-type") || description.contains("compressed flag")
				|| description.contains("reserved bits")) {
			return Kind.GARBLED;
		}
		return Kind.INTERNAL;
	}

	private static boolean has(Throwable failure, Class<? extends Throwable> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return true;
			}
		}
		return false;
	}

	private static String rootMessage(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		String message = cause.getMessage();
		return shortened(message == null ? cause.getClass().getSimpleName() : message);
	}

	/** One line, as long as a person reads. */
	private static String shortened(String text) {
		String line = text.strip().replaceAll("\\s+", " ");
		return line.length() > 200 ? line.substring(0, 199) + "…" : line;
	}
}
