package org.facewright.document.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.impl.EPackageRegistryImpl;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ExtensibleURIConverterImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.Project;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The document of a project as XMI. Reading takes in nothing but the stream: no document type, no entities, no other
 * resource and no model but our own.
 */
public final class DocumentXml {

	/** Layout this program reads and writes. */
	public static final int SCHEMA_VERSION = Upgrades.CURRENT;

	private static final int MAX_DEPTH = 64;
	private static final String DISALLOW_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
	private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
	private static final String UNLIMITED = "0";

	private DocumentXml() {
	}

	/**
	 * @param file for messages only
	 * @throws IOException with a sentence for the user when this is no document, a newer one, or a damaged one
	 */
	public static Project read(InputStream in, Path file) throws IOException {
		Document document = parse(in, file);
		int version = version(document.getDocumentElement(), file);
		if (version > SCHEMA_VERSION) {
			throw new IOException(
					"%s was written by a newer Facewright (schema %d, this one reads up to %d): update Facewright"
							.formatted(file, version, SCHEMA_VERSION));
		}
		try {
			Upgrades.apply(document, version);
			return load(document);
		} catch (IOException | RuntimeException e) { // what the model makes of bad input comes in many classes
			throw new IOException(Archive.damaged(file, "its document does not make sense: " + firstLine(e)), e);
		}
	}

	private static Document parse(InputStream in, Path file) throws IOException {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature(DISALLOW_DOCTYPE, true);
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
			factory.setAttribute(LIMITS + "maxElementDepth", Integer.toString(MAX_DEPTH));
			// newer Javas count the document itself as an entity; there are no others, and the package limits its size
			factory.setAttribute(LIMITS + "maxGeneralEntitySizeLimit", UNLIMITED);
			factory.setAttribute(LIMITS + "totalEntitySizeLimit", UNLIMITED);
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new Strict());
			return builder.parse(in);
		} catch (SAXException e) {
			if (String.valueOf(e.getMessage()).contains("DOCTYPE")) {
				throw new IOException(
						"%s holds a document type declaration, which no project has; do not open this file"
								.formatted(file),
						e);
			}
			throw new IOException(Archive.damaged(file, "its document is no XML: " + firstLine(e)), e);
		} catch (ParserConfigurationException e) {
			throw new IllegalStateException("the XML parser of this Java lacks a protection", e);
		}
	}

	private static int version(Element root, Path file) throws IOException {
		if (!DocumentPackage.eNS_URI.equals(root.getNamespaceURI()) || !"Project".equals(root.getLocalName())) {
			throw new IOException(Archive.damaged(file,
					"its document is a '%s' and not a project".formatted(root.getNodeName())));
		}
		String version = root.getAttribute("schemaVersion");
		if (!version.matches("[1-9][0-9]{0,8}")) {
			throw new IOException(Archive.damaged(file, "its document has the schema version '%s'".formatted(version)));
		}
		return Integer.parseInt(version);
	}

	private static Project load(Document document) throws IOException {
		XMIResourceImpl resource = resource();
		resource.load(document, Map.of());
		if (resource.getContents().size() != 1 || !(resource.getContents().getFirst() instanceof Project project)) {
			throw new IOException("it is not one project");
		}
		var dangling = EcoreUtil.ProxyCrossReferencer.find(resource);
		if (!dangling.isEmpty()) {
			throw new IOException("it refers to something it does not have: "
					+ EcoreUtil.getURI(dangling.keySet().iterator().next()));
		}
		resource.getContents().clear();
		return project;
	}

	/** @param project without owner; its bulk values as names */
	public static byte[] write(Project project) throws IOException {
		XMIResourceImpl resource = resource();
		resource.getContents().add(project);
		Map<Object, Object> options = new HashMap<>();
		options.put(XMLResource.OPTION_ENCODING, "UTF-8");
		options.put(XMLResource.OPTION_KEEP_DEFAULT_CONTENT, Boolean.TRUE);
		options.put(XMLResource.OPTION_LINE_WIDTH, 1);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			resource.save(out, options);
		} catch (RuntimeException e) { // such as a control character in a name
			throw new IOException("the project can't be written as XML: " + firstLine(e), e);
		} finally {
			resource.getContents().clear();
		}
		return out.toByteArray();
	}

	private static XMIResourceImpl resource() {
		ResourceSet resources = new ResourceSetImpl();
		EPackageRegistryImpl ours = new EPackageRegistryImpl();
		ours.put(DocumentPackage.eNS_URI, DocumentPackage.eINSTANCE);
		resources.setPackageRegistry(ours);
		resources.setURIConverter(new ExtensibleURIConverterImpl(List.of(), List.of()));
		XMIResourceImpl resource = new XMIResourceImpl(URI.createURI(Archive.DOCUMENT));
		resource.setIntrinsicIDToEObjectMap(new HashMap<>());
		resources.getResources().add(resource);
		return resource;
	}

	private static String firstLine(Throwable thrown) {
		String message = thrown.getMessage();
		return message == null ? thrown.getClass().getSimpleName() : message.lines().findFirst().orElse("");
	}

	/** Stops at the first error and prints nothing. */
	private static final class Strict implements ErrorHandler {

		@Override
		public void warning(@Nullable SAXParseException exception) {
			// a warning does not change what was read
		}

		@Override
		public void error(@Nullable SAXParseException exception) throws SAXException {
			throw Objects.requireNonNull(exception);
		}

		@Override
		public void fatalError(@Nullable SAXParseException exception) throws SAXException {
			throw Objects.requireNonNull(exception);
		}
	}
}
