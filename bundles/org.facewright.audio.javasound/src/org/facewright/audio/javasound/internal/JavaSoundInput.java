package org.facewright.audio.javasound.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Microphones and lines: {@code mic:default} is the system's usual input, {@code mic:NAME} another one. The first of the
 * usual formats that the device takes is used; the engine changes the rate.
 */
@Component(service = AudioInput.class)
public final class JavaSoundInput implements AudioInput {

	private static final String SCHEME = "mic";
	private static final String DEFAULT = "default";
	/** Two channels first: a line may carry the voice on either. */
	private static final List<PcmFormat> FORMATS = List.of(new PcmFormat(48_000, 2), new PcmFormat(48_000, 1),
			new PcmFormat(44_100, 2), new PcmFormat(44_100, 1), new PcmFormat(32_000, 1), new PcmFormat(16_000, 1));

	private final Lines lines;
	private final Time time;

	@Activate
	public JavaSoundInput() {
		this(new SystemLines(), Time.SYSTEM);
	}

	JavaSoundInput(Lines lines, Time time) {
		this.lines = lines;
		this.time = time;
	}

	@Override
	public String id() {
		return "javasound";
	}

	@Override
	public boolean accepts(URI location) {
		return SCHEME.equalsIgnoreCase(location.getScheme());
	}

	@Override
	public List<URI> locations() {
		return lines.names().stream().map(JavaSoundInput::location).toList();
	}

	private static URI location(String name) {
		return URI.create(SCHEME + ":" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
	}

	@Override
	public AudioSource open(URI location) throws IOException {
		String name = URLDecoder.decode(location.getRawSchemeSpecificPart().replace("+", "%2B"),
				StandardCharsets.UTF_8);
		List<String> names = lines.names();
		if (names.isEmpty()) {
			throw new IOException("no microphone or line was found on this machine; connect one and check the system's "
					+ "sound settings, or use a recording: --source file:line.wav");
		}
		boolean usual = name.equals(DEFAULT);
		if (!usual && !names.contains(name)) {
			throw new IOException("there is no sound input '%s'; there are: %s".formatted(name,
					String.join(", ", names)));
		}
		String reason = "";
		for (PcmFormat format : FORMATS) {
			try {
				String device = usual ? "" : name;
				return new MicrophoneSource(usual ? "the usual microphone" : name, lines.open(device, format), format,
						() -> lines.open(device, format), time);
			} catch (Lines.LineException e) {
				reason = String.valueOf(e.getMessage());
			}
		}
		throw new IOException("%s: can't be opened (%s); close the program that uses it, or allow this one to use it"
				.formatted(usual ? "the usual microphone" : name, reason));
	}
}
