package ${package};

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.time.FrameRange;
import org.osgi.service.component.annotations.Component;

/** Finds stretches in which the eyes stay open for too long. */
@Component(service = QualityCheck.class)
public final class ${className} implements QualityCheck {

	static final Parameter<Double> SECONDS = Parameter.number("seconds").between(0.5, 120).otherwise(8.0).unit("s")
			.label("Longest stare").describe("How long the eyes may stay open.");
	static final Parameter<Double> CLOSED = Parameter.number("closed").between(0.1, 1).otherwise(0.5)
			.label("Closed").describe("From which weight on an eye counts as closed.");

	private static final String CHANNEL = "eyeBlinkLeft";
	private static final ParameterSchema PARAMETERS = ParameterSchema.of(SECONDS, CLOSED);

	@Override
	public String id() {
		return "${id}";
	}

	@Override
	public String label() {
		return "Stare";
	}

	@Override
	public String explanation() {
		return "How long the eyes stay open; people who speak blink every few seconds.";
	}

	@Override
	public ParameterSchema parameters() {
		return PARAMETERS;
	}

	@Override
	public List<Finding> check(QcInput input, ParameterValues values) {
		MotionClip face = input.face();
		int channel = face.channels().indexOf(CHANNEL);
		List<Finding> findings = new ArrayList<>();
		if (channel < 0) {
			return findings;
		}
		SampleColumn blink = face.column(channel);
		double closed = values.get(CLOSED);
		int open = 0;
		for (int frame = 0; frame <= blink.length(); frame++) {
			if (frame == blink.length() || blink.get(frame) >= closed) {
				double seconds = face.frameRate().secondsOf(frame - open);
				if (seconds > values.get(SECONDS)) {
					findings.add(stare(new FrameRange(open, frame), seconds, values.get(SECONDS)));
				}
				open = frame + 1;
			}
		}
		return findings;
	}

	private Finding stare(FrameRange frames, double seconds, double limit) {
		String message = String.format(Locale.ROOT, "the eyes stay open for %.1f s; add a blink", seconds);
		return new Finding(id(), Severity.WARNING, frames, List.of(CHANNEL), Optional.empty(), seconds, limit, "s",
				message, List.of());
	}
}
