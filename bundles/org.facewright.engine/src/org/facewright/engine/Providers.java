package org.facewright.engine;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

import org.facewright.api.audio.AudioInput;
import org.facewright.api.audio.AudioOutput;
import org.facewright.api.audio.AudioResampler;
import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.api.filter.TrackFilter;
import org.facewright.api.inference.InferenceBackend;
import org.facewright.api.inference.OptionalRuntime;
import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveSink;
import org.facewright.api.motion.ModelLibrary;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.qc.QualityCheck;
import org.facewright.api.render.RenderEngine;
import org.facewright.api.speech.SpeechAligner;
import org.facewright.api.video.FilmOutput;
import org.facewright.engine.install.BundleFault;
import org.facewright.engine.install.StudioBundles;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.util.tracker.ServiceTracker;

/**
 * All providers that are installed now. They come and go while the program runs; each list is a snapshot, sorted by id.
 * Of two with one id the one that came last is found. Those of a studio's bundles stand behind a guard: whatever they
 * throw arrives as the contract's own exception, or as a sentence that names the jar. Safe for use from any thread.
 */
@Component(service = Providers.class)
public final class Providers {

	private final List<AudioInput> audioInputs = new CopyOnWriteArrayList<>();
	private final List<AudioOutput> audioOutputs = new CopyOnWriteArrayList<>();
	private final List<AudioResampler> resamplers = new CopyOnWriteArrayList<>();
	private final List<InferenceBackend> inferenceBackends = new CopyOnWriteArrayList<>();
	private final List<OptionalRuntime> optionalRuntimes = new CopyOnWriteArrayList<>();
	private final List<MotionBackend> motionBackends = new CopyOnWriteArrayList<>();
	private final List<ModelLibrary> modelLibraries = new CopyOnWriteArrayList<>();
	private final List<TrackFilter> filters = new CopyOnWriteArrayList<>();
	private final List<QualityCheck> qualityChecks = new CopyOnWriteArrayList<>();
	private final List<TrackExporter> exporters = new CopyOnWriteArrayList<>();
	private final List<TrackImporter> importers = new CopyOnWriteArrayList<>();
	private final List<LiveSink> liveSinks = new CopyOnWriteArrayList<>();
	private final List<LiveInput> liveInputs = new CopyOnWriteArrayList<>();
	private final List<SpeechAligner> aligners = new CopyOnWriteArrayList<>();
	private final List<FilmOutput> filmOutputs = new CopyOnWriteArrayList<>();
	private final List<RenderEngine> renderEngines = new CopyOnWriteArrayList<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final List<Services<?>> services = new ArrayList<>();
	private final StudioBundles studioBundles;

	/** Nothing but what is added by hand. */
	public Providers() {
		studioBundles = new StudioBundles(null);
	}

	/** All services that there are and will be. */
	@Activate
	public Providers(BundleContext context) {
		studioBundles = new StudioBundles(context);
		studioBundles.onWithdrawal(bundle -> services.forEach(each -> each.withdraw(bundle)));
		follow(context, AudioInput.class, this::addAudioInput, this::removeAudioInput);
		follow(context, AudioOutput.class, this::addAudioOutput, this::removeAudioOutput);
		follow(context, AudioResampler.class, this::addResampler, this::removeResampler);
		follow(context, InferenceBackend.class, this::addInferenceBackend, this::removeInferenceBackend);
		follow(context, OptionalRuntime.class, this::addOptionalRuntime, this::removeOptionalRuntime);
		follow(context, MotionBackend.class, this::addMotionBackend, this::removeMotionBackend);
		follow(context, ModelLibrary.class, this::addModelLibrary, this::removeModelLibrary);
		follow(context, TrackFilter.class, this::addFilter, this::removeFilter);
		follow(context, QualityCheck.class, this::addQualityCheck, this::removeQualityCheck);
		follow(context, TrackExporter.class, this::addExporter, this::removeExporter);
		follow(context, TrackImporter.class, this::addImporter, this::removeImporter);
		follow(context, LiveSink.class, this::addLiveSink, this::removeLiveSink);
		follow(context, LiveInput.class, this::addLiveInput, this::removeLiveInput);
		follow(context, SpeechAligner.class, this::addAligner, this::removeAligner);
		follow(context, FilmOutput.class, this::addFilmOutput, this::removeFilmOutput);
		follow(context, RenderEngine.class, this::addRenderEngine, this::removeRenderEngine);
	}

	/** The studio's own bundles, and what is wrong with them. */
	public StudioBundles studioBundles() {
		return studioBundles;
	}

	private <T> void follow(BundleContext context, Class<T> type, Consumer<T> add, Consumer<T> remove) {
		Services<T> followed = new Services<>(context, type, add, remove);
		services.add(followed);
		followed.open();
	}

	/** Services of one kind on their way into a list; those of a studio's bundle behind their guard. */
	private final class Services<T> extends ServiceTracker<T, T> {

		private final Class<T> type;
		private final Consumer<T> add;
		private final Consumer<T> remove;

		Services(BundleContext context, Class<T> type, Consumer<T> add, Consumer<T> remove) {
			super(context, type, null);
			this.type = type;
			this.add = add;
			this.remove = remove;
		}

		@Override
		@SuppressWarnings("null") // null tells the tracker to leave the service alone
		public @Nullable T addingService(ServiceReference<T> reference) {
			Bundle bundle = reference.getBundle();
			T service = context.getService(reference);
			if (service == null) {
				studioBundles.failed(bundle, type.getSimpleName());
				return null;
			}
			try {
				T guarded = studioBundles.guarded(type, service, bundle);
				add.accept(guarded);
				return guarded;
			} catch (BundleFault e) {
				context.ungetService(reference); // told among the bundle's troubles
				return null;
			}
		}

		@Override
		@SuppressWarnings("null")
		public void removedService(ServiceReference<T> reference, T service) {
			remove.accept(service);
			context.ungetService(reference);
		}

		void withdraw(Bundle bundle) {
			ServiceReference<T>[] references = getServiceReferences();
			if (references != null) {
				for (ServiceReference<T> reference : references) {
					T service = reference.getBundle() == bundle ? getService(reference) : null;
					if (service != null) {
						remove.accept(service);
					}
				}
			}
		}
	}

	/** @param listener called, from any thread, whenever a provider has come or gone */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	public List<InferenceBackend> inferenceBackends() {
		return sorted(inferenceBackends, InferenceBackend::id);
	}

	/** What can be fetched for inference besides what came with the product. */
	public List<OptionalRuntime> optionalRuntimes() {
		return sorted(optionalRuntimes, OptionalRuntime::id);
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is no such runtime */
	public OptionalRuntime optionalRuntime(String id) {
		return find("runtime", id, optionalRuntimes, OptionalRuntime::id);
	}

	public List<MotionBackend> motionBackends() {
		return sorted(motionBackends, backend -> backend.info().id());
	}

	public List<ModelLibrary> modelLibraries() {
		return sorted(modelLibraries, ModelLibrary::id);
	}

	public List<TrackFilter> filters() {
		return sorted(filters, TrackFilter::id);
	}

	/** Checks that bundles add to those of the product. */
	public List<QualityCheck> qualityChecks() {
		return sorted(qualityChecks, QualityCheck::id);
	}

	public List<TrackExporter> exporters() {
		return sorted(exporters, exporter -> exporter.format().id());
	}

	public List<TrackImporter> importers() {
		return sorted(importers, importer -> importer.format().id());
	}

	public List<LiveSink> liveSinks() {
		return sorted(liveSinks, LiveSink::id);
	}

	public List<LiveInput> liveInputs() {
		return sorted(liveInputs, LiveInput::id);
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is no such protocol to send */
	public LiveSink liveSink(String id) {
		return find("protocol to send", id, liveSinks, LiveSink::id);
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is no such protocol to receive */
	public LiveInput liveInput(String id) {
		return find("protocol to receive", id, liveInputs, LiveInput::id);
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is no such backend */
	public MotionBackend motionBackend(String id) {
		return find("backend", id, motionBackends, backend -> backend.info().id());
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is no such filter */
	public TrackFilter filter(String id) {
		return find("filter", id, filters, TrackFilter::id);
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is no such format to write */
	public TrackExporter exporter(String formatId) {
		return find("format to write", formatId, exporters, exporter -> exporter.format().id());
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is no such format to read */
	public TrackImporter importer(String formatId) {
		return find("format to read", formatId, importers, importer -> importer.format().id());
	}

	/** The importer that reads what the format's exporter writes: of the same id, or the only one with its suffix. */
	public Optional<TrackImporter> importerOf(ExchangeFormat format) {
		Optional<TrackImporter> sameId = importers().stream()
				.filter(importer -> importer.format().id().equals(format.id())).findFirst();
		List<TrackImporter> sameSuffix = importers().stream()
				.filter(importer -> importer.format().suffixes().contains(format.suffixes().getFirst())).toList();
		return sameId.or(() -> sameSuffix.size() == 1 ? Optional.of(sameSuffix.getFirst()) : Optional.empty());
	}

	/**
	 * The exporter whose format usually has a file name's suffix; of {@code curves.csv} and {@code csv} the longer one.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when none or several have it
	 */
	public TrackExporter exporterForFile(String fileName) {
		List<TrackExporter> fitting = new ArrayList<>();
		int longest = 0;
		for (TrackExporter exporter : exporters()) {
			int length = suffixLength(fileName, exporter.format());
			if (length > longest) {
				fitting.clear();
				longest = length;
			}
			if (length > 0 && length == longest) {
				fitting.add(exporter);
			}
		}
		if (fitting.size() == 1) {
			return fitting.getFirst();
		}
		List<String> ids = (fitting.isEmpty() ? exporters() : fitting).stream().map(e -> e.format().id()).toList();
		throw new IllegalArgumentException(fitting.isEmpty()
				? "no format has the suffix of '%s'; name one with --format: %s".formatted(fileName,
						String.join(", ", ids))
				: "several formats have the suffix of '%s'; choose with --format: %s".formatted(fileName,
						String.join(", ", ids)));
	}

	/**
	 * The input that opens a place; of several the one that came last, so that a studio's own goes before the product's,
	 * which takes any file.
	 *
	 * @throws IllegalArgumentException with a sentence for the user when no installed input knows the place
	 */
	public AudioInput audioInput(URI location) {
		return new ArrayList<>(audioInputs).reversed().stream().filter(input -> input.accepts(location)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"nothing installed can read sound from '%s'".formatted(location)));
	}

	/** Where sound can be heard; empty when no bundle plays sound. */
	public Optional<AudioOutput> audioOutput() {
		return sorted(audioOutputs, AudioOutput::id).stream().findFirst();
	}

	/** What draws avatars; empty where only the command line is installed. */
	public Optional<RenderEngine> renderEngine() {
		return sorted(renderEngines, RenderEngine::id).stream().findFirst();
	}

	/** @throws IllegalArgumentException with a sentence for the user when nothing installed writes such a film */
	public FilmOutput filmOutputForFile(String fileName) {
		String lower = fileName.toLowerCase(Locale.ROOT);
		return sorted(filmOutputs, FilmOutput::id).stream()
				.filter(output -> output.suffixes().stream().anyMatch(suffix -> lower.endsWith("." + suffix)))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("no film can be written as '%s'; known: %s".formatted(
						fileName, sorted(filmOutputs, FilmOutput::id).stream()
								.flatMap(output -> output.suffixes().stream()).toList())));
	}

	/** Microphones and lines that can be opened now. May take a second: not for the UI thread. */
	public List<URI> audioLocations() {
		return audioInputs.stream().flatMap(input -> input.locations().stream()).sorted().toList();
	}

	/** False when no installed bundle aligns speech. */
	public boolean canAlign() {
		return !aligners.isEmpty();
	}

	/** @throws IllegalArgumentException with a sentence for the user when none is installed */
	public SpeechAligner aligner() {
		return sorted(aligners, SpeechAligner::id).stream().findFirst().orElseThrow(
				() -> new IllegalArgumentException("no aligner is installed that could use a transcript"));
	}

	/** @throws IllegalStateException when none is installed */
	public AudioResampler resampler() {
		return resamplers.stream().findFirst()
				.orElseThrow(() -> new IllegalStateException("no resampler is installed; the installation is damaged"));
	}

	/** Length of the format's longest suffix that the file has, which may hold dots itself; 0 when it has none. */
	private static int suffixLength(String fileName, ExchangeFormat format) {
		String lower = fileName.toLowerCase(Locale.ROOT);
		return format.suffixes().stream().filter(suffix -> lower.endsWith("." + suffix)).mapToInt(String::length).max()
				.orElse(0);
	}

	private static <T> List<T> sorted(List<T> providers, Function<T, String> id) {
		List<T> sorted = new ArrayList<>(providers);
		sorted.sort(Comparator.comparing(id));
		return sorted;
	}

	private static <T> T find(String what, String id, List<T> providers, Function<T, String> idOf) {
		List<T> newestFirst = new ArrayList<>(providers).reversed();
		return newestFirst.stream().filter(provider -> idOf.apply(provider).equals(id)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("there is no %s '%s'; installed: %s".formatted(what, id,
						String.join(", ", newestFirst.stream().map(idOf).sorted().toList()))));
	}

	private <T> void add(List<T> providers, T provider) {
		providers.add(provider);
		listeners.forEach(Runnable::run);
	}

	private <T> void remove(List<T> providers, T provider) {
		if (providers.remove(provider)) {
			listeners.forEach(Runnable::run);
		}
	}

	public void addAudioInput(AudioInput provider) {
		add(audioInputs, provider);
	}

	public void removeAudioInput(AudioInput provider) {
		remove(audioInputs, provider);
	}

	public void addAudioOutput(AudioOutput provider) {
		add(audioOutputs, provider);
	}

	public void removeAudioOutput(AudioOutput provider) {
		remove(audioOutputs, provider);
	}

	public void addResampler(AudioResampler provider) {
		add(resamplers, provider);
	}

	public void removeResampler(AudioResampler provider) {
		remove(resamplers, provider);
	}

	public void addInferenceBackend(InferenceBackend provider) {
		add(inferenceBackends, provider);
	}

	public void removeInferenceBackend(InferenceBackend provider) {
		remove(inferenceBackends, provider);
	}

	public void addOptionalRuntime(OptionalRuntime provider) {
		add(optionalRuntimes, provider);
	}

	public void removeOptionalRuntime(OptionalRuntime provider) {
		remove(optionalRuntimes, provider);
	}

	public void addMotionBackend(MotionBackend provider) {
		add(motionBackends, provider);
	}

	public void removeMotionBackend(MotionBackend provider) {
		remove(motionBackends, provider);
	}

	public void addModelLibrary(ModelLibrary provider) {
		add(modelLibraries, provider);
	}

	public void removeModelLibrary(ModelLibrary provider) {
		remove(modelLibraries, provider);
	}

	public void addFilter(TrackFilter provider) {
		add(filters, provider);
	}

	public void removeFilter(TrackFilter provider) {
		remove(filters, provider);
	}

	public void addQualityCheck(QualityCheck provider) {
		add(qualityChecks, provider);
	}

	public void removeQualityCheck(QualityCheck provider) {
		remove(qualityChecks, provider);
	}

	public void addExporter(TrackExporter provider) {
		add(exporters, provider);
	}

	public void removeExporter(TrackExporter provider) {
		remove(exporters, provider);
	}

	public void addImporter(TrackImporter provider) {
		add(importers, provider);
	}

	public void removeImporter(TrackImporter provider) {
		remove(importers, provider);
	}

	public void addLiveSink(LiveSink provider) {
		add(liveSinks, provider);
	}

	public void removeLiveSink(LiveSink provider) {
		remove(liveSinks, provider);
	}

	public void addLiveInput(LiveInput provider) {
		add(liveInputs, provider);
	}

	public void removeLiveInput(LiveInput provider) {
		remove(liveInputs, provider);
	}

	public void addAligner(SpeechAligner provider) {
		add(aligners, provider);
	}

	public void removeAligner(SpeechAligner provider) {
		remove(aligners, provider);
	}

	public void addFilmOutput(FilmOutput provider) {
		add(filmOutputs, provider);
	}

	public void removeFilmOutput(FilmOutput provider) {
		remove(filmOutputs, provider);
	}

	public void addRenderEngine(RenderEngine provider) {
		add(renderEngines, provider);
	}

	public void removeRenderEngine(RenderEngine provider) {
		remove(renderEngines, provider);
	}
}
