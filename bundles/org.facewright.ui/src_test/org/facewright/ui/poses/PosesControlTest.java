package org.facewright.ui.poses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.facewright.operations.pose.Pose;
import org.facewright.operations.pose.PoseKeys.Mode;
import org.facewright.operations.pose.PoseLibrary;
import org.facewright.ui.testkit.Hand;

class PosesControlTest {

	private record Put(String pose, Mode mode, int fallIn, int fallOut, double intensity) {
	}

	private final List<Put> puts = new ArrayList<>();
	private final List<String> kept = new ArrayList<>();
	private final List<String> deleted = new ArrayList<>();
	private Shell shell;
	private PosesControl control;
	private Hand hand;

	@BeforeEach
	void open() {
		assumeTrue(System.getenv("DISPLAY") != null, "no screen; set DISPLAY to drive the window's controls");
		shell = new Shell(Display.getDefault(), SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(40, 40, 420, 640);
		control = new PosesControl(shell, new PosesControl.Host() {
			@Override
			public void put(Pose pose, Mode mode, int fallIn, int fallOut, double intensity) {
				puts.add(new Put(pose.name(), mode, fallIn, fallOut, intensity));
			}

			@Override
			public void keep(String name) {
				kept.add(name);
			}

			@Override
			public void delete(Pose pose) {
				deleted.add(pose.name());
			}
		});
		List<Pose> poses = new ArrayList<>(PoseLibrary.presets());
		poses.add(new Pose("Hero grin", "Ours", Map.of("mouthSmileLeft", 0.8f)));
		control.show(poses, List.of());
		shell.open();
		shell.forceActive();
		hand = new Hand(control);
		hand.until("the window is shown", () -> control.isVisible() && control.getSize().x > 0);
		hand.settle();
	}

	@AfterEach
	void close() {
		if (shell != null) {
			hand.close();
			shell.dispose();
		}
	}

	private void click(int index) {
		Rectangle place = shell.getDisplay().map(control.gallery(), control,
				control.gallery().bounds(control.gallery().poses().get(index)));
		hand.click(place.x + place.width / 2, place.y + place.height / 2);
	}

	private Control child(Class<?> kind) {
		return find(control, kind);
	}

	private static Control find(Composite in, Class<?> kind) {
		for (Control child : in.getChildren()) {
			if (kind.isInstance(child)) {
				return child;
			}
			if (child instanceof Composite inner && find(inner, kind) != null) {
				return find(inner, kind);
			}
		}
		return null;
	}

	private static List<Text> texts(Composite in) {
		return Arrays.stream(in.getChildren()).flatMap(child -> child instanceof Text text
				? Stream.of(text)
				: child instanceof Composite inner ? texts(inner).stream() : Stream.empty()).toList();
	}

	@Test
	void aDoubleClickPutsThePoseOnAsTheFieldsSay() {
		click(0);
		click(0);
		assertThat(puts).containsExactly(new Put("Smile", Mode.ADD, 10, 10, 1));
	}

	@Test
	void arrowsChooseAndEnterPutsOn() {
		click(0);
		hand.rest().type(SWT.ARROW_RIGHT).type(SWT.ARROW_RIGHT).type(SWT.CR);
		assertThat(puts).extracting(Put::pose).containsExactly(control.gallery().poses().get(2).name());
	}

	@Test
	void theIntensityIsThatOfTheSlider() {
		Scale scale = (Scale) child(Scale.class);
		scale.setFocus();
		hand.settle().type(SWT.HOME);
		for (int i = 0; i < 8; i++) {
			hand.type(SWT.ARROW_RIGHT);
		}
		click(0);
		hand.type(SWT.CR);
		assertThat(puts).singleElement().satisfies(put -> assertThat(put.intensity()).isEqualTo(0.4));
	}

	@Test
	void theSearchLeavesWhatFits() {
		Text search = (Text) control.getChildren()[0];
		search.setFocus();
		hand.settle();
		for (char letter : "wink".toCharArray()) {
			hand.type(letter);
		}
		assertThat(control.gallery().poses()).extracting(Pose::name).containsExactly("Wink left", "Wink right");
	}

	@Test
	void theFaceIsKeptUnderTheNameThatIsTyped() {
		Text name = texts(control).getLast();
		name.setFocus();
		hand.settle();
		for (char letter : "grin".toCharArray()) {
			hand.type(letter);
		}
		hand.type(SWT.CR);
		assertThat(kept).containsExactly("grin");
	}

	@Test
	void delDeletesTheChosenPose() {
		Pose own = control.gallery().poses().getLast();
		control.gallery().setFocus();
		control.gallery().choose(own);
		hand.settle().type(SWT.DEL);
		assertThat(deleted).containsExactly("Hero grin");
	}
}
