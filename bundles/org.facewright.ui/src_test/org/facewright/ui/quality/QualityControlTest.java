package org.facewright.ui.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QcInput;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.facewright.operations.qc.QualityReport;
import org.facewright.ui.testkit.Hand;

class QualityControlTest {

	private static final int FRAMES = 120;

	private final Host host = new Host();
	private Display display;
	private Shell shell;
	private QualityControl control;
	private Hand hand;

	@BeforeEach
	void open() {
		assumeTrue(System.getenv("DISPLAY") != null, "no screen; set DISPLAY to drive the window's controls");
		display = Display.getDefault();
		shell = new Shell(display, SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(40, 40, 560, 520);
		control = new QualityControl(shell, host);
		shell.open();
		shell.forceActive();
		hand = new Hand(control);
		hand.until("the window is shown", () -> control.isVisible() && control.getSize().x > 0);
		control.show(report());
		hand.settle();
	}

	@AfterEach
	void close() {
		if (shell != null) {
			hand.close();
			shell.dispose();
		}
	}

	/** A mouth that stays open through a /b/, and a jaw that jumps. */
	private static QualityReport report() {
		float[][] poses = new float[FRAMES][Arkit.FACE.size()];
		int jaw = Arkit.FACE.indexOf("jawOpen");
		for (int frame = 0; frame < FRAMES; frame++) {
			poses[frame][jaw] = frame > 10 && frame < 100 ? 0.4f : 0;
		}
		SpeechLanes speech = new SpeechLanes(List.of(), List.of(new Segment(0.2, 0.8, "AA", 1),
				new Segment(0.8, 0.9, "B", 1), new Segment(0.9, 1.5, "AA", 1)));
		return QualityReport.of("line", new QcInput(MotionClip.ofPoses(FrameRate.FPS_60, Arkit.FACE, poses), speech,
				Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
				QualityReport.checks(new Providers()), Map.of(), List.of(), Progress.NONE);
	}

	private <T extends Control> T find(Class<T> kind, Predicate<T> which) {
		return find(control, kind, which).orElseThrow();
	}

	private static <T extends Control> Optional<T> find(Composite in, Class<T> kind, Predicate<T> which) {
		for (Control child : in.getChildren()) {
			if (kind.isInstance(child) && which.test(kind.cast(child))) {
				return Optional.of(kind.cast(child));
			}
			if (child instanceof Composite inner) {
				Optional<T> found = find(inner, kind, which);
				if (found.isPresent()) {
					return found;
				}
			}
		}
		return Optional.empty();
	}

	private void click(Control what, int x, int y) {
		var place = display.map(what, control, x, y);
		hand.click(place.x, place.y).rest();
	}

	private void choose(int row) {
		Table table = find(Table.class, any -> true);
		var bounds = table.getItem(row).getBounds(3);
		click(table, bounds.x + 10, bounds.y + bounds.height / 2);
	}

	private int closure() {
		for (int row = 0; row < control.rows().size(); row++) {
			if (control.rows().get(row).check().equals("Q-1")) {
				return row;
			}
		}
		throw new AssertionError("the open /b/ is not found");
	}

	@Test
	void aClickOnAFindingGoesToItAndExplainsIt() {
		choose(closure());
		assertThat(host.shown).isNotNull();
		assertThat(host.shown.check()).isEqualTo("Q-1");
		assertThat(find(Label.class, label -> label.getText().contains("Measured")).getText()).contains("limit");
	}

	@Test
	void theKeyFFixesWhatIsChosen() {
		choose(closure());
		hand.type('f');
		assertThat(host.fixed).extracting(Finding::check).containsExactly("Q-1");
	}

	@Test
	void theKeyIAsksForAReasonAndPutsAside() {
		choose(closure());
		hand.type('i');
		assertThat(find(Text.class, any -> true).isFocusControl()).isTrue();
		for (char letter : "fine".toCharArray()) {
			hand.type(letter);
		}
		hand.type(SWT.CR);
		assertThat(host.reason).isEqualTo("fine");
		assertThat(host.aside).extracting(Finding::check).containsExactly("Q-1");
	}

	@Test
	void escapeForgetsTheReasonAndPutsNothingAside() {
		choose(closure());
		hand.type('i').type('x').type(SWT.ESC);
		assertThat(host.aside).isEmpty();
		assertThat(find(Table.class, any -> true).isFocusControl()).isTrue();
	}

	@Test
	void errorsCanBeLeftOutOfTheList() {
		Button errors = find(Button.class, button -> button.getText().contains("errors"));
		int all = control.rows().size();
		click(errors, 10, 8);
		assertThat(control.rows()).hasSizeLessThan(all).noneMatch(row -> row.severity() == Severity.ERROR);
	}

	@Test
	void fixAllTakesEveryFindingThatHasAFix() {
		Button all = find(Button.class, button -> button.getText().equals("Fix all"));
		click(all, 10, 8);
		assertThat(host.fixed).isNotEmpty()
				.containsExactlyElementsOf(control.rows().stream().filter(row -> !row.fix().isEmpty()).toList());
	}

	private static final class Host implements QualityControl.Host {

		private Finding shown;
		private List<Finding> fixed = List.of();
		private List<Finding> aside = List.of();
		private String reason = "";

		@Override
		public void show(Finding finding, boolean close) {
			shown = finding;
		}

		@Override
		public void fix(List<Finding> findings) {
			fixed = findings;
		}

		@Override
		public void ignore(List<Finding> findings, String why) {
			aside = findings;
			reason = why;
		}

		@Override
		public void restore(List<Finding> findings) {
			aside = List.of();
		}

		@Override
		public void export() {
			throw new AssertionError("nobody asked for a report");
		}
	}
}
