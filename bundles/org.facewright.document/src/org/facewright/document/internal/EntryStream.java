package org.facewright.document.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Passes on as many bytes as an entry declares, and fails when there are fewer or more, or when their CRC differs. */
final class EntryStream extends FilterInputStream {

	private final CRC32 crc = new CRC32();
	private final long declaredCrc;
	private final String complaint;
	private long left;

	EntryStream(InputStream in, long size, long declaredCrc, String complaint) throws IOException {
		super(in);
		left = size;
		this.declaredCrc = declaredCrc;
		this.complaint = complaint;
		if (size == 0) {
			checkEnd();
		}
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	@SuppressWarnings("null")
	public int read(byte[] into, int offset, int length) throws IOException {
		if (left == 0) {
			return -1;
		}
		int count = readRaw(into, offset, (int) Math.min(length, left));
		if (count < 0) {
			throw new IOException(complaint);
		}
		crc.update(into, offset, count);
		left -= count;
		if (left == 0) {
			checkEnd();
		}
		return count;
	}

	private void checkEnd() throws IOException {
		if (crc.getValue() != declaredCrc || readRaw(new byte[1], 0, 1) >= 0) {
			throw new IOException(complaint);
		}
	}

	private int readRaw(byte[] into, int offset, int length) throws IOException {
		try {
			return in.read(into, offset, length);
		} catch (IOException e) {
			throw new IOException(complaint, e);
		}
	}

	@Override
	public long skip(long count) throws IOException {
		return readNBytes((int) Math.min(count, 1 << 16)).length;
	}

	@Override
	public boolean markSupported() {
		return false;
	}
}
