package org.facewright.ui.bundles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.facewright.engine.install.StudioBundle;
import org.facewright.engine.install.StudioBundle.State;
import org.facewright.ui.texts.Texts;

/** Finds what is worth telling between two looks at the studio's bundles. Confined to one thread at a time. */
public final class BundleNews {

	/**
	 * Something that happened.
	 *
	 * @param trouble whether a person should do something about it
	 */
	public record Item(String sentence, boolean trouble) {
	}

	private Map<Path, StudioBundle> before = Map.of();

	/** @param now all bundles @return what changed since the last call, troubles last */
	public List<Item> since(List<StudioBundle> now) {
		Map<Path, StudioBundle> after = new HashMap<>();
		List<Item> news = new ArrayList<>();
		List<Item> troubles = new ArrayList<>();
		for (StudioBundle bundle : now) {
			if (bundle.state() == State.FINISHING || bundle.state() == State.INCOMPLETE) {
				StudioBundle known = before.get(bundle.file());
				if (known != null && bundle.state() == State.INCOMPLETE) {
					after.put(bundle.file(), known);
				}
				continue;
			}
			after.put(bundle.file(), bundle);
			Optional<StudioBundle> known = Optional.ofNullable(before.get(bundle.file()));
			boolean same = known.filter(each -> each.state() == bundle.state() && each.sha256().equals(bundle.sha256())
					&& each.reason().equals(bundle.reason())).isPresent();
			if (!same && bundle.isTroubled()) {
				troubles.add(new Item(bundle.reason(), true));
			} else if (!same) {
				news.add(new Item(told(bundle, known), false));
			}
		}
		for (StudioBundle gone : before.values()) {
			if (!after.containsKey(gone.file())) {
				news.add(new Item(Texts.of("{0} is gone", gone.name()), false));
			}
		}
		before = after;
		news.addAll(troubles);
		return news;
	}

	private static String told(StudioBundle bundle, Optional<StudioBundle> known) {
		if (bundle.state() != State.ACTIVE) {
			return bundle.reason();
		}
		String gives = String.join(", ", bundle.services());
		boolean replaced = known.filter(each -> !each.sha256().equals(bundle.sha256())).isPresent();
		return replaced
				? Texts.of("{0} was replaced by version {1}: {2}", bundle.name(), bundle.version(), gives)
				: Texts.of("{0} is there: {1}", bundle.name(), gives);
	}
}
