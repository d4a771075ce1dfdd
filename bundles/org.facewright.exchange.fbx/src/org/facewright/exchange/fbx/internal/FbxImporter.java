package org.facewright.exchange.fbx.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

/** Reads FBX 7 text: the blend shapes of every mesh, and the turning of head and eyes. */
@Component
public final class FbxImporter implements TrackImporter {

	private static final byte[] BINARY = "Kaydara FBX Binary".getBytes(StandardCharsets.US_ASCII);
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
		return Arrays.equals(Arrays.copyOf(head, BINARY.length), BINARY);
	}

	@Override
	public ImportResult read(ImportSource source, ParameterValues values, Progress progress) throws IOException {
		progress.checkCancelled();
		try (InputStream in = source.open()) {
			if (isBinary(in.readNBytes(BINARY.length))) {
				throw new IOException("%s: this is binary FBX; export it as text (ASCII) with version 7.x"
						.formatted(source.name()));
			}
		}
		try (TextLines lines = TextLines.open(source)) {
			FbxNode root = FbxText.read(lines, progress);
			return new FbxScene(source.name(), root, values, progress).result();
		}
	}
}
