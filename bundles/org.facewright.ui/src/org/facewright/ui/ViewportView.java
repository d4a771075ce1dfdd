package org.facewright.ui;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPartListener;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

import org.facewright.api.render.RenderEngine;
import org.facewright.api.render.Shading;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.document.model.Take;
import org.facewright.ui.timeline.Palette;
import org.facewright.ui.timeline.TimelineModel;
import org.facewright.ui.timeline.TimelineModel.Change;
import org.facewright.ui.viewport.AvatarView;
import org.facewright.ui.viewport.PictureSequence;

/** Shows what the open take does at its playhead, on our head or an avatar of the user. */
public final class ViewportView extends ViewPart {

	public static final String ID = "org.facewright.ui.viewport";

	/** Folders of what is installed with the product, separated as in a class path. */
	private static final String MODELS = "facewright.models";
	private static final String HEAD = "head/head.glb";
	private static final String AVATAR = "avatar";
	private static final String INSET = "inset";
	private static final String SHADING = "shading";

	private final TimelineModel.Listener modelChanged = this::changed;
	private final IPartListener follower = new EditorListener();
	private List<String> suffixes = List.of();
	private @Nullable AvatarView view;
	private @Nullable ProjectEditor editor;
	private @Nullable IMemento remembered;
	private boolean comparing;
	private float[] pose = new float[0];

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento memento) throws PartInitException {
		super.init(site, memento);
		remembered = memento;
	}

	@Override
	public void createPartControl(@Nullable Composite parent) {
		if (parent == null) {
			return;
		}
		try {
			RenderEngine engine = engine();
			AvatarView made = new AvatarView(parent, engine);
			suffixes = engine.suffixes();
			view = made;
			Consumer<Palette> dress = palette -> made.setSurroundings(palette.background());
			dress.accept(Appearance.palette());
			Appearance.addListener(dress);
			made.addListener(SWT.Dispose, event -> Appearance.removeListener(dress));
			restore(made);
		} catch (IllegalStateException e) {
			for (Control child : parent.getChildren()) {
				child.dispose();
			}
			new Label(parent, SWT.WRAP).setText("The viewport can't be shown: " + e.getMessage());
			return;
		}
		fillMenu(getViewSite().getActionBars().getMenuManager());
		getSite().getPage().addPartListener(follower);
		follow(getSite().getPage().getActiveEditor());
	}

	private static RenderEngine engine() {
		BundleContext bundles = FrameworkUtil.getBundle(ViewportView.class).getBundleContext();
		ServiceReference<RenderEngine> reference = bundles.getServiceReference(RenderEngine.class);
		if (reference == null) {
			throw new IllegalStateException("no renderer is running; install Facewright again");
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
		}
		Optional<Path> file = chosen.or(ViewportView::ownHead);
		if (file.isEmpty()) {
			setContentDescription(
					"The head is not installed (%s in the models folder); open an avatar".formatted(HEAD));
			return;
		}
		show(made, file.get(), false);
	}

	private void show(AvatarView shown, Path file, boolean report) {
		try {
			List<Problem> problems = shown.load(file);
			setContentDescription("");
			setTitleToolTip(file.toString());
			if (report && !problems.isEmpty()) {
				MessageDialog.openInformation(shown.getShell(), "What this avatar can't show",
						String.join("\n\n", problems.stream().map(Problem::toString).toList()));
			}
		} catch (IOException e) {
			if (report) {
				MessageDialog.openError(shown.getShell(), "The avatar can't be shown", e.getMessage());
			} else {
				setContentDescription(e.getMessage());
			}
		}
	}

	private void fillMenu(IMenuManager menu) {
		AvatarView shown = view;
		if (shown == null) {
			return;
		}
		menu.add(action("Open Avatar…", IAction.AS_PUSH_BUTTON, false, on -> openAvatar(shown)));
		menu.add(action("Our Head", IAction.AS_PUSH_BUTTON, false,
				on -> ownHead().ifPresent(head -> show(shown, head, true))));
		menu.add(new Separator());
		menu.add(action("Mouth Close-up", IAction.AS_CHECK_BOX, shown.isInset(), shown::setInset));
		menu.add(action("Ghost Beside It", IAction.AS_CHECK_BOX, comparing, on -> {
			comparing = on;
			refresh();
		}));
		menu.add(action("Front View", IAction.AS_PUSH_BUTTON, false, on -> shown.resetCamera()));
		menu.add(new Separator());
		shading(menu, shown, "Shaded", Shading.LIT);
		shading(menu, shown, "Wireframe", Shading.WIREFRAME);
		shading(menu, shown, "Displacement", Shading.DISPLACEMENT);
		menu.add(new Separator());
		menu.add(action("Save Picture…", IAction.AS_PUSH_BUTTON, false, on -> savePicture(shown)));
		menu.add(action("Save Picture Sequence…", IAction.AS_PUSH_BUTTON, false, on -> saveSequence(shown)));
	}

	private static void shading(IMenuManager menu, AvatarView shown, String text, Shading shading) {
		menu.add(action(text, IAction.AS_RADIO_BUTTON, shown.shading() == shading, on -> {
			if (on) {
				shown.setShading(shading);
			}
		}));
	}

	/** Does what a menu entry says. */
	private interface Choice {
		void chosen(boolean on);
	}

	private static Action action(String text, int style, boolean checked, Choice choice) {
		Action action = new Action(text, style) {
			@Override
			public void run() {
				choice.chosen(isChecked());
			}
		};
		if (style != IAction.AS_PUSH_BUTTON) {
			action.setChecked(checked);
		}
		return action;
	}

	private void openAvatar(AvatarView shown) {
		FileDialog dialog = new FileDialog(shown.getShell(), SWT.OPEN);
		dialog.setText("Open Avatar");
		dialog.setFilterExtensions(String.join(";", suffixes.stream().map(suffix -> "*." + suffix).toList()), "*");
		dialog.setFilterNames("Avatars with morph targets", "All files");
		String chosen = dialog.open();
		if (chosen != null) {
			show(shown, Path.of(chosen), true);
		}
	}

	private static void savePicture(AvatarView shown) {
		FileDialog dialog = new FileDialog(shown.getShell(), SWT.SAVE);
		dialog.setFilterExtensions("*.png");
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen == null) {
			return;
		}
		Path file = Path.of(chosen.endsWith(".png") ? chosen : chosen + ".png");
		try {
			PictureSequence.write(shown.picture(), file);
		} catch (IOException e) {
			MessageDialog.openError(shown.getShell(), "The picture was not saved", e.getMessage());
		}
	}

	/** The region, or all of the take, picture by picture. */
	private void saveSequence(AvatarView shown) {
		ProjectEditor followed = editor;
		if (followed == null) {
			MessageDialog.openInformation(shown.getShell(), "No project is open",
					"Open the project to be drawn first.");
			return;
		}
		TimelineModel model = followed.model();
		MotionClip clip = model.motion();
		double rate = clip.frameRate().framesPerSecond();
		int first = model.hasRegion() ? Math.clamp(Math.round(model.regionStart() * rate), 0, clip.frameCount()) : 0;
		int end = model.hasRegion()
				? Math.clamp(Math.round(model.regionEnd() * rate), first, clip.frameCount())
				: clip.frameCount();
		DirectoryDialog dialog = new DirectoryDialog(shown.getShell(), SWT.SAVE);
		dialog.setMessage("Folder for %d pictures".formatted(end - first));
		String chosen = dialog.open();
		if (chosen == null) {
			return;
		}
		String name = followed.session().take().map(Take::getName).orElse("take").replaceAll("[^\\w.-]+", "_");
		try {
			new ProgressMonitorDialog(shown.getShell()).run(false, true, monitor -> {
				try {
					Progress progress = new JobProgress(monitor, name);
					PictureSequence.write(shown, clip, first, end, Path.of(chosen), name, new Progress() {
						@Override
						public void report(double fraction, String doing) {
							progress.report(fraction, doing);
							while (shown.getDisplay().readAndDispatch()) {
								// the button to cancel lives
							}
						}

						@Override
						public void checkCancelled() {
							progress.checkCancelled();
						}
					});
				} catch (IOException e) {
					throw new InvocationTargetException(e);
				}
			});
		} catch (InvocationTargetException e) {
			MessageDialog.openError(shown.getShell(), "The pictures were not saved",
					e.getTargetException().getMessage());
		} catch (CancellationException e) {
			setContentDescription("Cancelled; the pictures written so far stay in " + chosen);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		refresh();
	}

	private void changed(Change change) {
		if (change == Change.PLAYHEAD || change == Change.CONTENT) {
			refresh();
		}
	}

	private void refresh() {
		AvatarView shown = view;
		ProjectEditor followed = editor;
		if (shown == null || shown.isDisposed()) {
			return;
		}
		if (followed == null) {
			shown.setPose(Arkit.FACE, new float[Arkit.FACE.size()]);
			shown.clearOtherPose();
			return;
		}
		TimelineModel model = followed.model();
		poseOf(model.motion(), model.playheadFrame());
		shown.setPose(model.channels(), pose);
		Optional<MotionClip> other = comparing ? model.ghost() : Optional.empty();
		if (other.isPresent()) {
			poseOf(other.get(), model.playheadFrame());
			shown.setOtherPose(other.get().channels(), pose);
		} else {
			shown.clearOtherPose();
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

	private void follow(@Nullable IWorkbenchPart part) {
		if (!(part instanceof ProjectEditor now) || now == editor) {
			return;
		}
		leave();
		now.model().addListener(modelChanged);
		editor = now;
		refresh();
	}

	private void leave() {
		ProjectEditor before = editor;
		if (before != null) {
			before.model().removeListener(modelChanged);
			editor = null;
		}
	}

	private final class EditorListener implements IPartListener {

		@Override
		public void partActivated(@Nullable IWorkbenchPart part) {
			follow(part);
		}

		@Override
		public void partBroughtToTop(@Nullable IWorkbenchPart part) {
			follow(part);
		}

		@Override
		public void partClosed(@Nullable IWorkbenchPart part) {
			if (part == editor) {
				leave();
				refresh();
			}
		}

		@Override
		public void partDeactivated(@Nullable IWorkbenchPart part) {
			// the last editor stays the one that is meant
		}

		@Override
		public void partOpened(@Nullable IWorkbenchPart part) {
			follow(part);
		}
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
		}
	}

	@Override
	public void setFocus() {
		AvatarView shown = view;
		if (shown != null) {
			shown.setFocus();
		}
	}

	@Override
	public void dispose() {
		leave();
		getSite().getPage().removePartListener(follower);
		super.dispose();
	}
}
