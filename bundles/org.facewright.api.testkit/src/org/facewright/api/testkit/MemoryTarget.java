package org.facewright.api.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

import org.facewright.api.exchange.ExportTarget;

/** Keeps what an exporter writes in memory, and can fail like a disk that is full. */
public final class MemoryTarget implements ExportTarget {

	private final String mainName;
	private final long room;
	private final Map<String, ByteArrayOutputStream> files = new TreeMap<>();
	private long written;

	/** @param mainName such as {@code take.csv} */
	public MemoryTarget(String mainName) {
		this(mainName, Long.MAX_VALUE);
	}

	/** @param room bytes after which every write fails with an IOException */
	public MemoryTarget(String mainName, long room) {
		this.mainName = mainName;
		this.room = room;
	}

	@Override
	public String mainName() {
		return mainName;
	}

	@Override
	public OutputStream main() throws IOException {
		return create(mainName);
	}

	@Override
	public String siblingName(String ending) {
		int dot = mainName.lastIndexOf('.');
		return (dot < 0 ? mainName : mainName.substring(0, dot)) + ending;
	}

	@Override
	public OutputStream sibling(String ending) throws IOException {
		return create(siblingName(ending));
	}

	private OutputStream create(String name) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		if (files.putIfAbsent(name, bytes) != null) {
			throw new IllegalStateException(name + " is written twice");
		}
		return new OutputStream() {
			@Override
			public void write(int value) throws IOException {
				take(1);
				bytes.write(value);
			}

			@Override
			@SuppressWarnings("null") // OutputStream is not annotated
			public void write(byte[] values, int offset, int count) throws IOException {
				take(count);
				bytes.write(values, offset, count);
			}
		};
	}

	private void take(int count) throws IOException {
		written += count;
		if (written > room) {
			throw new IOException("no space left on this memory");
		}
	}

	/** Bytes of all files so far. */
	public long written() {
		return written;
	}

	/** What was written, by file name. */
	public Map<String, byte[]> files() {
		Map<String, byte[]> contents = new TreeMap<>();
		files.forEach((name, bytes) -> contents.put(name, bytes.toByteArray()));
		return contents;
	}

	/** @throws IllegalStateException when the main file was not written */
	public byte[] mainBytes() {
		ByteArrayOutputStream bytes = files.get(mainName);
		if (bytes == null) {
			throw new IllegalStateException(mainName + " was not written");
		}
		return bytes.toByteArray();
	}

	/** The files written, for reading. */
	public MemorySource asSource() {
		Map<String, byte[]> siblings = files();
		byte[] main = mainBytes();
		siblings.remove(mainName);
		return new MemorySource(mainName, main, siblings);
	}
}
