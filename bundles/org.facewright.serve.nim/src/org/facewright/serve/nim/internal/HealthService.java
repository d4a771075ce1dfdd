package org.facewright.serve.nim.internal;

import java.util.Set;

import org.facewright.rpc.a2f.authoring.A2FAuthoringServiceGrpc;
import org.facewright.rpc.a2f.config.A2XExportConfigServiceGrpc;
import org.facewright.rpc.a2f.controller.A2FControllerServiceGrpc;
import org.facewright.rpc.a2f.health.HealthCheckRequest;
import org.facewright.rpc.a2f.health.HealthCheckResponse;
import org.facewright.rpc.a2f.health.HealthCheckResponse.ServingStatus;
import org.facewright.rpc.a2f.health.HealthGrpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/** Says that the server serves, as long as it runs. */
public final class HealthService extends HealthGrpc.HealthImplBase {

	private static final Set<String> SERVICES = Set.of("", A2FControllerServiceGrpc.SERVICE_NAME,
			A2XExportConfigServiceGrpc.SERVICE_NAME, A2FAuthoringServiceGrpc.SERVICE_NAME);

	@Override
	@SuppressWarnings("null") // generated code is not annotated
	public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> responses) {
		if (SERVICES.contains(request.getService())) {
			responses.onNext(response(ServingStatus.SERVING));
			responses.onCompleted();
		} else {
			responses.onError(Status.NOT_FOUND.withDescription("no service " + request.getService())
					.asRuntimeException());
		}
	}

	/** The state never changes before the connection ends, so one message is the whole stream. */
	@Override
	@SuppressWarnings("null") // generated code is not annotated
	public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> responses) {
		responses.onNext(response(SERVICES.contains(request.getService())
				? ServingStatus.SERVING
				: ServingStatus.SERVICE_UNKNOWN));
	}

	private static HealthCheckResponse response(ServingStatus status) {
		return HealthCheckResponse.newBuilder().setStatus(status).build();
	}
}
