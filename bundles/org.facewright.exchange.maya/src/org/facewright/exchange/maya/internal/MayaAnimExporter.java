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

/** Writes Maya's .anim 1.1 as its animImportExport plug-in reads it: a curve per weight of a blendShape node. */
@Component
public final class MayaAnimExporter implements TrackExporter {

	private static final String NAME = "Maya .anim";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("maya-anim", "Maya animation (.anim)",
			List.of("anim"), MayaCurveWriter.SCHEMA);

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
			out.text("animVersion 1.1;\n");
			writer.writeHead();
			List<String> nodes = writer.nodes();
			for (int row = 0; row < nodes.size(); row++) {
				MotionClip clip = writer.tracks().get(row).clip();
				List<String> attributes = Identifiers.of(clip.channels().names());
				for (int i = 0; i < attributes.size(); i++) {
					out.text("anim ").text(attributes.get(i)).ascii(' ').text(attributes.get(i)).ascii(' ')
							.text(nodes.get(row)).ascii(' ').number(row).text(" 0 ").number(i).text(";\n");
					writer.writeCurve(clip, i, "");
				}
			}
		}
		progress.report(1, "written");
	}
}
