package org.facewright.motion.a2f.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.facewright.motion.a2f.internal.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzFileTest {

	@TempDir
	Path folder;

	private static byte[] npy(int version, String header, byte[] values) {
		byte[] text = (header + " ".repeat(63 - header.length() % 64) + "\n").getBytes(StandardCharsets.UTF_8);
		ByteBuffer out = ByteBuffer.allocate(8 + (version == 1 ? 2 : 4) + text.length + values.length)
				.order(ByteOrder.LITTLE_ENDIAN);
		out.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) version).put((byte) 0);
		if (version == 1) {
			out.putShort((short) text.length);
		} else {
			out.putInt(text.length);
		}
		return out.put(text).put(values).array();
	}

	private Path npz(byte[] npy) throws IOException {
		Path path = folder.resolve("a.npz");
		try (OutputStream file = Files.newOutputStream(path); ZipOutputStream zip = new ZipOutputStream(file)) {
			zip.putNextEntry(new ZipEntry("x.npy"));
			zip.write(npy);
			zip.closeEntry();
		}
		return path;
	}

	private static byte[] little(int bytes, double... values) {
		ByteBuffer buffer = ByteBuffer.allocate(bytes * values.length).order(ByteOrder.LITTLE_ENDIAN);
		for (double value : values) {
			buffer.putFloat((float) value);
		}
		return buffer.array();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void readsAllVersionsOfTheFormat(int version) throws Exception {
		byte[] npy = npy(version, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
				little(4, 1, 2, 3, 4, 5, 6));
		try (NpzFile file = new NpzFile(npz(npy))) {
			assertThat(file.names()).containsExactly("x");
			assertThat(file.shape("x")).containsExactly(2, 3);
			assertThat(file.floats("x", 2, -1)).containsExactly(1, 2, 3, 4, 5, 6);
			assertThat(file.rows("x", -1, 3)).isDeepEqualTo(new float[][] { { 1, 2, 3 }, { 4, 5, 6 } });
		}
	}

	@Test
	void readsWholeNumbersAndDoublesOfEitherByteOrder() throws Exception {
		ByteBuffer longs = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(-7).putLong(70_000);
		try (NpzFile file = new NpzFile(
				npz(npy(1, "{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }", longs.array())))) {
			assertThat(file.integers("x", 2)).containsExactly(-7, 70_000);
		}
		ByteBuffer doubles = ByteBuffer.allocate(16).order(ByteOrder.BIG_ENDIAN).putDouble(0.5).putDouble(-2);
		try (NpzFile file = new NpzFile(
				npz(npy(1, "{'descr': '>f8', 'fortran_order': False, 'shape': (2,), }", doubles.array())))) {
			assertThat(file.floats("x", -1)).containsExactly(0.5f, -2);
		}
	}

	@Test
	void readsTextsAsBytesAndAsUnicode() throws Exception {
		byte[] bytes = "jaw\0\0mouth".getBytes(StandardCharsets.US_ASCII);
		try (NpzFile file = new NpzFile(
				npz(npy(1, "{'descr': '|S5', 'fortran_order': False, 'shape': (2,), }", bytes)))) {
			assertThat(file.texts("x")).containsExactly("jaw", "mouth");
		}
		byte[] unicode = "jö\0".getBytes(Charset.forName("UTF-32LE"));
		try (NpzFile file = new NpzFile(
				npz(npy(1, "{'descr': '<U3', 'fortran_order': False, 'shape': (1,), }", unicode)))) {
			assertThat(file.texts("x")).containsExactly("jö");
		}
	}

	@Test
	void readsStoredAndDeflatedArchivesAsNumPyWritesThem() throws Exception {
		try (NpzFile stored = new NpzFile(StandIns.folder("regression").resolve("bs_tongue.npz"));
				NpzFile deflated = new NpzFile(StandIns.folder("diffusion").resolve("bs_tongue_Mark.npz"))) {
			assertThat(stored.texts("poseNames")).hasSize(17).startsWith("neutral", "tongueTipUp");
			assertThat(stored.floats("tongueTipUp", 48, 3)).startsWith(-0.25f, -1, 0.5f, 0, -1, 0.5f)
					.isEqualTo(deflated.floats("tongueTipUp", 48, 3));
		}
	}

	@Test
	void saysWhenAnArchiveIsCutShort() throws Exception {
		byte[] whole = Files.readAllBytes(StandIns.folder("regression").resolve("model_data.npz"));
		Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, whole.length / 2));
		assertThatIOException().isThrownBy(() -> new NpzFile(cut).close()).withMessageContaining(cut.toString())
				.withMessageContaining("cut short").withMessageContaining("download it again");
	}

	@Test
	void saysWhenAnArrayHasFewerValuesThanItsShape() throws Exception {
		Path path = npz(npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", little(4, 1, 2)));
		try (NpzFile file = new NpzFile(path)) {
			assertThatIOException().isThrownBy(() -> file.floats("x", 2, 3))
					.withMessageContaining(path + ": the array 'x'").withMessageContaining("[2, 3]");
		}
	}

	@Test
	void refusesFortranOrderOtherTypesAndValuesThatAreNoNumbers() throws Exception {
		String[][] cases = { { "{'descr': '<f4', 'fortran_order': True, 'shape': (1, 2), }", null },
				{ "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2), }", "Fortran" },
				{ "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", "type 'c8'" } };
		for (String[] one : cases) {
			byte[] npy = npy(1, one[0], little(4, one[0].contains("(2, 2)") ? new double[4] : new double[2]));
			try (NpzFile file = new NpzFile(npz(npy))) {
				if (one[1] == null) {
					assertThat(file.floats("x", 1, 2)).hasSize(2);
				} else {
					assertThatIOException().isThrownBy(() -> file.floats("x", file.shape("x")))
							.withMessageContaining(one[1]);
				}
			}
		}
		byte[] nan = npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", little(4, 1, Double.NaN));
		try (NpzFile file = new NpzFile(npz(nan))) {
			assertThatIOException().isThrownBy(() -> file.floats("x", 2)).withMessageContaining("no number, at 1");
		}
	}

	@Test
	void namesTheArraysThatAreThereWhenOneIsMissing() throws Exception {
		try (NpzFile file = new NpzFile(StandIns.folder("regression").resolve("implicit_emo_db.npz"))) {
			assertThatIOException().isThrownBy(() -> file.floats("neutral_skin", -1, 3))
					.withMessageContaining("'neutral_skin' is missing").withMessageContaining("emo_spec_names");
		}
	}

	@Test
	void survivesHeadersMadeOfNonsense() throws Exception {
		for (String header : new String[] { "", "{}", "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
				"{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }",
				"{'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536, 65536), }" }) {
			try (NpzFile file = new NpzFile(npz(npy(1, header, new byte[8])))) {
				assertThatIOException().as(header).isThrownBy(() -> file.floats("x", -1));
			}
		}
		ByteArrayOutputStream garbage = new ByteArrayOutputStream();
		garbage.writeBytes("not numpy at all".getBytes(StandardCharsets.US_ASCII));
		try (NpzFile file = new NpzFile(npz(garbage.toByteArray()))) {
			assertThatIOException().isThrownBy(() -> file.floats("x", -1)).withMessageContaining("NumPy");
		}
	}
}
