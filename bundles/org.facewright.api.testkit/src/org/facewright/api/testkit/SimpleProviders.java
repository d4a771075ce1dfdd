package org.facewright.api.testkit;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioResampler;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRate;

/** Providers whose results can be worked out by hand, for tests of what uses providers. */
public final class SimpleProviders {

	private SimpleProviders() {
	}

	/** Sound made of the given interleaved samples. */
	public record Memory(PcmFormat pcm, float[] samples) implements AudioInput {

		@Override
		public String id() {
			return "memory";
		}

		@Override
		public boolean accepts(URI location) {
			return location.getScheme().equals("memory");
		}

		@Override
		public List<URI> locations() {
			return List.of();
		}

		@Override
		public AudioSource open(URI location) {
			return new AudioSource() {
				private int at;

				@Override
				public PcmFormat format() {
					return pcm;
				}

				@Override
				public AudioDescription description() {
					return new AudioDescription("memory", "float", 32, OptionalLong.empty(), List.of());
				}

				@Override
				public OptionalLong frameCount() {
					return OptionalLong.of(samples.length / pcm.channelCount());
				}

				@Override
				public int read(float[] buffer, int offset, int frames) throws IOException {
					int count = Math.min(Math.min(frames, 97), samples.length / pcm.channelCount() - at);
					if (count == 0) {
						return -1;
					}
					System.arraycopy(samples, at * pcm.channelCount(), buffer, offset, count * pcm.channelCount());
					at += count;
					return count;
				}

				@Override
				public List<Problem> problems() {
					return List.of();
				}

				@Override
				public void close() {
					// nothing is held
				}
			};
		}
	}

	/** Holds samples or leaves some out; equal rates copy. */
	public static final class HoldSamples implements AudioResampler {
		@Override
		public Stream open(int fromRate, int toRate) {
			return new Stream() {
				private long received;
				private long given;

				@Override
				public int capacityFor(int count) {
					return (int) ((long) count * toRate / fromRate) + 2;
				}

				@Override
				public int process(float[] in, int offset, int count, float[] out) {
					long before = received;
					long first = given;
					received += count;
					given = (received * toRate + fromRate - 1) / fromRate;
					for (long sample = first; sample < given; sample++) {
						out[(int) (sample - first)] = in[offset + (int) (sample * fromRate / toRate - before)];
					}
					return (int) (given - first);
				}

				@Override
				public int flush(float[] out) {
					return 0;
				}

				@Override
				public void close() {
					// nothing is held
				}
			};
		}
	}

	/** At 100 fps, jawOpen is the first sample of each frame and the posterior of P its negative. */
	public static final class FirstSample implements MotionBackend {
		@Override
		public MotionInfo info() {
			return new MotionInfo("first-sample", "First sample", "none", "", 1000, FrameRate.FPS_100,
					ChannelSet.of(
							List.of(Channel.weight("jawOpen"), new Channel("phone.P", ChannelKind.PROBABILITY))),
					ParameterSchema.EMPTY, 0);
		}

		@Override
		public Availability availability() {
			return Availability.USABLE;
		}

		@Override
		public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) {
			return new MotionSession() {
				private long position;

				@Override
				public void push(float[] mono, int offset, int count) {
					for (int i = 0; i < count; i++, position++) {
						if (position % 10 == 0) {
							sink.accept((int) (position / 10),
									new float[] { mono[offset + i], -mono[offset + i] });
						}
					}
				}

				@Override
				public CompletionStage<Void> end() {
					return CompletableFuture.completedFuture(null);
				}

				@Override
				public void close() {
					// nothing is held
				}
			};
		}
	}
}
