package org.facewright.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentProjectsTest {

	@TempDir
	Path folder;

	private RecentProjects.Entry entry(String name) {
		return new RecentProjects.Entry(folder.resolve(name), 12.5, 2);
	}

	@Test
	void theNewestIsFirstAndNoneIsListedTwice() throws IOException {
		RecentProjects recent = new RecentProjects(folder.resolve("state/recent.tsv"));
		recent.add(entry("a.fwz"));
		recent.add(entry("b.fwz"));
		recent.add(entry("a.fwz"));

		assertThat(new RecentProjects(folder.resolve("state/recent.tsv")).entries()).containsExactly(entry("a.fwz"),
				entry("b.fwz"));
	}

	@Test
	void theOldestGoesWhenThereAreManyAndAForgottenOneAtOnce() throws IOException {
		RecentProjects recent = new RecentProjects(folder.resolve("recent.tsv"));
		for (int i = 0; i < 20; i++) {
			recent.add(entry(i + ".fwz"));
		}
		recent.forget(folder.resolve("19.fwz"));

		assertThat(recent.entries()).hasSize(11).first().isEqualTo(entry("18.fwz"));
	}

	@Test
	void whoShowsTheListIsTold() throws IOException {
		RecentProjects recent = new RecentProjects(folder.resolve("recent.tsv"));
		int[] told = new int[1];
		recent.addListener(() -> told[0]++);
		recent.add(entry("a.fwz"));

		assertThat(told[0]).isEqualTo(1);
	}
}
