package org.facewright.engine.install;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** Says in the words of a studio's developer what a bundle needs and does not find. */
final class Unresolved {

	private static final Pattern AT_LEAST = Pattern.compile("\\(version>=([^)]*)\\)");
	private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]*)\\)\\)");
	private static final Pattern EXACTLY = Pattern.compile("\\(version=([^)]*)\\)");
	private static final int MOST = 3;

	private final FrameworkWiring framework;

	Unresolved(BundleContext context) {
		framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
	}

	/**
	 * @param report what the framework said, for what is no plain lack
	 * @return a sentence that begins with the jar's name
	 */
	String explain(String name, Bundle bundle, String report) {
		List<String> lacks = new ArrayList<>();
		for (BundleRequirement requirement : bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
			if (isNeeded(requirement) && framework.findProviders(requirement).isEmpty()) {
				lacks.add(lack(requirement));
			}
		}
		if (lacks.isEmpty()) {
			String[] lines = report.strip().split("\\R");
			return "%s can't be used with what is installed: %s".formatted(name, lines[lines.length - 1].strip());
		}
		String more = lacks.size() > MOST ? ", and %d more".formatted(lacks.size() - MOST) : "";
		return "%s needs %s%s".formatted(name, String.join("; ", lacks.subList(0, Math.min(MOST, lacks.size()))), more);
	}

	private static boolean isNeeded(BundleRequirement requirement) {
		Map<String, String> directives = requirement.getDirectives();
		return !Namespace.RESOLUTION_OPTIONAL.equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
				&& !PackageNamespace.RESOLUTION_DYNAMIC.equals(
						directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
				&& Namespace.EFFECTIVE_RESOLVE.equals(directives.getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE,
						Namespace.EFFECTIVE_RESOLVE));
	}

	private String lack(BundleRequirement requirement) {
		String namespace = requirement.getNamespace();
		String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
		String subject = subject(namespace, filter);
		return switch (namespace) {
			case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
				"Java %s, this product runs on Java %d"
						.formatted(range(filter), Runtime.version().feature());
			case PackageNamespace.PACKAGE_NAMESPACE -> {
				List<String> versions = versions(namespace, subject, PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
				yield versions.isEmpty()
						? "the package %s, which neither this product nor another bundle has".formatted(subject)
						: "%s %s, this product has %s".formatted(subject, range(filter),
								String.join(" and ", versions));
			}
			case BundleNamespace.BUNDLE_NAMESPACE -> {
				List<String> versions = versions(namespace, subject,
						BundleNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE);
				yield versions.isEmpty()
						? "the bundle %s, which is not installed".formatted(subject)
						: "the bundle %s %s, this product has %s".formatted(subject,
								range(filter.replace("bundle-version", "version")), String.join(" and ", versions));
			}
			default -> "%s %s, which is not installed".formatted(namespace, filter);
		};
	}

	private static String subject(String namespace, String filter) {
		Matcher matcher = Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]*)\\)").matcher(filter);
		return matcher.find() ? String.valueOf(matcher.group(1)) : filter;
	}

	/** Versions that are there, whatever range is asked for. */
	private List<String> versions(String namespace, String subject, String attribute) {
		Collection<BundleCapability> found = framework.findProviders(new AnyVersion(namespace, subject));
		return found.stream().map(capability -> String.valueOf(capability.getAttributes().get(attribute)))
				.map(Unresolved::shortened).distinct().sorted().toList();
	}

	/** {@code [1.3,2)} of {@code (&(version>=1.3.0)(!(version>=2.0.0)))}. */
	static String range(String filter) {
		Matcher below = BELOW.matcher(filter);
		String high = below.find() ? String.valueOf(below.group(1)) : "";
		Matcher least = AT_LEAST.matcher(BELOW.matcher(filter).replaceAll(""));
		String low = least.find() ? String.valueOf(least.group(1)) : "";
		Matcher exact = EXACTLY.matcher(filter);
		if (exact.find()) {
			return String.valueOf(exact.group(1));
		}
		if (high.isEmpty()) {
			return low.isEmpty() ? "of any version" : shortened(low) + " or newer";
		}
		return "[%s,%s)".formatted(shortened(low.isEmpty() ? "0.0" : low), shortened(high).replaceFirst("\\.0$", ""));
	}

	/** Without a zero at the end: {@code 1.3} of {@code 1.3.0}. */
	private static String shortened(String version) {
		try {
			Version parsed = Version.parseVersion(version);
			if (!parsed.getQualifier().isEmpty()) {
				return version;
			}
			return parsed.getMicro() != 0 ? parsed.toString() : "%d.%d".formatted(parsed.getMajor(), parsed.getMinor());
		} catch (IllegalArgumentException e) {
			return version;
		}
	}

	/** Asks for a name in any version. */
	private record AnyVersion(String namespace, String subject) implements Requirement {

		@Override
		public String getNamespace() {
			return namespace;
		}

		@Override
		public Map<String, String> getDirectives() {
			return Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "(%s=%s)".formatted(namespace, subject));
		}

		@Override
		public Map<String, Object> getAttributes() {
			return Map.of();
		}

		@Override
		@SuppressWarnings("null") // a question asked by nobody's bundle, as the framework allows
		public Resource getResource() {
			return null;
		}
	}
}
