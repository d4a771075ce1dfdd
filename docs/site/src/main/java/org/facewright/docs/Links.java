package org.facewright.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** Where the links of pages lead. Other sites are not asked. */
final class Links {

	private final Path root;
	private final Path docs;
	private final Map<Path, Page> pages;
	private final Set<Path> files = new LinkedHashSet<>();

	Links(Path root, Path docs, Map<Path, Page> pages) {
		this.root = root;
		this.docs = docs;
		this.pages = pages;
	}

	/** Files below docs that pages show or lead to; known once all pages were checked. */
	Set<Path> files() {
		return files;
	}

	private static boolean isElsewhere(String destination) {
		return destination.matches("[a-z][a-z0-9+.-]*:.*");
	}

	private static Path target(Page page, String destination) {
		String path = destination.replaceFirst("#.*$", "");
		return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
	}

	List<Fault> check(Page page) {
		List<Fault> faults = new ArrayList<>();
		page.tree().accept(new AbstractVisitor() {
			@Override
			public void visit(Link link) {
				complaint(page, link.getDestination()).ifPresent(words -> faults.add(new Fault(Page.line(link), words)));
				visitChildren(link);
			}

			@Override
			public void visit(Image image) {
				complaint(page, image.getDestination())
						.ifPresent(words -> faults.add(new Fault(Page.line(image), words)));
				if (Page.text(image).isBlank()) {
					faults.add(new Fault(Page.line(image), "the picture says nothing to those who can't see it"));
				}
			}
		});
		return faults;
	}

	private Optional<String> complaint(Page page, String destination) {
		if (isElsewhere(destination)) {
			return destination.startsWith("http:") || destination.startsWith("https:") || destination.startsWith("mailto:")
					? Optional.empty()
					: Optional.of("'%s' leads nowhere".formatted(destination));
		}
		Path target = target(page, destination);
		if (!target.startsWith(root)) {
			return Optional.of("'%s' leads out of the project".formatted(destination));
		}
		if (!Files.exists(target)) {
			return Optional.of("'%s' leads to %s, which is not there".formatted(destination, root.relativize(target)));
		}
		int hash = destination.indexOf('#');
		Page other = pages.get(target);
		if (hash >= 0 && (other == null || !other.hasAnchor(destination.substring(hash + 1)))) {
			return Optional.of("'%s': %s has no such heading".formatted(destination, root.relativize(target)));
		}
		if (other == null && target.startsWith(docs) && Files.isRegularFile(target) && page.file().startsWith(docs)) {
			files.add(target);
		}
		return Optional.empty();
	}

	/** Where a link leads in the site; empty for files of the project that the site does not hold. */
	Optional<String> inSite(Page page, String destination) {
		if (isElsewhere(destination)) {
			return Optional.of(destination);
		}
		Path target = target(page, destination);
		if (!target.startsWith(docs) || Files.isDirectory(target)) {
			return Optional.empty();
		}
		int hash = destination.indexOf('#');
		String anchor = hash < 0 ? "" : destination.substring(hash);
		Page other = pages.get(target);
		return Optional.of(other == null
				? docs.relativize(target).toString().replace('\\', '/')
				: (other == page && !anchor.isEmpty() ? "" : other.htmlName()) + anchor);
	}

	/** A link without place in the site becomes the words it stood on. */
	static void unlink(Node link) {
		Node child = link.getFirstChild();
		while (child != null) {
			Node next = child.getNext();
			link.insertBefore(child);
			child = next;
		}
		link.unlink();
	}
}
