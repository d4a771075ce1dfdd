package org.facewright.engine.install;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

import org.facewright.engine.install.StudioBundle.State;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * What a jar is and who signed it, found out by reading all of it.
 *
 * @param singleton whether the framework takes only one version of it at a time
 * @param complaint why it can't be used whatever else is installed; empty when it can
 */
record JarFacts(String symbolicName, String version, String sha256, Optional<String> signer, boolean singleton,
		Optional<Complaint> complaint) {

	/** @param sentence for the user, beginning with the jar's name */
	record Complaint(State state, String sentence) {
	}

	private static final int CLASS_MAGIC = 0xCAFEBABE;
	private static final int CLASS_VERSION_OF_JAVA_0 = 44;
	private static final int END_SIGNATURE = 0x06054b50;
	private static final int END_LENGTH = 22;
	private static final int LONGEST_COMMENT = 65_535;

	/** What the bytes of a file look like from outside. */
	enum Shape {
		WHOLE,
		INCOMPLETE,
		NO_JAR
	}

	/** Tells a whole archive from one that is still being copied: the table of contents is its end. */
	static Shape shape(Path file) throws IOException {
		try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
			long length = bytes.length();
			int first = length == 0 ? 0 : bytes.read();
			if (first != 0 && first != 'P') {
				return Shape.NO_JAR;
			}
			int size = (int) Math.min(length, END_LENGTH + LONGEST_COMMENT);
			byte[] tail = new byte[size];
			bytes.seek(length - size);
			bytes.readFully(tail);
			for (int at = size - END_LENGTH; at >= 0; at--) {
				if (number(tail, at, 4) == END_SIGNATURE && at + END_LENGTH + number(tail, at + 20, 2) == size) {
					return Shape.WHOLE;
				}
			}
			return Shape.INCOMPLETE;
		}
	}

	private static long number(byte[] bytes, int at, int length) {
		long number = 0;
		for (int i = length - 1; i >= 0; i--) {
			number = number << 8 | bytes[at + i] & 0xff;
		}
		return number;
	}

	static String sha256(Path file) throws IOException {
		try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
			in.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	/**
	 * @param file a whole archive that nobody changes meanwhile
	 * @param name what people call it
	 * @throws IOException when the disk fails
	 */
	static JarFacts read(Path file, String name) throws IOException {
		String sha256 = sha256(file);
		try (JarFile jar = new JarFile(file.toFile(), true)) {
			return new Reading(jar, name, sha256).facts();
		} catch (SecurityException e) {
			return refused(sha256, "%s is refused: its signature is broken (%s); have it built and signed again"
					.formatted(name, e.getMessage()));
		} catch (IOException e) {
			return new JarFacts("", "", sha256, Optional.empty(), false, Optional.of(new Complaint(State.UNUSABLE,
					"%s is damaged (%s); copy it again".formatted(name, e.getMessage()))));
		}
	}

	private static JarFacts refused(String sha256, String sentence) {
		return new JarFacts("", "", sha256, Optional.empty(), false,
				Optional.of(new Complaint(State.REFUSED, sentence)));
	}

	/** One pass over all entries, which checks their sums and signatures. */
	private static final class Reading {

		private final JarFile jar;
		private final String name;
		private final String sha256;
		private final List<CodeSigner> signers = new ArrayList<>();
		private final List<String> unsigned = new ArrayList<>();
		private boolean hasSignature;
		private int newestClass;

		Reading(JarFile jar, String name, String sha256) {
			this.jar = jar;
			this.name = name;
			this.sha256 = sha256;
		}

		JarFacts facts() throws IOException {
			Manifest manifest = jar.getManifest();
			boolean first = true;
			for (JarEntry entry : Collections.list(jar.entries())) {
				read(entry);
				if (entry.isDirectory() || isPartOfSignature(entry.getName())) {
					continue;
				}
				CodeSigner[] found = entry.getCodeSigners();
				if (found == null) {
					unsigned.add(entry.getName());
				} else if (first) {
					signers.addAll(Arrays.asList(found));
				} else {
					signers.retainAll(Arrays.asList(found));
				}
				first &= found == null;
			}
			if (hasSignature) {
				Optional<String> broken = broken(manifest);
				if (broken.isPresent()) {
					return refused(sha256, "%s is refused: its signature is broken (%s); have it built and signed again"
							.formatted(name, broken.get()));
				}
			}
			return facts(manifest);
		}

		private void read(JarEntry entry) throws IOException {
			String upper = entry.getName().toUpperCase(Locale.ROOT);
			hasSignature |= upper.startsWith("META-INF/") && upper.endsWith(".SF");
			byte[] head;
			CRC32 sum = new CRC32();
			try (InputStream content = jar.getInputStream(entry)) {
				if (content == null) {
					throw new EOFException(entry.getName() + " has no content");
				}
				InputStream in = new CheckedInputStream(content, sum);
				head = in.readNBytes(8);
				in.transferTo(OutputStream.nullOutputStream());
			}
			if (entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
				throw new ZipException("the checksum of %s is wrong".formatted(entry.getName()));
			}
			if (upper.endsWith(".CLASS") && !upper.startsWith("META-INF/") && head.length == 8
					&& ByteBuffer.wrap(head).getInt() == CLASS_MAGIC) {
				newestClass = Math.max(newestClass, ByteBuffer.wrap(head).getShort(6) & 0xffff);
			}
		}

		private static boolean isPartOfSignature(String entry) {
			String upper = entry.toUpperCase(Locale.ROOT);
			return upper.matches("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");
		}

		private Optional<String> broken(Manifest manifest) {
			if (!unsigned.isEmpty()) {
				return Optional.of("%s is not covered by it".formatted(unsigned.getFirst()));
			}
			if (signers.isEmpty()) {
				return Optional.of("no signer covers all of it");
			}
			for (String listed : manifest.getEntries().keySet()) {
				if (jar.getEntry(listed) == null) {
					return Optional.of("%s, which it covers, is missing".formatted(listed));
				}
			}
			return Optional.empty();
		}

		private JarFacts facts(@Nullable Manifest manifest) {
			Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
			String header = attributes.getValue(Constants.BUNDLE_SYMBOLICNAME);
			String symbolicName = header == null ? "" : header.split(";", 2)[0].strip();
			String version = attributes.getValue(Constants.BUNDLE_VERSION);
			boolean singleton = header != null && header.matches("(?s).*;\\s*singleton\\s*:=\\s*\"?true\"?.*");
			String known = symbolicName.isEmpty() ? "" : version == null ? "0.0.0" : version.strip();
			return new JarFacts(symbolicName, known, sha256, signer(), singleton,
					complaint(manifest, attributes, symbolicName, version)
							.map(sentence -> new Complaint(State.UNUSABLE, sentence)));
		}

		private Optional<String> complaint(@Nullable Manifest manifest, Attributes attributes, String symbolicName,
				@Nullable String version) {
			int java = newestClass - CLASS_VERSION_OF_JAVA_0;
			int here = Runtime.version().feature();
			if (manifest == null) {
				return Optional.of(("%s is no bundle: it has no META-INF/MANIFEST.MF; build it as the studio SDK does,"
						+ " with bnd").formatted(name));
			}
			if (symbolicName.isEmpty()) {
				return Optional.of(("%s is no bundle: its manifest has no Bundle-SymbolicName; build it as the studio"
						+ " SDK does, with bnd").formatted(name));
			}
			if (attributes.getValue(Constants.FRAGMENT_HOST) != null) {
				return Optional.of(("%s is a fragment of another bundle, which can't be dropped in; make it a bundle of"
						+ " its own").formatted(name));
			}
			if (version != null && !isVersion(version.strip())) {
				return Optional.of("%s has the version '%s'; write it like 1.4.2".formatted(name, version));
			}
			if (java > here) {
				return Optional.of(("%s was compiled for Java %d, this product runs on Java %d; compile it with"
						+ " --release 21").formatted(name, java, here));
			}
			return Optional.empty();
		}

		private static boolean isVersion(String text) {
			try {
				Version.parseVersion(text);
				return true;
			} catch (IllegalArgumentException e) {
				return false;
			}
		}

		private Optional<String> signer() {
			if (signers.isEmpty() || !(signers.getFirst().getSignerCertPath().getCertificates()
					.getFirst() instanceof X509Certificate certificate)) {
				return Optional.empty();
			}
			String subject = certificate.getSubjectX500Principal().getName();
			Date when = signers.getFirst().getTimestamp() == null
					? new Date()
					: signers.getFirst().getTimestamp().getTimestamp();
			try {
				certificate.checkValidity(when);
				return Optional.of(subject);
			} catch (CertificateExpiredException e) {
				return Optional.of("%s (its certificate has expired)".formatted(subject));
			} catch (CertificateNotYetValidException e) {
				return Optional.of("%s (its certificate is not valid yet)".formatted(subject));
			}
		}
	}
}
