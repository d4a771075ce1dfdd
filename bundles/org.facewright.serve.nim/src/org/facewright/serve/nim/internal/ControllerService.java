package org.facewright.serve.nim.internal;

import org.facewright.rpc.a2f.controller.A2FControllerServiceGrpc;
import org.facewright.rpc.a2f.controller.AnimationDataStream;
import org.facewright.rpc.a2f.controller.AudioStream;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The bidirectional service: one conversation per call. */
public final class ControllerService extends A2FControllerServiceGrpc.A2FControllerServiceImplBase {

	private final Workload workload;

	public ControllerService(Workload workload) {
		this.workload = workload;
	}

	@Override
	@SuppressWarnings("null") // generated code is not annotated
	public StreamObserver<AudioStream> processAudioStream(StreamObserver<AnimationDataStream> responses) {
		return new Conversation(workload, (ServerCallStreamObserver<AnimationDataStream>) responses);
	}
}
