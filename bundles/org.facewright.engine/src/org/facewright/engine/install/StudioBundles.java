package org.facewright.engine.install;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.facewright.core.progress.Problem;
import org.facewright.engine.install.StudioBundle.State;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The studio's own bundles. Watches a folder: a jar that lies there whole is started, replaced when it changes, and taken
 * away when it goes, each within about a second. Work that began with a bundle ends with it: the bundle is stopped only
 * when nobody works with it any more. The folder's jars are copied before they are looked at, so that what was checked is
 * what runs. Any thread.
 */
public final class StudioBundles implements AutoCloseable {

	/** Begins the location of every studio bundle in the framework. */
	private static final String LOCATION = "studio:";
	private static final long LOOK_MILLIS = 400;
	private static final int FIRST_LOOK_SECONDS = 20;
	private static final int START_SECONDS = 10;
	/** Between two calls of one piece of work, such as an export's check and its writing. */
	private static final double REST_SECONDS = 3;
	private static final long COPYING_MILLIS = 30_000;
	private static final long YOUNG_MILLIS = 2_000;

	/** One jar of the folder. Guarded by the lock of StudioBundles, but for what is volatile. */
	private static final class Entry {

		private final Path file;
		/** Of the bytes that {@link #facts} describe; empty before anything was read. */
		private String read = "";
		/** As the file was at the last look. */
		private String seen = "";
		private @Nullable JarFacts facts;
		private @Nullable Path copy;
		private @Nullable Bundle bundle;
		private @Nullable GuardedBundle guard;
		private State state = State.INCOMPLETE;
		private String reason = "";

		Entry(Path file) {
			this.file = file;
		}

		String name() {
			return file.getFileName().toString();
		}
	}

	/** A bundle that was removed or replaced and is still at work. */
	private record Leaving(Path file, JarFacts facts, Bundle bundle, GuardedBundle guard) {
	}

	private final @Nullable BundleContext context;
	private final Map<Path, Entry> entries = new TreeMap<>();
	private final List<Leaving> leaving = new ArrayList<>();
	private final Map<Long, GuardedBundle> guards = new ConcurrentHashMap<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final List<Consumer<Bundle>> withdrawals = new CopyOnWriteArrayList<>();
	private volatile List<StudioBundle> shown = List.of();
	private volatile @Nullable Path folder;
	private volatile @Nullable BundleLists lists;
	private volatile @Nullable Thread watch;
	private String listsSeen = "";
	private String folderComplaint = "";
	private boolean retry;

	/** @param context where bundles are installed; null for none */
	public StudioBundles(@Nullable BundleContext context) {
		this.context = context;
	}

	/**
	 * Says where the jars lie and where it is kept which of them may be used; looks at nothing yet.
	 *
	 * @param dropins need not exist
	 * @param data    the user's own folder; need not exist
	 */
	public void configure(Path dropins, Path data) {
		folder = dropins;
		lists = BundleLists.in(data, System.getenv(BundleLists.ALLOWED_VARIABLE));
	}

	/** Whether a bundle of the framework came from the folder. */
	public static boolean isStudio(Bundle bundle) {
		return bundle.getLocation().startsWith(LOCATION);
	}

	/** The folder that is watched; empty when none was named. */
	public Optional<Path> folder() {
		return Optional.ofNullable(folder);
	}

	/** Looks once, then goes on watching in a thread of its own. Returns after the first look. */
	public void watch() {
		if (watch != null) {
			return;
		}
		CountDownLatch looked = new CountDownLatch(1);
		Thread thread = new Thread(() -> {
			look();
			looked.countDown();
			while (!Thread.currentThread().isInterrupted()) {
				try {
					Thread.sleep(LOOK_MILLIS);
					look();
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			}
		}, "facewright-dropins");
		thread.setDaemon(true);
		watch = thread;
		thread.start();
		try {
			looked.await(FIRST_LOOK_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ends watching; what is installed stays. */
	@Override
	public void close() {
		Thread thread = watch;
		if (thread != null) {
			thread.interrupt();
		}
	}

	/** All jars of the folder as they stand, by name, then those that are still finishing. */
	public List<StudioBundle> list() {
		return shown;
	}

	/** What is wrong with studio bundles, each as a sentence that names the jar. */
	public List<Problem> problems() {
		List<Problem> problems = new ArrayList<>();
		if (!folderComplaint.isEmpty()) {
			problems.add(problem("bundle.folder", folderComplaint));
		}
		for (StudioBundle bundle : shown) {
			if (bundle.isTroubled() || bundle.state() == State.INCOMPLETE && isOld(bundle.file())) {
				problems.add(problem("bundle." + bundle.state().name().toLowerCase(Locale.ROOT), bundle.reason()));
			}
		}
		return problems;
	}

	private static Problem problem(String code, String sentence) {
		return new Problem(Problem.Severity.WARNING, code, sentence, Optional.empty());
	}

	private static boolean isOld(Path file) {
		try {
			return System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > COPYING_MILLIS;
		} catch (IOException e) {
			return false; // gone meanwhile: the next look tells
		}
	}

	/** @param listener called, from any thread, whenever a jar or its state has changed */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	/** @param withdrawal called with a bundle whose services are not to be given to anybody from now on */
	public void onWithdrawal(Consumer<Bundle> withdrawal) {
		withdrawals.add(withdrawal);
	}

	/**
	 * The service to give to others: a guarded one for a studio's bundle, the same for any other.
	 *
	 * @throws BundleFault when the service can't even say what it is, or its bundle is on its way out
	 */
	public <T> T guarded(Class<T> type, T service, Bundle bundle) {
		if (!isStudio(bundle)) {
			return service;
		}
		GuardedBundle guard = guards.computeIfAbsent(bundle.getBundleId(),
				id -> new GuardedBundle(bundle.getLocation(), this::tell));
		if (guard.isRetired()) {
			throw new BundleFault("%s is being taken away".formatted(guard.jar()), new IllegalStateException());
		}
		return guard.guard(type, service);
	}

	/** A bundle's service could not be made. */
	public void failed(Bundle bundle, String service) {
		GuardedBundle guard = guards.get(bundle.getBundleId());
		if (guard != null) {
			guard.fault("making its " + service, new IllegalStateException("the framework got no such service of it"));
		}
	}

	/**
	 * Switches a bundle off, or on again, without a restart. Counts for exactly this jar: a newer one is on.
	 *
	 * @param word as in {@link StudioBundle#isCalled}
	 * @throws IllegalArgumentException with a sentence for the user when there is no such bundle
	 * @throws IOException              when that can't be kept
	 */
	public StudioBundle setDisabled(String word, boolean off) throws IOException {
		StudioBundle bundle = find(word);
		if (bundle.sha256().isEmpty()) {
			throw new IllegalArgumentException("%s is still being copied; try again".formatted(bundle.name()));
		}
		lists().setDisabled(bundle.sha256(), bundle.name(), off);
		look();
		return shown.stream().filter(each -> each.file().equals(bundle.file())).findFirst().orElse(bundle);
	}

	/** @throws IllegalArgumentException with a sentence for the user when there is none of that name */
	public StudioBundle find(String word) {
		return shown.stream().filter(bundle -> bundle.isCalled(word) && bundle.state() != State.FINISHING).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("there is no studio bundle '%s' in %s; there are: %s"
						.formatted(word, folder, shown.isEmpty()
								? "none"
								: String.join(", ", shown.stream().map(StudioBundle::name).toList()))));
	}

	/** The list of allowed hashes with what stands behind each; empty when everything is allowed. */
	public Optional<SortedMap<String, String>> allowed() throws IOException {
		return lists().allowedHashes();
	}

	/** Where the list of allowed hashes is, or would be. */
	public Path allowedFile() {
		return lists().allowed();
	}

	/**
	 * Allows bundles; from the first one on, nothing else is.
	 *
	 * @param words hashes, or names of bundles in the folder
	 * @throws IllegalArgumentException with a sentence for the user when a word is neither
	 */
	public void allow(Collection<String> words) throws IOException {
		lists().allow(hashes(words));
		look();
	}

	/** Takes bundles from the list of allowed ones. @param words hashes, or names of bundles in the folder */
	public void forbid(Collection<String> words) throws IOException {
		lists().forbid(hashes(words).keySet());
		look();
	}

	/** Takes the list away: everything is allowed again. */
	public void allowAll() throws IOException {
		lists().allowAll();
		look();
	}

	private SortedMap<String, String> hashes(Collection<String> words) {
		SortedMap<String, String> hashes = new TreeMap<>();
		for (String word : words) {
			String lower = word.toLowerCase(Locale.ROOT);
			if (lower.matches("[0-9a-f]{64}")) {
				hashes.put(lower, shown.stream().filter(bundle -> bundle.sha256().equals(lower))
						.map(StudioBundle::name).findFirst().orElse(""));
			} else {
				StudioBundle bundle = find(word);
				hashes.put(bundle.sha256(), bundle.name());
			}
		}
		return hashes;
	}

	private BundleLists lists() {
		BundleLists known = lists;
		if (known == null) {
			throw new IllegalStateException("no folder for studio bundles is named; set FACEWRIGHT_DROPINS");
		}
		return known;
	}

	/** The product's own bundles, for the same list. Reads all of their jars: takes seconds. */
	public List<StudioBundle> product() throws IOException {
		List<StudioBundle> bundles = new ArrayList<>();
		BundleContext framework = context;
		if (framework == null) {
			return bundles;
		}
		for (Bundle bundle : framework.getBundles()) {
			Path file = file(bundle.getLocation());
			if (isStudio(bundle) || !Files.isRegularFile(file)) {
				continue;
			}
			JarFacts facts = JarFacts.read(file, file.getFileName().toString());
			boolean active = (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING | Bundle.RESOLVED)) != 0;
			boolean refused = facts.complaint().filter(each -> each.state() == State.REFUSED).isPresent();
			bundles.add(new StudioBundle(file, String.valueOf(bundle.getSymbolicName()),
					bundle.getVersion().toString(), facts.sha256(), facts.signer(),
					active && !refused ? State.ACTIVE : State.UNUSABLE,
					refused
							? facts.complaint().get().sentence()
							: active
									? ""
									: "%s can't be used; something it needs is missing in this product"
											.formatted(bundle.getSymbolicName()),
					List.of()));
		}
		return bundles;
	}

	/** Where a bundle of the product lies; its location is relative to the folder of the framework's jar. */
	private static Path file(String location) {
		String path = location.equals(Constants.SYSTEM_BUNDLE_LOCATION)
				? System.getProperty("osgi.framework", "")
				: location;
		Path file = new File(path.replaceFirst("^(initial@)?(reference:)?file:", "")).toPath();
		if (file.isAbsolute()) {
			return file;
		}
		Path plugins = Path.of(System.getProperty("osgi.syspath", "."));
		Path beside = plugins.resolveSibling(file);
		return Files.exists(beside) ? beside : plugins.resolve(file);
	}

	/** Brings what is installed in line with the folder and the lists. */
	public void look() {
		boolean changed;
		synchronized (this) {
			changed = finishLeaving();
			changed |= readFolder();
			changed |= reconcile();
			show();
		}
		if (changed) {
			listeners.forEach(Runnable::run);
		}
	}

	private synchronized void show() {
		List<StudioBundle> now = new ArrayList<>();
		for (Entry entry : entries.values()) {
			JarFacts facts = entry.facts;
			GuardedBundle guard = entry.guard;
			boolean faulty = guard != null && !guard.fault().isEmpty() && entry.state == State.ACTIVE;
			now.add(new StudioBundle(entry.file, facts == null ? "" : facts.symbolicName(),
					facts == null ? "" : facts.version(), facts == null ? "" : facts.sha256(),
					facts == null ? Optional.empty() : facts.signer(), faulty ? State.FAULTY : entry.state,
					faulty && guard != null ? guard.fault() : entry.reason,
					guard == null ? List.of() : guard.services()));
		}
		for (Leaving each : leaving) {
			now.add(new StudioBundle(each.file(), each.facts().symbolicName(), each.facts().version(),
					each.facts().sha256(), each.facts().signer(), State.FINISHING,
					"%s was removed or replaced; what began with it is being finished".formatted(
							each.file().getFileName()),
					each.guard().services()));
		}
		shown = List.copyOf(now);
	}

	/** A fault was met, on any thread: never waits for a look that is going on. */
	private void tell() {
		Thread.ofPlatform().daemon().name("facewright-bundle-fault").start(() -> {
			show();
			listeners.forEach(Runnable::run);
		});
	}

	/** @return whether a jar has come, changed or gone */
	private boolean readFolder() {
		Path place = folder;
		if (place == null) {
			return false;
		}
		boolean first = entries.isEmpty() && listsSeen.isEmpty();
		boolean changed = false;
		Map<Path, String> found = jars(place);
		for (Path gone : entries.keySet().stream().filter(file -> !found.containsKey(file)).toList()) {
			Entry entry = entries.remove(gone);
			if (entry != null) {
				retire(entry);
				forgetCopy(entry);
			}
			changed = true;
		}
		for (Map.Entry<Path, String> jar : found.entrySet()) {
			Entry entry = entries.computeIfAbsent(jar.getKey(), Entry::new);
			String stamp = jar.getValue();
			if (stamp.equals(entry.read)) {
				continue;
			}
			// while a file still changes, what ran before goes on; at the start there is no look before
			boolean settled = first || stamp.equals(entry.seen);
			entry.seen = stamp;
			if (settled) {
				changed |= read(entry, stamp);
			}
		}
		return changed;
	}

	private Map<Path, String> jars(Path place) {
		Map<Path, String> found = new TreeMap<>();
		folderComplaint = "";
		try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*.jar")) {
			for (Path file : files) {
				Optional<String> stamp = stamp(file);
				stamp.ifPresent(text -> found.put(file, text));
			}
		} catch (NoSuchFileException | NotDirectoryException e) {
			return found; // no folder, no bundles
		} catch (IOException e) {
			folderComplaint = "%s can't be read (%s); its bundles are not used".formatted(place, e.getMessage());
		}
		return found;
	}

	/** Changes when the file does; empty when it has gone. */
	private static Optional<String> stamp(Path file) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return attributes.isRegularFile()
					? Optional.of("%d %s %s".formatted(attributes.size(), attributes.lastModifiedTime(),
							attributes.fileKey()))
					: Optional.empty();
		} catch (IOException e) {
			return Optional.empty();
		}
	}

	private boolean read(Entry entry, String stamp) {
		try {
			JarFacts.Shape shape = JarFacts.shape(entry.file);
			if (shape == JarFacts.Shape.INCOMPLETE) {
				return incomplete(entry);
			}
			Path copy = Files.createTempFile("facewright-bundle", ".jar");
			Files.copy(entry.file, copy, StandardCopyOption.REPLACE_EXISTING);
			JarFacts facts = shape == JarFacts.Shape.NO_JAR ? noJar(entry, copy) : JarFacts.read(copy, entry.name());
			boolean moved = !stamp(entry.file).equals(Optional.of(stamp));
			boolean damagedSoFar = facts.complaint().isPresent() && facts.symbolicName().isEmpty() && isYoung(entry);
			if (moved || damagedSoFar) {
				Files.delete(copy);
				return incomplete(entry);
			}
			entry.read = stamp;
			JarFacts before = entry.facts;
			if (before != null && before.sha256().equals(facts.sha256())) {
				Files.delete(copy);
				return false;
			}
			retire(entry);
			forgetCopy(entry);
			entry.facts = facts;
			entry.copy = copy;
			return true;
		} catch (NoSuchFileException e) {
			return false; // gone meanwhile: the next look tells
		} catch (IOException e) {
			String sentence = "%s can't be read (%s); copy it again".formatted(entry.name(), e.getMessage());
			boolean changed = !sentence.equals(entry.reason);
			if (entry.bundle == null) {
				entry.state = State.UNUSABLE;
				entry.reason = sentence;
			}
			return changed;
		}
	}

	private static JarFacts noJar(Entry entry, Path copy) throws IOException {
		return new JarFacts("", "", JarFacts.sha256(copy), Optional.empty(), false,
				Optional.of(new JarFacts.Complaint(State.UNUSABLE,
						"%s is no jar, whatever its name says; build it as the studio SDK does".formatted(
								entry.name()))));
	}

	private static boolean isYoung(Entry entry) throws IOException {
		long age = System.currentTimeMillis() - Files.getLastModifiedTime(entry.file).toMillis();
		return age >= 0 && age < YOUNG_MILLIS;
	}

	/** What ran before goes on until the new jar is whole. */
	private static boolean incomplete(Entry entry) {
		boolean changed = entry.state != State.INCOMPLETE || entry.reason.isEmpty();
		if (entry.bundle != null || entry.facts != null) {
			return false;
		}
		entry.state = State.INCOMPLETE;
		entry.reason = "%s is incomplete: its end is missing; if nobody is copying it any more, copy it again"
				.formatted(entry.name());
		return changed;
	}

	private static void forgetCopy(Entry entry) {
		Path copy = entry.copy;
		entry.copy = null;
		if (copy != null) {
			copy.toFile().delete(); // a temporary file: what is left goes with the folder
		}
	}

	/** Hides the services at once; the bundle itself goes when nobody works with it any more. */
	private void retire(Entry entry) {
		Bundle bundle = entry.bundle;
		GuardedBundle guard = entry.guard;
		JarFacts facts = entry.facts;
		entry.bundle = null;
		entry.guard = null;
		if (bundle != null && guard != null && facts != null) {
			guard.retire();
			withdrawals.forEach(withdrawal -> withdrawal.accept(bundle));
			leaving.add(new Leaving(entry.file, facts, bundle, guard));
			retry = true;
		}
	}

	private boolean finishLeaving() {
		boolean changed = false;
		for (Leaving each : List.copyOf(leaving)) {
			double rest = each.facts().singleton() ? 0 : REST_SECONDS;
			if (each.guard().idleSeconds() >= rest && each.guard().idleSeconds() > 0) {
				leaving.remove(each);
				uninstall(each.bundle());
				changed = true;
				retry = true;
			}
		}
		return changed;
	}

	private void uninstall(Bundle bundle) {
		guards.remove(bundle.getBundleId());
		try {
			GuardedBundle.within(START_SECONDS, () -> {
				bundle.uninstall();
				return bundle;
			});
		} catch (Throwable e) {
			// it is hidden already, and a bundle that will not stop can only be left alone
			folderComplaint = "%s does not stop (%s); restart Facewright to be rid of it".formatted(
					bundle.getLocation(), e.getMessage());
		}
		BundleContext framework = context;
		if (framework != null) {
			framework.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class)
					.refreshBundles(List.of(bundle));
		}
	}

	/** Installs, starts and retires until the framework holds what the folder and the lists ask for. */
	private boolean reconcile() {
		BundleLists known = lists;
		String stamp = known == null ? "" : known.stamp();
		boolean changed = retry || !stamp.equals(listsSeen);
		listsSeen = stamp;
		retry = false;
		List<Entry> starting = new ArrayList<>();
		for (Entry entry : entries.values()) {
			JarFacts facts = entry.facts;
			if (facts == null) {
				continue;
			}
			Optional<JarFacts.Complaint> objection = objection(entry, facts);
			if (objection.isPresent()) {
				retire(entry);
				changed |= set(entry, objection.get().state(), objection.get().sentence());
			} else if (entry.bundle == null) {
				changed |= install(entry, facts);
			}
			Bundle bundle = entry.bundle;
			if (bundle != null && bundle.getState() != Bundle.ACTIVE
					&& (bundle.getState() == Bundle.INSTALLED || entry.state != State.FAULTY)) {
				starting.add(entry);
			}
		}
		for (Entry entry : starting) {
			if (changed || entry.state == State.INCOMPLETE) {
				start(entry);
			}
		}
		return changed;
	}

	private static boolean set(Entry entry, State state, String reason) {
		boolean changed = entry.state != state || !entry.reason.equals(reason);
		entry.state = state;
		entry.reason = reason;
		return changed;
	}

	private Optional<JarFacts.Complaint> objection(Entry entry, JarFacts facts) {
		BundleLists known = lists();
		if (facts.complaint().isPresent()) {
			return facts.complaint();
		}
		Optional<String> refusal = known.refusal(entry.name(), facts.sha256());
		if (refusal.isPresent()) {
			return Optional.of(new JarFacts.Complaint(State.REFUSED, refusal.get()));
		}
		try {
			if (known.isDisabled(facts.sha256())) {
				return Optional.of(new JarFacts.Complaint(State.DISABLED,
						"%s is switched off; 'facewright bundles enable %s' switches it on".formatted(entry.name(),
								entry.name())));
			}
		} catch (IOException e) {
			return Optional.of(new JarFacts.Complaint(State.REFUSED, "%s is not used: %s can't be read (%s)".formatted(
					entry.name(), known.disabled(), e.getMessage())));
		}
		return newer(entry, facts).map(other -> new JarFacts.Complaint(State.SUPERSEDED,
				"%s is not used: %s holds a newer version of %s".formatted(entry.name(), other.name(),
						facts.symbolicName())));
	}

	/** Another usable jar with a higher version of the same bundle, or the same version under a later name. */
	private Optional<Entry> newer(Entry entry, JarFacts facts) {
		Version version = Version.parseVersion(facts.version());
		for (Entry other : entries.values()) {
			JarFacts others = other.facts;
			if (other == entry || others == null || others.complaint().isPresent()
					|| !others.symbolicName().equals(facts.symbolicName())
					|| lists().refusal(other.name(), others.sha256()).isPresent()) {
				continue;
			}
			int order = Version.parseVersion(others.version()).compareTo(version);
			if (order > 0 || order == 0 && other.name().compareTo(entry.name()) > 0) {
				return Optional.of(other);
			}
		}
		return Optional.empty();
	}

	private boolean install(Entry entry, JarFacts facts) {
		BundleContext framework = context;
		Path copy = entry.copy;
		if (framework == null) {
			return set(entry, State.UNUSABLE, "%s can't be used: bundles can't be installed here".formatted(
					entry.name()));
		}
		try (InputStream bytes = Files.newInputStream(copy == null || !Files.exists(copy) ? entry.file : copy)) {
			String location = LOCATION + entry.name() + "#" + facts.sha256() + "#" + System.nanoTime();
			Bundle bundle = framework.installBundle(location, bytes);
			GuardedBundle guard = new GuardedBundle(entry.name(), this::tell);
			guards.put(bundle.getBundleId(), guard);
			entry.bundle = bundle;
			entry.guard = guard;
			entry.state = State.INCOMPLETE; // until it was started
			entry.reason = "";
			return true;
		} catch (BundleException | IOException e) {
			return set(entry, State.UNUSABLE, "%s can't be installed: %s".formatted(entry.name(), e.getMessage()));
		}
	}

	private void start(Entry entry) {
		Bundle bundle = entry.bundle;
		GuardedBundle guard = entry.guard;
		BundleContext framework = context;
		if (bundle == null || guard == null || framework == null) {
			return;
		}
		try {
			GuardedBundle.within(START_SECONDS, () -> {
				bundle.start(Bundle.START_TRANSIENT);
				return bundle;
			});
			set(entry, State.ACTIVE, "");
			Optional<String> failure = Components.failure(framework, bundle);
			if (failure.isPresent()) {
				set(entry, State.FAULTY, guard.sentence("starting", failure.get()));
			} else {
				Components.lack(framework, bundle).ifPresent(
						lack -> set(entry, State.FAULTY, "%s %s".formatted(entry.name(), lack)));
			}
		} catch (BundleException e) {
			boolean unresolved = e.getType() == BundleException.RESOLVE_ERROR
					|| bundle.getState() == Bundle.INSTALLED;
			set(entry, unresolved ? State.UNUSABLE : State.FAULTY, unresolved
					? new Unresolved(framework).explain(entry.name(), bundle, String.valueOf(e.getMessage()))
					: guard.fault("starting", e.getCause() == null ? e : e.getCause()).getMessage());
		} catch (Throwable e) {
			set(entry, State.FAULTY, guard.fault("starting", e).getMessage());
		}
	}
}
