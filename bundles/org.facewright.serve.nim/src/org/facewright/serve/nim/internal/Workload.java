package org.facewright.serve.nim.internal;

import java.util.concurrent.ScheduledExecutorService;

import org.facewright.api.audio.AudioResampler;
import org.facewright.api.motion.MotionBackend;
import org.facewright.serve.nim.ServerOptions;

/** What all conversations of a server share. */
public record Workload(ServerOptions options, MotionBackend backend, AudioResampler resampler,
		ScheduledExecutorService clock, Counters counters) {
}
