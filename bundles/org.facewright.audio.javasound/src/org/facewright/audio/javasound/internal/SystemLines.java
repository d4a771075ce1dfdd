package org.facewright.audio.javasound.internal;

import java.util.ArrayList;
import java.util.List;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

import org.facewright.core.audio.PcmFormat;

/** The inputs that Java Sound finds. */
final class SystemLines implements Lines {

	/** What the device may keep for us: short, since it is read every few milliseconds. */
	private static final double BUFFER_SECONDS = 0.1;

	@Override
	public List<String> names() {
		List<String> names = new ArrayList<>();
		for (Mixer.Info info : AudioSystem.getMixerInfo()) {
			if (AudioSystem.getMixer(info).isLineSupported(new DataLine.Info(TargetDataLine.class, null))) {
				names.add(info.getName());
			}
		}
		return names;
	}

	@Override
	public Line open(String name, PcmFormat format) throws LineException {
		AudioFormat pcm = new AudioFormat(format.sampleRate(), Short.SIZE, format.channelCount(), true, false);
		DataLine.Info wanted = new DataLine.Info(TargetDataLine.class, pcm);
		try {
			TargetDataLine line = (TargetDataLine) (name.isEmpty()
					? AudioSystem.getLine(wanted)
					: mixer(name).getLine(wanted));
			line.open(pcm, (int) (BUFFER_SECONDS * format.sampleRate()) * pcm.getFrameSize());
			line.start();
			return new OpenLine(line);
		} catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
			throw new LineException(String.valueOf(e.getMessage()), e);
		}
	}

	private static Mixer mixer(String name) throws LineException {
		for (Mixer.Info info : AudioSystem.getMixerInfo()) {
			if (info.getName().equals(name)) {
				return AudioSystem.getMixer(info);
			}
		}
		throw new LineException("it is not connected");
	}

	private record OpenLine(TargetDataLine line) implements Line {

		@Override
		public int available() {
			return line.available();
		}

		@Override
		public int read(byte[] into, int count) {
			return line.read(into, 0, count);
		}

		@Override
		public void close() {
			line.stop();
			line.close();
		}
	}
}
