package org.facewright.motion.nim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.facewright.api.motion.MotionException;
import org.facewright.core.motion.Arkit;
import org.facewright.motion.nim.ServerEntry;
import org.facewright.motion.nim.ServerEntry.Callback;
import org.facewright.motion.nim.ServerProbe;
import org.facewright.motion.nim.ServerReport;
import org.facewright.rpc.a2f.animation.AnimationData;
import org.facewright.rpc.a2f.animation.AnimationDataServiceGrpc;
import org.facewright.rpc.a2f.animation.AnimationDataStream;
import org.facewright.rpc.a2f.animation.AnimationDataStreamHeader;
import org.facewright.rpc.a2f.animation.FloatArrayWithTimeCode;
import org.facewright.rpc.a2f.animation.SkelAnimation;
import org.facewright.rpc.a2f.animation.SkelAnimationHeader;
import org.facewright.rpc.a2f.face.A2FServiceGrpc;
import org.facewright.rpc.a2f.face.AudioStream;
import org.facewright.rpc.a2f.ids.AnimationIds;
import org.facewright.rpc.a2f.status.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;

/** The older pair of services, played by a server that calls back as version 1.0 does. */
@Timeout(30)
class UnidirectionalTest {

	@TempDir
	Path folder;

	private Fixture fixture;
	private OldServer old;

	/** Takes sound, and pushes a pose per 1/30 s to the address it was configured with. */
	private static final class OldServer extends A2FServiceGrpc.A2FServiceImplBase {

		final ExecutorService workers = Executors.newCachedThreadPool();
		final Server server;
		final ManagedChannel back;
		final int callbackPort;
		volatile boolean silent;
		volatile boolean strange;

		OldServer() throws IOException {
			try (ServerSocket free = new ServerSocket(0)) {
				callbackPort = free.getLocalPort();
			}
			server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0),
					InsecureServerCredentials.create()).executor(workers).addService(this).build().start();
			back = Grpc.newChannelBuilderForAddress("127.0.0.1", callbackPort, InsecureChannelCredentials.create())
					.build();
		}

		@Override
		public StreamObserver<AudioStream> pushAudioStream(StreamObserver<Status> responses) {
			back.resetConnectBackoff();
			StreamObserver<AnimationDataStream> poses = push();
			return new StreamObserver<>() {

				private long samples;
				private int posed;

				@Override
				public void onNext(AudioStream message) {
					if (message.hasAudioStreamHeader()) {
						AnimationIds ids = message.getAudioStreamHeader().getAnimationIds();
						assertThat(ids.getRequestId()).isNotEmpty().hasSizeLessThanOrEqualTo(50);
						poses.onNext(AnimationDataStream.newBuilder().setAnimationDataStreamHeader(
								AnimationDataStreamHeader.newBuilder()
										.setAnimationIds(strange ? ids.toBuilder().setRequestId("other").build() : ids)
										.setSkelAnimationHeader(SkelAnimationHeader.newBuilder().addAllBlendShapes(
												Arkit.FACE.names().stream().map(NimSettings::serviceName).toList())))
								.build());
						return;
					}
					samples += message.getAudioWithEmotion().getAudioBuffer().size() / 2;
					while (posed / 30.0 < samples / 16_000.0 && !silent) {
						FloatArrayWithTimeCode.Builder weights = FloatArrayWithTimeCode.newBuilder()
								.setTimeCode(posed / 30.0);
						for (int i = 0; i < 52; i++) {
							weights.addValues((float) (posed / 30.0));
						}
						posed++;
						poses.onNext(AnimationDataStream.newBuilder().setAnimationData(AnimationData.newBuilder()
								.setSkelAnimation(SkelAnimation.newBuilder().addBlendShapeWeights(weights))).build());
					}
				}

				@Override
				public void onError(Throwable failure) {
					poses.onError(failure);
				}

				@Override
				public void onCompleted() {
					responses.onNext(Status.newBuilder().setCode(Status.Code.SUCCESS).build());
					responses.onCompleted();
					if (!silent) {
						poses.onNext(AnimationDataStream.newBuilder()
								.setStatus(Status.newBuilder().setCode(Status.Code.SUCCESS)).build());
					}
					poses.onCompleted();
				}
			};
		}

		/** Outside of the incoming call's context, whose end would end this call too. */
		private StreamObserver<AnimationDataStream> push() {
			Context before = Context.ROOT.attach();
			try {
				return AnimationDataServiceGrpc.newStub(back).withWaitForReady()
						.pushAnimationDataStream(new StreamObserver<Status>() {
							@Override
							public void onNext(Status status) {
								// it got them
							}

							@Override
							public void onError(Throwable failure) {
								// the client is gone
							}

							@Override
							public void onCompleted() {
								// it got them
							}
						});
			} finally {
				Context.ROOT.detach(before);
			}
		}

		void close() {
			back.shutdownNow();
			server.shutdownNow();
			workers.shutdownNow();
		}
	}

	@BeforeEach
	void start() throws IOException {
		fixture = new Fixture(folder);
		old = new OldServer();
		fixture.book.put(ServerEntry.plain("old", "127.0.0.1", old.server.getPort())
				.withCallback(new Callback("127.0.0.1", old.callbackPort)));
	}

	@AfterEach
	void stop() throws Exception {
		old.close();
		fixture.close();
	}

	@Test
	void takesThePosesThatTheServerPushesBack() throws Exception {
		var solved = fixture.solve(Fixture.swell(4), Map.of());
		assertThat(solved.frames()).hasSize(240);
		for (int frame = 0; frame < 240; frame++) {
			assertThat((double) solved.frames().get(frame)[5]).isCloseTo(frame / 60.0, within(1e-4));
		}
		assertThat(fixture.solve(Fixture.swell(1), Map.of()).frames()).as("and again").hasSize(60);
	}

	@Test
	void canBeProbed() throws Exception {
		ServerReport report = ServerProbe.probe(fixture.book.entry("old"), fixture.keys);
		assertThat(report.problems()).isEmpty();
		assertThat(report.shapes()).isEqualTo(52);
		assertThat(report.framesPerSecond().getAsDouble()).isCloseTo(30, within(1e-6));
	}

	@Test
	void doesNotTakePosesOfSomebodyElse() throws Exception {
		old.strange = true;
		impatient();
		assertThatExceptionOfType(MotionException.class).isThrownBy(() -> fixture.solve(Fixture.swell(1), Map.of()))
				.withMessageContaining("old (");
	}

	@Test
	void noticesThatNothingIsPushedBack() throws Exception {
		old.silent = true;
		impatient();
		assertThatExceptionOfType(MotionException.class).isThrownBy(() -> fixture.solve(Fixture.swell(1), Map.of()))
				.withMessageContaining("old (");
	}

	private void impatient() throws Exception {
		fixture.close();
		fixture = new Fixture(folder, Fixture.IMPATIENT);
	}

	@Test
	void saysThatTheAddressForThePosesIsTaken() throws Exception {
		try (ServerSocket taken = new ServerSocket()) {
			taken.bind(new InetSocketAddress("127.0.0.1", 0));
			fixture.book.put(ServerEntry.plain("old", "127.0.0.1", old.server.getPort())
					.withCallback(new Callback("127.0.0.1", taken.getLocalPort())));
			assertThatExceptionOfType(MotionException.class)
					.isThrownBy(() -> fixture.solve(Fixture.swell(1), Map.of())).withMessageContaining("--callback");
		}
	}
}
