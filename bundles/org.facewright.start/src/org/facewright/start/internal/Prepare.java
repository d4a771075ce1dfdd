package org.facewright.start.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Fills a new state folder with what {@link Start} needs: the framework's configuration, and a copy of the framework's
 * jar without its signature, together with this bundle's classes, since Java archives no classes of signed jars.
 */
public final class Prepare {

	private static final String CONFIG = "config.ini";
	private static final String BUNDLES = "org.eclipse.equinox.simpleconfigurator.configUrl";
	private static final String FRAMEWORK = "osgi.framework";

	private Prepare() {
	}

	/**
	 * @param args the product's folder and the state folder, which exists
	 * @throws IOException when the product is incomplete or the folder can't be written
	 */
	public static void main(String[] args) throws IOException {
		Path home = Path.of(args[0]);
		Path state = Path.of(args[1]);
		Properties config = config(home);
		Path framework = home.resolve(config.getProperty(FRAMEWORK, "").replaceFirst("^file:", ""));
		config.setProperty(FRAMEWORK, "file:" + framework);
		config.setProperty("osgi.syspath", home.resolve("plugins").toString()); // where relative bundles lie
		config.setProperty(BUNDLES,
				"file:" + home.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"));
		try (OutputStream out = Files.newOutputStream(state.resolve(CONFIG))) {
			config.store(out, null);
		}
		Path own = home.resolve("plugins").resolve(ownJar(home));
		try (JarFile equinox = new JarFile(framework.toFile());
				JarFile start = new JarFile(own.toFile());
				JarOutputStream jar = new JarOutputStream(Files.newOutputStream(state.resolve("framework.jar")),
						unsigned(equinox.getManifest()))) {
			copy(equinox, jar);
			copy(start, jar);
		}
	}

	private static Properties config(Path home) throws IOException {
		Properties config = new Properties();
		try (InputStream in = Files.newInputStream(home.resolve("configuration").resolve(CONFIG))) {
			config.load(in);
		}
		return config;
	}

	private static String ownJar(Path home) throws IOException {
		File[] jars = home.resolve("plugins").toFile()
				.listFiles((folder, name) -> name.startsWith("org.facewright.start_"));
		if (jars == null || jars.length == 0) {
			throw new IOException("%s: org.facewright.start is missing; install Facewright again".formatted(home));
		}
		return jars[0].getName();
	}

	/** The main attributes without the checksums of the entries, and what Java grants the program in this jar. */
	private static Manifest unsigned(Manifest signed) {
		Manifest manifest = new Manifest();
		Attributes attributes = manifest.getMainAttributes();
		attributes.putAll(signed.getMainAttributes());
		attributes.put(Attributes.Name.MAIN_CLASS, Start.class.getName());
		attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
		attributes.putValue("Add-Opens", "java.base/java.lang"); // JavaCPP loads libraries for other class loaders
		return manifest;
	}

	private static void copy(JarFile from, JarOutputStream to) throws IOException {
		Enumeration<JarEntry> entries = from.entries();
		while (entries.hasMoreElements()) {
			JarEntry entry = entries.nextElement();
			if (!entry.isDirectory() && isWanted(entry.getName())) {
				to.putNextEntry(new JarEntry(entry.getName()));
				try (InputStream in = from.getInputStream(entry)) {
					in.transferTo(to);
				}
				to.closeEntry();
			}
		}
	}

	private static boolean isWanted(String name) {
		String upper = name.toUpperCase(Locale.ROOT);
		return !(upper.equals(JarFile.MANIFEST_NAME)
				|| upper.startsWith("META-INF/") && upper.matches(".*\\.(SF|RSA|DSA|EC)")
				|| name.startsWith("META-INF/maven/"));
	}
}
