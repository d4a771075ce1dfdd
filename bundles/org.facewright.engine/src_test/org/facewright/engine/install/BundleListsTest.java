package org.facewright.engine.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleListsTest {

	private static final String ONE = "1".repeat(64);
	private static final String TWO = "a".repeat(64);

	@TempDir
	Path folder;

	@Test
	void withoutAListEverythingIsAllowedAndWithAnEmptyOneNothing() throws IOException {
		BundleLists lists = BundleLists.in(folder, null);
		assertThat(lists.refusal("acme.jar", ONE)).isEmpty();
		Files.writeString(lists.allowed(), "# none yet\n");
		assertThat(lists.refusal("acme.jar", ONE)).hasValueSatisfying(
				sentence -> assertThat(sentence).startsWith("acme.jar is refused: its SHA-256 111111111111…"));
	}

	@Test
	void aNamedListThatIsNotThereAllowsNothing() {
		BundleLists lists = BundleLists.in(folder, folder.resolve("farm.txt").toString());
		assertThat(lists.refusal("acme.jar", ONE)).hasValueSatisfying(
				sentence -> assertThat(sentence).contains("FACEWRIGHT_ALLOWED_BUNDLES names, is not there"));
	}

	@Test
	void whatIsAllowedCanBeTakenBack() throws IOException {
		BundleLists lists = BundleLists.in(folder.resolve("data"), "");
		lists.allow(new TreeMap<>(Map.of(ONE, "one.jar", TWO, "")));
		assertThat(Files.readString(lists.allowed())).contains(ONE + "  one.jar\n").endsWith(TWO + "\n");
		lists.forbid(List.of(ONE));
		assertThat(lists.refusal("one.jar", ONE)).isPresent();
		assertThat(lists.refusal("two.jar", TWO)).isEmpty();
		lists.allowAll();
		assertThat(lists.refusal("one.jar", ONE)).isEmpty();
	}

	@Test
	void whatIsSwitchedOffStaysSoUntilItIsSwitchedOn() throws IOException {
		BundleLists lists = BundleLists.in(folder.resolve("data"), null);
		assertThat(lists.isDisabled(ONE)).isFalse();
		String before = lists.stamp();
		lists.setDisabled(ONE, "one.jar", true);
		assertThat(lists.stamp()).isNotEqualTo(before);
		assertThat(lists.isDisabled(ONE)).isTrue();
		assertThat(lists.isDisabled(TWO)).isFalse();
		lists.setDisabled(ONE, "one.jar", false);
		assertThat(lists.isDisabled(ONE)).isFalse();
	}

	@Test
	void aLineThatIsNoHashIsNamed() throws IOException {
		BundleLists lists = BundleLists.in(folder, null);
		Files.writeString(lists.disabled(), "\n# note\nacme.jar\n");
		assertThatThrownBy(() -> lists.isDisabled(ONE)).isInstanceOf(IOException.class)
				.hasMessageContaining("disabled-bundles.txt, line 3: expected a SHA-256");
	}

	@Test
	void rangesOfVersionsAreWrittenAsInAManifest() {
		assertThat(Unresolved.range("(&(osgi.wiring.package=a.b)(&(version>=1.3.0)(!(version>=2.0.0))))"))
				.isEqualTo("[1.3,2)");
		assertThat(Unresolved.range("(&(osgi.wiring.package=a.b)(version>=1.3.2))")).isEqualTo("1.3.2 or newer");
		assertThat(Unresolved.range("(&(osgi.ee=JavaSE)(version=99))")).isEqualTo("99");
		assertThat(Unresolved.range("(osgi.wiring.package=a.b)")).isEqualTo("of any version");
	}
}
