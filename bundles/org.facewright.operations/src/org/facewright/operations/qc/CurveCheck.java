package org.facewright.operations.qc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

import org.facewright.api.qc.Edit;
import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRange;

/** A check whose rule is a function of the curves. */
record CurveCheck(String id, String label, String explanation, ParameterSchema parameters, Rule rule)
		implements
			QualityCheck {

	/** The rule itself; adds what it finds. */
	@FunctionalInterface
	interface Rule {
		void find(QcInput input, FaceCurves face, ParameterValues values, Found found);
	}

	/** Collects findings of one check. */
	static final class Found {

		private final String id;
		private final List<Finding> findings = new ArrayList<>();

		private Found(String id) {
			this.id = id;
		}

		void add(Severity severity, FrameRange frames, List<String> channels, Optional<Segment> phone, double measured,
				double limit, String unit, List<Edit> fix, String message, Object... arguments) {
			findings.add(new Finding(id, severity, frames, channels, phone, measured, limit, unit,
					String.format(Locale.ROOT, message, arguments), fix));
		}
	}

	@Override
	public List<Finding> check(QcInput input, ParameterValues values) {
		Found found = new Found(id);
		if (input.face().frameCount() > 0) {
			rule.find(input, new FaceCurves(input), values, found);
		}
		return List.copyOf(found.findings);
	}

	static Parameter<Double> limit(String name, double value, String unit, String description) {
		return Parameter.number(name).otherwise(value).unit(unit).label(name).describe(description);
	}

	/** Runs of at least {@code least} frames for which something holds; runs that few frames part are one. */
	static List<FrameRange> runs(int frames, int least, int joined, IntPredicate holds) {
		List<FrameRange> runs = new ArrayList<>();
		for (int frame = 0; frame < frames; frame++) {
			if (!holds.test(frame)) {
				continue;
			}
			int end = frame + 1;
			while (end < frames && holds.test(end)) {
				end++;
			}
			if (!runs.isEmpty() && frame - runs.getLast().end() <= joined) {
				runs.set(runs.size() - 1, new FrameRange(runs.getLast().start(), end));
			} else {
				runs.add(new FrameRange(frame, end));
			}
			frame = end;
		}
		runs.removeIf(run -> run.length() < least);
		return runs;
	}

	static Edit edit(String channel, int start, float... values) {
		return new Edit(channel, start, SampleColumn.of(values));
	}

	/** 1 within the frames, down to 0 outside over so many frames along a raised cosine. */
	static double weight(int frame, FrameRange inside, int fade) {
		int distance = frame < inside.start()
				? inside.start() - frame
				: frame >= inside.end() ? frame - inside.end() + 1 : 0;
		return distance == 0 ? 1 : distance > fade ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * distance / (fade + 1));
	}

	/** An edit that moves a channel towards a value within frames, and fades around them. */
	static Edit towards(FaceCurves face, String channel, FrameRange inside, int fade, double target) {
		float[] column = face.column(channel);
		int from = Math.max(0, inside.start() - fade);
		int to = Math.min(face.frames, inside.end() + fade);
		float[] values = new float[to - from];
		for (int i = 0; i < values.length; i++) {
			double weight = weight(from + i, inside, fade);
			values[i] = (float) (column[from + i] + weight * (target - column[from + i]));
		}
		return edit(channel, from, values);
	}

	/** An edit that joins the values before and after a run of frames by a straight line. */
	static Edit bridge(FaceCurves face, String channel, FrameRange run) {
		float[] column = face.column(channel);
		int before = Math.max(0, run.start() - 1);
		int after = Math.min(face.frames - 1, run.end());
		float from = column[run.start() == 0 ? after : before];
		float to = column[run.end() >= face.frames ? before : after];
		float[] values = new float[run.length()];
		for (int i = 0; i < values.length; i++) {
			values[i] = from + (to - from) * (i + 1) / (values.length + 1);
		}
		return edit(channel, run.start(), values);
	}
}
