package org.facewright.operations.score;

/**
 * Figures of the mouth of one or several tracks; docs/quality-figures.md defines each. NaN where the recordings hold
 * nothing to measure it on.
 *
 * @param closureRecall    share of P B M on which the lips meet
 * @param closurePrecision share of closings within speech that belong to P B M F V
 * @param closureF1        harmonic mean of the two
 * @param closureAbsolute  recall with a gap of 1.5 mm instead of the relative one
 * @param openRate         share of open vowels on which the mouth opens
 * @param vowelHeightRho   rank correlation of gap and openness of vowels
 * @param gapCorrelation   correlation of the gap with a curve of canonical openness
 * @param roundingAuc      how well the width tells rounded from spread phones, 0.5 is chance
 * @param labiodentalAuc   how well the tuck of the lower lip tells F V from other consonants, 0.5 is chance
 * @param visemeAccuracy   balanced accuracy over 11 visemes, 0.09 is chance
 * @param lagMs            shift of greatest correlation, positive is late
 * @param silence          mean relative gap in pauses
 * @param stirringMm       mean distance of the gap from the neutral face's in pauses, in mm
 * @param jitter           share of the gap's energy above 10 Hz
 * @param bilabials        P B M that were measured
 * @param closings         closings within speech that were measured
 */
public record MouthFigures(double closureRecall, double closurePrecision, double closureF1, double closureAbsolute,
		double openRate, double vowelHeightRho, double gapCorrelation, double roundingAuc, double labiodentalAuc,
		double visemeAccuracy, double lagMs, double silence, double stirringMm, double jitter, int bilabials,
		int closings) {
}
