package org.facewright.ui.poses;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.time.FrameRange;
import org.facewright.operations.exchange.UserFolders;
import org.facewright.operations.pose.Pose;
import org.facewright.operations.pose.PoseKeys;
import org.facewright.operations.pose.PoseKeys.Mode;
import org.facewright.operations.pose.PoseKeys.Use;
import org.facewright.operations.pose.PoseLibrary;
import org.facewright.ui.Appearance;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.ProjectSession;
import org.facewright.ui.ProjectView;
import org.facewright.ui.ViewportView;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.KeyGate;
import org.facewright.ui.timeline.Palette;
import org.facewright.ui.timeline.Timeline;
import org.facewright.ui.timeline.TimelineModel;

/** The poses, shown on the avatar of the viewport. Dragged onto the timeline, a pose is put on where it is dropped. */
public final class PosesView extends ProjectView {

	public static final String ID = "org.facewright.ui.poses";

	private static final String GROUP = "Ours";
	private static final float LEAST = 0.02f; // of a channel that belongs to a pose

	private final PoseLibrary library = new PoseLibrary(UserFolders.current());
	private final Consumer<Palette> dress = this::setPalette;
	private @Nullable PosesControl control;
	private @Nullable DropTarget drop;

	@Override
	protected void createControl(Composite parent) {
		PosesControl made = new PosesControl(parent, new Verbs());
		control = made;
		made.setPalette(Appearance.palette());
		made.setPainter(this::picture);
		Appearance.addListener(dress);
		made.addListener(SWT.Dispose, event -> Appearance.removeListener(dress));
		DragSource drag = new DragSource(made.gallery(), DND.DROP_COPY);
		drag.setTransfer(TextTransfer.getInstance());
		drag.addDragListener(new DragSourceAdapter() {
			@Override
			public void dragStart(@Nullable DragSourceEvent event) {
				if (event != null) {
					event.doit = made.gallery().chosen().isPresent();
				}
			}

			@Override
			public void dragSetData(@Nullable DragSourceEvent event) {
				if (event != null) {
					event.data = made.gallery().chosen().map(Pose::name).orElse("");
				}
			}
		});
		list();
	}

	private void setPalette(Palette palette) {
		PosesControl shown = control;
		if (shown != null) {
			shown.setPalette(palette);
		}
	}

	private void list() {
		PosesControl shown = control;
		if (shown != null) {
			List<String> problems = new ArrayList<>();
			try {
				shown.show(library.poses(problems), problems);
			} catch (IOException e) {
				shown.show(PoseLibrary.presets(), List.of(Texts.of("The studio's poses can't be read: {0}",
						e.getMessage())));
			}
		}
	}

	private Optional<ImageData> picture(Pose pose) {
		PosesControl shown = control;
		if (shown == null || !(getSite().getPage().findView(ViewportView.ID) instanceof ViewportView viewport)) {
			return Optional.empty();
		}
		ChannelSet channels = ChannelSet.weights(List.copyOf(pose.weights().keySet()));
		float[] weights = new float[channels.size()];
		int i = 0;
		for (float weight : pose.weights().values()) {
			weights[i++] = weight;
		}
		return viewport.avatarView().flatMap(view -> view.thumbnail(channels, weights, PoseGallery.PICTURE));
	}

	@Override
	protected void show(ProjectEditor opened) {
		opened.timeline().ifPresent(lanes -> {
			DropTarget target = new DropTarget(lanes, DND.DROP_COPY);
			target.setTransfer(TextTransfer.getInstance());
			target.addDropListener(new DropTargetAdapter() {
				@Override
				public void drop(@Nullable DropTargetEvent event) {
					if (event != null && event.data instanceof String name) {
						double seconds = lanes.axis()
								.seconds(lanes.toControl(event.x, event.y).x - (double) Timeline.GUTTER);
						opened.model().setPlayhead(seconds);
						dropped(name);
					}
				}
			});
			drop = target;
		});
	}

	private void dropped(String name) {
		PosesControl shown = control;
		if (shown != null) {
			shown.gallery().poses().stream().filter(pose -> pose.name().equals(name)).findFirst()
					.ifPresent(shown::put);
		}
	}

	@Override
	protected void leave(ProjectEditor left) {
		DropTarget target = drop;
		if (target != null && !target.isDisposed()) {
			target.dispose();
		}
		drop = null;
	}

	private final class Verbs implements PosesControl.Host {

		@Override
		public void put(Pose pose, Mode mode, int fallIn, int fallOut, double intensity) {
			editor().ifPresentOrElse(open -> {
				ProjectSession session = open.session();
				double influence = session.useAddedLayer();
				KeyGate gate = session.keyGate();
				if (!gate.begin(Texts.of("Pose {0}", Texts.of(pose.name())))) {
					say(Texts.of("The edit layer is locked; unlock it first."));
					return;
				}
				try {
					gate.show(PoseKeys.put(session.keys(), session.motion(), pose,
							new Use(mode, hold(open.model()), fallIn, fallOut, intensity), influence));
					gate.commit();
					say("");
				} catch (IllegalArgumentException e) {
					gate.cancel();
					say(e.getMessage());
				}
			}, () -> say(Texts.of("Open a project first.")));
		}

		/** The region where the playhead is in one, else the frame at the playhead. */
		private static FrameRange hold(TimelineModel model) {
			double rate = model.frameRate().framesPerSecond();
			if (model.hasRegion() && model.playhead() >= model.regionStart() && model.playhead() <= model.regionEnd()) {
				int from = (int) Math.round(model.regionStart() * rate);
				return new FrameRange(from, Math.max(from + 1, (int) Math.round(model.regionEnd() * rate)));
			}
			return new FrameRange(model.playheadFrame(), model.playheadFrame() + 1);
		}

		@Override
		public void keep(String name) {
			editor().ifPresentOrElse(open -> {
				TimelineModel model = open.model();
				MotionClip motion = model.motion();
				Map<String, Float> weights = new LinkedHashMap<>();
				int frame = Math.clamp(model.playheadFrame(), 0, Math.max(0, motion.frameCount() - 1));
				for (int channel = 0; channel < motion.channels().size() && motion.frameCount() > 0; channel++) {
					float value = motion.column(channel).get(frame);
					if (model.isShown(channel) && Math.abs(value) >= LEAST) {
						weights.put(motion.channels().channel(channel).name(), value);
					}
				}
				try {
					library.keep(new Pose(name, GROUP, weights));
					list();
				} catch (IOException e) {
					say(Texts.of("The pose was not kept: {0}", e.getMessage()));
				} catch (IllegalArgumentException e) {
					say(Texts.of("The face is neutral here in the channels that are shown; there is nothing to keep."));
				}
			}, () -> say(Texts.of("Open a project first.")));
		}

		@Override
		public void delete(Pose pose) {
			try {
				if (library.delete(pose.name())) {
					list();
				} else {
					say(Texts.of("{0} comes with Facewright and stays.", Texts.of(pose.name())));
				}
			} catch (IOException e) {
				say(Texts.of("The pose was not deleted: {0}", e.getMessage()));
			}
		}

		private void say(String text) {
			PosesControl shown = control;
			if (shown != null) {
				shown.say(text);
			}
		}
	}

	@Override
	public void setFocus() {
		PosesControl shown = control;
		if (shown != null) {
			shown.setFocus();
		}
	}
}
