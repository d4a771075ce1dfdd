package org.facewright.docs;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;

/** The way through the pages. */
record Navigation(List<Part> parts) {

	/** Pages under one title. */
	record Part(String title, List<Entry> entries) {
	}

	/** @param page name of its file, such as {@code formats.md} */
	record Entry(String label, String page) {
	}

	/** Takes second-level headings with the lists of links below them. */
	static Navigation of(Page index) {
		List<Part> parts = new ArrayList<>();
		for (Node node = index.tree().getFirstChild(); node != null; node = node.getNext()) {
			if (node instanceof Heading heading && heading.getLevel() == 2) {
				parts.add(new Part(Page.text(heading), new ArrayList<>()));
			} else if (node instanceof ListBlock && !parts.isEmpty()) {
				List<Entry> entries = parts.getLast().entries();
				node.accept(new AbstractVisitor() {
					@Override
					public void visit(Link link) {
						if (link.getDestination().matches("[a-z0-9-]+\\.md")) {
							entries.add(new Entry(Page.text(link), link.getDestination()));
						}
					}
				});
			}
		}
		return new Navigation(parts.stream().filter(part -> !part.entries().isEmpty()).toList());
	}

	boolean names(String page) {
		return parts.stream().flatMap(part -> part.entries().stream()).anyMatch(entry -> entry.page().equals(page));
	}
}
