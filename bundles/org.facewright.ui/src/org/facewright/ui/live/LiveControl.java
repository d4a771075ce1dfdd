package org.facewright.ui.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.facewright.api.live.LiveInput;
import org.facewright.api.live.LiveSink;
import org.facewright.api.motion.Availability;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.progress.Problem;
import org.facewright.engine.Providers;
import org.facewright.engine.live.LiveReport;
import org.facewright.engine.live.LiveSession;
import org.facewright.engine.live.Percentiles;
import org.facewright.engine.live.SilentInput;
import org.facewright.ui.Appearance;
import org.facewright.ui.ParameterForm;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Palette;

/**
 * Starts and stops a live session and says how it goes: what is heard, what is sent where, how late, and what was lost.
 * While it runs, its newest pose is shown many times a second; while nothing runs, nothing ticks.
 */
public final class LiveControl extends Composite {

	/** What the control asks of the window. */
	public interface Host {

		/** The newest pose, to be shown. */
		void show(ChannelSet channels, float[] pose);

		/** The session is over; what was shown before may come back. */
		void ended();

		/** The file of the project that takes go to, which need not exist yet; empty when the user does not want one. */
		Optional<Path> project();

		/** Where the journal of the next take of a project is to be written. */
		Path journal(Path project);

		/** A take has been recorded into its journal. */
		void keep(Path project, Path journal);
	}

	private static final int TICK_MILLIS = 16;
	private static final int REPORT_TICKS = 8;
	private static final int MOST_PRE_ROLL = 300;

	private final Providers providers;
	private final Executor worker;
	private final Host host;
	private final Runnable tick = this::tick;
	private final List<String> sources = new ArrayList<>();
	private List<MotionBackend> backends = List.of();
	private final Combo sourceList;
	private final Text source;
	private final Label sourceNote;
	private final Combo backendList;
	private final Label backendNote;
	private final ParameterForm form;
	private final Table targets;
	private final Combo sinkList;
	private final Text address;
	private final Button mirror;
	private final Button start;
	private final Button record;
	private final Button neutral;
	private final Text takeName;
	private final Spinner preRoll;
	private final LevelMeter meter;
	private final Label figures;
	private final Label says;
	private final List<Control> frozen = new ArrayList<>(); // while a session runs
	private boolean wantsSilence;
	private boolean starting;
	private int ticks;
	private @Nullable LiveSession session;
	private @Nullable Path recordsInto;

	/** @param worker runs what may take long, on other threads */
	public LiveControl(Composite parent, Providers providers, Executor worker, Host host) {
		super(parent, SWT.NONE);
		this.providers = providers;
		this.worker = worker;
		this.host = host;
		setLayout(new FillLayout());
		ScrolledComposite scrolled = new ScrolledComposite(this, SWT.V_SCROLL);
		Composite area = new Composite(scrolled, SWT.NONE);
		area.setLayout(new GridLayout(3, false));

		start = button(area, "", 1, this::toggle);
		record = new Button(area, SWT.TOGGLE);
		record.setText(Texts.of("Record take"));
		record.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		record.addListener(SWT.Selection, event -> toggleTake());
		neutral = button(area, Texts.of("Neutral face"), 1, () -> running().ifPresent(LiveSession::calibrateNeutral));
		neutral.setToolTipText(
				Texts.of("The next still second becomes the performer's face at rest and is taken off"));
		meter = new LevelMeter(area);
		meter.setLayoutData(wide(3));
		figures = new Label(area, SWT.WRAP);
		figures.setLayoutData(wide(3));
		Appearance.style(figures, Appearance.FAINT);
		says = new Label(area, SWT.WRAP);
		says.setLayoutData(wide(3));

		caption(area, Texts.of("Source"));
		sourceList = new Combo(area, SWT.READ_ONLY);
		sourceList.setLayoutData(wide(1));
		sourceList.addListener(SWT.Selection, event -> chooseSource());
		frozen.add(sourceList);
		frozen.add(button(area, Texts.of("Look again"), 1, this::listSources));
		new Label(area, SWT.NONE);
		source = new Text(area, SWT.BORDER);
		source.setLayoutData(wide(2));
		source.setToolTipText(
				Texts.of("mic:name, file:line.wav, silence:none, or a protocol such as livelink://0.0.0.0"));
		frozen.add(source);
		sourceNote = new Label(area, SWT.WRAP);
		sourceNote.setLayoutData(wide(3));
		Appearance.style(sourceNote, Appearance.FAINT);

		caption(area, Texts.of("Backend"));
		backendList = new Combo(area, SWT.READ_ONLY);
		backendList.setLayoutData(wide(2));
		backendList.addListener(SWT.Selection, event -> showBackend(Map.of()));
		frozen.add(backendList);
		backendNote = new Label(area, SWT.WRAP);
		backendNote.setLayoutData(wide(3));
		Appearance.style(backendNote, Appearance.FAINT);

		caption(area, Texts.of("Send to"));
		sinkList = new Combo(area, SWT.READ_ONLY);
		sinkList.setLayoutData(wide(2));
		frozen.add(sinkList);
		new Label(area, SWT.NONE);
		address = new Text(area, SWT.BORDER);
		address.setLayoutData(wide(1));
		address.setToolTipText(Texts.of("protocol://host:port?name=value; rate, delay and gain are understood by all"));
		address.addListener(SWT.DefaultSelection, event -> addTarget(address.getText().strip()));
		frozen.add(address);
		frozen.add(button(area, Texts.of("Add"), 1, () -> addTarget(address.getText().strip())));
		targets = new Table(area, SWT.BORDER | SWT.FULL_SELECTION);
		GridData list = wide(3);
		list.heightHint = targets.getItemHeight() * 4;
		targets.setLayoutData(list);
		targets.setHeaderVisible(true);
		column(Texts.of("Target"), 210);
		column(Texts.of("Sent"), 60);
		column(Texts.of("Dropped"), 70);
		column(Texts.of("Remark"), 160);
		targets.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.DEL && running().isEmpty()) {
				removeTarget();
			}
		});
		new Label(area, SWT.NONE);
		new Label(area, SWT.NONE);
		frozen.add(button(area, Texts.of("Remove"), 1, this::removeTarget));

		caption(area, Texts.of("Take"));
		takeName = new Text(area, SWT.BORDER);
		takeName.setText(Texts.of("take"));
		takeName.setLayoutData(wide(2));
		caption(area, Texts.of("Seconds before it"));
		preRoll = new Spinner(area, SWT.BORDER);
		preRoll.setValues(2, 0, MOST_PRE_ROLL, 0, 1, 10);
		preRoll.setToolTipText(Texts.of("What was heard before the button was pressed belongs to the take, too"));
		frozen.add(preRoll);
		mirror = new Button(area, SWT.CHECK);
		mirror.setText(Texts.of("Left and right change sides"));
		frozen.add(mirror);
		form = new ParameterForm(area, this::enable);
		form.setLayoutData(wide(3));
		frozen.add(form);

		scrolled.setContent(area);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.addListener(SWT.Resize,
				event -> scrolled.setMinSize(area.computeSize(scrolled.getClientArea().width, SWT.DEFAULT)));
		form.addListener(SWT.Resize,
				event -> scrolled.setMinSize(area.computeSize(scrolled.getClientArea().width, SWT.DEFAULT)));
		addListener(SWT.Dispose, event -> disposed());
		listBackends();
		listSinks();
		listSources();
		enable();
	}

	private static GridData wide(int columns) {
		return new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
	}

	private static void caption(Composite area, String text) {
		new Label(area, SWT.NONE).setText(text);
	}

	private static Button button(Composite area, String text, int columns, Runnable action) {
		Button button = new Button(area, SWT.PUSH);
		button.setText(text);
		button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false, columns, 1));
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private void column(String text, int width) {
		TableColumn column = new TableColumn(targets, SWT.NONE);
		column.setText(text);
		column.setWidth(width);
	}

	public void setPalette(Palette palette) {
		meter.setPalette(palette);
	}

	// what can be chosen

	private void listSources() {
		worker.execute(() -> {
			List<URI> found = providers.audioLocations();
			inDisplay(() -> showSources(found));
		});
	}

	private void showSources(List<URI> devices) {
		String before = source.getText();
		sources.clear();
		List<String> labels = new ArrayList<>();
		for (URI device : devices) {
			sources.add(device.toString());
			labels.add(Texts.of("Microphone: {0}",
					device.getSchemeSpecificPart() == null ? device.toString() : device.getSchemeSpecificPart()));
		}
		sources.add("file:");
		labels.add(Texts.of("A recording, again and again…"));
		for (LiveInput input : providers.liveInputs()) {
			sources.add("%s://0.0.0.0:%d".formatted(input.id(), input.defaultPort()));
			labels.add(Texts.of("Received: {0}", input.label()));
		}
		sources.add(SilentInput.LOCATION.toString());
		labels.add(Texts.of("Silence (no microphone)"));
		sourceList.setItems(labels.toArray(String[]::new));
		sourceNote.setText(devices.isEmpty()
				? Texts.of("No microphone was found. Silence stands in, so that targets and latency can be tried;"
						+ " plug one in and choose Look again.")
				: "");
		if (before.isEmpty() || before.equals(SilentInput.LOCATION.toString()) && !wantsSilence) {
			source.setText(devices.isEmpty() ? SilentInput.LOCATION.toString() : sources.getFirst());
		}
		sourceList.select(sources.indexOf(source.getText()));
		layout(true, true);
		enable();
	}

	private void chooseSource() {
		String chosen = sources.get(sourceList.getSelectionIndex());
		wantsSilence = chosen.equals(SilentInput.LOCATION.toString());
		if (chosen.equals("file:")) {
			FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
			dialog.setText(Texts.of("Recording that plays as if it were live"));
			String file = dialog.open();
			if (file == null) {
				sourceList.select(sources.indexOf(source.getText()));
				return;
			}
			chosen = "file:" + file;
		}
		source.setText(chosen);
	}

	private void listBackends() {
		backends = providers.motionBackends();
		backendList.setItems(backends.stream().map(backend -> backend.info().label()).toArray(String[]::new));
		chooseBackend("embedded", Map.of());
	}

	private void chooseBackend(String id, Map<String, String> values) {
		for (int i = 0; i < backends.size(); i++) {
			if (backends.get(i).info().id().equals(id) || backendList.getSelectionIndex() < 0) {
				backendList.select(i);
			}
		}
		showBackend(values);
	}

	private Optional<MotionBackend> backend() {
		int chosen = backendList.getSelectionIndex();
		return chosen < 0 ? Optional.empty() : Optional.of(backends.get(chosen));
	}

	private void showBackend(Map<String, String> values) {
		backend().ifPresent(chosen -> form.show(chosen.info().parameters(), values));
		enable();
	}

	private void listSinks() {
		List<LiveSink> sinks = providers.liveSinks();
		sinkList.setItems(sinks.stream().map(LiveSink::label).toArray(String[]::new));
		sinkList.addListener(SWT.Selection, event -> {
			LiveSink chosen = sinks.get(sinkList.getSelectionIndex());
			address.setText("%s://127.0.0.1:%d".formatted(chosen.id(), chosen.defaultPort()));
		});
		if (!sinks.isEmpty()) {
			sinkList.select(0);
			sinkList.notifyListeners(SWT.Selection, new Event());
		}
	}

	private void addTarget(String text) {
		if (!text.isEmpty() && !targetTexts().contains(text)) {
			new TableItem(targets, SWT.NONE).setText(text);
		}
	}

	private void removeTarget() {
		int chosen = targets.getSelectionIndex();
		if (chosen >= 0) {
			targets.remove(chosen);
		}
	}

	private List<String> targetTexts() {
		List<String> texts = new ArrayList<>();
		for (TableItem item : targets.getItems()) {
			texts.add(item.getText(0));
		}
		return texts;
	}

	/** What stands in the form. */
	LiveChoice choice() {
		return new LiveChoice(source.getText().strip(), backend().map(chosen -> chosen.info().id()).orElse(""),
				new LinkedHashMap<>(form.texts()), targetTexts(), mirror.getSelection(), preRoll.getSelection());
	}

	/** Fills the form. */
	void setChoice(LiveChoice choice) {
		source.setText(choice.source());
		wantsSilence = choice.isSilence();
		sourceList.select(sources.indexOf(choice.source()));
		chooseBackend(choice.backend(), choice.values());
		targets.removeAll();
		choice.targets().forEach(this::addTarget);
		mirror.setSelection(choice.mirror());
		preRoll.setSelection((int) Math.round(choice.preRollSeconds()));
	}

	// the session

	private Optional<LiveSession> running() {
		return Optional.ofNullable(session);
	}

	public boolean isRunning() {
		return session != null;
	}

	public boolean isRecording() {
		return recordsInto != null;
	}

	/** Starts or stops. */
	public void toggle() {
		if (session == null) {
			start();
		} else {
			stop();
		}
	}

	private void start() {
		if (starting) {
			return;
		}
		starting = true;
		tell(Texts.of("Starting…"));
		enable();
		LiveChoice wanted = choice();
		worker.execute(() -> {
			try {
				LiveSession started = wanted.start(providers);
				if (!inDisplay(() -> started(started))) {
					started.close();
				}
			} catch (IOException | MotionException | IllegalArgumentException e) {
				inDisplay(() -> failed(e.getMessage()));
			}
		});
	}

	private void failed(String sentence) {
		starting = false;
		tell(sentence);
		enable();
	}

	private void started(LiveSession started) {
		starting = false;
		session = started;
		ticks = 0;
		tell(choice().isSilence()
				? Texts.of("Live on silence: no microphone is listened to.")
				: Texts.of("Live: {0} channels at {1} frames a second.", started.channels().size(),
						started.frameRate()));
		enable();
		getDisplay().timerExec(TICK_MILLIS, tick);
	}

	private void tick() {
		LiveSession live = session;
		if (live == null || isDisposed()) {
			return;
		}
		if (live.hasFrames()) {
			host.show(live.channels(), live.latest().newest());
		}
		if (ticks++ % REPORT_TICKS == 0) {
			show(live.report());
			List<Problem> problems = live.problems();
			if (!problems.isEmpty()) {
				tell(problems.getLast().toString());
			}
		}
		if (live.isFinished()) {
			stop();
		} else {
			getDisplay().timerExec(TICK_MILLIS, tick);
		}
	}

	private void show(LiveReport report) {
		meter.show(report.levelDb(), report.peakDb());
		String losses = report.droppedSamples() + report.gaps() + report.underruns() == 0
				? Texts.of("nothing lost")
				: Texts.of("{0} samples dropped, {1} gaps, {2} frames late", report.droppedSamples(), report.gaps(),
						report.underruns());
		String text = Texts.of("{0} s, {1} frames; {2}", "%.1f".formatted(report.seconds()), report.frames(), losses)
				+ "\n" + latency(report, "own", Texts.of("program"))
				+ latency(report, "total", Texts.of("sound to packet"))
				+ latency(report, "model", Texts.of("model"));
		if (!text.equals(figures.getText())) {
			boolean taller = figures.getText().isEmpty();
			figures.setText(text);
			if (taller) {
				figures.requestLayout();
			}
		}
		List<LiveReport.Line> lines = report.targets();
		for (int i = 0; i < Math.min(lines.size(), targets.getItemCount()); i++) {
			TableItem item = targets.getItem(i);
			set(item, 1, Long.toString(lines.get(i).stats().passed()));
			set(item, 2, Long.toString(lines.get(i).stats().dropped()));
			set(item, 3, lines.get(i).stats().remark());
		}
	}

	private static String latency(LiveReport report, String stage, String label) {
		Percentiles times = report.stages().get(stage);
		return times == null || times.count() == 0
				? ""
				: Texts.of("{0}: p50 {1}, p95 {2} ms   ", label, "%.0f".formatted(times.p50()),
						"%.0f".formatted(times.p95()));
	}

	private static void set(TableItem item, int column, String text) {
		if (!item.getText(column).equals(text)) {
			item.setText(column, text);
		}
	}

	private void toggleTake() {
		if (recordsInto == null) {
			startTake();
		} else {
			stopTake();
		}
		enable();
	}

	private void startTake() {
		LiveSession live = session;
		Optional<Path> project = live == null || !live.hasFrames() ? Optional.empty() : host.project();
		if (live == null || project.isEmpty()) {
			if (live != null && !live.hasFrames()) {
				tell(Texts.of("Nothing has come yet that could be recorded."));
			}
			return;
		}
		try {
			String name = takeName.getText().isBlank() ? Texts.of("take") : takeName.getText().strip();
			live.startTake(host.journal(project.get()), name, preRoll.getSelection());
			recordsInto = project.get();
			tell(Texts.of("Recording {0} for {1}.", name, project.get().getFileName()));
		} catch (IOException e) {
			tell(e.getMessage());
		}
	}

	/** The end of the take is written by a worker: frames for what was heard are still on their way. */
	private void stopTake() {
		LiveSession live = session;
		Path project = recordsInto;
		recordsInto = null;
		if (live == null || project == null) {
			return;
		}
		worker.execute(() -> {
			try {
				Path journal = live.stopTake();
				inDisplay(() -> {
					tell(Texts.of("Recorded."));
					host.keep(project, journal);
				});
			} catch (IOException e) {
				inDisplay(() -> tell(e.getMessage()));
			}
		});
	}

	private void stop() {
		LiveSession live = session;
		if (live == null) {
			return;
		}
		stopTake();
		session = null;
		meter.show(-100, -100);
		tell("");
		enable();
		host.ended();
		worker.execute(() -> {
			try {
				live.finish();
				live.close();
				live.requireNoFailure();
			} catch (InterruptedException e) {
				live.close();
				Thread.currentThread().interrupt();
			} catch (IOException | MotionException e) {
				inDisplay(() -> tell(e.getMessage()));
			}
		});
	}

	private void disposed() {
		LiveSession live = session;
		if (live != null) {
			session = null;
			worker.execute(live::close);
		}
	}

	private void enable() {
		if (isDisposed()) {
			return;
		}
		boolean live = session != null;
		String complaint = "";
		Optional<MotionBackend> chosen = backend();
		if (chosen.isPresent()) {
			Availability availability = chosen.get().availability();
			complaint = availability.isUsable() ? form.complaint().orElse("") : availability.reason();
			backendNote.setText(complaint.isEmpty() ? chosen.get().info().modelId() : complaint);
		}
		start.setText(live ? Texts.of("Stop") : Texts.of("Go live"));
		start.setEnabled(live || !starting && complaint.isEmpty());
		record.setEnabled(live);
		record.setSelection(recordsInto != null);
		record.setText(recordsInto != null ? Texts.of("End take") : Texts.of("Record take"));
		neutral.setEnabled(live);
		frozen.forEach(control -> control.setEnabled(!live && !starting));
	}

	private void tell(String sentence) {
		says.setText(sentence);
		says.requestLayout();
	}

	/** The newest sentence to the user. */
	String said() {
		return says.getText();
	}

	private boolean inDisplay(Runnable what) {
		Display display = isDisposed() ? null : getDisplay();
		if (display == null) {
			return false;
		}
		display.asyncExec(() -> {
			if (!isDisposed()) {
				what.run();
			}
		});
		return true;
	}
}
