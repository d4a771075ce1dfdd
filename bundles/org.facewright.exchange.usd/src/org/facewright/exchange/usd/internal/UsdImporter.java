package org.facewright.exchange.usd.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.NamedClip;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.exchange.common.ChannelNames;
import org.facewright.exchange.common.FrameRates;
import org.facewright.exchange.common.KeyedPoses;
import org.facewright.exchange.common.Preflight;
import org.osgi.service.component.annotations.Component;

/**
 * Reads blend shape weights of SkelAnimation prims, and MetaHuman curve attributes, from USD text: a track per prim in
 * the order of the file. Other layers that the file refers to are not followed.
 */
@Component
public final class UsdImporter implements TrackImporter {

	static final Parameter<String> PRIM = Parameter.text("prim").label("Prim")
			.describe("Path or name of the prim to read, such as /Root/Anim; empty: all that hold weights");
	static final Parameter<String> FRAME_RATE = Parameter.text("frame-rate").label("Frame rate").unit("fps")
			.describe("Frames per second to sample the file at; empty: as the file says");

	private static final ExchangeFormat FORMAT = new ExchangeFormat("usd", "USD text (.usda)",
			List.of("usda", "usd", "usdc", "usdz"), ParameterSchema.of(PRIM, FRAME_RATE));

	private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
	private static final String BINARY = "PXR-USDC";
	private static final int LARGEST = 1 << 30;
	/** USD's own rate where a file names none. */
	private static final double DEFAULT_TIME_CODES_PER_SECOND = 24;
	/** Above it, time codes are ticks of a clock and not frames. */
	private static final double FASTEST_FRAMES = 240;
	/** As our own files have it. */
	private static final Pattern FRACTION = Pattern.compile("\\d{1,9}(?:/\\d{1,9})?");
	/** Frames times channels of all tracks. */
	private static final long MOST_SAMPLES = 1L << 27;

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	/** By content; binary files are accepted to be refused with the way to convert them. */
	@Override
	public boolean accepts(String fileName, byte[] head) {
		int mark = begins(head, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
		byte[] start = Arrays.copyOfRange(head, mark, Math.min(head.length, mark + 16));
		return begins(start, "#usda ") || begins(start, BINARY) || isPackage(head);
	}

	/** A zip whose first entry is a layer. */
	private static boolean isPackage(byte[] head) {
		if (!begins(head, "PK\3\4") || head.length < 30) {
			return false;
		}
		int length = (head[26] & 0xFF) + 256 * (head[27] & 0xFF);
		String entry = new String(head, 30, Math.min(length, head.length - 30), StandardCharsets.UTF_8);
		return entry.matches("(?s).*\\.usd[ac]?");
	}

	private static boolean begins(byte[] bytes, String ascii) {
		return new String(bytes, 0, Math.min(bytes.length, ascii.length()), StandardCharsets.ISO_8859_1).equals(ascii);
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		byte[] text;
		try (InputStream in = source.open()) {
			text = in.readNBytes(LARGEST + 1);
		}
		if (begins(text, BYTE_ORDER_MARK)) {
			text = Arrays.copyOfRange(text, BYTE_ORDER_MARK.length(), text.length);
		}
		requireText(source.name(), text);
		progress.checkCancelled();
		UsdaReader reader = new UsdaReader(source.name(), text, progress);
		reader.read();
		return new Reading(source.name(), reader, values, progress).result();
	}

	private static void requireText(String name, byte[] text) throws IOException {
		if (begins(text, BINARY)) {
			throw new IOException("%s: this is binary USD; convert it with: usdcat %s -o take.usda".formatted(name,
					name));
		}
		if (isPackage(text)) {
			throw new IOException("%s: this is a package (USDZ); convert it with: usdcat %s -o take.usda".formatted(
					name, name));
		}
		if (text.length > LARGEST) {
			throw new IOException("%s: more than %d MiB of text; split the animation".formatted(name, LARGEST >> 20));
		}
		if (!begins(text, "#usda ")) {
			throw new IOException("%s: it does not begin with #usda, so it is no USD text; choose a .usda file"
					.formatted(name));
		}
	}

	/** One file being read. */
	private static final class Reading {

		private final String name;
		private final UsdaReader reader;
		private final ParameterValues values;
		private final Progress progress;
		private final List<NamedClip> tracks = new ArrayList<>();
		private final List<Problem> problems = new ArrayList<>();
		private long samples;

		Reading(String name, UsdaReader reader, ParameterValues values, Progress progress) {
			this.name = name;
			this.reader = reader;
			this.values = values;
			this.progress = progress;
		}

		ImportResult result() throws IOException {
			List<UsdaReader.Curves> chosen = chosen();
			double timeCodesPerSecond = timeCodesPerSecond();
			for (UsdaReader.Curves curves : chosen) {
				progress.checkCancelled();
				add(curves, timeCodesPerSecond);
			}
			return new ImportResult(tracks, SpeechLanes.EMPTY, problems);
		}

		private List<UsdaReader.Curves> chosen() throws IOException {
			List<UsdaReader.Curves> usable = reader.curves().stream()
					.filter(curves -> !curves.names.isEmpty() && (curves.count > 0 || curves.unanimated != null))
					.toList();
			if (usable.isEmpty()) {
				throw new IOException(nothingToRead());
			}
			String wanted = values.get(PRIM).strip();
			if (wanted.isEmpty()) {
				return usable;
			}
			List<UsdaReader.Curves> chosen = usable.stream()
					.filter(curves -> curves.path.equals(wanted) || curves.primName().equals(wanted)).toList();
			if (chosen.isEmpty()) {
				throw new IOException("%s: no prim '%s' holds weights; choose one of: %s".formatted(name, wanted,
						Preflight.list(usable.stream().map(curves -> curves.path).toList())));
			}
			return chosen;
		}

		private String nothingToRead() {
			Optional<UsdaReader.Curves> named = reader.curves().stream().filter(curves -> !curves.names.isEmpty())
					.findFirst();
			if (named.isPresent()) {
				return "%s: %s names %d blend shapes and has no weights for them; export the animation with it"
						.formatted(name, named.get().path, named.get().names.size());
			}
			return reader.isComposed()
					? "%s: it holds no blend shape animation itself and refers to other files; join them with: %s"
							.formatted(name, "usdcat --flatten " + name + " -o take.usda")
					: "%s: it holds no blend shape animation; choose a file with a SkelAnimation prim that has weights"
							.formatted(name);
		}

		private double timeCodesPerSecond() throws IOException {
			OptionalDouble written = reader.timeCodesPerSecond().isPresent()
					? reader.timeCodesPerSecond()
					: reader.framesPerSecond();
			double rate = written.orElse(DEFAULT_TIME_CODES_PER_SECOND);
			if (!(rate >= 0.001) || rate > 1e9) {
				throw new IOException("%s: %s time codes per second can't be meant; correct timeCodesPerSecond"
						.formatted(name, rate));
			}
			return rate;
		}

		private void add(UsdaReader.Curves curves, double timeCodesPerSecond) throws IOException {
			ChannelSet channels = channels(curves);
			KeyedPoses keys = keys(curves, channels.size(), timeCodesPerSecond);
			FrameRate rate = rate(keys, timeCodesPerSecond, curves.path);
			NamedClip track = new NamedClip(trackName(curves), keys.clip(rate, channels, name + ", " + curves.path));
			samples += (long) track.clip().frameCount() * channels.size();
			if (samples > MOST_SAMPLES) {
				throw new IOException("%s: its %d tracks and more hold more than %d values; split the animation"
						.formatted(name, tracks.size(), MOST_SAMPLES));
			}
			tracks.add(track);
		}

		private ChannelSet channels(UsdaReader.Curves curves) throws IOException {
			return ChannelSet.of(ChannelNames.channels(curves.names).orElseThrow(
					() -> reader.error("%s names a blend shape twice, or one has no name".formatted(curves.path),
							curves.namesLine, "rename the blend shapes")));
		}

		private String trackName(UsdaReader.Curves curves) {
			Set<String> taken = new HashSet<>(tracks.stream().map(NamedClip::name).toList());
			String[] prims = curves.path.split("/");
			String base = prims[prims.length - 1];
			if (prims.length > 2 && base.equals("Anim")) {
				base = prims[prims.length - 2]; // every take's animation is called so; what it belongs to tells more
			}
			String unique = base;
			for (int i = 2; taken.contains(unique); i++) {
				unique = base + " " + i;
			}
			return unique;
		}

		private KeyedPoses keys(UsdaReader.Curves curves, int width, double timeCodesPerSecond) throws IOException {
			float[] unanimated = curves.unanimated;
			if (curves.count == 0 && unanimated != null) {
				requireWidth(curves, unanimated.length, width);
				return new KeyedPoses(new double[1], unanimated, width, KeyedPoses.Between.LINEAR);
			}
			requireWidth(curves, curves.width, width);
			int[] order = order(curves);
			double first = curves.codes[order[0]];
			double origin = Math.min(first, reader.startTimeCode().orElse(first));
			if (origin != 0) {
				problems.add(Problem.info("usd.start",
						"%s starts at time code %s, which became frame 0".formatted(name, origin)));
			}
			double[] seconds = new double[curves.count];
			float[] numbers = new float[curves.count * width];
			for (int key = 0; key < order.length; key++) {
				seconds[key] = (curves.codes[order[key]] - origin) / timeCodesPerSecond;
				System.arraycopy(curves.values, order[key] * width, numbers, key * width, width);
			}
			if (!Double.isFinite(seconds[seconds.length - 1])) {
				throw reader.error("%s has time codes too far apart".formatted(curves.path), curves.valuesLine,
						"correct the file");
			}
			return new KeyedPoses(seconds, numbers, width, KeyedPoses.Between.LINEAR);
		}

		private void requireWidth(UsdaReader.Curves curves, int found, int width) throws IOException {
			if (found != width) {
				throw reader.error("%s has %d weights for %d blend shapes".formatted(curves.path, found, width),
						curves.valuesLine, "repair the file or export it again");
			}
		}

		/** Samples by rising time code, whatever their order in the file. */
		private static int[] order(UsdaReader.Curves curves) {
			boolean rising = true;
			for (int i = 1; i < curves.count; i++) {
				rising &= curves.codes[i] >= curves.codes[i - 1];
			}
			int[] order = IntStream.range(0, curves.count).toArray();
			return rising
					? order
					: Arrays.stream(order).boxed()
							.sorted((a, b) -> Double.compare(curves.codes[a], curves.codes[b]))
							.mapToInt(Integer::intValue).toArray();
		}

		private FrameRate rate(KeyedPoses keys, double timeCodesPerSecond, String path) throws IOException {
			String wanted = values.get(FRAME_RATE).strip();
			if (!wanted.isEmpty()) {
				try {
					return FrameRate.parse(wanted);
				} catch (IllegalArgumentException e) {
					throw new IOException("%s can't be read: frame-rate: %s".formatted(name, e.getMessage()), e);
				}
			}
			Optional<FrameRate> written = noted().filter(
					rate -> Math.abs(rate.framesPerSecond() - timeCodesPerSecond) < 1e-9 * timeCodesPerSecond)
					.or(() -> frames(timeCodesPerSecond)).filter(keys::liesOn)
					.or(() -> frames(reader.framesPerSecond().orElse(0)).filter(keys::liesOn));
			if (written.isPresent()) {
				return written.get();
			}
			FrameRate rate = keys.frameRate().or(() -> frames(reader.framesPerSecond().orElse(0)))
					.orElse(FrameRate.FPS_60);
			problems.add(Problem.warning("usd.frame-rate",
					"%s: the time samples of %s lie between frames; they were sampled at %s fps".formatted(name, path,
							rate),
					"set the parameter 'frame-rate' if that is not what was meant"));
			return rate;
		}

		private static Optional<FrameRate> frames(double framesPerSecond) {
			return framesPerSecond > FASTEST_FRAMES ? Optional.empty() : FrameRates.ofDecimal(framesPerSecond);
		}

		private Optional<FrameRate> noted() {
			if (!FRACTION.matcher(reader.frameRate()).matches()) {
				return Optional.empty();
			}
			try {
				return Optional.of(FrameRate.parse(reader.frameRate()));
			} catch (IllegalArgumentException e) {
				return Optional.empty(); // anybody may note other things there, such as 0
			}
		}
	}
}
