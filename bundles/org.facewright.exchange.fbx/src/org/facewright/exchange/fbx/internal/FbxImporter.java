package org.facewright.exchange.fbx.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.api.exchange.TrackImporter;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.progress.Progress;
import org.facewright.exchange.common.TextLines;
import org.osgi.service.component.annotations.Component;

/** Reads FBX 7, text or binary: the blend shapes of every mesh, and the turning of head and eyes. */
@Component
public final class FbxImporter implements TrackImporter {

	private static final Pattern TELLING = Pattern
			.compile("(?m)^; FBX \\d|^FBXHeaderExtension:|^\\s*FBXVersion:\\s*\\d");
	private static final ExchangeFormat FORMAT = new ExchangeFormat("fbx", "FBX (.fbx)", List.of("fbx"),
			FbxScene.SCHEMA);

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean accepts(String fileName, byte[] head) {
		return isBinary(head) || TELLING.matcher(TextLines.peek(head)).find();
	}

	private static boolean isBinary(byte[] head) {
		return head.length >= FbxBinary.MAGIC.length
				&& Arrays.equals(Arrays.copyOf(head, FbxBinary.MAGIC.length), FbxBinary.MAGIC);
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (InputStream in = source.open()) {
			if (isBinary(in.readNBytes(FbxBinary.MAGIC.length))) {
				return readBinary(source, values, progress);
			}
		}
		try (TextLines lines = TextLines.open(source)) {
			FbxNode root = FbxText.read(lines, progress);
			return new FbxScene(source.name(), root, values, progress).result();
		}
	}

	private static ImportResult readBinary(ImportSource source, ParameterValues values, Progress progress)
			throws IOException {
		try (InputStream in = source.open()) {
			FbxNode root = FbxBinary.read(source.name(), in, progress);
			return new FbxScene(source.name(), root, values, progress).result();
		}
	}
}
