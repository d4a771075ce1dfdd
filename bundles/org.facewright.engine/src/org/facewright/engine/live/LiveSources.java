package org.facewright.engine.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.live.LiveInput;
import org.facewright.engine.Providers;

/** Reads what a user writes as a source: a device, a recording that plays as if live, or a protocol to listen to. */
public final class LiveSources {

	private static final String FILE = "file:";

	private LiveSources() {
	}

	/** Whether the text means sound and not poses. */
	public static boolean isSound(Providers providers, String text) {
		return soundLocation(providers, text).isPresent();
	}

	/** The location of sound: {@code file:line.wav} and the name of a file that exists, or what an input accepts. */
	private static Optional<URI> soundLocation(Providers providers, String text) {
		try {
			if (text.startsWith(FILE) && !text.startsWith(FILE + "/")) {
				return Optional.of(Path.of(text.substring(FILE.length())).toAbsolutePath().toUri());
			}
			if (!text.startsWith(FILE) && Files.isRegularFile(Path.of(text))) {
				return Optional.of(Path.of(text).toAbsolutePath().toUri());
			}
		} catch (InvalidPathException e) {
			// no file: perhaps a device
		}
		try {
			URI location = URI.create(text.matches("[a-z]+:?") ? text.replace(":", "") + ":default" : text);
			providers.audioInput(location);
			return Optional.of(location);
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	/**
	 * Opens a source of sound. A recording plays at a pace, a device has its own.
	 *
	 * @param pace     1 for real time
	 * @param repeated whether a recording starts again at its end
	 * @throws IOException              when it can't be opened
	 * @throws IllegalArgumentException with a sentence for the user when nothing can read it, or a device should be paced
	 */
	public static AudioSource openSound(Providers providers, String text, double pace, boolean repeated, Clock clock)
			throws IOException {
		URI location = soundLocation(providers, text).orElseThrow(() -> new IllegalArgumentException(
				"nothing installed can listen to '%s'; write mic:default, file:line.wav, or a protocol such as "
						.formatted(text) + "livelink://127.0.0.1"));
		AudioInput input = providers.audioInput(location);
		if ("file".equals(location.getScheme())) {
			return new PacedSource(input, location, pace, repeated, clock);
		}
		if (pace != 1 || repeated) {
			throw new IllegalArgumentException(
					"'%s' has its own pace; --pace and --repeat are for recordings".formatted(text));
		}
		return input.open(location);
	}

	/**
	 * Reads {@code protocol://host:port?name=value&…#channels}. Host and port may be left out; {@code subject} chooses
	 * whose poses are taken, other names are parameters of the protocol.
	 *
	 * @param usual channels it gives when the text names none
	 * @throws IllegalArgumentException with a sentence for the user
	 */
	public static LiveSetup.Input input(Providers providers, String text, ChannelGroup usual) {
		int hash = text.indexOf('#');
		URI uri = Target.uri(hash < 0 ? text : text.substring(0, hash));
		LiveInput input = providers.liveInput(uri.getScheme());
		Map<String, String> query = Target.query(uri);
		String subject = Optional.ofNullable(query.remove("subject")).orElse("");
		return new LiveSetup.Input(input, Target.withPort(uri, input.defaultPort()), input.parameters().parse(query),
				subject, hash < 0 ? usual : new ChannelGroup(text.substring(hash + 1)));
	}
}
