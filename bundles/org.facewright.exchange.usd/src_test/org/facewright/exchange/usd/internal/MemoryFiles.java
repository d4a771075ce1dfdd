package org.facewright.exchange.usd.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.ImportSource;

/** A folder in memory: what was exported can be imported again. */
final class MemoryFiles implements ExportTarget {

	private final String mainName;
	private final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();

	MemoryFiles(String mainName) {
		this.mainName = mainName;
	}

	static MemoryFiles of(String mainName, byte[] content) {
		MemoryFiles files = new MemoryFiles(mainName);
		files.create(mainName).writeBytes(content);
		return files;
	}

	static MemoryFiles of(String mainName, String content) {
		return of(mainName, content.getBytes(StandardCharsets.UTF_8));
	}

	private ByteArrayOutputStream create(String name) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		files.put(name, bytes);
		return bytes;
	}

	Map<String, byte[]> contents() {
		Map<String, byte[]> contents = new LinkedHashMap<>();
		files.forEach((name, bytes) -> contents.put(name, bytes.toByteArray()));
		return contents;
	}

	byte[] bytes() {
		return files.get(mainName).toByteArray();
	}

	@Override
	public String mainName() {
		return mainName;
	}

	@Override
	public OutputStream main() {
		return create(mainName);
	}

	@Override
	public String siblingName(String ending) {
		return mainName.substring(0, mainName.lastIndexOf('.')) + ending;
	}

	@Override
	public OutputStream sibling(String ending) {
		return create(siblingName(ending));
	}

	ImportSource source() {
		return new ImportSource() {
			@Override
			public String name() {
				return mainName;
			}

			@Override
			public long size() {
				return files.get(mainName).size();
			}

			@Override
			public InputStream open() {
				return new ByteArrayInputStream(bytes());
			}

			@Override
			public InputStream sibling(String name) throws IOException {
				ByteArrayOutputStream bytes = files.get(name);
				if (bytes == null) {
					throw new IOException("%s: there is no file '%s' beside it".formatted(mainName, name));
				}
				return new ByteArrayInputStream(bytes.toByteArray());
			}
		};
	}
}
