package org.facewright.operations.qc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.facewright.engine.install.BundleFault;

/**
 * What the checks found in one track.
 *
 * @param name      of the take
 * @param hasPhones whether it was known what is said
 * @param checks    those that were made, in order
 * @param findings  in order of time, without those that are ignored
 * @param ignored   findings that a person has put aside, each with the reason
 */
public record QualityReport(String name, FrameRate frameRate, int frameCount, boolean hasPhones,
		List<QualityCheck> checks, List<Finding> findings, Map<Finding, String> ignored) {

	public QualityReport {
		checks = List.copyOf(checks);
		findings = List.copyOf(findings);
		ignored = new LinkedHashMap<>(ignored);
	}

	/** The checks of the product and those that bundles add, by number; an added one takes the place of its namesake. */
	public static List<QualityCheck> checks(Providers providers) {
		Map<String, QualityCheck> byId = new LinkedHashMap<>();
		SpeechChecks.ALL.forEach(check -> byId.put(check.id(), check));
		CurveChecks.ALL.forEach(check -> byId.put(check.id(), check));
		providers.qualityChecks().forEach(check -> byId.put(check.id(), check));
		List<QualityCheck> checks = new ArrayList<>(byId.values());
		checks.sort(Comparator.comparing(QualityCheck::id, QualityReport::byNumber));
		return checks;
	}

	private static int byNumber(String first, String second) {
		return first.matches("Q-\\d{1,4}") && second.matches("Q-\\d{1,4}")
				? Integer.compare(Integer.parseInt(first.substring(2)), Integer.parseInt(second.substring(2)))
				: first.compareTo(second);
	}

	/**
	 * Makes the checks.
	 *
	 * @param settings texts for parameters, by check and name
	 * @param ignored  what a person has put aside
	 * @throws IllegalArgumentException with a sentence for the user when a setting does not fit
	 */
	public static QualityReport of(String name, QcInput input, List<QualityCheck> checks,
			Map<String, Map<String, String>> settings, List<IgnoredFinding> ignored, Progress progress) {
		List<Finding> open = new ArrayList<>();
		Map<Finding, String> aside = new LinkedHashMap<>();
		for (int i = 0; i < checks.size(); i++) {
			progress.checkCancelled();
			QualityCheck check = checks.get(i);
			progress.report((double) i / checks.size(), check.label());
			ParameterValues values = check.parameters().parse(settings.getOrDefault(check.id(), Map.of()));
			for (Finding finding : findings(check, input, values)) {
				ignored.stream().filter(ignore -> ignore.covers(finding)).findFirst()
						.ifPresentOrElse(ignore -> aside.put(finding, ignore.reason()), () -> open.add(finding));
			}
		}
		open.sort(Comparator.comparingInt(finding -> finding.frames().start()));
		return new QualityReport(name, input.face().frameRate(), input.face().frameCount(),
				!input.speech().phones().isEmpty(), checks, open, aside);
	}

	/** A studio's check that fails is itself a finding, and the others are made. */
	private static List<Finding> findings(QualityCheck check, QcInput input, ParameterValues values) {
		try {
			return check.check(input, values);
		} catch (BundleFault e) {
			return List.of(new Finding(check.id(), Severity.WARNING, new FrameRange(0, 1), List.of(), Optional.empty(),
					Double.NaN, Double.NaN, "", String.valueOf(e.getMessage()), List.of()));
		}
	}

	public long count(Severity severity) {
		return findings.stream().filter(finding -> finding.severity() == severity).count();
	}

	/** Whether something is as bad as this, or worse. */
	public boolean has(Severity least) {
		return findings.stream().anyMatch(finding -> finding.severity().compareTo(least) >= 0);
	}

	/** Where a finding starts, as minutes, seconds and frames: {@code 01:02.15}. */
	public String timecode(int frame) {
		long perSecond = Math.round(Math.ceil(frameRate.framesPerSecond() - 1e-6));
		long seconds = frame / perSecond;
		return "%02d:%02d.%02d".formatted(seconds / 60, seconds % 60, frame % perSecond);
	}
}
