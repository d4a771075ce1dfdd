package org.facewright.engine.live;

import java.util.List;
import java.util.Map;

import org.facewright.api.live.LiveStats;

/**
 * What a live session has done so far.
 *
 * @param seconds        since its start
 * @param frames         poses given
 * @param soundSeconds   of sound captured
 * @param levelDb        of the newest 10 ms of the voice, dB below full scale
 * @param peakDb         greatest sample since the report before, dB below full scale
 * @param stages         how long each stage takes: capture, queue, model, filter, send, own, total
 * @param droppedSamples sample frames that the solver was too slow for
 * @param gaps           stretches without sound or poses
 * @param underruns      frames that came more than their own length late
 * @param sources        what comes in by protocols
 * @param targets        what goes out
 * @param calibration    state of the neutral calibration: none, waiting, done
 * @param isRecording    whether a take is being recorded
 */
public record LiveReport(double seconds, long frames, double soundSeconds, double levelDb, double peakDb,
		Map<String, Percentiles> stages, long droppedSamples, long gaps, long underruns, List<Line> sources,
		List<Line> targets, String calibration, boolean isRecording) {

	/** @param detail whom or what it carries */
	public record Line(String name, String detail, LiveStats stats) {
	}
}
