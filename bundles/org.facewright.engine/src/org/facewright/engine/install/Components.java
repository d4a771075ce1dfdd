package org.facewright.engine.install;

import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Asks the service component runtime what became of a bundle's components. */
final class Components {

	private static final String HEADER = "Service-Component";

	private Components() {
	}

	/** What one of a started bundle's components lacks, to follow the jar's name; empty when nothing is. */
	static Optional<String> lack(BundleContext context, Bundle bundle) {
		return ask(context, runtime -> {
			var descriptions = runtime.getComponentDescriptionDTOs(bundle);
			String header = bundle.getHeaders("").get(HEADER);
			if (descriptions.isEmpty() && header != null && !header.isBlank()) {
				return Optional.of("gives nothing: its component descriptions %s can't be read".formatted(header));
			}
			for (ComponentDescriptionDTO description : descriptions) {
				for (ComponentConfigurationDTO made : runtime.getComponentConfigurationDTOs(description)) {
					if (made.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
							&& made.unsatisfiedReferences.length > 0) {
						return Optional.of("waits for a service %s, which nothing here gives".formatted(
								wanted(description, made.unsatisfiedReferences[0])));
					}
				}
			}
			return Optional.empty();
		});
	}

	private static String wanted(ComponentDescriptionDTO description, UnsatisfiedReferenceDTO missing) {
		for (ReferenceDTO reference : description.references) {
			if (reference.name.equals(missing.name)) {
				return reference.interfaceName;
			}
		}
		return missing.name;
	}

	/** Why one of a bundle's components could not be made; empty when all could. */
	static Optional<String> failure(BundleContext context, Bundle bundle) {
		return ask(context, runtime -> {
			for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs(bundle)) {
				for (ComponentConfigurationDTO made : runtime.getComponentConfigurationDTOs(description)) {
					if (made.state == ComponentConfigurationDTO.FAILED_ACTIVATION && made.failure != null) {
						return Optional.of(GuardedBundle.describe(rootOf(made.failure)));
					}
				}
			}
			return Optional.empty();
		});
	}

	/** The innermost cause of a printed stack trace. */
	static String rootOf(String trace) {
		String root = trace.lines().findFirst().orElse("").strip();
		for (String line : trace.lines().toList()) {
			if (line.startsWith("Caused by: ")) {
				root = line.substring("Caused by: ".length()).strip();
			}
		}
		return root;
	}

	private interface Question {

		Optional<String> of(ServiceComponentRuntime runtime);
	}

	private static Optional<String> ask(BundleContext context, Question question) {
		ServiceReference<ServiceComponentRuntime> reference = context.getServiceReference(
				ServiceComponentRuntime.class);
		ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
		if (reference == null || runtime == null) {
			return Optional.empty(); // bundles may also publish services by themselves
		}
		try {
			return question.of(runtime);
		} finally {
			context.ungetService(reference);
		}
	}
}
