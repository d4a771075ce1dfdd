package org.facewright.ui.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.facewright.core.time.FrameRate;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.Project;
import org.facewright.document.model.Take;
import org.facewright.operations.history.ProjectHistory;
import org.facewright.ui.testkit.Hand;

class ReviewControlTest {

	private final Project project = DocumentFactory.eINSTANCE.createProject();
	private ProjectHistory history;
	private @Nullable Take shown;
	private Optional<Take> compared = Optional.empty();
	private double jumped = Double.NaN;
	private Shell shell;
	private ReviewControl control;
	private Table takes;
	private Hand hand;

	@BeforeEach
	void open() {
		assumeTrue(System.getenv("DISPLAY") != null, "no screen; set DISPLAY to drive the window's controls");
		project.setFrameRate(FrameRate.FPS_60);
		for (String name : new String[] { "one", "two" }) {
			Take take = DocumentFactory.eINSTANCE.createTake();
			take.setName(name);
			take.setLength(120);
			project.getTakes().add(take);
		}
		shown = project.getTakes().getFirst();
		history = new ProjectHistory(project);
		shell = new Shell(Display.getDefault(), SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(40, 40, 460, 620);
		control = new ReviewControl(shell, new ReviewControl.Host() {
			@Override
			public void show(Take take, Optional<Take> other) {
				shown = take;
				compared = other;
			}

			@Override
			public Optional<Take> shown() {
				return Optional.ofNullable(shown);
			}

			@Override
			public double playhead() {
				return 0.5;
			}

			@Override
			public void jump(double seconds) {
				jumped = seconds;
			}

			@Override
			public void playblast() {
				// not here
			}
		});
		shell.open();
		shell.forceActive();
		takes = (Table) control.getChildren()[1];
		hand = new Hand(takes);
		hand.until("the window is shown", () -> takes.isVisible() && takes.getSize().x > 0);
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

	private void choose(int row) {
		var bounds = takes.getItem(row).getBounds(1);
		hand.click(bounds.x + 6, bounds.y + bounds.height / 2).rest();
	}

	@Test
	void twoTakesAreAAndBAndXShowsTheOther() {
		choose(0);
		hand.type('a').rest();
		choose(1);
		hand.type('b').rest();
		assertThat(shown).isSameAs(project.getTakes().getFirst());
		assertThat(compared).contains(project.getTakes().getLast());

		hand.type('x').rest();

		assertThat(shown).isSameAs(project.getTakes().getLast());
		assertThat(compared).contains(project.getTakes().getFirst());
	}

	@Test
	void aReviewIsOneStepAndTheSameAgainTakesItBack() {
		choose(1);
		hand.type('n').rest();
		assertThat(project.getTakes().getLast().getReview()).isEqualTo(ReviewControl.NEEDS_WORK);
		assertThat(history.undoLabels()).hasSize(1);

		hand.type('n').rest();
		assertThat(project.getTakes().getLast().getReview()).isEmpty();

		history.undo();
		history.undo();
		assertThat(project.getTakes().getLast().getReview()).isEmpty();
		assertThat(history.canUndo()).isFalse();
	}

	@Test
	void aNoteLiesWhereThePlayheadIsAndLeadsBackThere() {
		Text note = (Text) control.getChildren()[control.getChildren().length - 2];
		note.setText("lips open too late");
		note.notifyListeners(SWT.DefaultSelection, new Event());

		assertThat(project.getTakes().getFirst().getMarkers()).singleElement()
				.satisfies(marker -> assertThat(marker.getFrame()).isEqualTo(30));
		Table notes = (Table) control.getChildren()[control.getChildren().length - 3];
		assertThat(notes.getItem(0).getText(1)).isEqualTo("lips open too late");
		notes.setSelection(0);
		notes.notifyListeners(SWT.Selection, new Event());
		assertThat(jumped).isEqualTo(0.5);
	}
}
