package org.facewright.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Channel;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.document.stored.Stored;

import org.jspecify.annotations.Nullable;

/** A bulk value in a package, read when it is first asked for. */
public final class StoredEntry<T> extends Entry implements Stored<T> {

	private final Content<T> content;
	private final String where;
	private final @Nullable ChannelSet channels;
	/** Written once, under the lock of this. */
	private volatile @Nullable T value;

	/**
	 * @param where    where in the project it is used, for a person
	 * @param channels those its contents may have; null when any
	 */
	public StoredEntry(Home home, String name, Content<T> content, String where, @Nullable ChannelSet channels) {
		super(home, name);
		this.content = content;
		this.where = where;
		this.channels = channels;
	}

	@Override
	public T load() throws IOException {
		T known = value;
		return known == null ? loadOnce() : known;
	}

	private synchronized T loadOnce() throws IOException {
		T known = value;
		if (known != null) {
			return known;
		}
		T read = home().read(this::readFrom);
		value = read;
		return read;
	}

	private T readFrom(Archive archive) throws IOException {
		if (!archive.has(name())) {
			throw new IOException("%s: the contents of %s are missing; restore the file from a copy"
					.formatted(home().file(), where));
		}
		try (InputStream in = archive.read(name())) {
			T read = content.read(in, archive.size(name()));
			checkChannels(read);
			return read;
		} catch (IOException e) {
			throw new IOException("%s: %s is damaged: %s; restore the file from a copy".formatted(home().file(), where,
					String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", " ")), e);
		}
	}

	private void checkChannels(T read) throws IOException {
		ChannelSet found = switch (read) {
			case MotionClip clip -> clip.channels();
			case KeyCurves curves -> curves.channels();
			default -> null;
		};
		ChannelSet allowed = channels;
		if (found == null || allowed == null) {
			return;
		}
		List<String> strange = found.channels().stream().filter(channel -> allowed.indexOf(channel.name()) < 0)
				.map(Channel::name).toList();
		if (!strange.isEmpty()) {
			throw new IOException("it has %d channels where its track has %d, among them the unknown '%s'"
					.formatted(found.size(), allowed.size(), strange.getFirst()));
		}
	}

	@Override
	public Optional<T> loaded() {
		return Optional.ofNullable(value);
	}

	@Override
	public void rescue() throws IOException {
		load();
	}
}
