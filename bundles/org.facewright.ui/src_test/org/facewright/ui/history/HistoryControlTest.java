package org.facewright.ui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Project;
import org.facewright.operations.history.ProjectHistory;
import org.facewright.ui.testkit.Hand;

class HistoryControlTest {

	private final Project project = DocumentFactory.eINSTANCE.createProject();
	private ProjectHistory history;
	private Shell shell;
	private Table table;
	private Hand hand;

	@BeforeEach
	void open() {
		assumeTrue(System.getenv("DISPLAY") != null, "no screen; set DISPLAY to drive the window's controls");
		project.setName("line");
		history = new ProjectHistory(project);
		for (String name : List.of("a", "b")) {
			history.edit("Name it " + name, changed -> changed.setName(name));
		}
		shell = new Shell(Display.getDefault(), SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(40, 40, 320, 300);
		HistoryControl control = new HistoryControl(shell);
		shell.open();
		shell.forceActive();
		table = (Table) control.getChildren()[0];
		hand = new Hand(table);
		hand.until("the window is shown", () -> table.isVisible() && table.getSize().x > 0);
		control.show(history);
		hand.settle();
	}

	@AfterEach
	void close() {
		if (shell != null) {
			hand.close();
			shell.dispose();
		}
	}

	private List<String> steps() {
		return Arrays.stream(table.getItems()).map(item -> item.getText(0).strip()).toList();
	}

	private void click(int row) {
		var bounds = table.getItem(row).getBounds(0);
		hand.click(bounds.x + 20, bounds.y + bounds.height / 2).rest();
	}

	@Test
	void eachStepIsNamedAndThePresentOneIsMarked() {
		assertThat(steps()).containsExactly("Opened", "Name it a", "▸ Name it b");
	}

	@Test
	void aClickBringsTheProjectIntoThatState() {
		click(1);
		assertThat(project.getName()).isEqualTo("a");
		click(0);
		assertThat(project.getName()).isEqualTo("line");
		click(2);
		assertThat(project.getName()).isEqualTo("b");
	}

	@Test
	void whatWasUndoneStaysAsABranch() {
		history.undo();
		history.edit("Name it c", changed -> changed.setName("c"));
		hand.settle();
		assertThat(steps()).containsExactly("Opened", "Name it a", "⤷ Name it b", "▸ Name it c");
		click(2);
		assertThat(project.getName()).isEqualTo("b");
	}
}
