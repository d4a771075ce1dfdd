package org.facewright.ui;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

import org.facewright.api.exchange.AudioReference;
import org.facewright.api.render.Camera;
import org.facewright.api.render.Framing;
import org.facewright.api.render.RenderEngine;
import org.facewright.api.render.Shading;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.document.model.Take;
import org.facewright.operations.TakeOrigin;
import org.facewright.operations.film.FilmFacts;
import org.facewright.ui.film.PlayblastDialog;
import org.facewright.ui.film.TakeFilm;
import org.facewright.ui.film.ViewportBar;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Palette;
import org.facewright.ui.timeline.TimelineModel;
import org.facewright.ui.timeline.TimelineModel.Change;
import org.facewright.ui.viewport.Arrangement;
import org.facewright.ui.viewport.AvatarView;

/** Shows what the open take does at its playhead, on our head or an avatar of the user, alone or compared with another. */
public final class ViewportView extends ProjectView {

	public static final String ID = "org.facewright.ui.viewport";

	/** Folders of what is installed with the product, separated as in a class path. */
	private static final String MODELS = "facewright.models";
	private static final String HEAD = "head/head.glb";
	private static final String AVATAR = "avatar";
	private static final String INSET = "inset";
	private static final String SHADING = "shading";
	private static final String ARRANGEMENT = "arrangement";

	private final TimelineModel.Listener modelChanged = this::changed;
	private List<String> suffixes = List.of();
	private @Nullable AvatarView view;
	private @Nullable ViewportBar bar;
	private @Nullable IMemento remembered;
	private boolean live; // a session shows its poses
	private float[] pose = new float[0];

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento memento) throws PartInitException {
		super.init(site, memento);
		remembered = memento;
	}

	@Override
	protected void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		area.setLayout(layout);
		try {
			RenderEngine engine = engine();
			AvatarView made = new AvatarView(area, engine);
			made.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
			ViewportBar line = ViewportBar.of(area, made);
			line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
			bar = line;
			suffixes = engine.suffixes();
			view = made;
			Consumer<Palette> dress = palette -> {
				made.setSurroundings(palette.background());
				made.setLineColour(palette.playhead());
			};
			dress.accept(Appearance.palette());
			Appearance.addListener(dress);
			made.addListener(SWT.Dispose, event -> Appearance.removeListener(dress));
			restore(made);
		} catch (IllegalStateException e) {
			for (Control child : area.getChildren()) {
				child.dispose();
			}
			new Label(area, SWT.WRAP).setText(Texts.of("The viewport can't be shown: {0}", e.getMessage()));
			return;
		}
		fillMenu(getViewSite().getActionBars().getMenuManager());
		refresh();
	}

	private static RenderEngine engine() {
		BundleContext bundles = FrameworkUtil.getBundle(ViewportView.class).getBundleContext();
		ServiceReference<RenderEngine> reference = bundles.getServiceReference(RenderEngine.class);
		if (reference == null) {
			throw new IllegalStateException(Texts.of("no renderer is running; install Facewright again"));
		}
		return bundles.getService(reference);
	}

	/** Our head, where the product lies. */
	private static Optional<Path> ownHead() {
		return Arrays.stream(System.getProperty(MODELS, "").split(Pattern.quote(File.pathSeparator)))
				.filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder.strip()).resolve(HEAD))
				.filter(Files::isRegularFile).findFirst();
	}

	private void restore(AvatarView made) {
		IMemento memento = remembered;
		Optional<Path> chosen = memento == null
				? Optional.empty()
				: Optional.ofNullable(memento.getString(AVATAR)).map(Path::of).filter(Files::isRegularFile);
		if (memento != null) {
			made.setInset(!"false".equals(memento.getString(INSET)));
			String shading = memento.getString(SHADING);
			Arrays.stream(Shading.values()).filter(known -> known.name().equals(shading)).forEach(made::setShading);
			String arrangement = memento.getString(ARRANGEMENT);
			Arrays.stream(Arrangement.values()).filter(known -> known.name().equals(arrangement))
					.forEach(made::setArrangement);
		}
		Optional<Path> file = chosen.or(ViewportView::ownHead);
		if (file.isEmpty()) {
			setContentDescription(Texts
					.of("The head is not installed ({0} in the models folder); open an avatar", HEAD));
			return;
		}
		show(made, file.get(), false);
	}

	private void show(AvatarView shown, Path file, boolean byHand) {
		ViewportBar line = bar;
		try {
			List<Problem> problems = shown.load(file);
			setContentDescription("");
			setTitleToolTip(file.toString());
			if (line != null) {
				line.setReport(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
				if (byHand) {
					line.showReport();
				}
			}
		} catch (IOException e) {
			setContentDescription(e.getMessage());
		}
	}

	private void fillMenu(IMenuManager menu) {
		AvatarView shown = view;
		if (shown == null) {
			return;
		}
		menu.add(action(Texts.of("Open Avatar…"), false, on -> openAvatar(shown)));
		menu.add(action(Texts.of("Our Head"), false, on -> ownHead().ifPresent(head -> show(shown, head, true))));
		menu.add(new Separator());
		Action inset = action(Texts.of("Mouth Close-up") + "\tI", true, shown::setInset);
		inset.setChecked(shown.isInset());
		shown.addListener(() -> inset.setChecked(shown.isInset()));
		menu.add(inset);
		menu.add(action(Texts.of("Front View") + "\tHome", false, on -> shown.resetCamera()));
		menu.add(action(Texts.of("Frame the Head") + "\tF", false, on -> shown.frame(Framing.HEAD)));
		menu.add(action(Texts.of("Frame the Mouth") + "\tM", false, on -> shown.frame(Framing.MOUTH)));
		menu.add(new Separator());
		menu.add(action(Texts.of("Show A or B") + "\tB", false, on -> shown.flip()));
		menu.add(action(Texts.of("Compare in Another Way") + "\tC", false,
				on -> shown.setArrangement(shown.arrangement().next())));
		menu.add(new Separator());
		menu.add(action(Texts.of("Save Picture…"), false, on -> savePicture(shown)));
		menu.add(action(Texts.of("Playblast…"), false, on -> film()));
	}

	/** Does what a menu entry says. */
	private interface Choice {
		void chosen(boolean on);
	}

	private static Action action(String text, boolean check, Choice choice) {
		return new Action(text, check ? IAction.AS_CHECK_BOX : IAction.AS_PUSH_BUTTON) {
			@Override
			public void run() {
				choice.chosen(isChecked());
			}
		};
	}

	private void openAvatar(AvatarView shown) {
		FileDialog dialog = new FileDialog(shown.getShell(), SWT.OPEN);
		dialog.setText(Texts.of("Open Avatar"));
		dialog.setFilterExtensions(String.join(";", suffixes.stream().map(suffix -> "*." + suffix).toList()), "*");
		dialog.setFilterNames(Texts.of("Avatars with morph targets"), Texts.of("All files"));
		String chosen = dialog.open();
		if (chosen != null) {
			show(shown, Path.of(chosen), true);
		}
	}

	private void savePicture(AvatarView shown) {
		FileDialog dialog = new FileDialog(shown.getShell(), SWT.SAVE);
		dialog.setFilterExtensions("*.png");
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen == null) {
			return;
		}
		Path file = Path.of(chosen.endsWith(".png") ? chosen : chosen + ".png");
		try {
			write(shown.picture(), file);
			setContentDescription(Texts.of("Saved {0}", file));
		} catch (IOException e) {
			MessageDialog.openError(shown.getShell(), Texts.of("The picture was not saved"), e.getMessage());
		}
	}

	private static void write(ImageData picture, Path file) throws IOException {
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { picture };
		Path part = file.resolveSibling("." + file.getFileName() + ".part");
		try {
			try (OutputStream out = Files.newOutputStream(part)) {
				loader.save(out, SWT.IMAGE_PNG);
			}
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException | SWTException e) {
			throw new IOException(Texts.of("{0} can't be written ({1}); choose another folder or make room", file,
					e.getMessage()), e);
		} finally {
			Files.deleteIfExists(part);
		}
	}

	/** Asks for a film of the take and makes it in the background. */
	public void film() {
		AvatarView shown = view;
		Optional<ProjectEditor> followed = editor();
		if (shown == null || followed.isEmpty() || followed.get().session().take().isEmpty()) {
			setContentDescription(Texts.of("Open the project to be filmed first"));
			return;
		}
		TimelineModel model = followed.get().model();
		ProjectSession session = followed.get().session();
		Take take = session.take().get();
		MotionClip clip = session.motion();
		Path project = session.file().path().orElse(Path.of(System.getProperty("user.home"), "take.fwz"));
		FilmFacts facts = new FilmFacts(take.getName(), TakeOrigin.of(take).summary(),
				project.getFileName().toString(), LocalDate.now(), clip.frameRate());
		String name = take.getName().replaceAll("[^\\w.-]+", "_") + ".mp4";
		boolean audible = take.getAudio() != null;
		PlayblastDialog dialog = new PlayblastDialog(shown.getShell(), new PlayblastDialog.Offer(
				project.resolveSibling(name), clip.durationSeconds(), model.hasRegion() ? model.regionStart() : 0,
				model.hasRegion() ? model.regionEnd() : 0, facts, audible));
		if (dialog.open() != Window.OK) {
			return;
		}
		Camera camera = switch (dialog.shooting()) {
			case AS_SEEN -> shown.camera();
			case HEAD -> shown.camera(Framing.HEAD);
			case MOUTH -> shown.camera(Framing.MOUTH);
		};
		try {
			Optional<AudioReference> sound = dialog.isAudible()
					? session.tracks(Progress.NONE).audio()
					: Optional.empty();
			setContentDescription(Texts.of("Filming {0}…", dialog.film().file().getFileName()));
			new TakeFilm(shown, clip, model.ghost(), camera).start(dialog.film(),
					sound.flatMap(AudioReference::sound), Workstation.providers(), said -> {
						if (!shown.isDisposed()) {
							setContentDescription(said);
						}
					});
		} catch (IOException e) {
			MessageDialog.openError(shown.getShell(), Texts.of("The take can't be filmed"), e.getMessage());
		}
	}

	private void changed(Change change) {
		if (change != Change.SELECTION) {
			refresh();
		}
	}

	/** Shows a pose of a live session instead of the take's, until {@link #endLive}. */
	public void showLive(ChannelSet channels, float[] newest) {
		AvatarView shown = view;
		if (shown != null && !shown.isDisposed()) {
			if (!live) {
				shown.clearOtherPose();
			}
			live = true;
			shown.setPose(channels, newest);
		}
	}

	/** Shows the take again. */
	public void endLive() {
		live = false;
		refresh();
	}

	private void refresh() {
		AvatarView shown = view;
		if (live || shown == null || shown.isDisposed()) {
			return;
		}
		boolean two = shown.isComparing();
		Optional<ProjectEditor> followed = editor();
		if (followed.isEmpty()) {
			shown.setPose(Arkit.FACE, new float[Arkit.FACE.size()]);
			shown.clearOtherPose();
		} else {
			TimelineModel model = followed.get().model();
			poseOf(model.lookedAt(), model.playheadFrame());
			shown.setPose(model.channels(), pose);
			Optional<MotionClip> other = model.ghost();
			if (other.isPresent()) {
				poseOf(other.get(), model.playheadFrame());
				shown.setOtherPose(other.get().channels(), pose);
			} else {
				shown.clearOtherPose();
			}
		}
		ViewportBar line = bar;
		if (two != shown.isComparing() && line != null) {
			line.refresh();
		}
	}

	private void poseOf(MotionClip clip, int frame) {
		if (pose.length != clip.channels().size()) {
			pose = new float[clip.channels().size()];
		}
		Arrays.fill(pose, 0);
		if (clip.frameCount() > 0) {
			clip.pose(Math.clamp(frame, 0, clip.frameCount() - 1), pose);
		}
	}

	@Override
	protected void show(ProjectEditor opened) {
		opened.model().addListener(modelChanged);
		refresh();
	}

	@Override
	protected void leave(ProjectEditor left) {
		left.model().removeListener(modelChanged);
		refresh();
	}

	/** The control, for commands; empty where there is no OpenGL. */
	public Optional<AvatarView> avatarView() {
		return Optional.ofNullable(view);
	}

	@Override
	public void saveState(@Nullable IMemento memento) {
		AvatarView shown = view;
		if (memento != null && shown != null && !shown.isDisposed()) {
			shown.avatar().filter(file -> !Optional.of(file).equals(ownHead()))
					.ifPresent(file -> memento.putString(AVATAR, file.toString()));
			memento.putString(INSET, Boolean.toString(shown.isInset()));
			memento.putString(SHADING, shown.shading().name());
			memento.putString(ARRANGEMENT, shown.arrangement().name());
		}
	}

	@Override
	public void setFocus() {
		AvatarView shown = view;
		if (shown != null) {
			shown.setFocus();
		}
	}
}
