package org.facewright.audio.javasound.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;

import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioOutput;
import org.facewright.core.audio.PcmFormat;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Plays through the system's usual device. */
@Component(service = AudioOutput.class)
public final class JavaSoundOutput implements AudioOutput {

	private static final double BUFFER_SECONDS = 0.06;
	private static final float FULL = 32767f;

	@Override
	public String id() {
		return "javasound";
	}

	@Override
	public AudioLine open(PcmFormat format) throws IOException {
		return open(format, "");
	}

	@Override
	public List<String> devices() {
		DataLine.Info plays = new DataLine.Info(SourceDataLine.class, null);
		return Arrays.stream(AudioSystem.getMixerInfo())
				.filter(info -> AudioSystem.getMixer(info).isLineSupported(plays)).map(Mixer.Info::getName).toList();
	}

	@Override
	public AudioLine open(PcmFormat format, String device) throws IOException {
		AudioFormat pcm = new AudioFormat(format.sampleRate(), Short.SIZE, format.channelCount(), true, false);
		try {
			Optional<Mixer.Info> mixer = Arrays.stream(AudioSystem.getMixerInfo())
					.filter(info -> info.getName().equals(device)).findFirst();
			SourceDataLine line = mixer.isPresent()
					? AudioSystem.getSourceDataLine(pcm, mixer.get())
					: AudioSystem.getSourceDataLine(pcm);
			line.open(pcm, (int) (BUFFER_SECONDS * format.sampleRate()) * pcm.getFrameSize());
			line.start();
			return new Line(line, format.channelCount());
		} catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
			throw new IOException(complaint(devices(), device, e.getMessage()), e);
		}
	}

	/** @param device wanted; empty for the usual one  @param reason what the system says */
	static String complaint(List<String> devices, String device, @Nullable String reason) {
		return devices.isEmpty()
				? "no sound device is connected; connect one, or check the system's sound settings"
				: "%s can't be opened (%s); close the program that uses it, or choose another device in the preferences"
						.formatted(devices.contains(device) ? device : "the usual sound device",
								reason == null || reason.isBlank() ? "the system gives no reason" : reason);
	}

	private static final class Line implements AudioLine {

		private final SourceDataLine line;
		private final int channels;
		private byte[] bytes = new byte[0];
		private volatile long skipped;

		Line(SourceDataLine line, int channels) {
			this.line = line;
			this.channels = channels;
		}

		@Override
		public void write(float[] samples, int offset, int frames) {
			int count = frames * channels;
			if (bytes.length < count * Short.BYTES) {
				bytes = new byte[count * Short.BYTES];
			}
			for (int i = 0; i < count; i++) {
				int value = Math.round(Math.clamp(samples[offset + i], -1f, 1f) * FULL);
				bytes[2 * i] = (byte) value;
				bytes[2 * i + 1] = (byte) (value >> 8);
			}
			line.write(bytes, 0, count * Short.BYTES);
		}

		@Override
		public long playedFrames() {
			return line.getLongFramePosition() + skipped;
		}

		/** Java Sound's position counts only what was really played; what is dropped is added here. */
		@Override
		public void flush() {
			int buffered = (line.getBufferSize() - line.available()) / line.getFormat().getFrameSize();
			line.flush();
			skipped += Math.max(0, buffered);
		}

		@Override
		public void close() {
			line.stop();
			line.flush();
			line.close();
		}
	}
}
