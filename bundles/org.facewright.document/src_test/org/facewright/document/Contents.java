package org.facewright.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.facewright.document.model.Project;
import org.facewright.document.stored.AudioData;
import org.facewright.document.stored.Stored;

/** Everything a project holds as plain values, to compare two of them; reads all that is stored. */
final class Contents {

	private Contents() {
	}

	static List<Object> of(Project project) throws IOException {
		List<Object> contents = new ArrayList<>();
		add(project, contents);
		return contents;
	}

	private static void add(EObject object, List<Object> contents) throws IOException {
		contents.add(object.eClass().getName());
		for (EStructuralFeature feature : object.eClass().getEAllStructuralFeatures()) {
			Object value = object.eGet(feature);
			for (Object one : value instanceof List<?> many ? many : Arrays.asList(value)) {
				switch (one) {
					case null -> contents.add(feature.getName() + " none");
					case Stored<?> stored -> contents.add(stored.load());
					case AudioData audio -> {
						try (InputStream in = audio.open()) {
							contents.add(Arrays.hashCode(in.readAllBytes()));
						}
					}
					case EObject other when ((org.eclipse.emf.ecore.EReference) feature).isContainment() ->
						add(other, contents);
					case EObject other -> contents.add(other.eGet(other.eClass().getEIDAttribute()));
					default -> contents.add(feature.getName() + " " + one);
				}
			}
		}
	}
}
