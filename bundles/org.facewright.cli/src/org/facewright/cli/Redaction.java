package org.facewright.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what tells who someone is, where he keeps his work, or how he gets in: user and host names, all of
 * a path but its end, keys and passwords. Folders of the system stay, because they say what is installed.
 */
final class Redaction {

	private static final String SECRET = "<removed>";
	private static final Pattern NAMED_SECRET = Pattern.compile(
			"(?i)([\\w.-]*(?:api[_-]?key|token|secret|passw(?:or)?d|credential|authorization|cookie)[\\w.-]*[\"']?\\s*[=:]\\s*)"
					+ "(\"[^\"]*\"|'[^']*'|(?:bearer|basic)\\s+\\S+|[^\\s,;]+)");
	/** What services call their keys, and signed tokens. */
	private static final Pattern KNOWN_KEY = Pattern.compile(
			"\\b(?:nvapi-|hf_|ghp_|gho_|github_pat_|glpat-|sk-|xox[abp]-|AKIA|AIza)[\\w-]{8,}|\\beyJ[\\w-]{8,}\\.[\\w.-]+");
	private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("(\\w+://)[^/\\s:@]+(?::[^/\\s@]*)?@");
	private static final Pattern MAIL = Pattern.compile("\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+\\b");
	private static final Pattern PATH = Pattern
			.compile("(?<![\\w.~>/\\\\:])(?:/|[A-Za-z]:[\\\\/]|\\\\\\\\)[^\\s\"'<>|:;,()\\[\\]]+");
	private static final List<String> SYSTEM = List.of("/usr/", "/lib", "/opt/", "/etc/", "/proc/", "/sys/", "/dev/",
			"/bin/", "/System/", "/Library/", "c:\\windows", "c:\\program", "c:/windows", "c:/program");

	private final String home;
	private final List<String> names;

	/**
	 * @param home  the user's folder
	 * @param names of user and host; short ones are left, since they are words as well
	 */
	Redaction(String home, List<String> names) {
		this.home = home;
		this.names = names.stream().filter(name -> name.length() > 2 && !name.equalsIgnoreCase("root")).toList();
	}

	static Redaction ofThisMachine() {
		return new Redaction(System.getProperty("user.home", ""), List.of(System.getProperty("user.name", ""),
				System.getenv().getOrDefault("HOSTNAME", ""), System.getenv().getOrDefault("COMPUTERNAME", ""),
				System.getenv().getOrDefault("USERDOMAIN", "")));
	}

	String apply(String text) {
		String redacted = NAMED_SECRET.matcher(text).replaceAll("$1" + SECRET);
		redacted = KNOWN_KEY.matcher(redacted).replaceAll(SECRET);
		redacted = LOGIN_IN_ADDRESS.matcher(redacted).replaceAll("$1" + SECRET + "@");
		redacted = MAIL.matcher(redacted).replaceAll("<mail>");
		redacted = PATH.matcher(redacted).replaceAll(match -> Matcher.quoteReplacement(shortened(match.group())));
		for (String name : names) {
			redacted = redacted.replaceAll("(?i)(?<!\\w)" + Pattern.quote(name) + "(?!\\w)", "<name>");
		}
		return redacted;
	}

	/** {@code ~} for what lies in the user's folder, and the last two names of a path for all but the system's. */
	private String shortened(String path) {
		String lower = path.toLowerCase(Locale.ROOT);
		boolean own = home.length() > 1 && path.startsWith(home);
		if (!own && (SYSTEM.stream().anyMatch(lower::startsWith) || SYSTEM.stream().anyMatch(path::startsWith))) {
			return path;
		}
		String[] parts = (own ? path.substring(home.length()) : path).split("[/\\\\]+");
		List<String> last = List.of(parts).stream().filter(part -> !part.isEmpty()).toList();
		if (last.isEmpty()) {
			return own ? "~" : path;
		}
		boolean cut = last.size() > 2;
		return (own ? "~/" : cut ? "" : "/") + (cut ? "…/" : "")
				+ String.join("/", last.subList(Math.max(0, last.size() - 2), last.size()));
	}
}
