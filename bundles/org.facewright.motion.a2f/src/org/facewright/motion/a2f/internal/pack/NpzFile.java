package org.facewright.motion.a2f.internal.pack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Arrays in a zip archive as NumPy writes them: one .npy entry each, format 1 to 3, stored or deflated, C order. Every
 * error is a sentence that names the file.
 *
 * <pre>
 * 93 'NUMPY' major minor  length (2 bytes; 4 from version 2)  {'descr': '&lt;f4', 'fortran_order': False, 'shape': (2, 3), }
 * then the values
 * </pre>
 */
final class NpzFile implements AutoCloseable {

	private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d+)'");
	private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
	private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");
	private static final int LONGEST_HEADER = 1 << 16;
	private static final int BLOCK = 1 << 16;
	private static final String SUFFIX = ".npy";

	/** What stands before the values. */
	record Header(char kind, int itemBytes, ByteOrder order, int[] shape, int bytes) {

		/** Values in the array; fits an int, or the array is refused. */
		int size() {
			long size = 1;
			for (int length : shape) {
				size = Math.multiplyExact(size, length);
			}
			return Math.toIntExact(size);
		}
	}

	/** Takes one value after the other. */
	private interface Values {
		void accept(int index, double value);
	}

	private final Path path;
	private final ZipFile zip;
	private final Map<String, Header> headers = new LinkedHashMap<>();

	/** @throws IOException when it is no npz archive or is cut short */
	NpzFile(Path path) throws IOException {
		this.path = path;
		ModelFiles.requireContent(path);
		try {
			zip = new ZipFile(path.toFile());
		} catch (EOFException | ZipException e) {
			throw new IOException("%s: is cut short or no npz archive%s; download it again".formatted(path, detail(e)),
					e);
		}
	}

	private static String detail(Exception e) {
		return e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
	}

	/** Names of the arrays. */
	Set<String> names() {
		return zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith(SUFFIX))
				.map(name -> name.substring(0, name.length() - SUFFIX.length()))
				.collect(Collectors.toCollection(java.util.LinkedHashSet::new));
	}

	boolean has(String name) {
		return zip.getEntry(name + SUFFIX) != null;
	}

	/** Lengths of an array. */
	int[] shape(String name) throws IOException {
		return header(name).shape().clone();
	}

	private Header header(String name) throws IOException {
		Header known = headers.get(name);
		if (known == null) {
			ZipEntry entry = entry(name);
			try (InputStream in = zip.getInputStream(entry)) {
				known = readHeader(name, in);
			} catch (EOFException | ZipException e) {
				throw damaged(name, "is cut short", e);
			}
			long expected = known.bytes() + (long) known.size() * known.itemBytes();
			if (entry.getSize() >= 0 && entry.getSize() != expected) {
				throw damaged(name, "has %d bytes where its shape %s needs %d".formatted(entry.getSize(),
						Arrays.toString(known.shape()), expected), null);
			}
			headers.put(name, known);
		}
		return known;
	}

	private ZipEntry entry(String name) throws IOException {
		ZipEntry entry = zip.getEntry(name + SUFFIX);
		if (entry == null) {
			throw new IOException(
					"%s: the array '%s' is missing, there are: %s; the file is of another release or family"
							.formatted(path, name, String.join(", ", names())));
		}
		return entry;
	}

	private Header readHeader(String name, InputStream in) throws IOException {
		byte[] start = readFully(in, 8);
		if (start[0] != (byte) 0x93 || !new String(start, 1, 5, StandardCharsets.ISO_8859_1).equals("NUMPY")) {
			throw damaged(name, "is not in NumPy's format", null);
		}
		int major = start[6];
		if (major < 1 || major > 3) {
			throw damaged(name, "has version %d of NumPy's format; 1 to 3 can be read".formatted(major), null);
		}
		int lengthBytes = major == 1 ? 2 : 4;
		byte[] lengths = readFully(in, lengthBytes);
		long length = 0;
		for (int i = lengthBytes - 1; i >= 0; i--) {
			length = length << 8 | lengths[i] & 0xff;
		}
		if (length > LONGEST_HEADER) {
			throw damaged(name, "has a header of %d bytes".formatted(length), null);
		}
		Charset charset = major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
		String text = new String(readFully(in, (int) length), charset);
		return parse(name, text, 8 + lengthBytes + (int) length);
	}

	private Header parse(String name, String text, int bytes) throws IOException {
		Matcher descr = DESCR.matcher(text);
		Matcher order = ORDER.matcher(text);
		Matcher shape = SHAPE.matcher(text);
		if (!descr.find() || !order.find() || !shape.find()) {
			throw damaged(name, "has a header that can't be understood: " + text.strip(), null);
		}
		int[] lengths;
		try {
			lengths = Arrays.stream(shape.group(1).replace("L", "").split(",")).map(String::strip)
					.filter(part -> !part.isEmpty()).mapToInt(Integer::parseInt).toArray();
		} catch (NumberFormatException e) {
			throw damaged(name, "is too large to be read: " + shape.group(1), e);
		}
		char kind = descr.group(2).charAt(0);
		int number = Integer.parseInt(descr.group(3));
		ByteOrder byteOrder = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		Header header = new Header(kind, kind == 'U' ? 4 * number : number, byteOrder, lengths, bytes);
		long most = 1;
		for (int length : lengths) {
			most = Math.min(Integer.MAX_VALUE + 1L, most * length);
		}
		if (most > Integer.MAX_VALUE - 8) {
			throw damaged(name, "is too large to be read: " + shape.group(1), null);
		}
		if (order.group(1).equals("True") && Arrays.stream(lengths).filter(length -> length > 1).count() > 1) {
			throw damaged(name, "has its values column by column (Fortran order); save it with numpy.ascontiguousarray",
					null);
		}
		return header;
	}

	private static byte[] readFully(InputStream in, int count) throws IOException {
		byte[] bytes = in.readNBytes(count);
		if (bytes.length < count) {
			throw new EOFException();
		}
		return bytes;
	}

	/** @throws IOException when the array has other lengths than these; -1 goes for any */
	void requireShape(String name, int... wanted) throws IOException {
		int[] shape = header(name).shape();
		boolean fits = shape.length == wanted.length;
		for (int i = 0; fits && i < wanted.length; i++) {
			fits = wanted[i] < 0 || wanted[i] == shape[i];
		}
		if (!fits) {
			throw new IOException(
					"%s: the array '%s' has the shape %s where %s is needed; files of two releases are mixed, "
							.formatted(path, name, Arrays.toString(shape), Arrays.toString(wanted).replace("-1", "any"))
							+ "download all of one");
		}
	}

	/** All values of a number array of these lengths; -1 goes for any. */
	float[] floats(String name, int... shape) throws IOException {
		requireShape(name, shape);
		float[] values = new float[header(name).size()];
		read(name, (index, value) -> values[index] = (float) value);
		for (int i = 0; i < values.length; i++) {
			if (!Float.isFinite(values[i])) {
				throw damaged(name, "holds a value that is no number, at %d".formatted(i), null);
			}
		}
		return values;
	}

	/** A number array with its first dimension taken apart: one row for each of its indices. */
	float[][] rows(String name, int... shape) throws IOException {
		requireShape(name, shape);
		Header header = header(name);
		int count = header.shape()[0];
		int length = count == 0 ? 0 : header.size() / count;
		float[][] rows = new float[count][length];
		read(name, (index, value) -> rows[index / length][index % length] = (float) value);
		return rows;
	}

	/** All values of an array of whole numbers. */
	int[] integers(String name, int... shape) throws IOException {
		requireShape(name, shape);
		int[] values = new int[header(name).size()];
		read(name, (index, value) -> values[index] = (int) value);
		return values;
	}

	private void read(String name, Values values) throws IOException {
		Header header = header(name);
		String type = "" + header.kind() + header.itemBytes();
		if (!List.of("f4", "f8", "i4", "i8", "u1", "i1", "b1", "u4", "i2", "u2").contains(type)) {
			throw damaged(name, "holds values of type '%s', which can't be used here".formatted(type), null);
		}
		int size = header.size();
		int perBlock = BLOCK / header.itemBytes();
		byte[] block = new byte[perBlock * header.itemBytes()];
		ByteBuffer buffer = ByteBuffer.wrap(block).order(header.order());
		try (InputStream in = zip.getInputStream(entry(name))) {
			in.skipNBytes(header.bytes());
			for (int done = 0; done < size; done += perBlock) {
				int count = Math.min(perBlock, size - done);
				if (in.readNBytes(block, 0, count * header.itemBytes()) < count * header.itemBytes()) {
					throw damaged(name, "is cut short", null);
				}
				decode(type, buffer, count, done, values);
			}
		} catch (EOFException | ZipException | UncheckedIOException e) {
			throw damaged(name, "is cut short or damaged" + detail(e), e);
		}
	}

	private static void decode(String type, ByteBuffer buffer, int count, int done, Values values) {
		switch (type) {
			case "f4" -> {
				for (int i = 0; i < count; i++) {
					values.accept(done + i, buffer.getFloat(4 * i));
				}
			}
			case "f8" -> {
				for (int i = 0; i < count; i++) {
					values.accept(done + i, buffer.getDouble(8 * i));
				}
			}
			case "i8" -> {
				for (int i = 0; i < count; i++) {
					values.accept(done + i, buffer.getLong(8 * i));
				}
			}
			case "i4" -> {
				for (int i = 0; i < count; i++) {
					values.accept(done + i, buffer.getInt(4 * i));
				}
			}
			case "u4" -> {
				for (int i = 0; i < count; i++) {
					values.accept(done + i, Integer.toUnsignedLong(buffer.getInt(4 * i)));
				}
			}
			case "i2" -> {
				for (int i = 0; i < count; i++) {
					values.accept(done + i, buffer.getShort(2 * i));
				}
			}
			case "u2" -> {
				for (int i = 0; i < count; i++) {
					values.accept(done + i, Short.toUnsignedInt(buffer.getShort(2 * i)));
				}
			}
			case "u1", "b1" -> {
				for (int i = 0; i < count; i++) {
					values.accept(done + i, Byte.toUnsignedInt(buffer.get(i)));
				}
			}
			default -> {
				for (int i = 0; i < count; i++) {
					values.accept(done + i, buffer.get(i));
				}
			}
		}
	}

	/** An array of texts, bytes or unicode. */
	List<String> texts(String name) throws IOException {
		Header header = header(name);
		if (header.kind() != 'S' && header.kind() != 'U') {
			throw damaged(name, "holds no texts but values of type '%s%d'".formatted(header.kind(), header.itemBytes()),
					null);
		}
		int size = header.size();
		Charset charset = header.kind() == 'S'
				? StandardCharsets.UTF_8
				: header.order() == ByteOrder.LITTLE_ENDIAN ? Charset.forName("UTF-32LE") : Charset.forName("UTF-32BE");
		List<String> texts = new ArrayList<>(size);
		try (InputStream in = zip.getInputStream(entry(name))) {
			in.skipNBytes(header.bytes());
			for (int i = 0; i < size; i++) {
				String padded = new String(readFully(in, header.itemBytes()), charset);
				int end = padded.indexOf('\0');
				texts.add(end < 0 ? padded : padded.substring(0, end));
			}
		} catch (EOFException | ZipException e) {
			throw damaged(name, "is cut short", e);
		}
		return List.copyOf(texts);
	}

	private IOException damaged(String array, String how, @org.jspecify.annotations.Nullable Exception cause) {
		return new IOException("%s: the array '%s' %s; download the file again".formatted(path, array, how), cause);
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
