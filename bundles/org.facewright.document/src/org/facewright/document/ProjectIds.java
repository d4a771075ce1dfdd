package org.facewright.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.facewright.document.model.Project;

/** Names by which objects of a project refer to each other in its file: the kind and a number, such as take-3. */
public final class ProjectIds {

	private static final Pattern NUMBERED = Pattern.compile("([a-z]+)-([0-9]{1,9})");

	private ProjectIds() {
	}

	/** Gives an id to everything that needs one and has none. The same project gets the same ids. */
	public static void assign(Project project) {
		Map<String, Integer> highest = new HashMap<>();
		List<EObject> nameless = new ArrayList<>();
		project.eAllContents().forEachRemaining(object -> {
			EAttribute id = object.eClass().getEIDAttribute();
			if (id != null && object.eGet(id) instanceof String text) {
				Matcher numbered = NUMBERED.matcher(text);
				if (numbered.matches()) {
					highest.merge(numbered.group(1), Integer.parseInt(numbered.group(2)), Math::max);
				}
			} else if (id != null) {
				nameless.add(object);
			}
		});
		for (EObject object : nameless) {
			String kind = object.eClass().getName().toLowerCase(Locale.ROOT);
			object.eSet(object.eClass().getEIDAttribute(), kind + "-" + highest.merge(kind, 1, Integer::sum));
		}
	}
}
