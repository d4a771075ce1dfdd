package org.facewright.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.facewright.api.filter.FilterContext;
import org.facewright.api.filter.TrackFilter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.progress.Progress;
import org.facewright.filter.basic.internal.Butterworth;
import org.facewright.filter.basic.internal.Despike;
import org.facewright.filter.basic.internal.Gaussian;
import org.facewright.filter.basic.internal.Kalman;
import org.facewright.filter.basic.internal.OneEuro;
import org.facewright.filter.basic.internal.SavitzkyGolay;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Filters over half an hour, against a plain moving average of seven frames. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FilterBenchmark {

	private MotionClip clip;

	@Setup
	public void make() {
		clip = Takes.halfAnHour();
	}

	@Benchmark
	public float baselineMovingAverage() {
		float sum = 0;
		float[] out = new float[clip.frameCount()];
		for (SampleColumn column : clip.columns()) {
			float[] in = column.toArray();
			for (int i = 3; i < in.length - 3; i++) {
				out[i] = (in[i - 3] + in[i - 2] + in[i - 1] + in[i] + in[i + 1] + in[i + 2] + in[i + 3]) / 7;
			}
			sum += SampleColumn.of(out).get(1000);
		}
		return sum;
	}

	@Benchmark
	public MotionClip savitzkyGolay() {
		return apply(new SavitzkyGolay());
	}

	@Benchmark
	public MotionClip butterworth() {
		return apply(new Butterworth());
	}

	@Benchmark
	public MotionClip gaussian() {
		return apply(new Gaussian());
	}

	@Benchmark
	public MotionClip oneEuro() {
		return apply(new OneEuro());
	}

	@Benchmark
	public MotionClip kalman() {
		return apply(new Kalman());
	}

	@Benchmark
	public MotionClip despike() {
		return apply(new Despike());
	}

	private MotionClip apply(TrackFilter filter) {
		return filter.apply(clip, filter.parameters().parse(Map.of()), FilterContext.NONE, Progress.NONE);
	}
}
