package org.facewright.exchange.maya.internal;

import java.io.IOException;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.Identifiers;
import org.facewright.exchange.common.TextWriter;
import org.osgi.service.component.annotations.Component;

/** Writes Maya's ATOM 1.0: a block per blendShape node with a curve per weight. */
@Component
public final class AtomExporter implements TrackExporter {

	private static final String NAME = "Maya ATOM";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("maya-atom", "Maya ATOM (.atom)", List.of("atom"),
			MayaCurveWriter.SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public double precision(ExportRequest request) {
		return 1e-6;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		return MayaCurveWriter.check(request, NAME);
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		MayaCurveWriter.refuse(request, NAME);
		try (TextWriter out = new TextWriter(target.main())) {
			MayaCurveWriter writer = new MayaCurveWriter(request, out, progress);
			out.text("atomVersion 1.0;\n");
			writer.writeHead();
			List<String> nodes = writer.nodes();
			for (int node = 0; node < nodes.size(); node++) {
				MotionClip clip = writer.tracks().get(node).clip();
				List<String> attributes = Identifiers.of(clip.channels().names());
				out.text("dependNode {\n  ").text(nodes.get(node)).text(" 0 0;\n");
				for (int i = 0; i < attributes.size(); i++) {
					out.text("  anim ").text(attributes.get(i)).ascii(' ').text(attributes.get(i)).ascii(' ').number(i)
							.text(";\n");
					writer.writeCurve(clip, i, "  ");
				}
				out.text("}\n");
			}
		}
		progress.report(1, "written");
	}
}
