package org.facewright.engine.install;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.facewright.api.audio.AudioLine;
import org.facewright.api.audio.AudioResampler;
import org.facewright.api.audio.AudioSource;
import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.filter.LiveFilter;
import org.facewright.api.inference.InferenceException;
import org.facewright.api.inference.InferenceSession;
import org.facewright.api.live.LiveConnection;
import org.facewright.api.live.LiveReception;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.InteractiveMotion;
import org.facewright.api.motion.MotionException;
import org.facewright.api.motion.MotionInfo;
import org.facewright.api.motion.MotionSession;
import org.facewright.core.progress.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Stands before all services of one studio bundle. What its code throws against the contract, errors of the virtual
 * machine included, becomes the contract's own exception with a sentence that names the jar; what describes a service is
 * asked for on a thread that can be left behind when no answer comes; and it is known whether work is being done with the
 * bundle, so that it is only taken away afterwards. Any thread.
 */
final class GuardedBundle {

	/** For answers that a list waits for. */
	private static final int QUICK_SECONDS = 2;
	/** For the first answers, which load the bundle's classes. */
	private static final int FIRST_SECONDS = 5;
	/** For answers that may look at devices, disks or natives. */
	private static final int SLOW_SECONDS = 10;
	private static final Set<String> SLOW = Set.of("devices", "diagnosis", "problems", "locations", "models", "missing",
			"installed");
	/** Asked anew each time: these may change while the bundle stays. */
	private static final Set<String> CHANGING = Set.of("info", "availability");
	private static final Map<String, String> DOING = Map.ofEntries(Map.entry("TrackExporter.export", "writing %s"),
			Map.entry("TrackImporter.read", "reading %s"), Map.entry("TrackFilter.apply", "filtering with %s"),
			Map.entry("QualityCheck.check", "making the check %s"), Map.entry("MotionBackend.open", "opening %s"),
			Map.entry("AudioInput.open", "opening sound with %s"), Map.entry("LiveSink.connect", "connecting %s"),
			Map.entry("LiveInput.open", "listening with %s"),
			Map.entry("InferenceBackend.open", "loading a network with %s"));
	private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("TrackExporter", "writes"),
			Map.entry("TrackImporter", "reads"), Map.entry("TrackFilter", "filter"), Map.entry("QualityCheck", "check"),
			Map.entry("MotionBackend", "backend"), Map.entry("InferenceBackend", "inference"),
			Map.entry("AudioInput", "sound input"), Map.entry("AudioOutput", "sound output"),
			Map.entry("AudioResampler", "resampler"), Map.entry("LiveSink", "sends"),
			Map.entry("LiveInput", "receives"),
			Map.entry("SpeechAligner", "aligner"), Map.entry("ModelLibrary", "models"),
			Map.entry("OptionalRuntime", "runtime"), Map.entry("FilmOutput", "films"),
			Map.entry("RenderEngine", "renderer"));

	private static final ExecutorService ASKING = Executors.newCachedThreadPool(task -> {
		Thread thread = new Thread(task, "facewright-studio-bundle");
		thread.setDaemon(true);
		return thread;
	});

	private final String jar;
	private final Runnable changed;
	private final AtomicInteger running = new AtomicInteger();
	private final List<String> services = new CopyOnWriteArrayList<>();
	private volatile long idleSince = System.nanoTime();
	private volatile boolean retired;
	private volatile String fault = "";
	private volatile int faults;

	/**
	 * @param jar     file name, for sentences
	 * @param changed called when a fault has been met for the first time
	 */
	GuardedBundle(String jar, Runnable changed) {
		this.jar = jar;
		this.changed = changed;
	}

	/** File name. */
	String jar() {
		return jar;
	}

	List<String> services() {
		return services.stream().sorted().toList();
	}

	/** The last thing that went wrong, as a sentence; empty when nothing did. */
	String fault() {
		return fault;
	}

	void retire() {
		retired = true;
	}

	boolean isRetired() {
		return retired;
	}

	/** How long nobody has been working with it, in seconds; 0 while somebody does. */
	double idleSeconds() {
		return running.get() > 0 ? 0 : (System.nanoTime() - idleSince) / 1e9;
	}

	void enter() {
		running.incrementAndGet();
	}

	void exit() {
		idleSince = System.nanoTime();
		running.decrementAndGet();
	}

	/**
	 * The service to give to everybody else in the place of the bundle's own.
	 *
	 * @throws BundleFault when it can't even say what it is
	 */
	<T> T guard(Class<T> type, T service) {
		Set<Class<?>> contracts = new LinkedHashSet<>();
		contracts.add(type);
		collect(service.getClass(), type.getClassLoader(), contracts);
		ServiceGuard guard = new ServiceGuard(service, type.getSimpleName());
		guard.describe(contracts);
		services.add((KINDS.getOrDefault(type.getSimpleName(), type.getSimpleName()) + " " + guard.id).strip());
		return type.cast(
				Proxy.newProxyInstance(type.getClassLoader(), contracts.toArray(Class<?>[]::new), guard));
	}

	/** All contracts of the product that a class keeps. */
	private static void collect(@Nullable Class<?> type, @Nullable ClassLoader product, Set<Class<?>> contracts) {
		if (type == null) {
			return;
		}
		if (type.isInterface() && type.getClassLoader() == product && type.getName().startsWith("org.facewright.")) {
			contracts.add(type);
		}
		for (Class<?> each : type.getInterfaces()) {
			collect(each, product, contracts);
		}
		collect(type.getSuperclass(), product, contracts);
	}

	/** Remembers and tells what went wrong. */
	BundleFault fault(String doing, Throwable cause) {
		String sentence = sentence(doing, describe(cause));
		boolean first = faults++ == 0;
		fault = sentence;
		if (first) {
			changed.run();
		}
		return new BundleFault(sentence, cause);
	}

	/** @param what went wrong */
	String sentence(String doing, String what) {
		return "%s failed while %s: %s; disable it under Studio Bundles or with 'facewright bundles disable %s'"
				.formatted(jar, doing, what, jar);
	}

	private static String describe(Throwable cause) {
		return cause instanceof NoAnswer silent
				? "it did not answer within %d seconds".formatted(silent.seconds)
				: describe(cause.getClass().getSimpleName(), cause.getMessage() == null ? "" : cause.getMessage());
	}

	private static String describe(String kind, String message) {
		String first = message.lines().findFirst().orElse("").strip();
		return switch (kind) {
			case "StackOverflowError" -> "it called itself without end (StackOverflowError)";
			case "NoClassDefFoundError", "ClassNotFoundException" -> "its class %s can't be found or made".formatted(
					first.replace('/', '.'));
			default -> first.isEmpty() ? kind : "%s (%s)".formatted(first, kind);
		};
	}

	/** @param line of a stack trace: the exception's class and, after a colon, its message */
	static String describe(String line) {
		String[] parts = line.split(": ", 2);
		return describe(parts[0].substring(parts[0].lastIndexOf('.') + 1), parts.length > 1 ? parts[1] : "");
	}

	static Problem problem(String sentence) {
		return new Problem(Problem.Severity.ERROR, "bundle.fault", sentence, Optional.empty());
	}

	/** What a call that declares IOException throws. */
	IOException inOut(String doing, Throwable cause) {
		return cause instanceof IOException expected
				? expected
				: new IOException(unexpected(doing, cause).getMessage(), cause);
	}

	/** What a call that declares MotionException throws. */
	MotionException inMotion(String doing, Throwable cause) {
		return cause instanceof MotionException expected
				? expected
				: new MotionException(MotionException.Reason.FAILED, unexpected(doing, cause).getMessage(), cause);
	}

	/** What a call that declares InferenceException throws. */
	InferenceException inInference(String doing, Throwable cause) {
		return cause instanceof InferenceException expected
				? expected
				: new InferenceException(InferenceException.Reason.FAILED, unexpected(doing, cause).getMessage(),
						cause);
	}

	/** @throws CancellationException that is none of the bundle's fault */
	BundleFault unexpected(String doing, Throwable cause) {
		if (cause instanceof CancellationException cancelled) {
			throw cancelled;
		}
		return cause instanceof BundleFault told ? told : fault(doing, cause);
	}

	/** What a method may throw in the place of what the bundle threw. */
	private Throwable translated(Method method, String doing, Throwable cause) {
		if (cause.getClass() == IllegalArgumentException.class && cause.getMessage() != null) {
			return new IllegalArgumentException(signed(cause.getMessage()), cause);
		}
		List<Class<?>> declared = new ArrayList<>(List.of(method.getExceptionTypes()));
		if (declared.stream().anyMatch(type -> type.isInstance(cause))) {
			return cause;
		}
		if (declared.contains(IOException.class)) {
			return inOut(doing, cause);
		}
		if (declared.contains(MotionException.class)) {
			return inMotion(doing, cause);
		}
		if (declared.contains(InferenceException.class)) {
			return inInference(doing, cause);
		}
		return unexpected(doing, cause);
	}

	private String signed(String message) {
		return message.contains(jar) ? message : "%s says: %s".formatted(jar, message);
	}

	/** Runs code of the bundle on a thread that is left behind when it does not come back. */
	static <R> R within(int seconds, Callable<R> question) throws Throwable {
		Future<R> answer = ASKING.submit(question);
		try {
			return answer.get(seconds, TimeUnit.SECONDS);
		} catch (TimeoutException e) {
			answer.cancel(true);
			throw new NoAnswer(seconds);
		} catch (InterruptedException e) {
			answer.cancel(true);
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted");
		} catch (ExecutionException e) {
			throw e.getCause();
		}
	}

	static final class NoAnswer extends Exception {

		private static final long serialVersionUID = 1;

		private final int seconds;

		NoAnswer(int seconds) {
			this.seconds = seconds;
		}
	}

	/** One service: what it says of itself was asked for once and is given from memory. */
	private final class ServiceGuard implements InvocationHandler {

		private final Object service;
		private final String kind;
		private final Map<String, Object> answers = new ConcurrentHashMap<>();
		private volatile boolean mute;
		private String id = "";

		ServiceGuard(Object service, String kind) {
			this.service = service;
			this.kind = kind;
		}

		void describe(Collection<Class<?>> contracts) {
			for (Class<?> contract : contracts) {
				for (Method method : contract.getMethods()) {
					if (isDescription(method) && !SLOW.contains(method.getName())) {
						try {
							answers.put(method.getName(), ask(method, null, FIRST_SECONDS));
						} catch (Throwable e) {
							throw unexpected("answering %s.%s()".formatted(kind, method.getName()), e);
						}
					}
				}
			}
			Object told = answers.getOrDefault("id", "");
			id = told.toString();
			if (answers.get("format") instanceof ExchangeFormat format) {
				id = format.id();
			} else if (answers.get("info") instanceof MotionInfo info) {
				id = info.id();
			}
		}

		/** Asks for a value; methods that make something are work. */
		private static boolean isDescription(Method method) {
			Class<?> type = method.getReturnType();
			boolean makes = type.isInterface() && type.getName().startsWith("org.facewright.");
			return !makes && method.getParameterCount() == 0 && method.getExceptionTypes().length == 0
					&& method.getReturnType() != void.class && method.getDeclaringClass() != Object.class
					&& !Modifier.isStatic(method.getModifiers());
		}

		private Object ask(Method method, Object @Nullable [] arguments, int seconds) throws Throwable {
			return within(seconds, () -> {
				try {
					Object answer = method.invoke(service, arguments);
					if (answer == null) {
						throw new IllegalStateException(method.getName() + "() gave nothing");
					}
					return answer;
				} catch (InvocationTargetException e) {
					if (e.getCause() instanceof Error error) {
						throw error;
					}
					throw e.getCause() instanceof Exception exception ? exception : e;
				}
			});
		}

		@Override
		@SuppressWarnings("null")
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
			if (method.getDeclaringClass() == Object.class) {
				return switch (method.getName()) {
					case "equals" -> proxy == arguments[0];
					case "hashCode" -> System.identityHashCode(proxy);
					default -> "%s of %s".formatted(id, jar);
				};
			}
			String name = method.getName();
			if (isDescription(method)) {
				Object known = answers.get(name);
				return known != null && !CHANGING.contains(name)
						? known
						: told(method, arguments, SLOW.contains(name) ? SLOW_SECONDS : QUICK_SECONDS);
			}
			boolean quick = name.equals("accepts") || name.equals("precision")
					|| name.equals("check") && method.getReturnType() == List.class && !kind.equals("QualityCheck");
			return quick ? told(method, arguments, QUICK_SECONDS) : work(method, arguments);
		}

		/** An answer that somebody's list or dialog waits for; a neutral one when the bundle fails. */
		private Object told(Method method, Object @Nullable [] arguments, int seconds) throws Throwable {
			Throwable failure;
			enter();
			try {
				if (mute) {
					throw new NoAnswer(seconds);
				}
				Object answer = ask(method, arguments, seconds);
				if (arguments == null) {
					answers.put(method.getName(), answer);
				}
				return answer;
			} catch (CancellationException e) {
				throw e;
			} catch (Throwable e) {
				failure = e;
			} finally {
				exit();
			}
			if (failure.getClass() == IllegalArgumentException.class && failure.getMessage() != null) {
				throw new IllegalArgumentException(signed(failure.getMessage()), failure);
			}
			mute |= failure instanceof NoAnswer;
			String sentence = fault("answering %s() of %s".formatted(method.getName(), id), failure).getMessage();
			Class<?> type = method.getReturnType();
			if (type == Availability.class) {
				return new Availability(sentence);
			}
			if (type == boolean.class) {
				return false;
			}
			if (type == Optional.class) {
				return Optional.empty();
			}
			if (type == List.class && arguments == null) {
				return method.getName().equals("problems") ? List.of(problem(sentence)) : List.of();
			}
			Object last = arguments == null ? answers.get(method.getName()) : null;
			if (last != null) {
				return last;
			}
			throw new BundleFault(sentence, failure);
		}

		/** What takes its time, on the caller's thread. */
		private @Nullable Object work(Method method, Object @Nullable [] arguments) throws Throwable {
			String doing = DOING.getOrDefault(kind + "." + method.getName(), method.getName() + " of %s").formatted(id);
			enter();
			try {
				Object result = method.invoke(service, arguments);
				if (result == null && method.getReturnType() != void.class) {
					throw new InvocationTargetException(
							new IllegalStateException(method.getName() + "() gave nothing"));
				}
				return result == null ? null : session(result, doing);
			} catch (InvocationTargetException e) {
				throw translated(method, doing, e.getCause());
			} finally {
				exit();
			}
		}

		/** What was opened is guarded too, and counts as work until it is closed. */
		private Object session(Object opened, String doing) {
			GuardedBundle bundle = GuardedBundle.this;
			return switch (opened) {
				case AudioSource source -> new GuardedSessions.Source(bundle, source, doing);
				case AudioLine line -> new GuardedSessions.Line(bundle, line, doing);
				case AudioResampler.Stream stream -> new GuardedSessions.Resampling(bundle, stream, doing);
				case MotionSession session -> new GuardedSessions.Motion(bundle, session, doing);
				case LiveConnection connection -> new GuardedSessions.Connection(bundle, connection, doing);
				case InferenceSession session -> new GuardedSessions.Network(bundle, session, doing);
				case LiveReception reception -> new GuardedSessions.Reception(bundle, reception, doing);
				case Optional<?> optional when optional.orElse(null) instanceof LiveFilter filter ->
					Optional.of(new GuardedSessions.Filter(bundle, filter, doing));
				case Optional<?> optional when optional.orElse(null) instanceof InteractiveMotion motion ->
					Optional.of(new GuardedSessions.Interactive(bundle, motion, doing));
				default -> other(opened, doing);
			};
		}

		private Object other(Object opened, String doing) {
			Set<Class<?>> contracts = new LinkedHashSet<>();
			collect(opened.getClass(), Problem.class.getClassLoader(), contracts);
			collect(opened.getClass(), MotionSession.class.getClassLoader(), contracts);
			return contracts.isEmpty()
					? opened
					: Proxy.newProxyInstance(contracts.iterator().next().getClassLoader(),
							contracts.toArray(Class<?>[]::new), new OpenedGuard(opened, doing));
		}
	}

	/**
	 * Something opened that is not used in loops, or draws. Counts as work until it is closed or disposed of. What gives
	 * nothing and may not throw, such as drawing, is left out once it has failed.
	 */
	private final class OpenedGuard implements InvocationHandler {

		private final Object opened;
		private final String doing;
		private boolean failed;
		private boolean ended;

		OpenedGuard(Object opened, String doing) {
			this.opened = opened;
			this.doing = doing;
			enter();
		}

		@Override
		@SuppressWarnings("null")
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
			if (method.getDeclaringClass() == Object.class) {
				return switch (method.getName()) {
					case "equals" -> proxy == arguments[0];
					case "hashCode" -> System.identityHashCode(proxy);
					default -> "%s of %s".formatted(doing, jar);
				};
			}
			boolean silent = method.getReturnType() == void.class && method.getExceptionTypes().length == 0;
			boolean end = method.getName().equals("close") || method.getName().equals("dispose");
			if (silent && failed && !end) {
				return null;
			}
			try {
				return method.invoke(opened, arguments);
			} catch (InvocationTargetException e) {
				Throwable translated = translated(method, doing, e.getCause());
				if (silent && translated instanceof BundleFault) {
					failed = true;
					return null;
				}
				throw translated;
			} finally {
				if (end && !ended) {
					ended = true;
					exit();
				}
			}
		}
	}
}
