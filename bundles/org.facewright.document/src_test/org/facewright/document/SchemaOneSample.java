package org.facewright.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

import org.facewright.document.internal.ArchiveWriter;
import org.facewright.document.internal.MotionContent;

/**
 * Makes {@code schema-1.fwz}, a project of the first layout of the document. Run it with the file to write as its only
 * argument, from the bundle's folder: {@code src_test/org/facewright/document/schema-1.fwz}.
 */
final class SchemaOneSample {

	private static final String DOCUMENT = """
			<?xml version="1.0" encoding="UTF-8"?>
			<document:Project xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
			    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
			    xmlns:document="https://facewright.org/document/1"
			    name="Old" schemaVersion="1" frameRate="30">
			  <takes id="take-1" name="Line 1" length="50">
			    <tracks id="track-1" name="Face" channels="jawOpen mouthClose head%20yaw%3A%20100%25">
			      <layers id="layer-1" name="Solve" weight="0.5">
			        <content xsi:type="document:SolvedMotion" clip="motion/HASH.mot"/>
			        <filters filterId="savitzky-golay" start="10" end="20">
			          <values name="window" text="7"/>
			        </filters>
			        <filters filterId="gain" start="5" end="-1"/>
			      </layers>
			    </tracks>
			  </takes>
			</document:Project>
			""";

	private SchemaOneSample() {
	}

	public static void main(String[] arguments) throws IOException {
		write(Path.of(arguments[0]));
	}

	static Path write(Path file) throws IOException {
		return write(file, UnaryOperator.identity());
	}

	static Path write(Path file, UnaryOperator<String> change) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new MotionContent().write(Sample.clip(Sample.FEW, 50, 1), out);
		byte[] motion = out.toByteArray();
		String hash = HexFormat.of().formatHex(sha256(motion));
		CRC32 crc = new CRC32();
		crc.update(motion);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING); ArchiveWriter writer = new ArchiveWriter(channel)) {
			writer.add("document.xmi",
					change.apply(DOCUMENT.replace("HASH", hash)).getBytes(StandardCharsets.UTF_8));
			writer.store("motion/" + hash + ".mot", motion.length, crc.getValue(), body -> body.write(motion));
			writer.finish();
		}
		return file;
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		} catch (NoSuchAlgorithmException e) {
			throw new AssertionError("every Java has SHA-256", e);
		}
	}
}
