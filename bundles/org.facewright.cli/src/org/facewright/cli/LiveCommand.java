package org.facewright.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.facewright.api.audio.AudioSource;
import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveSink;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.core.progress.Problem;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.ChannelChoice;
import org.facewright.engine.FallbackBackend;
import org.facewright.engine.FilterStep;
import org.facewright.engine.Providers;
import org.facewright.engine.live.ChannelGroup;
import org.facewright.engine.live.Clock;
import org.facewright.engine.live.LiveReport;
import org.facewright.engine.live.LiveSession;
import org.facewright.engine.live.LiveSetup;
import org.facewright.engine.live.LiveSources;
import org.facewright.engine.live.PoseMap;
import org.facewright.engine.live.Target;
import org.facewright.exchange.common.NameMaps;
import org.facewright.operations.Failures;
import org.facewright.operations.FilterSpec;
import org.facewright.operations.LineGenerator;
import org.facewright.operations.LivePoseMap;
import org.facewright.operations.LiveTakes;
import org.facewright.operations.SourceDelays;
import org.facewright.operations.exchange.UserFolders;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code live}: from a microphone, a recording or a protocol to running programs, and into takes. */
@CommandLine.Command(name = "live", description = "Animates live: sound or received poses come in, poses go out to running"
		+ " programs, and what is sent can be recorded. Ctrl-C ends it in order.", footer = { "",
				"Sources: mic:default, mic:<name> (see --list-devices), file:line.wav, or a protocol to listen to,"
						+ " such as livelink://0.0.0.0:11111. With several, sound leads; a protocol beside it gives"
						+ " the upper face and the head unless it says otherwise: livelink:#brow*,eye*.",
				"Targets: protocol://host:port?name=value&…; this machine unless a host is named. rate, delay"
						+ " (ms), gain and map (see 'maps') are the session's, other names the protocol's:"
						+ " livelink:?rate=60&delay=40." })
final class LiveCommand extends Command {

	private static final long TICK_MILLIS = 100;
	private static final double STATS_SECONDS = 1;

	@Option(names = { "-s", "--source" }, paramLabel = "<source>", description = "What leads or lays channels over it;"
			+ " several times (mic:default).")
	List<String> sources = new ArrayList<>();

	@Option(names = "--pace", paramLabel = "<pace>", defaultValue = "real-time", description = "How fast a recording"
			+ " plays: real-time, or such as 4x (${DEFAULT-VALUE}).")
	String pace = "real-time";

	@Option(names = "--repeat", description = "Starts a recording again at its end.")
	boolean repeated;

	@Option(names = "--channel", paramLabel = "<which>", defaultValue = "mix", description = "Channel that holds the"
			+ " voice: mix, left, right, or a number from 1 (${DEFAULT-VALUE}).")
	String channel = "mix";

	@Option(names = "--voice-gain", paramLabel = "<dB>", defaultValue = "0", description = "Gain of the voice"
			+ " (${DEFAULT-VALUE} dB).")
	double voiceGainDb;

	@Option(names = { "-b", "--backend" }, paramLabel = "<id>", defaultValue = "embedded", description = "Motion"
			+ " backend, as 'backends' lists them (${DEFAULT-VALUE}).")
	String backend = "embedded";

	@Option(names = "--stand-in", paramLabel = "<id>", description = "Backend that takes over while the other fails, or"
			+ " none; by default embedded for nim, none for others.")
	@Nullable
	String standIn;

	@Option(names = "--set", paramLabel = "<name=value>", description = "Sets a parameter of the backend.")
	Map<String, String> settings = new LinkedHashMap<>();

	@Option(names = { "-t", "--target" }, paramLabel = "<target>", description = "Where poses are sent; several times.")
	List<String> targets = new ArrayList<>();

	@Option(names = "--filter", paramLabel = "<filter>", description = "A live filter with its values, such as"
			+ " one-euro:channels=brow*+eye*; several times, in order.")
	List<String> filters = new ArrayList<>();

	@Option(names = "--gain", paramLabel = "<channels=factor>", description = "Scales channels: lower=1.2, jaw*=0.8;"
			+ " several times.")
	Map<String, Double> gains = new LinkedHashMap<>();

	@Option(names = "--mirror", description = "Left and right change sides.")
	boolean mirror;

	@Option(names = "--neutral", description = "The first still second is the performer's neutral face and is taken off.")
	boolean neutral;

	@Option(names = "--rate", paramLabel = "<fps>", defaultValue = "60", description = "Frame rate of received poses when"
			+ " there is no sound (${DEFAULT-VALUE}); with sound the backend's counts.")
	String rate = "60";

	@Option(names = { "-r", "--record" }, paramLabel = "<file.fwz>", description = "Records a take into this project,"
			+ " which is made when there is none.")
	@Nullable
	Path record;

	@Option(names = "--armed", description = "Each line on standard input begins or ends a take, which is named after the"
			+ " line; without it the take lasts as long as the session.")
	boolean armed;

	@Option(names = "--pre-roll", paramLabel = "<seconds>", defaultValue = "30", description = "How much of what was"
			+ " before a take it contains, 0 to 300 (${DEFAULT-VALUE}).")
	double preRoll;

	@Option(names = "--fps", paramLabel = "<rate>", description = "Frame rate of a project that is made; the rate of what"
			+ " was sent unless given.")
	@Nullable
	String projectRate;

	@Option(names = "--duration", paramLabel = "<seconds>", description = "Ends the session after this time.")
	double duration = Double.POSITIVE_INFINITY;

	@Option(names = "--stats", paramLabel = "text|json", arity = "0..1", fallbackValue = "text", description = "Prints"
			+ " every second how it goes, as text or as one JSON object a line.")
	@Nullable
	String stats;

	@Option(names = "--list-devices", description = "Lists sound inputs and protocols, and ends.")
	boolean listDevices;

	/** Lines that came on standard input. */
	private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
	private boolean toBegin;
	private int problemsTold;

	LiveCommand(Providers providers, Terminal terminal) {
		super(providers, terminal);
	}

	@Override
	int run() throws IOException, MotionException {
		if (listDevices) {
			return list();
		}
		requireSense();
		Path project = record;
		if (project != null) {
			recover(project);
		}
		try (LiveSession session = open()) {
			return perform(session, project);
		}
	}

	private void requireSense() {
		String shown = stats;
		if (shown != null && !List.of("text", "json").contains(shown)) {
			throw usage("--stats is text or json, not '%s'".formatted(shown));
		}
		if (!(duration > 0)) {
			throw usage("--duration must be more than 0 seconds");
		}
		if (!(preRoll >= 0 && preRoll <= 300)) {
			throw usage("--pre-roll is 0 to 300 seconds");
		}
		if (armed && record == null) {
			throw usage("--armed needs --record: say where takes go");
		}
		Path project = record;
		if (project != null && !project.toString().toLowerCase(Locale.ROOT).endsWith(".fwz")) {
			throw usage("--record writes projects: %s must end in .fwz".formatted(project));
		}
	}

	private int list() {
		List<URI> inputs = providers.audioLocations();
		List<List<String>> rows = new ArrayList<>();
		inputs.forEach(input -> rows.add(List.of("sound", input.toString(), "")));
		for (LiveInput input : providers.liveInputs()) {
			rows.add(
					List.of("receives", "%s://127.0.0.1:%d".formatted(input.id(), input.defaultPort()), input.label()));
		}
		for (LiveSink sink : providers.liveSinks()) {
			rows.add(List.of("sends", "%s://127.0.0.1:%d".formatted(sink.id(), sink.defaultPort()), sink.label()));
		}
		terminal.table(rows);
		if (inputs.isEmpty()) {
			terminal.note("no sound input was found on this machine; a recording can play as if live:"
					+ " --source file:line.wav");
		}
		terminal.json(json -> {
			json.writeArrayFieldStart("soundInputs");
			for (URI input : inputs) {
				json.writeString(input.toString());
			}
			json.writeEndArray();
			json.writeArrayFieldStart("receives");
			for (LiveInput input : providers.liveInputs()) {
				Json.protocol(json, input.id(), input.label(), input.defaultPort(), input.parameters());
			}
			json.writeEndArray();
			json.writeArrayFieldStart("sends");
			for (LiveSink sink : providers.liveSinks()) {
				Json.protocol(json, sink.id(), sink.label(), sink.defaultPort(), sink.parameters());
			}
			json.writeEndArray();
		});
		return ExitCode.OK;
	}

	/** Takes that a crash left beside the project go into it first. */
	private void recover(Path project) throws IOException {
		for (Path journal : LiveTakes.journals(project)) {
			try {
				LiveTakes.Added added = LiveTakes.add(project, journal, rateOfProject());
				terminal.note("recovered: take '%s', %d frames from %s".formatted(added.name(), added.frames(),
						journal.getFileName()));
			} catch (IOException e) {
				terminal.note("%s: %s".formatted(journal.getFileName(), Failures.sentence(e)));
			}
		}
	}

	private Optional<FrameRate> rateOfProject() {
		String text = projectRate;
		return text == null ? Optional.empty() : Optional.of(FrameRate.parse(text));
	}

	private LiveSession open() throws IOException, MotionException {
		List<String> wanted = sources.isEmpty() ? List.of("mic:default") : sources;
		List<String> sounds = wanted.stream().filter(text -> isSound(text)).toList();
		if (sounds.size() > 1) {
			throw usage("one source of sound at a time, not " + String.join(" and ", sounds));
		}
		double factor = pace(pace);
		ChannelGroup usual = sounds.isEmpty() ? ChannelGroup.ALL : ChannelGroup.CAMERA;
		List<LiveSetup.Input> inputs = wanted.stream().filter(text -> !sounds.contains(text))
				.map(text -> LiveSources.input(providers, text, usual)).toList();
		List<Target> sinks = targets.stream().map(text -> Target.parse(providers, text, LiveCommand::map)).toList();
		List<LiveSetup.Filter> live = filters.stream().map(this::filter).toList();
		Map<ChannelGroup, Double> scaled = new LinkedHashMap<>();
		gains.forEach((group, gain) -> scaled.put(new ChannelGroup(group), gain));
		Optional<LiveSetup.Sound> sound = sounds.isEmpty()
				? Optional.empty()
				: Optional.of(sound(sounds.getFirst(), factor));
		return LiveSession.start(
				new LiveSetup(sound, inputs, FrameRate.parse(rate), scaled, live, mirror, sinks, preRoll),
				providers.resampler(), Clock.SYSTEM);
	}

	/** Name maps by id or file, several joined by commas. */
	private static PoseMap.Maker map(String texts) {
		try {
			return LivePoseMap.maker(NameMaps.find(texts, Optional.of(UserFolders.current().maps())));
		} catch (IOException e) {
			throw new IllegalArgumentException(Failures.sentence(e), e);
		}
	}

	private boolean isSound(String text) {
		boolean isProtocol = providers.liveInputs().stream()
				.anyMatch(input -> text.equals(input.id()) || text.startsWith(input.id() + ":"));
		return !isProtocol;
	}

	/** A remote service gets a backend that stands in while it fails, unless none is wanted. */
	private MotionBackend motion() throws MotionException {
		String chosen = standIn;
		String usual = backend.equals("nim") ? "embedded" : "none";
		String other = chosen == null ? usual : chosen;
		LineGenerator backends = new LineGenerator(providers);
		return other.equals("none") || other.equals(backend)
				? backends.usableBackend(backend)
				: new FallbackBackend(providers.motionBackend(backend), backends.usableBackend(other),
						problem -> terminal.problem("live", problem));
	}

	private LiveSetup.Sound sound(String text, double factor) throws IOException, MotionException {
		MotionBackend motion = motion();
		var values = motion.info().parameters().parse(settings);
		ChannelChoice choice = ChannelChoice.parse(channel);
		double earlier = SourceDelays.ofUser().millis(text).orElse(0);
		AudioSource source = openSound(text, factor);
		return new LiveSetup.Sound(text, source, factor, choice, Math.pow(10, voiceGainDb / 20), earlier, motion,
				values);
	}

	/** A device that is not there is told as a backend that is not there is. */
	private AudioSource openSound(String text, double factor) throws IOException, MotionException {
		try {
			return LiveSources.openSound(providers, text, factor, repeated, Clock.SYSTEM);
		} catch (IOException e) {
			if (text.startsWith("mic")) {
				throw new MotionException(MotionException.Reason.UNAVAILABLE, Failures.sentence(e), e);
			}
			throw e;
		}
	}

	private static double pace(String text) {
		if (text.equals("real-time")) {
			return 1;
		}
		try {
			double factor = Double.parseDouble(text.replaceFirst("[x×]$", ""));
			if (factor > 0 && factor <= 100) {
				return factor;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw new IllegalArgumentException(
				"--pace is real-time or a factor up to 100 such as 4x, not '%s'".formatted(text));
	}

	private LiveSetup.Filter filter(String text) {
		FilterSpec spec = FilterSpec.parse(text);
		FilterStep step = spec.resolve(providers);
		if (!spec.region().equals(FrameRange.parse("..")) || spec.featherFrames() != 0) {
			throw new IllegalArgumentException(
					"%s: live there is no end, so region and feather mean nothing".formatted(text));
		}
		return new LiveSetup.Filter(step.filter(), step.values(),
				spec.channels().equals("*") ? ChannelGroup.ALL : new ChannelGroup(spec.channels()), spec.amount());
	}

	private int perform(LiveSession session, @Nullable Path project) throws IOException, MotionException {
		if (neutral) {
			session.calibrateNeutral();
		}
		toBegin = project != null && !armed;
		if (armed) {
			listen();
			terminal.note("armed: a line on standard input begins a take, the next one ends it");
		}
		terminal.note("live: %s at %s fps; Ctrl-C ends it".formatted(session.channels(), session.frameRate()));
		boolean cancelled = false;
		try {
			goOn(session, project);
		} catch (CancellationException e) {
			cancelled = true;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			cancelled = true;
		}
		return end(session, project, cancelled);
	}

	private void goOn(LiveSession session, @Nullable Path project) throws IOException, InterruptedException {
		var progress = terminal.progress();
		long start = System.nanoTime();
		double next = STATS_SECONDS;
		while (!session.awaitEnd(TICK_MILLIS)) {
			progress.checkCancelled();
			beginWhenFramesCome(session, project);
			tellProblems(session);
			double seconds = (System.nanoTime() - start) / 1e9;
			if (project != null) {
				obeyLines(session, project);
			}
			if (stats != null && seconds >= next) {
				next += STATS_SECONDS;
				print(session.report(), false);
			}
			if (seconds >= duration) {
				session.finish();
				return;
			}
		}
	}

	private void tellProblems(LiveSession session) {
		List<Problem> problems = session.problems();
		for (; problemsTold < problems.size(); problemsTold++) {
			terminal.problem("live", problems.get(problemsTold));
		}
	}

	/** The take of a whole session; what came before it was noticed is in its pre-roll. */
	private void beginWhenFramesCome(LiveSession session, @Nullable Path project) throws IOException {
		if (toBegin && project != null && session.hasFrames()) {
			toBegin = false;
			startTake(session, project, "take");
		}
	}

	private void obeyLines(LiveSession session, Path project) throws IOException {
		for (String line = lines.poll(); line != null; line = lines.poll()) {
			if (session.isRecording()) {
				stopTake(session, project);
			} else if (session.hasFrames()) {
				startTake(session, project, line.isBlank() ? "take" : line.strip());
			} else {
				terminal.note("nothing has come yet that could be recorded");
			}
		}
	}

	private int end(LiveSession session, @Nullable Path project, boolean cancelled)
			throws IOException, MotionException {
		beginWhenFramesCome(session, project);
		if (session.isRecording() && project != null) {
			stopTake(session, project);
		}
		session.close();
		print(session.report(), true);
		session.requireNoFailure();
		if (cancelled) {
			terminal.note("ended");
			return ExitCode.CANCELLED;
		}
		return ExitCode.OK;
	}

	private void startTake(LiveSession session, Path project, String name) throws IOException {
		Path folder = project.toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		session.startTake(LiveTakes.newJournal(project), name, preRoll);
		terminal.note("recording: " + name);
	}

	private void stopTake(LiveSession session, Path project) throws IOException {
		Path journal = session.stopTake();
		LiveTakes.Added added = LiveTakes.add(project, journal, rateOfProject());
		terminal.problems(project.toString(), added.problems());
		terminal.note("recorded: take '%s' in %s, %d frames from %s%s".formatted(added.name(), project, added.frames(),
				added.timecode(), added.gaps() == 0 ? "" : ", %d gaps are marked".formatted(added.gaps())));
	}

	private void listen() {
		Thread reader = new Thread(() -> {
			try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
				for (String line = in.readLine(); line != null; line = in.readLine()) {
					lines.add(line);
				}
			} catch (IOException e) {
				terminal.note("standard input can't be read any more: " + e.getMessage());
			}
		}, "facewright-take-lines");
		reader.setDaemon(true);
		reader.start();
	}

	private void print(LiveReport report, boolean last) {
		if ("json".equals(stats)) {
			terminal.line(json -> LiveStatistics.write(json, report, last));
		} else if (stats != null || last) {
			LiveStatistics.lines(report, last).forEach(last ? terminal::note : terminal::result);
		}
		if (last) {
			terminal.json(json -> LiveStatistics.write(json, report, true));
		}
	}
}
