package org.facewright.motion.nim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

	private static final String KEY = "nvapi-0123456789abcdefghijklmnop";

	@TempDir
	Path temporary;

	private Path folder() {
		return temporary.resolve("config");
	}

	@Test
	void givesBackWhatWasSetAlsoToAnotherProcess() throws IOException {
		new KeyRing(folder()).set("studio", "  " + KEY + "\n");
		new KeyRing(folder()).set("Cloud", "second");
		assertThat(new KeyRing(folder()).key("studio")).contains(KEY);
		assertThat(new KeyRing(folder()).key("cloud")).contains("second");
		assertThat(new KeyRing(folder()).servers()).containsExactly("cloud", "studio");
	}

	@Test
	void hasNoKeyWhereNoneWasSet() throws IOException {
		assertThat(new KeyRing(folder()).key("studio")).isEmpty();
		new KeyRing(folder()).set("other", KEY);
		assertThat(new KeyRing(folder()).key("studio")).isEmpty();
		assertThat(new KeyRing(folder()).remove("studio")).isFalse();
	}

	@Test
	void forgetsRemovedKeys() throws IOException {
		KeyRing keys = new KeyRing(folder());
		keys.set("studio", KEY);
		assertThat(keys.remove("studio")).isTrue();
		assertThat(keys.key("studio")).isEmpty();
	}

	@Test
	void writesNoKeyInPlainTextAndNothingThatOthersCanRead() throws IOException {
		assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions");
		new KeyRing(folder()).set("studio", KEY);
		try (var files = Files.list(folder())) {
			for (Path file : (Iterable<Path>) files::iterator) {
				assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain(KEY);
				if (Files.size(file) > 0) {
					assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as("%s", file)
							.isEqualTo("rw-------");
				}
			}
		}
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder()))).isEqualTo("rwx------");
	}

	@Test
	void refusesAStoreThatOthersMayRead() throws IOException {
		assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions");
		KeyRing keys = new KeyRing(folder());
		keys.set("studio", KEY);
		Files.setPosixFilePermissions(folder().resolve("keys.secret"), PosixFilePermissions.fromString("rw-r--r--"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> keys.key("studio"))
				.withMessageContaining("others may read it").withMessageContaining("chmod 600");
	}

	@Test
	void saysWhatToDoWhenTheStoreIsDamagedOrItsPasswordIsGone() throws IOException {
		KeyRing keys = new KeyRing(folder());
		keys.set("studio", KEY);
		byte[] store = Files.readAllBytes(folder().resolve("keys.p12"));
		store[store.length / 2] ^= 0x55;
		Files.write(folder().resolve("keys.p12"), store);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> keys.key("studio"))
				.withMessageContaining("set the keys again");
		Files.delete(folder().resolve("keys.secret"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> keys.key("studio"))
				.withMessageContaining("is missing");
	}

	@Test
	void refusesWhatCantBeAKey() {
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyRing(folder()).set("studio", "  "));
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyRing(folder()).set("studio", "two words"))
				.withMessageNotContaining("two words");
		assertThat(folder()).doesNotExist();
	}
}
