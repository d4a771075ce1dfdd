package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.TextWriter;
import org.osgi.service.component.annotations.Component;

/**
 * Writes the phones for MBROLA: a symbol and whole milliseconds a line. Boundaries are rounded, not durations, so the
 * error never adds up. Symbols stand as in the lane; a voice needs those of its own set.
 */
@Component
public final class PhoExporter implements TrackExporter {

	static final Parameter<String> SILENCE = Parameter.text("silence").otherwise("_").label("Silence")
			.describe("Symbol for the time between phones; MBROLA knows _");
	static final Parameter<Double> PITCH = Parameter.number("pitch").between(0, 1000).unit("Hz").label("Pitch")
			.describe("Pitch in the middle of every phone; 0 writes none");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("pho", "MBROLA phones (.pho)", List.of("pho"),
			ParameterSchema.of(SILENCE, PITCH));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = SpeechExport.check(request, "an MBROLA file", false, true);
		request.speech().phones().stream().map(Segment::label)
				.filter(label -> label.strip().matches(".*\\s.*") || label.strip().startsWith(";")).findFirst()
				.ifPresent(label -> problems.add(Problem.error("pho.symbol",
						"phone '%s' can't stand in an MBROLA file".formatted(SpeechExport.line(label)),
						"use symbols without spaces in the phone lane")));
		if (!request.values().get(SILENCE).strip().matches("[^\\s;]+")) {
			problems.add(Problem.error("pho.silence", "'%s' is no symbol for silence"
					.formatted(request.values().get(SILENCE)), "use _, or another symbol without spaces"));
		}
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		List<Segment> phones = request.speech().phones();
		String silence = request.values().get(SILENCE).strip();
		double pitch = request.values().get(PITCH);
		try (TextWriter out = new TextWriter(target.main())) {
			long at = 0;
			for (int i = 0; i < phones.size(); i++) {
				CueWriter.look(progress, i, phones.size());
				Segment phone = phones.get(i);
				at = write(out, silence, at, millis(phone.startSeconds()), 0);
				String symbol = phone.label().isBlank() ? silence : phone.label().strip();
				at = write(out, symbol, at, millis(phone.endSeconds()), pitch);
			}
			write(out, silence, at, millis(SpeechExport.seconds(request)), 0);
		}
		progress.report(1, "written");
	}

	private static long millis(double seconds) {
		return Math.round(seconds * 1000);
	}

	/** @return where the phone ends */
	private static long write(TextWriter out, String symbol, long from, long to, double pitch) throws IOException {
		if (to <= from) {
			return from;
		}
		out.text(symbol).ascii(' ').number(to - from);
		if (pitch > 0) {
			out.text(" 50 ").shortest(pitch);
		}
		out.ascii('\n');
		return to;
	}
}
