package org.facewright.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A page of Markdown with its headings, which links may lead to. */
final class Page {

	/** @param id as GitHub makes it of the text */
	record Section(int level, String text, String id) {
	}

	private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create()))
			.includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

	private final Path file;
	private final Node tree;
	private final List<Section> sections = new ArrayList<>();
	private final Map<Node, String> ids = new IdentityHashMap<>();

	Page(Path file, String text) {
		this.file = file;
		tree = PARSER.parse(text);
		Map<String, Integer> seen = new HashMap<>();
		tree.accept(new AbstractVisitor() {
			@Override
			public void visit(Heading heading) {
				String words = text(heading);
				String id = slug(words);
				int before = seen.merge(id, 1, Integer::sum) - 1;
				String unique = before == 0 ? id : id + "-" + before;
				ids.put(heading, unique);
				sections.add(new Section(heading.getLevel(), words, unique));
			}
		});
	}

	Path file() {
		return file;
	}

	Node tree() {
		return tree;
	}

	List<Section> sections() {
		return sections;
	}

	String id(Node heading) {
		return ids.get(heading);
	}

	boolean hasAnchor(String id) {
		return sections.stream().anyMatch(section -> section.id().equals(id));
	}

	String title() {
		return sections.isEmpty() ? file.getFileName().toString() : sections.getFirst().text();
	}

	String htmlName() {
		return file.getFileName().toString().replaceAll("\\.md$", ".html");
	}

	/** Line of a node, from 1. */
	static int line(Node node) {
		Node at = node;
		while (at != null && at.getSourceSpans().isEmpty()) {
			at = at.getParent();
		}
		return at == null ? 1 : at.getSourceSpans().getFirst().getLineIndex() + 1;
	}

	/** The words of a node without marks. */
	static String text(Node node) {
		StringBuilder words = new StringBuilder();
		node.accept(new AbstractVisitor() {
			@Override
			public void visit(Text text) {
				words.append(text.getLiteral());
			}

			@Override
			public void visit(Code code) {
				words.append(code.getLiteral());
			}

			@Override
			public void visit(SoftLineBreak lineBreak) {
				words.append(' ');
			}
		});
		return words.toString();
	}

	/** Anchor of a heading as GitHub makes it: lower case, without punctuation, hyphens for spaces. */
	static String slug(String words) {
		return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "").replace(' ', '-');
	}
}
