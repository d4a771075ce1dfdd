package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.ArrayList;
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

/** Writes a Praat TextGrid: one interval tier for the words, one for the phones, gaps filled with empty intervals. */
@Component
public final class TextGridExporter implements TrackExporter {

	static final Parameter<String> FORM = Parameter.choice("form", "long", "short").label("Form")
			.describe("Long names every value, short writes the values only; Praat reads both");
	static final Parameter<String> WORD_TIER = Parameter.text("word-tier").otherwise("words").label("Tier of the words")
			.describe("Name of the tier that holds the words; empty leaves them out");
	static final Parameter<String> PHONE_TIER = Parameter.text("phone-tier").otherwise("phones")
			.label("Tier of the phones").describe("Name of the tier that holds the phones; empty leaves them out");

	private static final String NAME = "a TextGrid";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("textgrid", "Praat TextGrid", List.of("textgrid"),
			ParameterSchema.of(FORM, WORD_TIER, PHONE_TIER));

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = SpeechExport.check(request, NAME, !request.values().get(WORD_TIER).isBlank(),
				!request.values().get(PHONE_TIER).isBlank());
		long points = tiers(request).stream().flatMap(tier -> tier.lane.stream())
				.filter(segment -> segment.durationSeconds() <= 0).count();
		if (points > 0) {
			problems.add(Problem.warning("textgrid.no-duration",
					"%d segments have no duration and are left out of the TextGrid".formatted(points),
					"give them some milliseconds in the speech lane"));
		}
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		Preflight.refuseErrors(check(request));
		boolean full = request.values().get(FORM).equals("long");
		List<Tier> tiers = tiers(request);
		double end = SpeechExport.seconds(request);
		try (TextWriter out = new TextWriter(target.main())) {
			Output output = new Output(out, full, end, progress);
			output.head(tiers.size());
			for (int i = 0; i < tiers.size(); i++) {
				progress.report((double) i / tiers.size(), "writing tiers");
				output.tier(i + 1, tiers.get(i));
			}
		}
		progress.report(1, "written");
	}

	private static List<Tier> tiers(ExportRequest request) {
		List<Tier> tiers = new ArrayList<>();
		add(tiers, request.values().get(WORD_TIER), request.speech().words());
		add(tiers, request.values().get(PHONE_TIER), request.speech().phones());
		return tiers;
	}

	private static void add(List<Tier> tiers, String name, List<Segment> lane) {
		if (!name.isBlank() && !lane.isEmpty()) {
			tiers.add(new Tier(name.strip(), lane));
		}
	}

	private record Tier(String name, List<Segment> lane) {

		/** The lane with its gaps filled, so that each interval begins where the one before ended. */
		List<Segment> contiguous(double end) {
			List<Segment> intervals = new ArrayList<>(2 * lane.size() + 1);
			double at = 0;
			for (Segment segment : lane) {
				double start = Math.max(at, segment.startSeconds());
				if (segment.endSeconds() <= start) {
					continue;
				}
				if (start > at) {
					intervals.add(new Segment(at, start, "", 1));
				}
				intervals.add(new Segment(start, segment.endSeconds(), segment.label(), 1));
				at = segment.endSeconds();
			}
			if (end > at) {
				intervals.add(new Segment(at, end, "", 1));
			}
			return intervals;
		}
	}

	private record Output(TextWriter out, boolean full, double end, Progress progress) {

		void head(int tiers) throws IOException {
			out.text("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
			value("", "xmin", 0);
			value("", "xmax", end);
			out.text(full ? "tiers? <exists>\nsize = " : "<exists>\n").number(tiers).ascii('\n');
			out.text(full ? "item []:\n" : "");
		}

		void tier(int number, Tier tier) throws IOException {
			List<Segment> intervals = tier.contiguous(end);
			if (full) {
				out.text("    item [").number(number).text("]:\n");
			}
			text("        ", "class", "IntervalTier");
			text("        ", "name", tier.name);
			value("        ", "xmin", 0);
			value("        ", "xmax", end);
			out.text(full ? "        intervals: size = " : "").number(intervals.size()).ascii('\n');
			for (int i = 0; i < intervals.size(); i++) {
				if (i % SpeechExport.CANCEL_STEP == 0) {
					progress.checkCancelled();
				}
				if (full) {
					out.text("        intervals [").number(i + 1).text("]:\n");
				}
				value("            ", "xmin", intervals.get(i).startSeconds());
				value("            ", "xmax", intervals.get(i).endSeconds());
				text("            ", "text", intervals.get(i).label());
			}
		}

		private void value(String indent, String name, double value) throws IOException {
			if (full) {
				out.text(indent).text(name).text(" = ");
			}
			out.shortest(value).ascii('\n');
		}

		private void text(String indent, String name, String text) throws IOException {
			if (full) {
				out.text(indent).text(name).text(" = ");
			}
			out.ascii('"').text(text.replace("\0", "").replace("\"", "\"\"")).text("\"\n");
		}
	}
}
