package org.facewright.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.Layer;
import org.facewright.document.model.SolvedMotion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeTest {

	@TempDir
	Path folder;
	Path file;

	@BeforeEach
	void takeSample() throws IOException {
		try (InputStream in = UpgradeTest.class.getResourceAsStream("schema-1.fwz")) {
			file = Files.write(folder.resolve("old.fwz"), in.readAllBytes());
		}
	}

	@Test
	void readsTheFirstLayout() throws IOException {
		ProjectFile opened = ProjectFile.open(file);
		assertThat(opened.project().getSchemaVersion()).isEqualTo(ProjectFile.SCHEMA_VERSION);
		assertThat(opened.project().getFrameRate()).isEqualTo(FrameRate.FPS_30);
		Layer layer = opened.project().getTakes().getFirst().getTracks().getFirst().getLayers().getFirst();
		assertThat(layer.getInfluence()).isEqualTo(0.5);
		FilterUse first = layer.getFilters().getFirst();
		assertThat(first.getRange()).isEqualTo(new FrameRange(10, 21));
		assertThat(first.getAmount()).isEqualTo(1);
		assertThat(first.getValues().getFirst().getText()).isEqualTo("7");
		assertThat(layer.getFilters().getLast().getRange()).isEqualTo(new FrameRange(5, Integer.MAX_VALUE));
		assertThat(((SolvedMotion) layer.getContent()).getClip().load())
				.isEqualTo(Sample.clip(Sample.FEW, 50, 1));
	}

	@Test
	void readsTheSecondLayout() throws IOException {
		Path second = Pack.full(folder)
				.document(text -> text.replace("schemaVersion=\"3\"", "schemaVersion=\"2\"")).write(folder);
		assertThat(Contents.of(ProjectFile.open(second).project()))
				.isEqualTo(Contents.of(ProjectFile.open(folder.resolve("whole.fwz")).project()));
	}

	@Test
	void changesTheFileOnlyWhenItIsSaved() throws IOException {
		byte[] before = Files.readAllBytes(file);
		ProjectFile opened = ProjectFile.open(file);
		assertThat(file).hasBinaryContent(before);
		opened.save();
		assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
		assertThat(Contents.of(ProjectFile.open(file).project())).isEqualTo(Contents.of(opened.project()));
	}

	@Test
	void hasTheSampleThatItsRecipeMakes() throws IOException {
		assertThat(SchemaOneSample.write(folder.resolve("made.fwz"))).hasBinaryContent(Files.readAllBytes(file));
	}

	@Test
	void refusesADamagedOldFile() throws IOException {
		Path broken = SchemaOneSample.write(folder.resolve("broken.fwz"),
				text -> text.replace("end=\"20\"", "end=\"x\""));
		assertThatThrownBy(() -> ProjectFile.open(broken))
				.isInstanceOf(IOException.class).hasMessageContaining("its document does not make sense");
	}
}
