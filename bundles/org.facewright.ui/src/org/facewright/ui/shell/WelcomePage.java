package org.facewright.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DateFormat;
import java.util.Date;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

import org.facewright.ui.Appearance;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.KeyMap;
import org.facewright.ui.timeline.Verb;

/** What is shown while no project is open: ways to begin, projects used last, the keys that matter. */
public final class WelcomePage extends Composite {

	/** What the page asks of the window. */
	public interface Host {

		List<RecentProjects.Entry> recent();

		void open(Path project);

		/** Takes a project that is gone off the list. */
		void forget(Path project);

		void newFromRecording();

		void openOther();

		void openSample();

		void goLive();

		/** @param page of the documentation, such as {@code live.md} */
		void read(String page);

		KeyMap keys();
	}

	private static final Verb[] CHEATS = { Verb.PLAY, Verb.BACKWARDS, Verb.FORWARDS, Verb.FRAME_FORWARD,
			Verb.PHONE_FORWARD, Verb.KEY_FORWARD, Verb.SET_KEY, Verb.DELETE, Verb.TYPE_VALUES, Verb.TANGENT_AUTO,
			Verb.FRAME_SELECTION, Verb.FRAME_ALL, Verb.REGION_START, Verb.REGION_END, Verb.SNAPPING,
			Verb.TIME_DISPLAY };

	private final Host host;
	private final Font large;
	private final Font heading;
	private final ScrolledComposite scrolled;
	private Composite area;

	public WelcomePage(Composite parent, Host host) {
		super(parent, SWT.NONE);
		this.host = host;
		setLayout(new FillLayout());
		FontData data = getFont().getFontData()[0];
		large = new Font(getDisplay(), data.getName(), data.getHeight() * 2, SWT.NORMAL);
		heading = new Font(getDisplay(), data.getName(), data.getHeight() + 2, SWT.BOLD);
		addListener(SWT.Dispose, event -> {
			large.dispose();
			heading.dispose();
		});
		scrolled = new ScrolledComposite(this, SWT.V_SCROLL | SWT.H_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		area = fill();
	}

	/** Shows what has changed: projects or keys. */
	public void refresh() {
		area.dispose();
		area = fill();
		layout(true, true);
	}

	private Composite fill() {
		Composite page = new Composite(scrolled, SWT.NONE);
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 48;
		layout.marginHeight = 36;
		layout.horizontalSpacing = 64;
		layout.verticalSpacing = 18;
		page.setLayout(layout);
		Label title = text(page, "Facewright");
		title.setFont(large);
		title.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, true, false, 2, 1));
		Label subtitle = text(page, Texts.of("Speech in, a speaking face out, every curve in your hands."));
		subtitle.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, true, false, 2, 1));
		Appearance.style(subtitle, Appearance.FAINT);
		begin(column(page));
		keys(column(page));
		scrolled.setContent(page);
		scrolled.setMinSize(page.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		return page;
	}

	private static Composite column(Composite page) {
		Composite column = new Composite(page, SWT.NONE);
		column.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		layout.horizontalSpacing = 16;
		column.setLayout(layout);
		return column;
	}

	private static Label text(Composite parent, String text) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(text.replace("&", "&&"));
		return label;
	}

	private void heading(Composite column, String text) {
		Label label = text(column, text);
		label.setFont(heading);
		GridData data = new GridData(SWT.LEFT, SWT.CENTER, true, false, 2, 1);
		data.verticalIndent = 10;
		label.setLayoutData(data);
	}

	private void begin(Composite column) {
		heading(column, Texts.of("Begin"));
		button(column, "new", Texts.of("New from recording…"), Texts.of("Ctrl+N: sound becomes a face"),
				host::newFromRecording);
		button(column, "open", Texts.of("Open…"), Texts.of("Ctrl+O, or drop a file here"), host::openOther);
		button(column, "play", Texts.of("Open sample"), Texts.of("a copy of a short line, to play with"),
				host::openSample);
		button(column, "live", Texts.of("Go live"), Texts.of("a microphone drives the face"), host::goLive);
		heading(column, Texts.of("Recent"));
		List<RecentProjects.Entry> recent = host.recent();
		if (recent.isEmpty()) {
			Label none = text(column, Texts.of("Projects you open will be listed here."));
			none.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, true, false, 2, 1));
			Appearance.style(none, Appearance.FAINT);
		}
		recent.forEach(entry -> recent(column, entry));
		heading(column, Texts.of("Read"));
		read(column, Texts.of("Words and phones"), "speech.md");
		read(column, Texts.of("Quality checks"), "qc.md");
		read(column, Texts.of("Filters"), "filters.md");
		read(column, Texts.of("Live"), "live.md");
		read(column, Texts.of("Formats"), "formats.md");
	}

	private static void button(Composite column, String icon, String text, String says, Runnable action) {
		Button button = new Button(column, SWT.PUSH | SWT.LEFT);
		button.setImage(Icons.image(icon));
		button.setText(text);
		button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
		button.addListener(SWT.Selection, event -> action.run());
		Appearance.style(text(column, says), Appearance.FAINT);
	}

	private void recent(Composite column, RecentProjects.Entry entry) {
		boolean there = Files.exists(entry.file());
		Link link = new Link(column, SWT.NONE);
		link.setText("<a>%s</a>".formatted(entry.file().getFileName().toString().replace("&", "&&")));
		link.setToolTipText(entry.file().toString());
		link.addListener(SWT.Selection, event -> {
			if (Files.exists(entry.file())) {
				host.open(entry.file());
			} else {
				host.forget(entry.file());
			}
		});
		String length = "%d:%02d".formatted((int) entry.seconds() / 60, (int) Math.round(entry.seconds()) % 60);
		String says = there
				? Texts.of("{0}, {1} takes, {2}", length, entry.takes(),
						DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT)
								.format(new Date(entry.file().toFile().lastModified())))
				: Texts.of("no longer there; a click takes it off the list");
		Appearance.style(text(column, says), Appearance.FAINT);
	}

	private void read(Composite column, String text, String page) {
		Link link = new Link(column, SWT.NONE);
		link.setText("<a>%s</a>".formatted(text));
		link.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false, 2, 1));
		link.addListener(SWT.Selection, event -> host.read(page));
	}

	private void keys(Composite column) {
		heading(column, Texts.of("Keys"));
		KeyMap keys = host.keys();
		for (Verb verb : CHEATS) {
			Appearance.style(text(column, keys.text(verb)), Appearance.TIME);
			text(column, verb.label());
		}
		for (String[] gesture : new String[][] { { Texts.of("Wheel"), Texts.of("Zoom time about the pointer") },
				{ Texts.of("Ctrl+Wheel"), Texts.of("Zoom values") },
				{ Texts.of("Shift+Wheel, middle button"), Texts.of("Pan") },
				{ Texts.of("Ctrl+Click on a curve"), Texts.of("New key; the curve keeps its shape") },
				{ Texts.of("Drag keys"), Texts.of("Move; Shift keeps to one axis, Alt duplicates, Esc takes back") },
				{ Texts.of("Double-click a phone"), Texts.of("Hear it") } }) {
			Appearance.style(text(column, gesture[0]), Appearance.TIME);
			text(column, gesture[1]);
		}
	}
}
