package org.facewright.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

import org.facewright.engine.Providers;
import org.facewright.engine.install.StudioBundle;
import org.facewright.engine.install.StudioBundles;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bundles}: the studio's own bundles, where they are from, and which of them may be used. */
final class BundlesCommand {

	private BundlesCommand() {
	}

	static CommandLine create(Providers providers, Terminal terminal) {
		return new CommandLine(new Listing(providers, terminal)).addSubcommand(new Disable(providers, terminal))
				.addSubcommand(new Enable(providers, terminal)).addSubcommand(new Allow(providers, terminal));
	}

	private static void write(JsonGenerator json, List<StudioBundle> bundles) throws IOException {
		json.writeArrayFieldStart("bundles");
		for (StudioBundle bundle : bundles) {
			json.writeStartObject();
			json.writeStringField("name", bundle.name());
			json.writeStringField("bundle", bundle.symbolicName());
			json.writeStringField("version", bundle.version());
			json.writeStringField("file", bundle.file().toString());
			json.writeStringField("sha256", bundle.sha256());
			json.writeBooleanField("signed", bundle.signer().isPresent());
			json.writeStringField("signer", bundle.signer().orElse(""));
			json.writeStringField("state", state(bundle));
			json.writeStringField("reason", bundle.reason());
			json.writeArrayFieldStart("services");
			for (String service : bundle.services()) {
				json.writeString(service);
			}
			json.writeEndArray();
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static String state(StudioBundle bundle) {
		return bundle.state().name().toLowerCase(Locale.ROOT);
	}

	@CommandLine.Command(name = "bundles", description = "Lists the studio's own bundles in the dropins folder: version,"
			+ " SHA-256, signer, state and why, and what they give.")
	static final class Listing extends Command {

		@Option(names = "--all", description = "Also the bundles of the product itself; takes some seconds.")
		boolean all;

		Listing(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			StudioBundles studio = providers.studioBundles();
			List<StudioBundle> bundles = new ArrayList<>(studio.list());
			if (all) {
				bundles.addAll(studio.product());
			}
			if (bundles.isEmpty()) {
				terminal.result("no jar lies in %s; a studio's own bundle goes there".formatted(
						studio.folder().map(Object::toString).orElse("dropins")));
			} else {
				List<List<String>> rows = new ArrayList<>();
				rows.add(List.of("FILE", "VERSION", "STATE", "SHA-256", "SIGNER", "GIVES"));
				bundles.forEach(bundle -> rows.add(List.of(bundle.name(), dash(bundle.version()), state(bundle),
						dash(bundle.sha256()), bundle.signer().orElse("not signed"),
						dash(String.join(", ", bundle.services())))));
				terminal.table(rows);
			}
			for (StudioBundle bundle : bundles) {
				if (!bundle.reason().isEmpty()) {
					terminal.note(bundle.reason());
				}
			}
			Optional<SortedMap<String, String>> allowed = studio.allowed();
			allowed.ifPresent(hashes -> terminal.note("only the %d bundles listed in %s are allowed".formatted(
					hashes.size(), studio.allowedFile())));
			terminal.json(json -> {
				json.writeStringField("folder", studio.folder().map(Object::toString).orElse(""));
				json.writeStringField("allowList", allowed.isPresent() ? studio.allowedFile().toString() : "");
				write(json, bundles);
			});
			return ExitCode.OK;
		}

		private static String dash(String text) {
			return text.isEmpty() ? "-" : text;
		}
	}

	/** Switches one bundle off or on. */
	private abstract static class Switch extends Command {

		@Parameters(paramLabel = "<name>", description = "File name in the dropins folder, or the bundle's own name.")
		@Nullable
		String name;

		Switch(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		int set(boolean off) throws IOException {
			StudioBundle bundle = providers.studioBundles().setDisabled(Objects.requireNonNull(name), off);
			terminal.result("%s: %s".formatted(bundle.name(), state(bundle)));
			if (!off && !bundle.reason().isEmpty()) {
				terminal.note(bundle.reason());
			}
			terminal.json(json -> write(json, List.of(bundle)));
			return ExitCode.OK;
		}
	}

	@CommandLine.Command(name = "disable", description = "Switches a bundle off, in a running window too. Counts for"
			+ " exactly this jar: a newer one is on.")
	static final class Disable extends Switch {

		Disable(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			return set(true);
		}
	}

	@CommandLine.Command(name = "enable", description = "Switches a bundle on again.")
	static final class Enable extends Switch {

		Enable(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			return set(false);
		}
	}

	@CommandLine.Command(name = "allow", description = "Allows bundles by their SHA-256; from the first one on, no other"
			+ " is used. Without arguments, lists those that are allowed. FACEWRIGHT_ALLOWED_BUNDLES names the list for"
			+ " machines that share one.")
	static final class Allow extends Command {

		@Parameters(arity = "0..*", paramLabel = "<bundle>", description = "SHA-256 of a jar, or the name of one in"
				+ " the dropins folder.")
		List<String> words = new ArrayList<>();

		@Option(names = "--remove", description = "Take these from the list.")
		boolean remove;

		@Option(names = "--anything", description = "Delete the list: everything is allowed.")
		boolean anything;

		Allow(Providers providers, Terminal terminal) {
			super(providers, terminal);
		}

		@Override
		int run() throws IOException {
			StudioBundles studio = providers.studioBundles();
			if (anything && (remove || !words.isEmpty()) || remove && words.isEmpty()) {
				throw usage("say which bundles to allow or to remove, or --anything alone");
			}
			if (anything) {
				studio.allowAll();
			} else if (remove) {
				studio.forbid(words);
			} else if (!words.isEmpty()) {
				studio.allow(words);
			}
			Optional<SortedMap<String, String>> allowed = studio.allowed();
			if (allowed.isEmpty()) {
				terminal.result("everything in the dropins folder is allowed");
			} else {
				allowed.get().forEach((hash, name) -> terminal.result((hash + "  " + name).strip()));
				terminal.note("only these are allowed, by %s".formatted(studio.allowedFile()));
			}
			terminal.json(json -> {
				json.writeStringField("allowList", allowed.isPresent() ? studio.allowedFile().toString() : "");
				json.writeArrayFieldStart("allowed");
				for (String hash : allowed.map(SortedMap::keySet).map(List::copyOf).orElse(List.of())) {
					json.writeString(hash);
				}
				json.writeEndArray();
			});
			return ExitCode.OK;
		}
	}
}
