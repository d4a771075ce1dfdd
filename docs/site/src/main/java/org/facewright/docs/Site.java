package org.facewright.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Builds the documentation: brings the parts of pages that the product itself knows up to date or finds them stale,
 * checks links, anchors, command lines and code, and writes a site of plain files.
 */
public final class Site {

	/** Its second-level headings and their lists of links are the navigation. */
	private static final String INDEX = "index.md";

	private final Path root;
	private final Path docs;
	private final Product product;
	private final Keys keys;
	private final List<String> problems = new ArrayList<>();

	/** @param root of the project */
	Site(Path root, Product product, Keys keys) {
		this.root = root;
		this.docs = root.resolve("docs");
		this.product = product;
		this.keys = keys;
	}

	/** Arguments: folder of the project, folder of the site, and {@code true} to bring stale pages up to date. */
	public static void main(String[] args) throws IOException, InterruptedException {
		Path root = Path.of(args[0]).toRealPath();
		Path target = Path.of(args[1]);
		String script = System.getProperty("os.name").startsWith("Windows") ? "facewright.cmd" : "facewright";
		Path command = Path.of(System.getProperty("facewright.command", root.resolve(script).toString()));
		Site site = new Site(root, new Command(command), new Keys(root));
		List<String> problems = site.build(target, args.length > 2 && Boolean.parseBoolean(args[2]));
		if (!problems.isEmpty()) {
			throw new IllegalStateException("the documentation has %d faults:%n%s".formatted(problems.size(),
					String.join("\n", problems)));
		}
		System.out.println("documentation: " + target.resolve("index.html"));
	}

	/**
	 * @param write whether stale parts are put right
	 * @return faults, each with file and line; the site is written when there are none
	 */
	List<String> build(Path target, boolean write) throws IOException, InterruptedException {
		Reference reference = new Reference(product.reference(), keys);
		Map<Path, Page> pages = new LinkedHashMap<>();
		TreeSet<String> told = new TreeSet<>();
		for (Path file : pageFiles()) {
			String text = Files.readString(file);
			Reference.Updated updated = reference.update(text);
			updated.problems().forEach(problem -> problems.add(place(file, problem.line()) + problem.message()));
			told.addAll(updated.told());
			if (!updated.text().equals(text)) {
				if (write) {
					Files.writeString(file, updated.text());
				} else {
					problems.add(place(file, updated.firstChange())
							+ "the product says something else by now; './facewright docs --write' puts it right");
				}
			}
			pages.put(file, new Page(file, updated.text()));
		}
		reference.untold(told).forEach(problem -> problems.add("docs: " + problem));
		Navigation navigation = navigation(pages);
		Links links = new Links(root, docs, pages);
		Code code = new Code();
		for (Page page : pages.values()) {
			for (Fault fault : links.check(page)) {
				problems.add(place(page.file(), fault.line()) + fault.message());
			}
			for (Fault fault : code.check(page)) {
				problems.add(place(page.file(), fault.line()) + fault.message());
			}
		}
		for (Code.WrongCommand wrong : code.wrongCommands(product)) {
			problems.add(place(wrong.file(), wrong.line()) + wrong.message());
		}
		if (problems.isEmpty()) {
			write(target, pages, navigation, links, reference.version());
		}
		return problems;
	}

	private String place(Path file, int line) {
		return "%s:%d: ".formatted(root.relativize(file), line);
	}

	/** Pages of the site, and those of the project that are checked with them. */
	private List<Path> pageFiles() throws IOException {
		List<Path> files = new ArrayList<>();
		try (Stream<Path> all = Files.list(docs)) {
			all.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
		}
		for (String name : List.of("README.md", "CONTRIBUTING.md")) {
			if (Files.exists(root.resolve(name))) {
				files.add(root.resolve(name));
			}
		}
		return files;
	}

	private Navigation navigation(Map<Path, Page> pages) {
		Page index = pages.get(docs.resolve(INDEX));
		if (index == null) {
			problems.add("docs: there is no index.md");
			return new Navigation(List.of());
		}
		Navigation navigation = Navigation.of(index);
		for (Path file : pages.keySet()) {
			if (file.startsWith(docs) && !file.equals(index.file()) && !navigation.names(file.getFileName().toString())) {
				problems.add(place(file, 1) + "no list of index.md leads to this page");
			}
		}
		return navigation;
	}

	private void write(Path target, Map<Path, Page> pages, Navigation navigation, Links links, String version)
			throws IOException {
		Files.createDirectories(target);
		Layout layout = new Layout(navigation, version);
		for (Page page : pages.values()) {
			if (page.file().startsWith(docs)) {
				Files.writeString(target.resolve(page.htmlName()), layout.html(page, links));
			}
		}
		for (String name : List.of("site.css")) {
			try (var in = Site.class.getResourceAsStream(name)) {
				Files.copy(in, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		for (Path file : links.files()) {
			Path copy = target.resolve(docs.relativize(file).toString());
			Files.createDirectories(copy.getParent());
			Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
