package org.facewright.operations.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Take;
import org.facewright.engine.Providers;
import org.facewright.operations.EditLayer;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class QualityReportTest {

	/** A studio's rule: no brows. */
	private record NoBrows(String id) implements QualityCheck {

		@Override
		public String label() {
			return "No brows & <such>";
		}

		@Override
		public String explanation() {
			return "Our puppets have none.";
		}

		@Override
		public ParameterSchema parameters() {
			return ParameterSchema.EMPTY;
		}

		@Override
		public List<Finding> check(QcInput input, ParameterValues values) {
			return List.of(new Finding(id, Severity.WARNING, new FrameRange(60, 61), List.of("browInnerUp"),
					Optional.empty(), 0.5, 0, "", "brows & <such>", List.of()));
		}
	}

	private final Providers providers = new Providers();
	private final QcInput spiked = spiked();

	private static QcInput spiked() {
		QcInput good = MadeUpSpeech.line(4, FrameRate.FPS_60, 30);
		int channel = good.face().channels().indexOf("cheekPuff");
		return good.withFace(
				good.face().with(channel, good.face().column(channel).with(200, 0.9f)));
	}

	private QualityReport report(List<IgnoredFinding> ignored) {
		return QualityReport.of("a \"take\"", spiked, QualityReport.checks(providers), Map.of(), ignored,
				Progress.NONE);
	}

	private static Finding spike(QualityReport report) {
		return report.findings().stream().filter(finding -> finding.check().equals("Q-7")).findFirst().orElseThrow();
	}

	@Test
	void tellsWhereAndHowMuch() {
		Finding spike = spike(report(List.of()));
		assertThat(spike.channels()).containsExactly("cheekPuff");
		assertThat(spike.frames().contains(200)).isTrue();
		assertThat(spike.measured()).isGreaterThan(spike.limit());
		assertThat(report(List.of()).timecode(200)).isEqualTo("00:03.20");
	}

	@Test
	void aBundlesCheckIsMadeTooAndMayTakeAPlace() {
		providers.addQualityCheck(new NoBrows("house-1"));
		providers.addQualityCheck(new NoBrows("Q-7"));
		QualityReport report = report(List.of());
		assertThat(report.findings()).extracting(Finding::check).contains("house-1", "Q-7");
		assertThat(report.findings()).filteredOn(finding -> finding.check().equals("Q-7")).hasSize(1)
				.allMatch(finding -> finding.severity() == Severity.WARNING);
		assertThat(report.checks()).extracting(QualityCheck::id).doesNotHaveDuplicates().contains("Q-1", "Q-27");
	}

	@Test
	void aLimitCanBeSetAndABadOneIsRefused() {
		List<QualityCheck> checks = QualityReport.checks(providers);
		assertThat(QualityReport.of("t", spiked, checks, Map.of("Q-7", Map.of("speed", "50", "step", "50")), List.of(),
				Progress.NONE).findings()).noneMatch(finding -> finding.check().equals("Q-7"));
		assertThatThrownBy(
				() -> QualityReport.of("t", spiked, checks, Map.of("Q-7", Map.of("speed", "fast")), List.of(),
						Progress.NONE))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("speed");
	}

	@Test
	void whatIsIgnoredStaysAsideWithItsReason() {
		Take take = DocumentFactory.eINSTANCE.createTake();
		Finding spike = spike(report(List.of()));
		IgnoredFinding.add(take, spike, "a bee");
		take.getMarkers().add(DocumentFactory.eINSTANCE.createMarker());
		QualityReport report = report(IgnoredFinding.of(take));
		assertThat(report.findings()).doesNotContain(spike);
		assertThat(report.ignored()).containsEntry(spike, "a bee");
		assertThat(take.getMarkers().getFirst().getLabel()).isEqualTo("ignored Q-7: a bee");
		assertThatThrownBy(() -> IgnoredFinding.add(take, spike, " ")).hasMessage("say why Q-7 is ignored");
	}

	@Test
	void jsonHoldsEverythingOfAFinding() throws Exception {
		JsonNode json = new ObjectMapper().readTree(ReportFormat.JSON.write(report(List.of())));
		assertThat(json.get("errors").intValue()).isOne();
		JsonNode spike = json.get("findings").get(0);
		assertThat(spike.get("check").textValue()).isEqualTo("Q-7");
		assertThat(spike.get("channels").get(0).textValue()).isEqualTo("cheekPuff");
		assertThat(spike.get("fix").get(0).get("values")).isNotEmpty();
	}

	@Test
	void junitFailsTheChecksThatFound() throws Exception {
		providers.addQualityCheck(new NoBrows("house-1"));
		XMLStreamReader xml = XMLInputFactory.newInstance()
				.createXMLStreamReader(new StringReader(ReportFormat.JUNIT.write(report(List.of()))));
		int cases = 0;
		List<String> failures = new ArrayList<>();
		while (xml.hasNext()) {
			if (xml.next() != XMLStreamConstants.START_ELEMENT) {
				continue;
			}
			switch (xml.getLocalName()) {
				case "testsuite" -> assertThat(xml.getAttributeValue(null, "failures")).isEqualTo("2");
				case "testcase" -> cases++;
				default -> failures.add(xml.getElementText());
			}
		}
		assertThat(cases).isEqualTo(QualityReport.checks(providers).size());
		assertThat(failures).hasSize(2).last().asString().contains("brows & <such>");
	}

	@Test
	void htmlIsWholeAndFetchesNothing() {
		providers.addQualityCheck(new NoBrows("house-1"));
		String html = ReportFormat.HTML.write(report(List.of()));
		assertThat(html).contains("Failed", "brows &amp; &lt;such&gt;", "</html>").doesNotContain("http", "<script",
				"src=");
	}

	@Test
	void fixesBecomeKeysThatChangeNothingElse() {
		MotionClip below = spiked.face();
		int channel = below.channels().indexOf("cheekPuff");
		KeyCurve hand = KeyCurve.EMPTY.with(150, 0.1f, Interpolation.BEZIER).with(260, 0.3f, Interpolation.LINEAR);
		KeyCurves keys = KeyCurves.empty(FrameRate.FPS_60, below.channels()).with(channel, hand);
		KeyCurves none = KeyCurves.empty(FrameRate.FPS_60, below.channels());
		MotionClip shown = EditLayer.over(below, keys, below, none, 0.5);
		var fix = List.of(CurveCheck.edit("cheekPuff", 199, 0.01f, 0.02f, 0.03f));
		MotionClip fixed = EditLayer.over(below, Fixes.keys(keys, shown, fix, 0.5), below, none, 0.5);
		SampleColumn result = fixed.column(channel);
		for (int frame = 0; frame < below.frameCount(); frame++) {
			double wanted = frame >= 199 && frame < 202 ? 0.01 * (frame - 198) : shown.column(channel).get(frame);
			assertThat((double) result.get(frame)).as("frame " + frame).isCloseTo(wanted, within(1e-5));
		}
		assertThatThrownBy(() -> Fixes.keys(keys, shown, fix, 0)).hasMessageContaining("no influence");
	}
}
