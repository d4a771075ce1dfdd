package org.facewright.ui.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Projects used last, the newest first, kept in a small file of the window's own. For one thread. */
public final class RecentProjects {

	/** @param seconds length of the first take; @param takes how many there are */
	public record Entry(Path file, double seconds, int takes) {
	}

	private static final int MOST = 12;

	private final Path store;
	private final List<Runnable> listeners = new ArrayList<>();

	/** @param store made when the first project is added */
	public RecentProjects(Path store) {
		this.store = store;
	}

	/** @throws IOException when the list can't be read */
	public List<Entry> entries() throws IOException {
		if (!Files.exists(store)) {
			return List.of();
		}
		List<Entry> entries = new ArrayList<>();
		for (String line : Files.readAllLines(store, StandardCharsets.UTF_8)) {
			String[] parts = line.split("\t");
			if (parts.length == 3) {
				entries.add(new Entry(Path.of(parts[2]), Double.parseDouble(parts[0]), Integer.parseInt(parts[1])));
			}
		}
		return entries;
	}

	/** Puts a project on top. */
	public void add(Entry newest) throws IOException {
		List<Entry> entries = new ArrayList<>(entries());
		entries.removeIf(entry -> entry.file().equals(newest.file()));
		entries.addFirst(newest);
		write(entries.subList(0, Math.min(MOST, entries.size())));
	}

	/** Takes one off the list; the file stays. */
	public void forget(Path file) throws IOException {
		List<Entry> entries = new ArrayList<>(entries());
		entries.removeIf(entry -> entry.file().equals(file));
		write(entries);
	}

	private void write(List<Entry> entries) throws IOException {
		Files.createDirectories(store.toAbsolutePath().getParent());
		Path half = store.resolveSibling(store.getFileName() + ".new");
		Files.write(half, entries.stream()
				.map(entry -> "%s\t%d\t%s".formatted(entry.seconds(), entry.takes(), entry.file())).toList());
		Files.move(half, store, StandardCopyOption.REPLACE_EXISTING);
		List.copyOf(listeners).forEach(Runnable::run);
	}

	/** @param listener runs after each change */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}
}
