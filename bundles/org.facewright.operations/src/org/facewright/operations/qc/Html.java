package org.facewright.operations.qc;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.progress.Problem.Severity;

/** A report as one HTML page, in the colours that the browser's user prefers. */
final class Html {

	private static final String STYLE = """
			:root { color-scheme: light dark; --line: #8886; --error: #c62828; --warning: #b26a00; --info: #1565c0; }
			@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffc46b; --info: #90caf9; } }
			body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
			table { border-collapse: collapse; width: 100%; }
			th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
			td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
			.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
			svg { width: 100%; height: 3.2rem; display: block; margin: 1rem 0; }
			svg .track { fill: var(--line); }
			svg .error { fill: var(--error); } svg .warning { fill: var(--warning); } svg .info { fill: var(--info); }
			dt { font-weight: 600; } dd { margin: 0 0 .6rem 1.5rem; }
			""";

	private Html() {
	}

	static String page(QualityReport report) {
		StringBuilder page = new StringBuilder();
		page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
				.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>Quality of ")
				.append(escape(report.name())).append("</title>\n<style>\n").append(STYLE)
				.append("</style>\n</head>\n<body>\n<h1>Quality of ").append(escape(report.name())).append("</h1>\n");
		page.append("<p><strong>%s.</strong> %s, %s; %d frames at %s a second.</p>\n".formatted(verdict(report),
				counted(report.count(Severity.ERROR), "error"), counted(report.count(Severity.WARNING), "warning"),
				report.frameCount(), report.frameRate()));
		strip(page, report);
		if (!report.findings().isEmpty()) {
			page.append("<h2>Findings</h2>\n");
			table(page, report, report.findings(), Map.of());
		}
		if (!report.ignored().isEmpty()) {
			page.append("<h2>Put aside</h2>\n");
			table(page, report, List.copyOf(report.ignored().keySet()), report.ignored());
		}
		page.append("<h2>What was checked</h2>\n<dl>\n");
		for (QualityCheck check : report.checks()) {
			page.append("<dt>%s %s</dt><dd>%s</dd>\n".formatted(escape(check.id()), escape(check.label()),
					escape(check.explanation())));
		}
		return page.append("</dl>\n</body>\n</html>\n").toString();
	}

	private static String verdict(QualityReport report) {
		return report.has(Severity.ERROR) ? "Failed" : report.has(Severity.WARNING) ? "Passed with notes" : "Passed";
	}

	private static String counted(long count, String what) {
		return count == 1 ? "1 " + what : count + " " + what + "s";
	}

	/** The take from left to right: errors in the upper row, warnings below, notes last. */
	private static void strip(StringBuilder page, QualityReport report) {
		int frames = Math.max(1, report.frameCount());
		page.append(
				"<svg viewBox=\"0 0 1000 30\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Findings along")
				.append(" the take\">\n<rect class=\"track\" x=\"0\" y=\"0\" width=\"1000\" height=\"30\"/>\n");
		for (Finding finding : report.findings()) {
			int row = Severity.ERROR.ordinal() - finding.severity().ordinal();
			page.append(String.format(Locale.ROOT,
					"<rect class=\"%s\" x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"8\"><title>%s</title></rect>\n",
					ReportFormat.word(finding.severity()), 1000.0 * finding.frames().start() / frames, 1 + 10 * row,
					Math.max(2, 1000.0 * finding.frames().length() / frames), escape(finding.message())));
		}
		page.append("</svg>\n");
	}

	private static void table(StringBuilder page, QualityReport report, List<Finding> findings,
			Map<Finding, String> reasons) {
		page.append("<table>\n<tr><th>Check</th><th>Severity</th><th>At</th><th class=\"number\">Frames</th>")
				.append("<th>Phone</th><th>Finding</th><th class=\"number\">Measured</th><th class=\"number\">Limit</th>")
				.append("<th>").append(reasons.isEmpty() ? "Fix" : "Reason").append("</th></tr>\n");
		for (Finding finding : findings) {
			String word = ReportFormat.word(finding.severity());
			page.append("<tr><td>%s</td><td class=\"%s\">%s</td><td>%s</td><td class=\"number\">%d–%d</td>"
					.formatted(escape(finding.check()), word, word, report.timecode(finding.frames().start()),
							finding.frames().start(), finding.frames().end() - 1));
			page.append(
					"<td>%s</td><td>%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td><td>%s</td></tr>\n"
							.formatted(finding.phone().map(phone -> escape(phone.label())).orElse(""),
									escape(finding.message()), number(finding.measured(), finding.unit()),
									number(finding.limit(), finding.unit()),
									reasons.isEmpty()
											? finding.fix().isEmpty() ? "by hand" : "ready"
											: escape(reasons.getOrDefault(finding, ""))));
		}
		page.append("</table>\n");
	}

	private static String number(double value, String unit) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3g %s", value, escape(unit)).strip();
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
