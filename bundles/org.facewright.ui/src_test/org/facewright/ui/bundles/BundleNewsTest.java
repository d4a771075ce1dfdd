package org.facewright.ui.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.facewright.engine.install.StudioBundle;
import org.facewright.engine.install.StudioBundle.State;
import org.junit.jupiter.api.Test;

class BundleNewsTest {

	private final BundleNews news = new BundleNews();

	@Test
	void comingReplacementAndGoingAreToldOnce() {
		assertThat(told(bundle("1.0.0", "a", State.ACTIVE, ""))).containsExactly("acme.jar is there: writes acme");
		assertThat(told(bundle("1.0.0", "a", State.ACTIVE, ""))).isEmpty();
		assertThat(told(bundle("1.1.0", "b", State.ACTIVE, "")))
				.containsExactly("acme.jar was replaced by version 1.1.0: writes acme");
		assertThat(told()).containsExactly("acme.jar is gone");
	}

	@Test
	void aTroubleIsToldLastAndAsOne() {
		StudioBundle bad = bundle("1.0.0", "a", State.UNUSABLE, "acme.jar needs com.acme 2");
		StudioBundle good = new StudioBundle(Path.of("z.jar"), "z", "1", "z", Optional.empty(), State.ACTIVE, "",
				List.of("reads z"));
		assertThat(news.since(List.of(bad, good))).containsExactly(
				new BundleNews.Item("z.jar is there: reads z", false),
				new BundleNews.Item("acme.jar needs com.acme 2", true));
	}

	@Test
	void aCopyInProgressAndWorkBeingFinishedAreNoNews() {
		told(bundle("1.0.0", "a", State.ACTIVE, ""));
		assertThat(told(bundle("1.0.0", "", State.INCOMPLETE, "acme.jar is incomplete"))).isEmpty();
		assertThat(told(bundle("1.0.0", "a", State.ACTIVE, ""), bundle("0.9.0", "o", State.FINISHING, "old")))
				.isEmpty();
	}

	@Test
	void switchingOffIsToldWithTheWayBack() {
		told(bundle("1.0.0", "a", State.ACTIVE, ""));
		assertThat(told(bundle("1.0.0", "a", State.DISABLED, "acme.jar is switched off")))
				.containsExactly("acme.jar is switched off");
	}

	private List<String> told(StudioBundle... now) {
		return news.since(List.of(now)).stream().map(BundleNews.Item::sentence).toList();
	}

	private static StudioBundle bundle(String version, String hash, State state, String reason) {
		return new StudioBundle(Path.of("acme.jar"), "acme", version, hash, Optional.empty(), state, reason,
				List.of("writes acme"));
	}
}
