package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.OptionalDouble;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.Numbers;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

import org.jspecify.annotations.Nullable;

/** Reads Rhubarb's XML. */
@Component
public final class RhubarbXmlImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("rhubarb-xml", "Rhubarb mouth cues (XML)",
			List.of("xml"),
			MouthImport.SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return TextLines.peek(head).contains("<rhubarbResult");
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		MouthImport cues = new MouthImport(source.name(), values, progress);
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		try {
			XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text(source)));
			while (reader.hasNext()) {
				if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("mouthCue")) {
					String where = "%s, line %d".formatted(source.name(), reader.getLocation().getLineNumber());
					double start = time(where, reader.getAttributeValue(null, "start"));
					double end = time(where, reader.getAttributeValue(null, "end"));
					cues.add(where, start, end, reader.getElementText().strip());
				}
			}
		} catch (XMLStreamException e) {
			throw new IOException("%s, line %d: not readable as XML; export or copy it again".formatted(source.name(),
					e.getLocation() == null ? 1 : e.getLocation().getLineNumber()), e);
		}
		return cues.result("choose a file that Rhubarb wrote as XML");
	}

	/** The whole file; decoded here, since the parser prints what it can't decode. */
	private static String text(ImportSource source) throws IOException {
		StringBuilder text = new StringBuilder();
		try (TextLines lines = TextLines.open(source)) {
			for (@Nullable
			String line = lines.next(); line != null; line = lines.next()) {
				text.append(line).append('\n');
			}
		}
		return text.toString();
	}

	private static double time(String where, @Nullable String text) throws IOException {
		OptionalDouble time = text == null ? OptionalDouble.empty() : Numbers.parse(text.strip());
		return time.orElseThrow(() -> new IOException("%s: a mouthCue has no start or no end; export it again"
				.formatted(where)));
	}
}
