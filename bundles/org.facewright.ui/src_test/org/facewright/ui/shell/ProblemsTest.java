package org.facewright.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.Test;

class ProblemsTest {

	@Test
	void theNewestIsFirstAndWhatIsToldTwiceIsListedOnce() {
		Problems problems = new Problems();
		problems.add(IStatus.WARNING, "Export a.csv", "the folder is full");
		problems.add(IStatus.ERROR, "Generate a", "no model is there");
		problems.add(IStatus.ERROR, "org.facewright.ui", "no model is there");

		assertThat(problems.entries()).extracting(Problems.Entry::sentence).containsExactly("no model is there",
				"the folder is full");
	}

	@Test
	void clearedItIsEmptyAndSaysSo() {
		Problems problems = new Problems();
		problems.add(IStatus.ERROR, "x", "y");
		int[] told = new int[1];
		problems.addListener(() -> told[0]++);
		problems.clear();

		assertThat(problems.entries()).isEmpty();
		assertThat(told[0]).isEqualTo(1);
	}
}
