package org.facewright.core.motion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** Channels in order, names unique without regard to case. Immutable; equal when the channels are. */
public final class ChannelSet {

	private final List<Channel> channels;
	private final Map<String, Integer> indexByLowerName;

	private ChannelSet(List<Channel> channels) {
		this.channels = List.copyOf(channels);
		Map<String, Integer> index = HashMap.newHashMap(channels.size());
		for (int i = 0; i < channels.size(); i++) {
			if (index.put(channels.get(i).name().toLowerCase(Locale.ROOT), i) != null) {
				throw new IllegalArgumentException("channel '%s' stands twice".formatted(channels.get(i).name()));
			}
		}
		indexByLowerName = index;
	}

	/** @throws IllegalArgumentException when a name stands twice */
	public static ChannelSet of(List<Channel> channels) {
		return new ChannelSet(channels);
	}

	/** Weight channels of these names. */
	public static ChannelSet weights(List<String> names) {
		return of(names.stream().map(Channel::weight).toList());
	}

	public int size() {
		return channels.size();
	}

	public Channel channel(int index) {
		return channels.get(index);
	}

	public List<Channel> channels() {
		return channels;
	}

	public List<String> names() {
		return channels.stream().map(Channel::name).toList();
	}

	/** Index of a channel by name, upper and lower case alike; -1 when there is none. */
	public int indexOf(String name) {
		return indexByLowerName.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
	}

	/** Indices, in order, of the channels that fit. */
	public int[] indices(Predicate<Channel> wanted) {
		return IntStream.range(0, size()).filter(i -> wanted.test(channel(i))).toArray();
	}

	/** The channels at these indices, in this order. */
	public ChannelSet select(int... indices) {
		return of(Arrays.stream(indices).mapToObj(this::channel).toList());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ChannelSet set && set.channels.equals(channels);
	}

	@Override
	public int hashCode() {
		return channels.hashCode();
	}

	@Override
	public String toString() {
		return channels.size() <= 4 ? names().toString() : "%d channels, first %s".formatted(size(), channel(0).name());
	}
}
