package org.facewright.document.internal;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Brings documents of older layouts up to the present one, a step per layout, on the XML before the model sees it. */
final class Upgrades {

	/** Layout this program reads and writes. */
	static final int CURRENT = 3;

	/** The first one leads from layout 1 to 2, and so on. */
	private static final List<Consumer<Document>> STEPS = List.of(Upgrades::nameInfluenceAndRange,
			Upgrades::knowPhoneEdits);

	private Upgrades() {
	}

	/** @throws IllegalArgumentException when the document is not of the layout it says */
	static void apply(Document document, int version) {
		STEPS.subList(version - 1, CURRENT - 1).forEach(step -> step.accept(document));
		document.getDocumentElement().setAttribute("schemaVersion", Integer.toString(CURRENT));
	}

	/**
	 * Layout 1 called a layer's influence its weight, and gave a filter's frames as start and end, both included and the
	 * end -1 when open. Filters had no amount and worked in full.
	 */
	private static void nameInfluenceAndRange(Document document) {
		for (Element layer : elements(document, "layers")) {
			rename(layer, "weight", "influence");
		}
		for (Element filter : elements(document, "filters")) {
			int start = take(filter, "start", 0);
			int end = take(filter, "end", -1);
			filter.setAttribute("range", end < 0 ? start + ".." : start + ".." + (end + 1));
			filter.setAttribute("amount", "1.0");
		}
	}

	/** Layout 3 came to know edits of phones and comments of markers; what layout 2 has reads the same. */
	private static void knowPhoneEdits(Document document) {
		// nothing has another name
	}

	private static List<Element> elements(Document document, String name) {
		NodeList found = document.getElementsByTagName(name);
		return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
	}

	private static void rename(Element element, String from, String to) {
		if (element.hasAttribute(from)) {
			element.setAttribute(to, element.getAttribute(from));
			element.removeAttribute(from);
		}
	}

	private static int take(Element element, String name, int otherwise) {
		int value = element.hasAttribute(name) ? Integer.parseInt(element.getAttribute(name)) : otherwise;
		element.removeAttribute(name);
		return value;
	}
}
