package org.facewright.operations.qc;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.facewright.api.qc.Edit;
import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.progress.Problem.Severity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/** How a report is written. All are text in UTF-8. */
public enum ReportFormat {
	/** One page for a browser, with nothing fetched from elsewhere. */
	HTML {
		@Override
		public String write(QualityReport report) {
			return Html.page(report);
		}
	},
	/** For programs. */
	JSON {
		@Override
		public String write(QualityReport report) {
			StringWriter text = new StringWriter();
			try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
				json.writeStartObject();
				writeMembers(json, report);
				json.writeEndObject();
			} catch (IOException e) {
				throw new IllegalStateException("JSON is written to memory", e);
			}
			return text.append('\n').toString();
		}
	},
	/** For build servers: a test case for each check, failed where it found a warning or an error. */
	JUNIT {
		@Override
		public String write(QualityReport report) {
			return junit(report);
		}
	};

	public abstract String write(QualityReport report);

	/** {@code error}, {@code warning} or {@code info}. */
	public static String word(Severity severity) {
		return severity.name().toLowerCase(Locale.ROOT);
	}

	/** The members of the JSON object, for objects that hold more. */
	public static void writeMembers(JsonGenerator json, QualityReport report) throws IOException {
		json.writeStringField("schema", "facewright-qc/1");
		json.writeStringField("take", report.name());
		json.writeStringField("frameRate", report.frameRate().toString());
		json.writeNumberField("frames", report.frameCount());
		json.writeNumberField("errors", report.count(Severity.ERROR));
		json.writeNumberField("warnings", report.count(Severity.WARNING));
		json.writeNumberField("notes", report.count(Severity.INFO));
		json.writeArrayFieldStart("checks");
		for (QualityCheck check : report.checks()) {
			json.writeString(check.id());
		}
		json.writeEndArray();
		json.writeArrayFieldStart("findings");
		for (Finding finding : report.findings()) {
			writeFinding(json, report, finding, "");
		}
		json.writeEndArray();
		json.writeArrayFieldStart("ignored");
		for (Map.Entry<Finding, String> ignored : report.ignored().entrySet()) {
			writeFinding(json, report, ignored.getKey(), ignored.getValue());
		}
		json.writeEndArray();
	}

	private static void writeFinding(JsonGenerator json, QualityReport report, Finding finding, String reason)
			throws IOException {
		json.writeStartObject();
		json.writeStringField("check", finding.check());
		json.writeStringField("severity", word(finding.severity()));
		json.writeNumberField("start", finding.frames().start());
		json.writeNumberField("end", finding.frames().end());
		json.writeStringField("timecode", report.timecode(finding.frames().start()));
		json.writeArrayFieldStart("channels");
		for (String channel : finding.channels()) {
			json.writeString(channel);
		}
		json.writeEndArray();
		if (finding.phone().isPresent()) {
			json.writeStringField("phone", finding.phone().get().label());
		}
		if (Double.isFinite(finding.measured())) {
			json.writeNumberField("measured", finding.measured());
		}
		if (Double.isFinite(finding.limit())) {
			json.writeNumberField("limit", finding.limit());
		}
		if (!finding.unit().isEmpty()) {
			json.writeStringField("unit", finding.unit());
		}
		json.writeStringField("message", finding.message());
		json.writeArrayFieldStart("fix");
		for (Edit edit : finding.fix()) {
			json.writeStartObject();
			json.writeStringField("channel", edit.channel());
			json.writeNumberField("start", edit.start());
			json.writeArrayFieldStart("values");
			for (float value : edit.values().toArray()) {
				json.writeNumber(value);
			}
			json.writeEndArray();
			json.writeEndObject();
		}
		json.writeEndArray();
		if (!reason.isEmpty()) {
			json.writeStringField("reason", reason);
		}
		json.writeEndObject();
	}

	private static String junit(QualityReport report) {
		StringWriter text = new StringWriter();
		try {
			XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
			xml.writeStartDocument("UTF-8", "1.0");
			long failures = report.checks().stream().filter(check -> !failing(report, check).isEmpty()).count();
			xml.writeCharacters("\n");
			xml.writeStartElement("testsuite");
			xml.writeAttribute("name", clean("facewright qc " + report.name()));
			xml.writeAttribute("tests", Integer.toString(report.checks().size()));
			xml.writeAttribute("failures", Long.toString(failures));
			xml.writeAttribute("errors", "0");
			xml.writeAttribute("skipped", "0");
			for (QualityCheck check : report.checks()) {
				xml.writeCharacters("\n\t");
				xml.writeStartElement("testcase");
				xml.writeAttribute("classname", clean(report.name()));
				xml.writeAttribute("name", clean(check.id() + " " + check.label()));
				List<Finding> failing = failing(report, check);
				if (!failing.isEmpty()) {
					boolean error = failing.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
					xml.writeStartElement("failure");
					xml.writeAttribute("type", error ? "error" : "warning");
					xml.writeAttribute("message", clean(
							failing.size() == 1 ? failing.getFirst().message() : failing.size() + " findings"));
					for (Finding finding : failing) {
						xml.writeCharacters(clean("\n%s  frames %s  %s: %s".formatted(
								report.timecode(finding.frames().start()), finding.frames(), word(finding.severity()),
								finding.message())));
					}
					xml.writeCharacters("\n");
					xml.writeEndElement();
				}
				xml.writeEndElement();
			}
			xml.writeCharacters("\n");
			xml.writeEndElement();
			xml.writeEndDocument();
			xml.close();
		} catch (XMLStreamException e) {
			throw new IllegalStateException("XML is written to memory", e);
		}
		return text.append('\n').toString();
	}

	private static List<Finding> failing(QualityReport report, QualityCheck check) {
		return report.findings().stream().filter(
				finding -> finding.check().equals(check.id()) && finding.severity() != Severity.INFO).toList();
	}

	/** Without the control characters that XML can't hold. */
	private static String clean(String text) {
		return text.replaceAll("[^\\t\\n\\x20-\\uFFFD]", "\uFFFD");
	}
}
