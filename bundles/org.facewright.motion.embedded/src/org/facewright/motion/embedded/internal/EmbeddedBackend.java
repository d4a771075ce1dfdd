package org.facewright.motion.embedded.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.inference.SessionSettings;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.FrameSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionException.Reason;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionRequest;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelKind;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.time.FrameRate;
import org.facewright.motion.embedded.internal.ModelPackage.NetworkFile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The model that ships. Live requests run the network with the short look-ahead, all others the one that looks further
 * ahead. The manifest is read on first use, and the networks are hashed and loaded when a session opens.
 */
@Component
public final class EmbeddedBackend implements MotionBackend {

	static final String ID = "embedded";
	static final String LIVE = "live";
	static final String FILE = "file";
	/** The network that fits the request. */
	private static final String AUTO = "auto";

	private static final String LABEL = "Embedded speech model";
	/** Rate and frames stand in while there is no model to ask. */
	private static final int USUAL_SAMPLE_RATE = 16_000;

	private final InferenceBackend inference;
	private volatile Optional<ModelPackage> read = Optional.empty();

	@Activate
	public EmbeddedBackend(@Reference InferenceBackend inference) {
		this.inference = inference;
	}

	@Override
	public MotionInfo info() {
		try {
			return info(model());
		} catch (MotionException e) {
			return new MotionInfo(ID, LABEL, ID, "", USUAL_SAMPLE_RATE, FrameRate.FPS_100, Arkit.FACE,
					MouthSettings.SCHEMA, 0);
		}
	}

	/** The hash is that of the network for files: what a project's takes are made with. */
	private static MotionInfo info(ModelPackage model) throws MotionException {
		return new MotionInfo(ID, LABEL, model.id() + " " + model.version(), model.network(FILE).sha256(),
				model.sampleRate(), new FrameRate(model.sampleRate(), model.hop()), channels(model),
				MouthSettings.SCHEMA, Alignment.of(model, model.network(LIVE)).latencySeconds());
	}

	private static ChannelSet channels(ModelPackage model) {
		List<Channel> channels = new ArrayList<>(Arkit.FACE.channels());
		for (String phone : model.phones()) {
			channels.add(new Channel(MotionInfo.PHONE_PREFIX + phone, ChannelKind.PROBABILITY));
		}
		for (Voice voice : Voice.values()) {
			channels.add(new Channel(MotionInfo.VOICE_PREFIX + voice.channelName(), ChannelKind.PROBABILITY));
		}
		return ChannelSet.of(channels);
	}

	@Override
	public Availability availability() {
		try {
			ModelPackage model = model();
			for (NetworkFile network : List.of(model.network(LIVE), model.network(FILE))) {
				if (!Files.isRegularFile(network.file()) || Files.size(network.file()) != network.bytes()) {
					return new Availability(
							"%s: missing or damaged; install the product again".formatted(network.file()));
				}
			}
			return Availability.USABLE;
		} catch (MotionException | IOException e) {
			return new Availability(String.valueOf(e.getMessage()));
		}
	}

	private ModelPackage model() throws MotionException {
		Optional<ModelPackage> known = read;
		if (known.isEmpty()) {
			Path folder = ModelFolders.find(ID)
					.orElseThrow(() -> new MotionException(Reason.UNAVAILABLE,
							"the folder models/%s was not found; install the product again, or name the folder that "
									.formatted(ID) + "holds it with -D" + ModelFolders.PROPERTY + "=FOLDER"));
			known = Optional.of(ModelPackage.read(folder));
			read = known;
		}
		return known.get();
	}

	@Override
	public MotionSession open(MotionRequest request, FrameSink sink, Progress progress) throws MotionException {
		ModelPackage model = model();
		requireMovable(request);
		String chosen = request.values().get(MouthSettings.NETWORK);
		NetworkFile network = model.network(chosen.equals(AUTO) ? request.live() ? LIVE : FILE : chosen);
		MouthSettings settings = MouthSettings.of(request.values());
		ModelPackage.verify(network);
		InferenceSession session;
		try {
			session = inference.open(network.file(), SessionSettings.CPU, progress);
		} catch (InferenceException e) {
			throw Speech.failure(e);
		}
		try {
			Speech speech = new Speech(session, model, network, Speech.framesPerRun(request.live()));
			MouthShaping shaping = new MouthShaping(model, settings, new Emotions(request.values(), request.curves()),
					request.live());
			List<Segment> said = request.speech().phones();
			Optional<Guide> guide = said.isEmpty() ? Optional.empty() : Optional.of(new Guide(model, said));
			return new EmbeddedSession(request.name(), Alignment.of(model, network), speech, guide, shaping, sink,
					progress);
		} catch (MotionException | RuntimeException e) {
			session.close();
			throw e;
		}
	}

	/** Moods may move over time; all else is read once. */
	private static void requireMovable(MotionRequest request) {
		List<String> movable = Emotions.parameters().stream().map(Parameter::name).toList();
		for (String name : request.curves().keySet()) {
			if (!movable.contains(name)) {
				throw new IllegalArgumentException("the parameter '%s' can't move over time here; those that can are %s"
						.formatted(name, String.join(", ", movable)));
			}
		}
		if (!request.regions().isEmpty()) {
			throw new IllegalArgumentException(
					"the backend '%s' takes one value per parameter for a whole recording".formatted(ID));
		}
	}
}
