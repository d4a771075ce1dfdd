package org.facewright.api.testkit.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveReception;
import org.facewright.api.live.LiveStats;
import org.facewright.api.live.PoseListener;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LiveInput} promises. Inherit it and bring a sender that knows the protocol from its description.
 */
public abstract class LiveInputContract {

	/** The phone or program that sends. */
	public interface Sender extends AutoCloseable {

		/** Sends one whole pose; channels that are not named are 0 or missing, as the protocol has it. */
		void send(int frame, Map<String, Float> values) throws IOException;

		/** Sends something that the input can't read. */
		void sendDamaged() throws IOException;

		@Override
		void close() throws IOException;
	}

	/** One pose as a listener got it, copied. */
	public record Heard(String subject, long arrivalNanos, double sourceSeconds, float[] pose) {
	}

	/** Keeps what arrives. */
	protected static final class Ear implements PoseListener {

		private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

		@Override
		public void accept(String subject, long arrivalNanos, double sourceSeconds, float[] pose) {
			heard.add(new Heard(subject, arrivalNanos, sourceSeconds, pose.clone()));
		}

		/** The next pose; fails when none comes in time. */
		public Heard next() throws InterruptedException {
			Heard next = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			assertThat(next).as("a pose within %s", PATIENCE).isNotNull();
			return java.util.Objects.requireNonNull(next);
		}

		/** Whether nothing comes for a while. */
		public boolean hearsNothing() throws InterruptedException {
			return heard.poll(150, TimeUnit.MILLISECONDS) == null;
		}
	}

	private static final Duration PATIENCE = Duration.ofSeconds(5);
	private static final int POSES = 50;

	/** An input as the framework would make it. */
	protected abstract LiveInput input();

	/** Something that sends to an open reception; waits until the two have met. */
	protected abstract Sender sender(LiveReception reception) throws IOException;

	/** Values for the tests. */
	protected ParameterValues values() {
		return input().parameters().defaults();
	}

	/** Where to listen in the tests: a free port of the loopback address. */
	protected URI location() throws IOException {
		return URI.create(input().id() + "://127.0.0.1:0");
	}

	/** A shape that the protocol carries. */
	protected String shape() {
		return "jawOpen";
	}

	/** How far a value may be from what was sent. */
	protected float tolerance() {
		return 1e-6f;
	}

	/** Whether the input listens itself, and so may find its port taken. */
	protected boolean listens() {
		return true;
	}

	/** A test needs a location no longer; whatever was started for it ends. */
	protected void doneWith(@SuppressWarnings("unused") URI location) throws IOException {
		// where the input listens itself there is nothing to end
	}

	private LiveReception open(PoseListener listener) throws IOException {
		return input().open(location(), values(), listener);
	}

	private static LiveStats await(LiveReception reception, Predicate<LiveStats> wanted) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!wanted.test(reception.stats()) && System.nanoTime() < end) {
			Thread.sleep(5);
		}
		return reception.stats();
	}

	@Test
	void saysWhatItIs() {
		assertThat(input().id()).matches("[a-z][a-z0-9]*");
		assertThat(input().label()).isNotBlank();
		assertThat(input().defaultPort()).isBetween(1, 65_535);
		assertThat(input().channels().indexOf(shape())).isNotNegative();
	}

	@Test
	void explainsEveryParameter() {
		for (Parameter<?> parameter : input().parameters().parameters()) {
			assertThat(parameter.label()).as(parameter.name()).isNotBlank().isNotEqualTo(parameter.name());
			assertThat(parameter.description()).as(parameter.name()).isNotBlank().endsWith(".");
		}
		assertThat(input().parameters().parse(values().toText())).isEqualTo(values());
	}

	@Test
	void everyPoseArrivesInItsOrder() throws Exception {
		Ear ear = new Ear();
		try (LiveReception reception = open(ear); Sender sender = sender(reception)) {
			int channel = input().channels().indexOf(shape());
			long begin = System.nanoTime();
			for (int i = 0; i < POSES; i++) {
				sender.send(i, Map.of(shape(), (i + 1) / 100f));
				Heard heard = ear.next();
				assertThat(heard.pose()).hasSize(input().channels().size());
				assertThat(heard.pose()[channel]).isCloseTo((i + 1) / 100f, within(tolerance()));
				assertThat(heard.arrivalNanos()).isBetween(begin, System.nanoTime());
			}
			LiveStats stats = await(reception, now -> now.passed() == POSES);
			assertThat(stats.passed()).isEqualTo(POSES);
			assertThat(stats.damaged()).isZero();
			assertThat(stats.dropped()).isZero();
			assertThat(stats.remark()).isEmpty();
		}
	}

	@Test
	void givesNoValueThatIsInfinite() throws Exception {
		Ear ear = new Ear();
		try (LiveReception reception = open(ear); Sender sender = sender(reception)) {
			sender.send(0, Map.of(shape(), 0.5f));
			for (float value : ear.next().pose()) {
				assertThat(Float.isInfinite(value)).isFalse();
			}
		}
	}

	@Test
	void countsWhatItCannotReadAndGoesOn() throws Exception {
		Ear ear = new Ear();
		try (LiveReception reception = open(ear); Sender sender = sender(reception)) {
			sender.sendDamaged();
			assertThat(await(reception, now -> now.damaged() > 0).damaged()).isEqualTo(1);
			sender.send(0, Map.of(shape(), 0.5f));
			assertThat(ear.next().pose()[input().channels().indexOf(shape())]).isCloseTo(0.5f, within(tolerance()));
		}
	}

	@Test
	void aListenerThatFailsDoesNotEndTheReception() throws Exception {
		Ear ear = new Ear();
		AtomicInteger calls = new AtomicInteger();
		PoseListener moody = (subject, arrival, source, pose) -> {
			if (calls.incrementAndGet() == 1) {
				throw new IllegalStateException("not now");
			}
			ear.accept(subject, arrival, source, pose);
		};
		try (LiveReception reception = input().open(location(), values(), moody); Sender sender = sender(reception)) {
			sender.send(0, Map.of(shape(), 0.25f));
			assertThat(await(reception, now -> !now.remark().isEmpty()).remark()).contains("not now");
			sender.send(1, Map.of(shape(), 0.5f));
			assertThat(ear.next().pose()[input().channels().indexOf(shape())]).isCloseTo(0.5f, within(tolerance()));
		}
	}

	@Test
	void listensOnTheLoopbackAddressUnlessToldOtherwise() throws Exception {
		try (LiveReception reception = open(new Ear())) {
			assertThat(InetAddress.getByName(reception.location().getHost()).isLoopbackAddress()).isTrue();
			assertThat(reception.location().getScheme()).isEqualTo(input().id());
			assertThat(reception.location().getPort()).isPositive();
		}
	}

	@Test
	void aPortThatIsTakenIsNamed() throws Exception {
		if (!listens()) {
			return;
		}
		try (LiveReception first = open(new Ear())) {
			assertThatThrownBy(() -> input().open(first.location(), values(), new Ear()).close())
					.isInstanceOf(IOException.class)
					.hasMessageContaining(Integer.toString(first.location().getPort())).message().contains("; ")
					.doesNotContain("\n");
		}
	}

	@Test
	void closingFreesThePortAndEndsTheThread() throws Exception {
		Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
		@Nullable
		URI location = null;
		for (int i = 0; i < 3; i++) {
			LiveReception reception = input().open(location == null ? location() : location, values(), new Ear());
			location = reception.location();
			reception.close();
			assertThatCode(reception::close).doesNotThrowAnyException();
		}
		doneWith(java.util.Objects.requireNonNull(location));
		Threads.awaitNoneBesides(before);
	}

	@Test
	void afterCloseTheListenerHearsNothing() throws Exception {
		Ear ear = new Ear();
		LiveReception reception = open(ear);
		try (Sender sender = sender(reception)) {
			sender.send(0, Map.of(shape(), 0.5f));
			ear.next();
			reception.close();
			try {
				sender.send(1, Map.of(shape(), 0.75f));
			} catch (IOException e) {
				assertThat(e).isNotNull();
			}
			assertThat(ear.hearsNothing()).isTrue();
		}
	}

	@Test
	void aListenerMayCloseTheReceptionItself() throws Exception {
		List<LiveReception> opened = new ArrayList<>();
		Ear ear = new Ear();
		PoseListener last = (subject, arrival, source, pose) -> {
			opened.getFirst().close();
			ear.accept(subject, arrival, source, pose);
		};
		try (LiveReception reception = input().open(location(), values(), last); Sender sender = sender(reception)) {
			opened.add(reception);
			sender.send(0, Map.of(shape(), 0.5f));
			ear.next();
		}
		assertThat(ear.hearsNothing()).isTrue();
	}

	@Test
	void severalReceptionsDoNotMix() throws Exception {
		Ear first = new Ear();
		Ear second = new Ear();
		LiveInput shared = input();
		try (LiveReception one = shared.open(location(), values(), first);
				LiveReception two = shared.open(location(), values(), second);
				Sender toOne = sender(one);
				Sender toTwo = sender(two)) {
			Map<String, Float> values = new HashMap<>();
			values.put(shape(), 0.25f);
			toOne.send(0, values);
			values.put(shape(), 0.75f);
			toTwo.send(0, values);
			int channel = input().channels().indexOf(shape());
			assertThat(first.next().pose()[channel]).isCloseTo(0.25f, within(tolerance()));
			assertThat(second.next().pose()[channel]).isCloseTo(0.75f, within(tolerance()));
		}
	}
}
