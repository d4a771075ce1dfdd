package org.facewright.motion.nim;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bearer keys by server name, in an encrypted store (PKCS #12) whose random password lies in a file beside it. Both can
 * be read by their owner only, and are refused when others may read them. This keeps keys out of projects, logs, process
 * lists, and out of copies of one of the two files; it does not keep them from programs that run as the same user.
 */
public final class KeyRing {

	private static final String STORE = "keys.p12";
	private static final String PASSWORD = "keys.secret";
	private static final String LOCK = "keys.lock";
	private static final int PASSWORD_BYTES = 32;
	private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
	private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

	private final Path folder;

	/** @param folder where the store is or will be */
	public KeyRing(Path folder) {
		this.folder = folder;
	}

	/**
	 * @return empty when no key was set
	 * @throws IOException with a sentence for the user when the store can't be read or others may read it
	 */
	public Optional<String> key(String server) throws IOException {
		if (!Files.exists(folder.resolve(STORE))) {
			return Optional.empty();
		}
		char[] password = password();
		try {
			SecretKey key = (SecretKey) open(password).getKey(alias(server), password);
			return Optional.ofNullable(key).map(found -> new String(found.getEncoded(), StandardCharsets.UTF_8));
		} catch (GeneralSecurityException e) {
			throw damaged(e);
		}
	}

	/** Names of servers that have a key, in lower case. @throws IOException when the store can't be read */
	public List<String> servers() throws IOException {
		if (!Files.exists(folder.resolve(STORE))) {
			return List.of();
		}
		try {
			return Collections.list(open(password()).aliases()).stream().sorted().toList();
		} catch (GeneralSecurityException e) {
			throw damaged(e);
		}
	}

	/**
	 * @param key not blank; surrounding white space is dropped
	 * @throws IllegalArgumentException with a sentence for the user when it can't be a key
	 */
	public void set(String server, String key) throws IOException {
		String stripped = key.strip();
		if (stripped.isEmpty() || !stripped.chars().allMatch(c -> c > 32 && c < 127)) {
			throw new IllegalArgumentException("that is no key: it must be one word of printable ASCII characters");
		}
		SecretKey secret = new SecretKeySpec(stripped.getBytes(StandardCharsets.UTF_8), "AES");
		change((store, password) -> store.setEntry(alias(server), new KeyStore.SecretKeyEntry(secret),
				new KeyStore.PasswordProtection(password)));
	}

	/** @return whether there was one */
	public boolean remove(String server) throws IOException {
		if (!servers().contains(alias(server))) {
			return false;
		}
		change((store, password) -> store.deleteEntry(alias(server)));
		return true;
	}

	/** The store itself does not tell upper case from lower. */
	private static String alias(String server) {
		return server.toLowerCase(Locale.ROOT);
	}

	@FunctionalInterface
	private interface Change {
		void apply(KeyStore store, char[] password) throws GeneralSecurityException;
	}

	private void change(Change change) throws IOException {
		prepareFolder();
		try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
			char[] password = passwordOrNew();
			KeyStore store = open(password);
			change.apply(store, password);
			Path temporary = create("." + STORE + "." + UUID.randomUUID() + ".part");
			try {
				try (OutputStream out = Files.newOutputStream(temporary)) {
					store.store(out, password);
				}
				Files.move(temporary, folder.resolve(STORE), StandardCopyOption.ATOMIC_MOVE,
						StandardCopyOption.REPLACE_EXISTING);
			} finally {
				Files.deleteIfExists(temporary);
			}
		} catch (GeneralSecurityException e) {
			throw damaged(e);
		}
	}

	private void prepareFolder() throws IOException {
		if (!Files.isDirectory(folder)) {
			Files.createDirectories(folder);
			if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
				Files.setPosixFilePermissions(folder, OWNER_FOLDER);
			}
		}
	}

	private KeyStore open(char[] password) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		Path file = folder.resolve(STORE);
		if (!Files.exists(file)) {
			store.load(null, password);
			return store;
		}
		requireOwnerOnly(file);
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, password);
		} catch (IOException e) {
			throw new IOException("%s: can't be opened with the password in %s (%s); delete both and set the keys again"
					.formatted(file, PASSWORD, e.getMessage()), e);
		}
		return store;
	}

	private char[] password() throws IOException {
		Path file = folder.resolve(PASSWORD);
		if (!Files.exists(file)) {
			throw new IOException("%s: is missing, so the keys in %s can't be read; delete that and set them again"
					.formatted(file, STORE));
		}
		requireOwnerOnly(file);
		return Files.readString(file).strip().toCharArray();
	}

	private char[] passwordOrNew() throws IOException {
		if (Files.exists(folder.resolve(STORE)) || Files.exists(folder.resolve(PASSWORD))) {
			return password();
		}
		byte[] random = new byte[PASSWORD_BYTES];
		new SecureRandom().nextBytes(random);
		String text = Base64.getEncoder().withoutPadding().encodeToString(random);
		Path file;
		try {
			file = create(PASSWORD);
		} catch (FileAlreadyExistsException e) {
			return password();
		}
		Files.writeString(file, text + "\n");
		return text.toCharArray();
	}

	/** An empty file that only its owner can read, from its first moment on. */
	private Path create(String name) throws IOException {
		Path file = folder.resolve(name);
		if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
			return Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
		}
		Files.createFile(file);
		AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
		if (acl != null) {
			acl.setAcl(List.of(AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(acl.getOwner())
					.setPermissions(EnumSet.allOf(AclEntryPermission.class)).build()));
		}
		return file;
	}

	private static void requireOwnerOnly(Path file) throws IOException {
		PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
		if (posix != null && !OWNER.containsAll(posix.readAttributes().permissions())) {
			throw new IOException("%s: others may read it; forbid that with 'chmod 600 %s', and renew the keys"
					.formatted(file, file));
		}
	}

	private IOException damaged(GeneralSecurityException e) {
		return new IOException("%s: can't be used (%s); delete it and set the keys again"
				.formatted(folder.resolve(STORE), e.getMessage()), e);
	}
}
