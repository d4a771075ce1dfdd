package org.facewright.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.facewright.core.time.FrameRate;
import org.facewright.document.ProjectFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryCopiesTest {

	@TempDir
	private Path folder;
	private Path file;
	private ProjectFile project;
	private RecoveryCopies copies;

	@BeforeEach
	void save() throws Exception {
		file = folder.resolve("line.fwz");
		project = ProjectFile.create("line", FrameRate.FPS_60);
		project.save(file);
		copies = new RecoveryCopies(folder.resolve("recovery"));
	}

	@Test
	void aCopyNewerThanTheProjectIsFoundAndHoldsTheChanges() throws Exception {
		Files.setLastModifiedTime(file, FileTime.fromMillis(0));
		project.project().setName("changed");
		copies.keep(project, file);

		Path copy = copies.leftBehind(file).orElseThrow();

		assertThat(ProjectFile.open(copy).project().getName()).isEqualTo("changed");
		assertThat(ProjectFile.open(file).project().getName()).isEqualTo("line");
		assertThat(project.path()).contains(file.toRealPath());
	}

	@Test
	void aCopyOlderThanTheProjectIsNotOffered() throws Exception {
		copies.keep(project, file);
		Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 60_000));

		assertThat(copies.leftBehind(file)).isEmpty();
	}

	@Test
	void aForgottenCopyIsGone() throws Exception {
		Files.setLastModifiedTime(file, FileTime.fromMillis(0));
		copies.keep(project, file);

		copies.forget(file);

		assertThat(copies.leftBehind(file)).isEmpty();
	}

	@Test
	void allCopiesOfACrashAreListedWithTheirProjects() throws Exception {
		Files.setLastModifiedTime(file, FileTime.fromMillis(0));
		copies.keep(project, file);

		assertThat(copies.leftBehind()).singleElement().satisfies(left -> {
			assertThat(left.project()).isEqualTo(file);
			assertThat(left.copy()).exists();
		});
	}
}
