package org.facewright.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/** Pages as HTML: navigation at the side, nothing fetched from elsewhere. */
final class Layout {

	/** Code of as many characters stays on one line, since it would be broken at its hyphens. */
	private static final int SHORT_CODE = 32;

	private final Navigation navigation;
	private final String version;

	Layout(Navigation navigation, String version) {
		this.navigation = navigation;
		this.version = version;
	}

	String html(Page page, Links links) {
		adapt(page, links);
		HtmlRenderer renderer = HtmlRenderer.builder().extensions(List.of(TablesExtension.create()))
				.attributeProviderFactory(context -> (node, tag, attributes) -> attribute(page, node, tag, attributes))
				.build();
		String body = renderer.render(page.tree()).replace("<table>", "<div class=\"table\"><table>").replace("</table>",
				"</table></div>");
		return """
				<!DOCTYPE html>
				<html lang="en">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<meta name="color-scheme" content="light dark">
				<title>%s – Facewright</title>
				<link rel="stylesheet" href="site.css">
				</head>
				<body>
				<a class="skip" href="#content">To the text</a>
				<nav aria-label="Pages">
				<a class="product" href="index.html">Facewright</a>
				<input type="checkbox" id="menu" aria-label="Show the pages"><label for="menu">Pages</label>
				%s</nav>
				<main id="content">
				%s<footer>Facewright %s</footer>
				</main>
				</body>
				</html>
				""".formatted(escape(page.title()), side(page), body, escape(version.replaceFirst("\\.[0-9]{12}$", "")));
	}

	private void attribute(Page page, Node node, String tag, Map<String, String> attributes) {
		if (node instanceof Heading) {
			attributes.put("id", page.id(node));
		}
		if (node instanceof TableBlock && tag.equals("table")) {
			attributes.remove("class");
		}
		if (node instanceof Code code && code.getLiteral().length() <= SHORT_CODE) {
			attributes.put("class", "short");
		}
		if (node instanceof Image) {
			attributes.put("loading", "lazy");
		}
	}

	/** Points links at the pages of the site, and leaves out the marks of generated parts. */
	private static void adapt(Page page, Links links) {
		List<Node> lost = new ArrayList<>();
		page.tree().accept(new AbstractVisitor() {
			@Override
			public void visit(Link link) {
				Optional<String> place = links.inSite(page, link.getDestination());
				place.ifPresentOrElse(link::setDestination, () -> lost.add(link));
			}

			@Override
			public void visit(Image image) {
				links.inSite(page, image.getDestination()).ifPresent(image::setDestination);
			}

			@Override
			public void visit(HtmlBlock block) {
				if (block.getLiteral().startsWith("<!--")) {
					lost.add(block);
				}
			}
		});
		lost.forEach(Links::unlink);
	}

	private String side(Page page) {
		StringBuilder side = new StringBuilder();
		for (Navigation.Part part : navigation.parts()) {
			side.append("<h2>").append(escape(part.title())).append("</h2>\n<ul>\n");
			for (Navigation.Entry entry : part.entries()) {
				boolean here = entry.page().equals(page.file().getFileName().toString());
				side.append("<li><a href=\"").append(entry.page().replaceAll("\\.md$", ".html")).append('"')
						.append(here ? " aria-current=\"page\"" : "").append('>').append(escape(entry.label()))
						.append("</a>");
				if (here) {
					sections(page, side);
				}
				side.append("</li>\n");
			}
			side.append("</ul>\n");
		}
		return side.toString();
	}

	private static void sections(Page page, StringBuilder side) {
		List<Page.Section> sections = page.sections().stream().filter(section -> section.level() == 2).toList();
		if (sections.isEmpty()) {
			return;
		}
		side.append("\n<ul>\n");
		sections.forEach(section -> side.append("<li><a href=\"#").append(section.id()).append("\">")
				.append(escape(section.text())).append("</a></li>\n"));
		side.append("</ul>");
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
