package org.facewright.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

	@TempDir
	Path folder;
	Pack pack;

	@BeforeEach
	void takeApart() throws IOException {
		pack = Pack.full(folder);
	}

	@Test
	void opensThePackWhenNothingIsWrong() throws IOException {
		assertThat(Contents.of(ProjectFile.open(pack.write(folder)).project()))
				.isEqualTo(Contents.of(ProjectFile.open(folder.resolve("whole.fwz")).project()));
	}

	@Test
	void aMissingFile() throws IOException {
		refused(folder.resolve("broken.fwz"), "does not exist");
	}

	@Test
	void aFolder() throws IOException {
		refused(Files.createDirectory(folder.resolve("broken.fwz")), "is a folder");
	}

	@Test
	void aNewerProject() throws IOException {
		refused(pack.document(text -> text.replace("schemaVersion=\"3\"", "schemaVersion=\"4\"")),
				"was written by a newer Facewright (schema 4, this one reads up to 3): update Facewright");
	}

	@Test
	void aNewerProjectEvenWhenItHasWhatThisOneDoesNotKnow() throws IOException {
		refused(pack.document(text -> text.replace("schemaVersion=\"3\"", "schemaVersion=\"4\" future=\"1\"")),
				"written by a newer Facewright");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "two", "99999999999", "" })
	void anImpossibleSchemaVersion(String version) throws IOException {
		refused(pack.document(text -> text.replace("schemaVersion=\"3\"", "schemaVersion=\"" + version + "\"")),
				"schema version '" + version + "'");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.001, 0.1, 0.5, 0.9, 0.999 })
	void aTruncatedFile(double kept) throws IOException {
		byte[] whole = pack.bytes();
		refused(Files.write(folder.resolve("broken.fwz"),
				Arrays.copyOf(whole, Math.max(60, (int) (kept * whole.length)))),
				kept < 0.01 ? "'mimetype'" : "cut off or damaged");
	}

	@Test
	void anEmptyFile() throws IOException {
		refused(Files.write(folder.resolve("broken.fwz"), new byte[0]), "is empty");
	}

	@Test
	void aFileOfZeros() throws IOException {
		refused(Files.write(folder.resolve("broken.fwz"), new byte[5000]), "is not a Facewright project");
	}

	@Test
	void aGitLfsPointer() throws IOException {
		refused(Files.writeString(folder.resolve("broken.fwz"),
				"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12345\n"), "git lfs pull");
	}

	@Test
	void aWebPage() throws IOException {
		refused(Files.writeString(folder.resolve("broken.fwz"), "\n<!DOCTYPE html><html><body>404</body></html>"),
				"is a web page");
	}

	@Test
	void aZipOfAnotherKind() throws IOException {
		refused(pack.without("mimetype"), "does not begin with a 'mimetype'");
	}

	@Test
	void aPackageOfAnotherKind() throws IOException {
		refused(pack.change("mimetype", bytes -> "application/vnd.oasis.opendocument.text".getBytes()),
				"does not begin with a 'mimetype'");
	}

	@Test
	void aPackageWithoutDocument() throws IOException {
		refused(pack.without("document"), "it has no 'document.xmi'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../evil", "motion/../../evil", "/etc/passwd", "a\\b", "..\\evil", "C:/evil", "c:evil",
			"a//b", "a\nb", ".." })
	void anEntryThatPointsOutside(String name) throws IOException {
		refused(pack.with(name, new byte[1]), "points outside of it");
	}

	@Test
	void twoEntriesOfOneName() throws IOException {
		byte[] bytes = pack.with("thumbs/a.png", new byte[1]).with("thumbs/b.png", new byte[2]).bytes();
		refused(Files.write(folder.resolve("broken.fwz"), Pack.replace(bytes, "thumbs/b.png", "thumbs/a.png")),
				"two entries named 'thumbs/a.png'");
	}

	@Test
	void anEntryThatUnpacksToFarMoreThanItHolds() throws IOException {
		refused(pack.with("bomb", new byte[40 << 20]), "would unpack to 41943040 bytes");
	}

	@Test
	void aDocumentThatUnpacksToFarMoreThanItHolds() throws IOException {
		refused(pack.document(text -> text + " ".repeat(30 << 20)), "would unpack to");
	}

	@Test
	void aDocumentThatUnpacksToMoreThanItDeclares() throws IOException {
		Pack harmless = pack.document(text -> text.replace("Hi, you.", "Hi, you." + "x".repeat(3 << 20)));
		byte[] bytes = harmless.bytes();
		ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		zip.putInt(directoryEntry(bytes, "document.xmi") + 24, 5000);
		refused(Files.write(folder.resolve("broken.fwz"), bytes), "document.xmi");
	}

	@Test
	void moreEntriesThanAProjectMayHave() throws IOException {
		for (int i = 0; i < 20_001; i++) {
			pack.with("x/" + i, new byte[0]);
		}
		refused(pack, "more than the 20000 a project may have");
	}

	@Test
	void entriesThatOverlap() throws IOException {
		byte[] bytes = pack.with("thumbs/a.png", new byte[100]).bytes();
		ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		int entry = directoryEntry(bytes, "thumbs/a.png");
		zip.putInt(entry + 20, bytes.length - 10).putInt(entry + 24, bytes.length - 10).putInt(entry + 42, 0);
		refused(Files.write(folder.resolve("broken.fwz"), bytes), "cut off or damaged");
	}

	@Test
	void aDocumentWithExternalEntities() throws IOException {
		Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
		refused(pack.document(text -> text
				.replaceFirst("\\?>", "?><!DOCTYPE p [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>")
				.replace("Hi, you.", "&e;")), "document type declaration");
	}

	@Test
	void aDocumentWithEntitiesThatMultiply() throws IOException {
		StringBuilder laughs = new StringBuilder("?><!DOCTYPE p [<!ENTITY e0 \"ha\">");
		for (int i = 1; i < 30; i++) {
			laughs.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
		}
		refused(pack.document(text -> text.replaceFirst("\\?>", laughs.append("]>").toString())
				.replace("Hi, you.", "&e29;")), "document type declaration");
	}

	@Test
	void aDocumentThatIsNoXml() throws IOException {
		refused(pack.document(text -> text.substring(0, text.length() / 2)), "no XML");
	}

	@Test
	void aDocumentNestedBeyondReason() throws IOException {
		refused(pack.document(text -> text.replace("</document:Project>",
				"<takes>".repeat(50_000) + "</takes>".repeat(50_000) + "</document:Project>")), "no XML");
	}

	@Test
	void aDocumentOfAnotherModel() throws IOException {
		refused(pack.document(text -> "<html/>"), "is a 'html' and not a project");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"frameRate=\"30000/1001\"|frameRate=\"0\"", //
			"frameRate=\"30000/1001\"|frameRate=\"fast\"", //
			"frameRate=\"30000/1001\"|hovercraft=\"full\"", //
			"blend=\"ADD\"|blend=\"EELS\"", //
			"range=\"3..9\"|range=\"9..3\"", //
			"influence=\"0.75\"|influence=\"NaN\"", //
			"length=\"300\"|length=\"-300\"", //
			"length=\"300\"|length=\"99999999999\"", //
			"sampleRate=\"16000\"|sampleRate=\"0\"", //
			"jawOpen mouthClose|jawOpen jawopen", //
			"jawOpen mouthClose|jawOpen mouthClose:EEL", //
			"head%20yaw|head%zzyaw", //
			"audio=\"audioasset-1\"|audio=\"audioasset-2\"", //
			"audio=\"audioasset-1\"|audio=\"layer-1\"", //
			"audio=\"audioasset-1\"|audio=\"other.xmi#audioasset-1\"", //
			"audio=\"audioasset-1\"|audio=\"/\"", //
			"character=\"character-1\"|character=\"take-1\"", //
			"recipe=\"solverecipe-1\"|recipe=\"nobody\"", //
			"id=\"layer-2\"|id=\"layer-1\"", //
			"id=\"track-1\"|id=\"layer-1\"", //
			"xsi:type=\"document:SolvedMotion\"|xsi:type=\"document:LayerContent\"", //
			"xsi:type=\"document:SolvedMotion\"|xsi:type=\"document:Take\"", //
			"xsi:type=\"document:SolvedMotion\"|xsi:type=\"java:Runtime\"", //
			"clip=\"motion/|clip=\"../motion/", //
			"clip=\"motion/|clip=\"audio/", //
			"clip=\"motion/|clip=\"motion/0", //
			".lanes\"|.mot\"" })
	void aDocumentThatMakesNoSense(String from, String to) throws IOException {
		refused(pack.document(text -> {
			assertThat(text).contains(from);
			return text.replaceFirst(java.util.regex.Pattern.quote(from), to);
		}), "restore");
	}

	@Test
	void aDocumentThatContainsItself() throws IOException {
		refused(pack.document(text -> text.replaceFirst("</tracks>",
				"<layers href=\"#//@takes.0/@tracks.0/@layers.0\"/></tracks>")), "restore");
		refused(Pack.full(folder).document(text -> text.replaceFirst("</takes>", "<tracks href=\"#/\"/></takes>")),
				"restore");
	}

	@Test
	void aMissingMotion() throws IOException {
		refused(pack.without("motion/"), "the contents of take 'Line 1', track 'Face', layer 'Solve' are missing");
	}

	@Test
	void aMissingSound() throws IOException {
		refused(pack.without("audio/"), "the contents of sound 'line' are missing");
	}

	@Test
	void aDamagedChunkNamesTakeAndChannel() throws IOException {
		refusedOnLoad(pack.change("motion/", bytes -> {
			bytes[bytes.length - 1] ^= 1; // the last channel's second chunk is constant and the last four bytes
			return bytes;
		}), "take 'Line 1', track 'Face', layer 'Solve' is damaged: "
				+ "channel 'head yaw: 100%' is damaged at frames 8192 to 8999");
		refusedOnLoad(Pack.full(folder).change("motion/", bytes -> {
			bytes[bytes.length - 4096 * 4 - 100] ^= 1;
			return bytes;
		}), "channel 'jawOpen' is damaged at frames 8192 to 8999");
	}

	@Test
	void aMotionOfMoreChannelsThanItNames() throws IOException {
		refusedOnLoad(pack.change("motion/", bytes -> withHead(bytes, 20, 4)), "its head is wrong: 4 channels");
	}

	@Test
	void aMotionOfFewerChannelsThanItNames() throws IOException {
		refusedOnLoad(pack.change("motion/", bytes -> withHead(bytes, 20, 2)), "it names more than its 2 channels");
	}

	@Test
	void aMotionWithOtherChannelsThanItsTrack() throws IOException {
		refusedOnLoad(pack.document(text -> text.replace("jawOpen mouthClose head%20yaw%3A%20100%25", "jawOpen")),
				"it has 3 channels where its track has 1, among them the unknown 'mouthClose'");
	}

	@ParameterizedTest
	@CsvSource({ "24,2000000", "24,-1", "24,2147483647", "20,2147483647", "20,-1", "28,1", "32,2147483647", "12,0" })
	void aMotionWhoseHeadPromisesTheImpossible(int at, int value) throws IOException {
		refusedOnLoad(pack.change("motion/", bytes -> withHead(bytes, at, value)), "layer 'Solve' is damaged");
	}

	@Test
	void aMotionOfALaterLayout() throws IOException {
		refusedOnLoad(pack.change("motion/", bytes -> withHead(bytes, 8, 7)), "its layout 7 is unknown");
	}

	@Test
	void damagedKeys() throws IOException {
		refusedOnLoad(pack.change("keys/", bytes -> {
			bytes[bytes.length - 1] ^= 1;
			return bytes;
		}), "is damaged");
	}

	@Test
	void damagedLanes() throws IOException {
		refusedOnLoad(pack.change("speech/", bytes -> Pack.replace(bytes, "0.3\t0.5", "0.9\t0.5")),
				"take 'Line 1' is damaged: line 3 is damaged: not a segment");
	}

	/** Another number in the head of a motion, with the CRC it needs to be believed. */
	private static byte[] withHead(byte[] motion, int at, int value) {
		ByteBuffer buffer = ByteBuffer.wrap(motion).order(ByteOrder.LITTLE_ENDIAN);
		int head = 36 + buffer.getInt(32);
		buffer.putInt(at, value);
		CRC32C crc = new CRC32C();
		crc.update(motion, 0, head);
		buffer.putInt(head, (int) crc.getValue());
		return motion;
	}

	/** Where the entry of a name begins in the zip's directory. */
	private static int directoryEntry(byte[] zip, String name) {
		int at = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf(name) - 46;
		assertThat(ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(at)).isEqualTo(0x02014b50);
		return at;
	}

	private void refused(Pack broken, String sentence) throws IOException {
		refused(broken.write(folder), sentence);
	}

	private static void refused(Path file, String sentence) {
		said(file, catchThrowable(() -> ProjectFile.open(file)), sentence);
	}

	private void refusedOnLoad(Pack broken, String sentence) throws IOException {
		Path file = broken.write(folder);
		ProjectFile opened = ProjectFile.open(file);
		said(file, catchThrowable(() -> Contents.of(opened.project())), sentence);
	}

	private static void said(Path file, Throwable thrown, String sentence) {
		assertThat(thrown).isInstanceOf(IOException.class).hasMessageContaining(sentence)
				.hasMessageStartingWith(file.toString());
		assertThat(thrown.getMessage()).doesNotContain("\n").doesNotContain("Exception")
				.satisfies(message -> assertThat(message.length()).isLessThan(400));
	}
}
