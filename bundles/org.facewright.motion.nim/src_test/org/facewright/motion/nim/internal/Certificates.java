package org.facewright.motion.nim.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A self-signed certificate for 127.0.0.1 with its key, made on the spot by the JDK's own tool. */
record Certificates(Path certificate, Path key) {

	static Certificates create(Path folder, String name) throws IOException, GeneralSecurityException {
		Path store = folder.resolve(name + ".p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2", "-dname",
				"CN=" + name, "-ext", "san=ip:127.0.0.1,dns:localhost", "-storetype", "PKCS12", "-storepass",
				"changeit",
				"-keystore", store.toString()).redirectErrorStream(true).start();
		try {
			String said = new String(keytool.getInputStream().readAllBytes());
			if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
				throw new IOException("keytool failed: " + said);
			}
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, "changeit".toCharArray());
		}
		return new Certificates(
				pem(folder.resolve(name + ".pem"), "CERTIFICATE", keys.getCertificate(name).getEncoded()),
				pem(folder.resolve(name + ".key"), "PRIVATE KEY",
						keys.getKey(name, "changeit".toCharArray()).getEncoded()));
	}

	private static Path pem(Path file, String kind, byte[] content) throws IOException {
		return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind,
				Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content), kind));
	}
}
