import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.GenPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/**
 * Writes the Java code of an EMF generator model without an IDE. Everything in the bundle's {@code src-gen} is deleted
 * first, so that the result depends on the model alone.
 */
public final class GenerateModel {

	private GenerateModel() {
	}

	/** @param arguments the .genmodel, in the folder {@code model} of its bundle */
	public static void main(String[] arguments) throws IOException {
		Path genmodel = Path.of(arguments[0]).toRealPath();
		Path bundle = genmodel.getParent().getParent();
		deleteBelow(bundle.resolve("src-gen"));
		GenModel model = load(genmodel, bundle);
		Generator generator = new Generator();
		generator.setInput(model);
		// Package by package: a generation of the whole model would also write plugin.xml, MANIFEST and the like.
		for (GenPackage genPackage : model.getGenPackages()) {
			Diagnostic result = generator.generate(genPackage, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE,
					new BasicMonitor());
			if (result.getSeverity() >= Diagnostic.ERROR) {
				throw new IOException("%s: %s %s".formatted(genmodel, result.getMessage(), result.getChildren()));
			}
		}
		tidy(bundle.resolve("src-gen"));
	}

	private static GenModel load(Path genmodel, Path bundle) {
		GenModelPackage.eINSTANCE.eClass();
		EcorePlugin.getPlatformResourceMap().put(bundle.getFileName().toString(),
				URI.createFileURI(bundle + "/"));
		GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(GenModelPackage.eNS_URI,
				GenModelGeneratorAdapterFactory.DESCRIPTOR);
		ResourceSet resources = new ResourceSetImpl();
		resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put("*", new EcoreResourceFactoryImpl());
		resources.getURIConverter().getURIMap().putAll(EcorePlugin.computePlatformURIMap(false));
		URI location = URI.createFileURI(genmodel.toString());
		GenModel model = (GenModel) resources.getResource(location, true).getContents().get(0);
		model.reconcile();
		model.setCanGenerate(true);
		model.setValidateModel(true);
		return model;
	}

	private static void deleteBelow(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return;
		}
		try (Stream<Path> below = Files.walk(folder)) {
			for (Path path : below.filter(path -> !path.equals(folder)).toList().reversed()) {
				Files.delete(path);
			}
		}
	}

	/** Line ends and trailing blanks as in the rest of the repository, on every system. */
	private static void tidy(Path folder) throws IOException {
		List<Path> sources;
		try (Stream<Path> below = Files.walk(folder)) {
			sources = below.filter(path -> path.toString().endsWith(".java")).toList();
		}
		for (Path source : sources) {
			List<String> lines = Files.readString(source).lines().map(String::stripTrailing).toList();
			int first = 0;
			while (!lines.get(first).startsWith("package ")) {
				first++;
			}
			Files.writeString(source, String.join("\n", lines.subList(first, lines.size())) + "\n");
		}
	}
}
