package org.facewright.exchange.unity.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

/** Reads Unity's animation clips in text form; told apart from Maya's files of that ending by what stands in them. */
@Component
public final class UnityAnimImporter implements TrackImporter {

	private static final ExchangeFormat FORMAT = new ExchangeFormat("unity-anim", "Unity animation clip (.anim)",
			List.of("anim"), ClipReader.SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		String text = TextLines.peek(head);
		return text.contains("tag:unity3d.com") || text.contains("AnimationClip:");
	}

	/** Unity may keep its assets in a binary form, which {@link #read} explains how to change. */
	private static boolean isBinary(byte[] head) {
		for (byte b : head) {
			if (b == 0) {
				return true;
			}
		}
		return false;
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (InputStream in = source.open()) {
			if (isBinary(in.readNBytes(512))) {
				throw new IOException(("%s: this is no text; choose Force Text as the asset serialization mode in "
						+ "Unity's project settings and save the clip again").formatted(source.name()));
			}
		}
		try (TextLines lines = TextLines.open(source)) {
			return new ClipReader(source.name(), lines, values, progress).read();
		}
	}
}
