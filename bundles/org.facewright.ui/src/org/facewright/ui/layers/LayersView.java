package org.facewright.ui.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import org.facewright.core.time.FrameRange;
import org.facewright.operations.FilterPresets;
import org.facewright.operations.exchange.UserFolders;
import org.facewright.ui.Appearance;
import org.facewright.ui.ProjectEditor;
import org.facewright.ui.ProjectView;
import org.facewright.ui.timeline.Palette;
import org.facewright.ui.timeline.TimelineModel;

/** The layers of the take that is open, and their filters. */
public final class LayersView extends ProjectView {

	public static final String ID = "org.facewright.ui.layers";

	private static final double AROUND_SECONDS = 0.4;

	private final FilterPresets presets = new FilterPresets(UserFolders.current());
	private @Nullable LayersControl control;

	@Override
	protected void createControl(Composite parent) {
		LayersControl layers = new LayersControl(parent, new OnTimeline());
		Consumer<Palette> dress = layers::setPalette;
		dress.accept(Appearance.palette());
		Appearance.addListener(dress);
		layers.addListener(SWT.Dispose, event -> Appearance.removeListener(dress));
		control = layers;
	}

	@Override
	protected void show(ProjectEditor opened) {
		LayersControl layers = control;
		if (layers != null) {
			layers.show(opened.session());
		}
	}

	@Override
	protected void leave(ProjectEditor left) {
		LayersControl layers = control;
		if (layers != null && !layers.isDisposed()) {
			layers.show(null);
		}
	}

	@Override
	public void setFocus() {
		LayersControl layers = control;
		if (layers != null) {
			layers.setFocus();
		}
	}

	private final class OnTimeline implements LayersHost {

		private Optional<TimelineModel> model() {
			return editor().map(ProjectEditor::model);
		}

		private static int frame(TimelineModel model, double seconds) {
			return (int) Math.max(0, Math.round(seconds * model.frameRate().framesPerSecond()));
		}

		@Override
		public Optional<FrameRange> region() {
			return model().filter(TimelineModel::hasRegion).map(model -> {
				int from = frame(model, model.regionStart());
				return new FrameRange(from, Math.max(from + 1, frame(model, model.regionEnd())));
			});
		}

		@Override
		public FrameRange visible() {
			return editor().flatMap(open -> open.timeline().map(lanes -> {
				int from = frame(open.model(), Math.max(0, lanes.axis().startSeconds()));
				return new FrameRange(from, Math.max(from + 1, frame(open.model(), lanes.axis().endSeconds())));
			})).orElse(FrameRange.ALL);
		}

		@Override
		public List<String> shownChannels() {
			List<String> names = new ArrayList<>();
			model().ifPresent(model -> {
				for (int channel = 0; channel < model.channels().size(); channel++) {
					if (model.isShown(channel)) {
						names.add(model.channels().channel(channel).name());
					}
				}
				if (names.size() == model.channels().size()) {
					names.clear();
				}
			});
			return names;
		}

		@Override
		public FilterPresets presets() {
			return presets;
		}

		@Override
		public void show(FrameRange frames) {
			editor().ifPresent(open -> {
				TimelineModel model = open.model();
				double from = model.frameRate().secondsOf(frames.start());
				double to = model.frameRate().secondsOf(frames.end());
				model.setPlayhead((from + to) / 2);
				open.timeline().ifPresent(lanes -> lanes.axis().show(from - AROUND_SECONDS, to + AROUND_SECONDS));
			});
		}
	}
}
