package org.facewright.ui.poses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.jspecify.annotations.Nullable;

import org.facewright.operations.pose.Pose;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Palette;

/**
 * Poses as pictures under the names of their groups. Arrows choose, a double click or Enter puts on, Del deletes. Pictures
 * are made when they come into view, one at a time.
 */
final class PoseGallery extends Canvas {

	/** Points. */
	static final int PICTURE = 84;

	private static final int GAP = 6;
	private static final int PAD = 4;

	/** Where something lies, in points from the top of the list. */
	private record Tile(Pose pose, int x, int y) {
	}

	private record Heading(String text, int y) {
	}

	private final Map<String, Image> pictures = new HashMap<>();
	private final Consumer<Pose> puts;
	private final Consumer<Pose> deletes;
	private final Runnable chosenChanged;
	private Function<Pose, Optional<ImageData>> painter = pose -> Optional.empty();
	private Palette palette = Palette.DARK;
	private List<Pose> poses = List.of();
	private List<Tile> tiles = List.of();
	private List<Heading> headings = List.of();
	private int lineHeight;
	private int total;
	private @Nullable Pose chosen;
	private boolean painting;

	PoseGallery(Composite parent, Consumer<Pose> puts, Consumer<Pose> deletes, Runnable chosenChanged) {
		super(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED | SWT.BORDER);
		this.puts = puts;
		this.deletes = deletes;
		this.chosenChanged = chosenChanged;
		addListener(SWT.Paint, this::paint);
		addListener(SWT.Resize, event -> arrange());
		addListener(SWT.MouseDown, event -> {
			setFocus();
			at(event.x, event.y).ifPresent(this::choose);
		});
		addListener(SWT.MouseDoubleClick, event -> at(event.x, event.y).ifPresent(puts));
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		addListener(SWT.MouseMove, event -> tip(at(event.x, event.y).map(PoseGallery::describe)));
		addListener(SWT.Dispose, event -> forgetPictures());
		bar().addListener(SWT.Selection, event -> redraw());
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				Pose now = chosen;
				if (event != null) {
					event.result = now == null ? Texts.of("Poses") : Texts.of("Pose {0}", Texts.of(now.name()));
				}
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(@Nullable AccessibleControlEvent event) {
				if (event != null) {
					event.detail = ACC.ROLE_LIST;
				}
			}
		});
	}

	private ScrollBar bar() {
		return Objects.requireNonNull(getVerticalBar());
	}

	private void tip(Optional<String> tip) {
		@Nullable
		String text = tip.isPresent() ? tip.get() : null;
		if (!Objects.equals(text, getToolTipText())) {
			setToolTipText(text);
		}
	}

	private static String describe(Pose pose) {
		StringBuilder text = new StringBuilder(Texts.of(pose.name()));
		pose.weights().forEach((channel, weight) -> text.append("\n%s %.2f".formatted(channel, weight)));
		return text.toString();
	}

	void setPalette(Palette newPalette) {
		palette = newPalette;
		setBackground(new Color(palette.background()));
		forgetPictures();
		redraw();
	}

	/** @param newPainter draws a square picture of a pose, of {@link #PICTURE} points */
	void setPainter(Function<Pose, Optional<ImageData>> newPainter) {
		painter = newPainter;
		forgetPictures();
		redraw();
	}

	private void forgetPictures() {
		pictures.values().forEach(Image::dispose);
		pictures.clear();
	}

	void show(List<Pose> newPoses) {
		Pose before = chosen;
		poses = List.copyOf(newPoses);
		chosen = before == null
				? null
				: poses.stream().filter(pose -> pose.name().equals(before.name())).findFirst().orElse(null);
		arrange();
		chosenChanged.run();
	}

	List<Pose> poses() {
		return poses;
	}

	Optional<Pose> chosen() {
		return Optional.ofNullable(chosen);
	}

	/** Where a pose is drawn now. */
	Rectangle bounds(Pose pose) {
		Tile tile = tiles.stream().filter(known -> known.pose().equals(pose)).findFirst().orElseThrow();
		return new Rectangle(tile.x(), tile.y() - bar().getSelection(), PICTURE, PICTURE + lineHeight);
	}

	private void arrange() {
		GC gc = new GC(this);
		lineHeight = gc.getFontMetrics().getHeight() + 2 * PAD;
		gc.dispose();
		int width = getClientArea().width;
		int columns = Math.max(1, (width - GAP) / (PICTURE + GAP));
		List<Tile> newTiles = new ArrayList<>();
		List<Heading> newHeadings = new ArrayList<>();
		Map<String, List<Pose>> groups = new LinkedHashMap<>();
		poses.forEach(pose -> groups.computeIfAbsent(pose.group(), group -> new ArrayList<>()).add(pose));
		int y = 0;
		for (Map.Entry<String, List<Pose>> group : groups.entrySet()) {
			newHeadings.add(new Heading(Texts.of(group.getKey()), y));
			y += lineHeight;
			for (int i = 0; i < group.getValue().size(); i++) {
				newTiles.add(new Tile(group.getValue().get(i), GAP + i % columns * (PICTURE + GAP),
						y + i / columns * (PICTURE + lineHeight + GAP)));
			}
			y += (group.getValue().size() + columns - 1) / columns * (PICTURE + lineHeight + GAP);
		}
		tiles = newTiles;
		headings = newHeadings;
		total = y;
		int visible = Math.max(1, getClientArea().height);
		bar().setValues(Math.min(bar().getSelection(), Math.max(0, total - visible)), 0, Math.max(total, visible),
				visible, lineHeight, visible);
		redraw();
	}

	private Optional<Pose> at(int x, int y) {
		int down = y + bar().getSelection();
		return tiles.stream().filter(tile -> x >= tile.x() && x < tile.x() + PICTURE && down >= tile.y()
				&& down < tile.y() + PICTURE + lineHeight).findFirst().map(Tile::pose);
	}

	void choose(Pose pose) {
		chosen = pose;
		Rectangle place = bounds(pose);
		int visible = getClientArea().height;
		if (place.y < 0) {
			bar().setSelection(bar().getSelection() + place.y - lineHeight);
		} else if (place.y + place.height > visible) {
			bar().setSelection(bar().getSelection() + place.y + place.height - visible);
		}
		redraw();
		getAccessible().setFocus(ACC.CHILDID_SELF);
		chosenChanged.run();
	}

	private void key(Event event) {
		int columns = Math.max(1, (getClientArea().width - GAP) / (PICTURE + GAP));
		switch (event.keyCode) {
			case SWT.ARROW_LEFT -> step(-1);
			case SWT.ARROW_RIGHT -> step(1);
			case SWT.ARROW_UP -> step(-columns);
			case SWT.ARROW_DOWN -> step(columns);
			case SWT.CR, SWT.KEYPAD_CR -> chosen().ifPresent(puts);
			case SWT.DEL -> chosen().ifPresent(deletes);
			default -> {
				return;
			}
		}
		event.doit = false;
	}

	private void step(int by) {
		if (!poses.isEmpty()) {
			Pose now = chosen;
			List<Pose> order = tiles.stream().map(Tile::pose).toList();
			int index = now == null ? 0 : Math.clamp((long) order.indexOf(now) + by, 0, order.size() - 1);
			choose(order.get(index));
		}
	}

	private void paint(Event event) {
		GC gc = event.gc;
		int up = bar().getSelection();
		Rectangle area = getClientArea();
		gc.setBackground(new Color(palette.background()));
		gc.fillRectangle(area);
		gc.setForeground(new Color(palette.faintText()));
		for (Heading heading : headings) {
			gc.drawText(heading.text(), GAP, heading.y() - up + PAD, true);
		}
		Pose missing = null;
		for (Tile tile : tiles) {
			int y = tile.y() - up;
			if (y + PICTURE + lineHeight < 0 || y > area.height) {
				continue;
			}
			boolean isChosen = Objects.equals(tile.pose(), chosen);
			gc.setBackground(new Color(palette.lane()));
			gc.fillRectangle(tile.x(), y, PICTURE, PICTURE + lineHeight);
			Image picture = pictures.get(tile.pose().name());
			if (picture != null) {
				Rectangle size = picture.getBounds();
				gc.drawImage(picture, 0, 0, size.width, size.height, tile.x(), y, PICTURE, PICTURE);
			} else if (missing == null) {
				missing = tile.pose();
			}
			gc.setForeground(new Color(palette.text()));
			String name = fitted(gc, Texts.of(tile.pose().name()));
			gc.drawText(name, tile.x() + (PICTURE - gc.textExtent(name).x) / 2, y + PICTURE + PAD, true);
			if (isChosen) {
				gc.setForeground(new Color(palette.selection()));
				gc.setLineWidth(isFocusControl() ? 3 : 2);
				gc.drawRectangle(tile.x(), y, PICTURE, PICTURE + lineHeight);
			}
		}
		if (missing != null) {
			makePicture(missing);
		}
	}

	private static String fitted(GC gc, String name) {
		String text = name;
		Point size = gc.textExtent(text);
		while (size.x > PICTURE - 2 && text.length() > 2) {
			text = text.substring(0, text.length() - 2) + "…";
			size = gc.textExtent(text);
		}
		return text;
	}

	/** After this paint, so that the list is there at once. */
	private void makePicture(Pose pose) {
		if (painting) {
			return;
		}
		painting = true;
		getDisplay().asyncExec(() -> {
			painting = false;
			if (!isDisposed() && !pictures.containsKey(pose.name())) {
				painter.apply(pose).ifPresent(data -> {
					pictures.put(pose.name(), new Image(getDisplay(), data));
					redraw();
				});
			}
		});
	}

	@Override
	protected void checkSubclass() {
		// a canvas with its own behaviour, as SWT's documentation of Canvas allows
	}
}
