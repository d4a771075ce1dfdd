package org.facewright.exchange.csv.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.Preflight;
import org.facewright.exchange.common.Visemes;
import org.osgi.service.component.annotations.Component;

/** Writes the weights of the 15 visemes that Oculus lip sync knows, a column each behind the time in seconds. */
@Component
public final class VisemeExporter implements TrackExporter {

	static final String LABEL = "Oculus 15 visemes (CSV)";
	static final Parameter<Boolean> PREFIX = Parameter.flag("prefix").label("Names with prefix")
			.describe("Whether columns are called viseme_PP, as meshes call their shapes, and not PP");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("oculus-csv", LABEL, List.of("visemes.csv"),
			ParameterSchema.of(PREFIX));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return 1e-6;
	}

	@Override
	public Optional<String> nameMap() {
		return Optional.of(Visemes.FROM_ARKIT);
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		return Visemes.check(request, LABEL);
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		progress.checkCancelled();
		Preflight.refuseErrors(check(request));
		MotionClip visemes = Visemes.of(request);
		List<String> header = new ArrayList<>(List.of("time"));
		String prefix = request.values().get(PREFIX) ? "viseme_" : "";
		Visemes.ALL.names().forEach(name -> header.add(prefix + name));
		TimedRows.write(header, visemes, target, progress);
	}
}
