package org.facewright.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.facewright.api.testkit.LevelBackend;
import org.facewright.api.testkit.SimpleProviders;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.time.FrameRate;
import org.facewright.engine.Providers;
import org.facewright.engine.live.RecordedTake;
import org.facewright.operations.LiveTakes;
import org.facewright.ui.testkit.Hand;

/** Live from the form to the journal, on silence: no microphone is needed. */
class LiveControlTest {

	@TempDir
	Path folder;

	private final Providers providers = new Providers();
	private final List<ChannelSet> shown = new ArrayList<>();
	private final List<Path> kept = new ArrayList<>();
	private int ended;
	private Shell shell;
	private LiveControl live;
	private Hand hand;

	@BeforeEach
	void open() {
		assumeTrue(System.getenv("DISPLAY") != null, "no screen; set DISPLAY to drive the window's controls");
		providers.addMotionBackend(new LevelBackend("level", Arkit.FACE, FrameRate.FPS_60));
		providers.addResampler(new SimpleProviders.HoldSamples());
		shell = new Shell(Display.getDefault(), SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(40, 40, 460, 760);
		live = new LiveControl(shell, providers, task -> new Thread(task, "worker").start(), new LiveControl.Host() {
			@Override
			public void show(ChannelSet channels, float[] pose) {
				assertThat(pose).hasSize(channels.size());
				shown.add(channels);
			}

			@Override
			public void ended() {
				ended++;
			}

			@Override
			public Optional<Path> project() {
				return Optional.of(folder.resolve("day.fwz"));
			}

			@Override
			public Path journal(Path project) {
				return LiveTakes.newJournal(project);
			}

			@Override
			public void keep(Path project, Path journal) {
				kept.add(journal);
			}
		});
		shell.open();
		shell.forceActive();
		hand = new Hand(live);
		hand.until("sources are listed", () -> live.choice().source().equals("silence:none"));
		hand.settle();
	}

	@AfterEach
	void close() {
		if (shell != null) {
			hand.close();
			shell.dispose();
		}
	}

	private static List<Control> all(Composite parent) {
		List<Control> all = new ArrayList<>();
		for (Control child : parent.getChildren()) {
			all.add(child);
			if (child instanceof Composite composite) {
				all.addAll(all(composite));
			}
		}
		return all;
	}

	private Button button(String text) {
		return all(live).stream().filter(Button.class::isInstance).map(Button.class::cast)
				.filter(button -> button.getText().equals(text)).findFirst().orElseThrow();
	}

	private void press(String text) {
		Button button = button(text);
		var place = live.getDisplay().map(button, live, 10, 10);
		hand.click(place.x, place.y).rest();
	}

	@Test
	void withoutAMicrophoneItGoesLiveOnSilenceAndSaysSo() {
		press("Go live");
		hand.until("poses come", () -> shown.size() > 5);

		assertThat(live.said()).contains("no microphone is listened to");
		press("Stop");
		hand.until("it has ended", () -> !live.isRunning());
		assertThat(ended).isEqualTo(1);
	}

	@Test
	void aTakeIsRecordedIntoItsJournal() throws Exception {
		press("Go live");
		hand.until("poses come", () -> shown.size() > 5);
		press("Record take");
		hand.until("it records", live::isRecording);
		int before = shown.size();
		hand.until("more poses come", () -> shown.size() > before + 10);
		press("End take");
		hand.until("the take is kept", () -> !kept.isEmpty());
		press("Stop");

		RecordedTake take = RecordedTake.read(kept.getFirst());
		assertThat(take.clip().frameCount()).isGreaterThan(10);
		assertThat(take.hasSound()).isTrue();
		assertThat(take.isComplete()).isTrue();
	}

	@Test
	void whatIsWrongIsSaidInTheFormAndNothingRuns() {
		live.setChoice(new LiveChoice("nowhere:at-all", "level", Map.of(), List.of(), false, 2));
		press("Go live");
		hand.until("it says why", () -> live.said().contains("nowhere"));

		assertThat(live.isRunning()).isFalse();
		assertThat(button("Go live").isEnabled()).isTrue();
	}

	@Test
	void theFormIsFilledAsItWasLeft() {
		LiveChoice choice = new LiveChoice("silence:none", live.choice().backend(), live.choice().values(),
				Arrays.asList("null:", "livelink://127.0.0.1:11111"), true, 5);

		live.setChoice(choice);

		assertThat(live.choice()).isEqualTo(choice);
	}
}
