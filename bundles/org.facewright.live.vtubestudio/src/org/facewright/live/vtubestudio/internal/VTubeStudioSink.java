package org.facewright.live.vtubestudio.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveSink;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRate;
import org.facewright.live.common.Endpoint;
import org.osgi.service.component.annotations.Component;

/**
 * A plugin of VTube Studio that sets its parameters. The user allows it there once; the token that comes of it is kept
 * for this user, outside of projects.
 */
@Component
public final class VTubeStudioSink implements LiveSink {

	static final String ID = "vtubestudio";
	static final String LABEL = "VTube Studio";
	static final int PORT = 8001;
	static final Parameter<String> INPUTS = Parameter.choice("inputs", "tracking", "custom", "both").label("Inputs")
			.describe("Sets the parameters that cameras set too, which moves every model, or one of our own per "
					+ "channel, which the model's settings must map, or both.");
	static final Parameter<String> PREFIX = Parameter.text("prefix").otherwise("Fw").label("Prefix")
			.describe("Beginning of the names of our own parameters, letters and digits.");
	static final Parameter<String> MODE = Parameter.choice("mode", "set", "add").label("Mode")
			.describe("Replaces what others set, which only one plugin may do, or adds to it.");
	static final Parameter<Boolean> FACE_FOUND = Parameter.flag("face-found").otherwise(true).label("Face found")
			.describe("Lets the program take the face as found, so that no animation for lost faces plays.");
	static final Parameter<Integer> LIMIT = Parameter.integer("limit").between(2, 120).otherwise(60).label("Limit")
			.unit("times a second").describe("How often parameters are set at most; the newest pose is taken.");

	private static final ParameterSchema SCHEMA = ParameterSchema.of(INPUTS, PREFIX, MODE, FACE_FOUND, LIMIT);
	private static final int LONGEST_PREFIX = 10;

	private final TokenStore tokens;

	/** Keeps tokens where this user's programs keep such things. */
	public VTubeStudioSink() {
		this(TokenStore.ofThisUser());
	}

	VTubeStudioSink(TokenStore tokens) {
		this.tokens = tokens;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String label() {
		return LABEL;
	}

	@Override
	public int defaultPort() {
		return PORT;
	}

	@Override
	public ParameterSchema parameters() {
		return SCHEMA;
	}

	@Override
	public LiveConnection connect(URI target, ChannelSet channels, FrameRate rate, ParameterValues values)
			throws IOException {
		String prefix = values.get(PREFIX);
		if (!prefix.matches("[A-Za-z0-9]{0," + LONGEST_PREFIX + "}")) {
			throw new IOException("%s: '%s' is no prefix; write at most %d letters and digits".formatted(target, prefix,
					LONGEST_PREFIX));
		}
		InetSocketAddress address = Endpoint.remote(target, PORT);
		String inputs = values.get(INPUTS);
		Injection injection = new Injection(channels, !inputs.equals("custom"), !inputs.equals("tracking"), prefix,
				values.get(MODE), values.get(FACE_FOUND));
		if (injection.isEmpty()) {
			throw new IOException(("%s: none of the channels has a parameter there; send channels of a face, or set "
					+ "inputs to custom").formatted(target));
		}
		return new VTubeSession(address, tokens, channels, injection, values.get(LIMIT)).start();
	}
}
