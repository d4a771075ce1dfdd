package org.facewright.core.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.facewright.core.progress.Problem;

/**
 * What a recording is like, as far as it matters to speech on a face.
 *
 * @param format          rate and channels as found
 * @param frameCount      sample frames
 * @param peakDbfs        largest absolute sample; negative infinity when all are 0
 * @param clippedRuns     times that three or more samples of a channel stood at full scale
 * @param dcOffset        mean of the channel with the largest absolute mean, full scale 1
 * @param loudnessLufs    integrated loudness after ITU-R BS.1770-4; negative infinity when silent
 * @param silenceShare    0…1, share of time at or below -60 dBFS in windows of 10 ms
 * @param leadingSilence  sample frames before the first window above
 * @param trailingSilence sample frames after the last window above
 * @param bandwidthHz     frequency above which nothing is heard; 0 when unknown
 * @param deadChannels    numbers (0-based) of channels at or below -60 dBFS throughout while another one is louder
 * @param correlation     -1…1, the lowest between two living channels; 1 when there is one, or more than eight
 * @param identical       whether all channels are the same, sample by sample
 */
public record IngestReport(PcmFormat format, long frameCount, double peakDbfs, long clippedRuns, double dcOffset,
		double loudnessLufs, double silenceShare, long leadingSilence, long trailingSilence, double bandwidthHz,
		List<Integer> deadChannels, double correlation, boolean identical) {

	private static final double SILENT_DBFS = -60;
	private static final double QUIET_LUFS = -42;
	private static final double DC_LIMIT = 0.005;
	private static final double NARROW_HZ = 5000;
	private static final double SAME_CORRELATION = 0.8;

	public IngestReport {
		deadChannels = List.copyOf(deadChannels);
	}

	public double durationSeconds() {
		return (double) frameCount / format.sampleRate();
	}

	/** What may make the face worse, the worst first; empty for a good recording. */
	public List<Problem> problems() {
		if (peakDbfs <= SILENT_DBFS) {
			return List.of(Problem.warning("audio.silent",
					"the sound is silent: its peak is " + decibels(peakDbfs, "dBFS"),
					"check that the right channel or file was recorded"));
		}
		List<Problem> problems = new ArrayList<>();
		if (clippedRuns > 0) {
			problems.add(Problem.warning("audio.clipped",
					"the sound is clipped in %d %s".formatted(clippedRuns, clippedRuns == 1 ? "place" : "places"),
					"record it again at a lower level if the face twitches there"));
		}
		if (loudnessLufs < QUIET_LUFS) {
			problems.add(Problem.warning("audio.quiet", "the sound is quiet: " + decibels(loudnessLufs, "LUFS"),
					"raise it to about -23 LUFS"));
		}
		if (bandwidthHz > 0 && bandwidthHz < NARROW_HZ) {
			problems.add(Problem.warning("audio.narrowband",
					"the sound ends at %s Hz, as on a telephone".formatted(Math.round(bandwidthHz)),
					"use the original recording if there is one: s, f and t are hard to tell apart"));
		}
		if (Math.abs(dcOffset) > DC_LIMIT) {
			problems.add(Problem.warning("audio.dc",
					String.format(Locale.ROOT, "the sound stands off zero by %.1f %% of full scale", dcOffset * 100),
					"remove the offset with a high-pass filter"));
		}
		addChannelProblems(problems);
		return List.copyOf(problems);
	}

	private void addChannelProblems(List<Problem> problems) {
		for (int channel : deadChannels) {
			problems.add(Problem.warning("audio.channel-dead", "channel %d is silent".formatted(channel + 1),
					"choose another channel: mixing this one in makes the sound quieter"));
		}
		if (!identical && correlation < SAME_CORRELATION) {
			problems.add(Problem.warning("audio.channels-differ",
					String.format(Locale.ROOT, "the channels hold different sound (correlation %.2f)", correlation),
					"choose the channel of the speaker if there is more than one"));
		}
	}

	/** One line for a person. */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%.2f s, %d Hz, %d %s, peak %s, %s, silence %.0f %%, sound up to %.1f kHz",
				durationSeconds(), format.sampleRate(), format.channelCount(),
				format.channelCount() == 1 ? "channel" : "channels", decibels(peakDbfs, "dBFS"),
				decibels(loudnessLufs, "LUFS"), silenceShare * 100, bandwidthHz / 1000);
	}

	private static String decibels(double value, String unit) {
		return Double.isInfinite(value) ? "no level" : String.format(Locale.ROOT, "%.1f %s", value, unit);
	}
}
