package org.facewright.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;

import org.facewright.api.motion.Availability;
import org.facewright.api.motion.MotionBackend;
import org.facewright.api.motion.MotionException;
import org.facewright.core.parameter.ParameterValues;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.Take;
import org.facewright.document.stored.AudioData;
import org.facewright.engine.Generation;
import org.facewright.engine.Providers;
import org.facewright.operations.TakeGenerator;
import org.facewright.operations.TakeOrigin;
import org.facewright.operations.region.RegionGenerator;
import org.facewright.ui.film.OriginStrip;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.TimelineModel;

/**
 * Makes motion of the open take with any backend: as takes beside it, one for each backend that is ticked, as a new base
 * under its edits, or anew in the region only. Says what made what is shown.
 */
public final class GenerateView extends ProjectView {

	public static final String ID = "org.facewright.ui.generate";

	private static final String USUAL = "embedded";

	private final Providers providers = Workstation.providers();
	private final Runnable providersChanged = () -> inDisplay(this::listBackends);
	private final Map<String, Map<String, String>> typed = new LinkedHashMap<>(); // values by backend
	private final ProjectSession.Listener sessionChanged = this::refresh;
	private final TimelineModel.Listener modelChanged = this::changed;
	private List<MotionBackend> backends = List.of();
	private int shown = -1; // whose parameters are in the form
	private @Nullable Table list;
	private @Nullable ParameterForm form;
	private @Nullable Label state;
	private @Nullable OriginStrip strip;
	private @Nullable Button beside;
	private @Nullable Button base;
	private @Nullable Button region;

	@Override
	protected void createControl(Composite parent) {
		ScrolledComposite scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
		Composite area = new Composite(scrolled, SWT.NONE);
		area.setLayout(new GridLayout());
		Table table = new Table(area, SWT.CHECK | SWT.SINGLE | SWT.BORDER);
		table.setToolTipText(Texts.of("Ticked backends each make a take; the selected one's values are below"));
		table.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		table.addListener(SWT.Selection, event -> {
			if (event.detail != SWT.CHECK) {
				showBackend();
			}
			enable();
		});
		list = table;
		state = label(area);
		beside = button(area, this::generateTakes);
		region = button(area, this::generateRegion);
		base = button(area, this::generateBase);
		Label heading = label(area);
		heading.setText(Texts.of("What made this take"));
		Appearance.style(heading, Appearance.HEADING);
		OriginStrip made = new OriginStrip(area, this::goTo);
		made.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		strip = made;
		ParameterForm parameters = new ParameterForm(area, this::enable);
		parameters.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		form = parameters;
		scrolled.setContent(area);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		Runnable measure = () -> scrolled
				.setMinSize(area.computeSize(Math.max(1, scrolled.getClientArea().width), SWT.DEFAULT));
		scrolled.addListener(SWT.Resize, event -> measure.run());
		parameters.addListener(SWT.Resize, event -> measure.run());
		made.addListener(SWT.Resize, event -> measure.run());
		listBackends();
		providers.addListener(providersChanged);
	}

	private static Label label(Composite area) {
		Label label = new Label(area, SWT.WRAP);
		label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		return label;
	}

	private static Button button(Composite area, Runnable action) {
		Button button = new Button(area, SWT.PUSH);
		button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private void inDisplay(Runnable what) {
		Table table = list;
		if (table != null && !table.isDisposed()) {
			table.getDisplay().asyncExec(() -> {
				if (!table.isDisposed()) {
					what.run();
				}
			});
		}
	}

	/** Lists what is installed now; what was ticked, selected and typed stays. */
	private void listBackends() {
		Table table = list;
		if (table == null) {
			return;
		}
		remember();
		String chosen = shown >= 0 && shown < backends.size() ? backends.get(shown).info().id() : USUAL;
		List<String> ticked = ticked().stream().map(backend -> backend.info().id()).toList();
		backends = providers.motionBackends();
		table.removeAll();
		shown = -1;
		for (MotionBackend backend : backends) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(backend.info().label());
			item.setChecked(
					ticked.isEmpty() ? backend.info().id().equals(USUAL) : ticked.contains(backend.info().id()));
			if (backend.info().id().equals(chosen)) {
				table.setSelection(item);
			}
		}
		if (table.getSelectionIndex() < 0 && table.getItemCount() > 0) {
			table.setSelection(0);
		}
		showBackend();
		enable();
	}

	private List<MotionBackend> ticked() {
		Table table = list;
		List<MotionBackend> ticked = new ArrayList<>();
		for (int i = 0; table != null && i < Math.min(backends.size(), table.getItemCount()); i++) {
			if (table.getItem(i).getChecked()) {
				ticked.add(backends.get(i));
			}
		}
		return ticked;
	}

	private void remember() {
		ParameterForm parameters = form;
		if (parameters != null && shown >= 0 && shown < backends.size()) {
			typed.put(backends.get(shown).info().id(), parameters.texts());
		}
	}

	private void showBackend() {
		Table table = list;
		ParameterForm parameters = form;
		if (table == null || parameters == null || table.getSelectionIndex() < 0) {
			return;
		}
		remember();
		shown = table.getSelectionIndex();
		MotionBackend backend = backends.get(shown);
		parameters.show(backend.info().parameters(), typed.getOrDefault(backend.info().id(), Map.of()));
	}

	/** Values of a backend as typed, its defaults where nothing was. @throws IllegalArgumentException for the user */
	private ParameterValues values(MotionBackend backend) {
		remember();
		return backend.info().parameters().parse(typed.getOrDefault(backend.info().id(), Map.of()));
	}

	private void changed(TimelineModel.Change change) {
		if (change == TimelineModel.Change.DISPLAY) {
			enable();
		}
	}

	/** The region in frames of the take; empty when there is none. */
	private Optional<FrameRange> regionOf(ProjectEditor open) {
		TimelineModel model = open.model();
		if (!model.hasRegion()) {
			return Optional.empty();
		}
		FrameRate rate = model.frameRate();
		int start = (int) Math.max(0, rate.frameAt(model.regionStart()));
		FrameRange frames = new FrameRange(start, (int) Math.max(start, rate.frameAt(model.regionEnd())))
				.within(model.motion().frameCount());
		return frames.isEmpty() ? Optional.empty() : Optional.of(frames);
	}

	private void enable() {
		Label says = state;
		ParameterForm parameters = form;
		Button takes = beside;
		Button under = base;
		Button part = region;
		if (says == null || parameters == null || takes == null || under == null || part == null || shown < 0) {
			return;
		}
		MotionBackend backend = backends.get(shown);
		Availability availability = backend.availability();
		String complaint = availability.isUsable() ? parameters.complaint().orElse("") : availability.reason();
		says.setText(complaint.isEmpty() ? Texts.of("Model: {0}", backend.info().modelId()) : complaint);
		Optional<ProjectEditor> open = editor();
		Optional<Take> take = open.flatMap(edited -> edited.session().take());
		boolean sounds = take.isPresent() && take.get().getAudio() != null;
		int count = ticked().size();
		takes.setText(count == 1
				? Texts.of("Generate as Another Take")
				: Texts.of("Generate {0} Takes to Compare", count));
		takes.setEnabled(sounds && count > 0 && ticked().stream().allMatch(each -> each.availability().isUsable()));
		takes.setToolTipText(sounds ? "" : Texts.of("Motion is made of sound, and this take has none"));
		Optional<FrameRange> frames = open.flatMap(this::regionOf);
		part.setText(frames.isPresent()
				? Texts.of("Regenerate the Region ({0} s)", "%.2f".formatted(open.get().model().frameRate()
						.secondsOf(frames.get().length())))
				: Texts.of("Regenerate the Region"));
		part.setToolTipText(
				Texts.of("Set a region on the ruler (I and O); seams are laid where old and new are alike"));
		part.setEnabled(sounds && complaint.isEmpty() && frames.isPresent());
		under.setText(Texts.of("Replace the Base, Keep My Edits"));
		under.setEnabled(sounds && complaint.isEmpty());
		says.requestLayout();
	}

	/** What a job makes of a take, and what becomes of it on the display's thread. */
	private interface Work {
		Runnable make(JobProgress progress) throws IOException, MotionException;
	}

	private void start(String name, Take take, Work work) {
		Job job = Job.create(name, monitor -> {
			try {
				Runnable keep = work.make(new JobProgress(monitor, name));
				inDisplay(() -> {
					if (take.eContainer() != null) { // else the take was deleted meanwhile
						keep.run();
					}
				});
				return Status.OK_STATUS;
			} catch (CancellationException e) {
				return Status.CANCEL_STATUS;
			} catch (IOException | MotionException | IllegalArgumentException e) {
				return new Status(IStatus.ERROR, "org.facewright.ui", e.getMessage(), e);
			}
		});
		job.setUser(true);
		job.schedule();
	}

	private Optional<Take> takeOf(Optional<ProjectEditor> open) {
		return open.flatMap(edited -> edited.session().take()).filter(take -> take.getAudio() != null);
	}

	/** One take after the other; each is there as soon as it is made. */
	private void generateTakes() {
		Optional<ProjectEditor> open = editor();
		Optional<Take> from = takeOf(open);
		if (from.isEmpty() || open.isEmpty()) {
			return;
		}
		ProjectSession session = open.get().session();
		Take take = from.get();
		AudioData audio = take.getAudio().getAudio();
		FrameRate rate = session.motion().frameRate();
		for (MotionBackend backend : ticked()) {
			ParameterValues values;
			try {
				values = values(backend);
			} catch (IllegalArgumentException e) {
				say(backend.info().label() + ": " + e.getMessage());
				return;
			}
			String name = Texts.of("Generate {0} with {1}", take.getName(), backend.info().label());
			start(name, take, progress -> {
				Generation generation = new TakeGenerator(providers).generate(audio, take.getName(), rate,
						backend.info().id(), values, progress);
				return () -> {
					Take[] added = new Take[1];
					session.history().edit(Texts.of("Generate take"), project -> {
						try {
							added[0] = TakeGenerator.addTake(project, take, generation, values);
						} catch (IOException e) {
							throw new UncheckedIOException(e);
						}
					});
					session.setTake(added[0]);
				};
			});
		}
	}

	private void generateBase() {
		Optional<ProjectEditor> open = editor();
		Optional<Take> from = takeOf(open);
		if (from.isEmpty() || open.isEmpty() || shown < 0) {
			return;
		}
		ProjectSession session = open.get().session();
		Take take = from.get();
		AudioData audio = take.getAudio().getAudio();
		FrameRate rate = session.motion().frameRate();
		MotionBackend backend = backends.get(shown);
		ParameterValues values = values(backend);
		start(Texts.of("Generate {0} with {1}", take.getName(), backend.info().label()), take, progress -> {
			Generation generation = new TakeGenerator(providers).generate(audio, take.getName(), rate,
					backend.info().id(), values, progress);
			return () -> session.history().edit(Texts.of("Regenerate base"),
					project -> TakeGenerator.replaceBase(project, take, generation, values));
		});
	}

	private void generateRegion() {
		Optional<ProjectEditor> open = editor();
		Optional<Take> from = takeOf(open);
		Optional<FrameRange> frames = open.flatMap(this::regionOf);
		if (from.isEmpty() || open.isEmpty() || frames.isEmpty() || shown < 0) {
			return;
		}
		ProjectSession session = open.get().session();
		Take take = from.get();
		MotionBackend backend = backends.get(shown);
		ParameterValues values = values(backend);
		start(Texts.of("Regenerate a region of {0} with {1}", take.getName(), backend.info().label()), take,
				progress -> {
					RegionGenerator.Made made = new RegionGenerator(providers).generate(take, frames.get(),
							backend.info().id(), values, progress);
					return () -> {
						session.history().edit(Texts.of("Regenerate region"), project -> {
							try {
								RegionGenerator.apply(project, take, made);
							} catch (IOException e) {
								throw new UncheckedIOException(e);
							}
						});
						FrameRate rate = session.motion().frameRate();
						say(Texts.of("Seams at {0} s and {1} s", "%.2f".formatted(rate.secondsOf(made.seams().in())),
								"%.2f".formatted(rate.secondsOf(made.seams().out()))));
					};
				});
	}

	private void say(String text) {
		Label says = state;
		if (says != null && !says.isDisposed()) {
			says.setText(text);
			says.requestLayout();
		}
	}

	private void goTo(FrameRange frames) {
		editor().ifPresent(open -> {
			FrameRate rate = open.model().frameRate();
			open.model().setRegion(rate.secondsOf(frames.start()), rate.secondsOf(frames.end()));
			open.model().setPlayhead(rate.secondsOf(frames.start()));
		});
	}

	@Override
	protected void show(ProjectEditor opened) {
		opened.session().addListener(sessionChanged);
		opened.model().addListener(modelChanged);
		refresh();
	}

	@Override
	protected void leave(ProjectEditor left) {
		left.session().removeListener(sessionChanged);
		left.model().removeListener(modelChanged);
		refresh();
	}

	/** What made the motion that is shown, as recorded then. */
	private void refresh() {
		OriginStrip made = strip;
		if (made == null || made.isDisposed()) {
			return;
		}
		Optional<ProjectEditor> open = editor();
		made.show(open.flatMap(edited -> edited.session().take()).map(TakeOrigin::of),
				open.map(edited -> edited.session().motion().frameRate()).orElse(FrameRate.FPS_60));
		enable();
	}

	@Override
	public void setFocus() {
		Table table = list;
		if (table != null) {
			table.setFocus();
		}
	}

	@Override
	public void dispose() {
		providers.removeListener(providersChanged);
		super.dispose();
	}
}
