package org.facewright.ui.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

import org.facewright.api.qc.Finding;
import org.facewright.api.qc.QualityCheck;
import org.facewright.core.progress.Problem.Severity;
import org.facewright.operations.qc.QualityReport;
import org.facewright.ui.texts.Texts;
import org.facewright.ui.timeline.Palette;

/**
 * What the checks found, in order of time. Choosing a finding goes to it, Enter shows it close; F puts it right, I puts
 * it aside with a reason, U takes that back.
 */
public final class QualityControl extends Composite {

	/** What the control asks of its host. */
	public interface Host {
		/** Goes to a finding. @param close also brings its frames and channels to view */
		void show(Finding finding, boolean close);

		/** Puts findings right that have a fix, as one step. */
		void fix(List<Finding> findings);

		/** Puts findings aside, as one step. */
		void ignore(List<Finding> findings, String reason);

		/** Takes back that findings were put aside, as one step. */
		void restore(List<Finding> findings);

		/** Writes the report to a file that is asked for. */
		void export();
	}

	private static final int SEVERITY_WIDTH = 26;
	private static final int TIME_WIDTH = 84;
	private static final int CHECK_WIDTH = 56;

	private final Host host;
	private final Set<Severity> shown = EnumSet.allOf(Severity.class);
	private final Button errors;
	private final Button warnings;
	private final Button notes;
	private final Button aside;
	private final Label state;
	private final Table table;
	private final Label explanation;
	private final Composite why;
	private final Text reason;
	private final Button fix;
	private final Button fixAll;
	private final Button ignore;
	private final Button save;
	private Palette palette = Palette.DARK;
	private @Nullable QualityReport report;
	private Map<String, QualityCheck> checks = Map.of();
	private List<Finding> rows = List.of();

	public QualityControl(Composite parent, Host host) {
		super(parent, SWT.NONE);
		this.host = host;
		GridLayout layout = new GridLayout();
		layout.marginWidth = 4;
		layout.marginHeight = 4;
		layout.verticalSpacing = 4;
		setLayout(layout);
		Composite bar = row();
		errors = toggle(bar, Severity.ERROR);
		warnings = toggle(bar, Severity.WARNING);
		notes = toggle(bar, Severity.INFO);
		aside = new Button(bar, SWT.TOGGLE);
		aside.addListener(SWT.Selection, event -> refresh());
		state = new Label(this, SWT.WRAP);
		state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		table = new Table(this, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
		GridData wide = new GridData(SWT.FILL, SWT.FILL, true, true);
		wide.heightHint = 80;
		table.setLayoutData(wide);
		column(SEVERITY_WIDTH);
		column(TIME_WIDTH);
		column(CHECK_WIDTH);
		TableColumn message = new TableColumn(table, SWT.NONE);
		table.addListener(SWT.Resize, event -> message.setWidth(
				Math.max(120, table.getClientArea().width - SEVERITY_WIDTH - TIME_WIDTH - CHECK_WIDTH)));
		table.addListener(SWT.Selection, event -> chosen(false));
		table.addListener(SWT.DefaultSelection, event -> chosen(true));
		table.addListener(SWT.KeyDown, this::key);
		name(table, Texts.of("Findings"));
		explanation = new Label(this, SWT.WRAP);
		explanation.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		why = new Composite(this, SWT.NONE);
		why.setLayout(new GridLayout(2, false));
		GridData hidden = new GridData(SWT.FILL, SWT.CENTER, true, false);
		hidden.exclude = true;
		why.setLayoutData(hidden);
		why.setVisible(false);
		new Label(why, SWT.NONE).setText(Texts.of("Why is this right as it is?"));
		reason = new Text(why, SWT.BORDER | SWT.SINGLE);
		reason.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		reason.setMessage(Texts.of("a few words, then Enter"));
		reason.addListener(SWT.DefaultSelection, event -> putAside());
		reason.addListener(SWT.Traverse, event -> {
			if (event.detail == SWT.TRAVERSE_ESCAPE) {
				event.doit = false;
				askWhy(false);
			}
		});
		Composite verbs = row();
		fix = button(verbs, Texts.of("Fix"), Texts.of("Puts the chosen findings right (F)"), this::fixChosen);
		fixAll = button(verbs, Texts.of("Fix all"), Texts.of("Puts everything right that has a fix, as one step"),
				() -> fix(rows));
		ignore = button(verbs, Texts.of("Ignore…"), Texts.of("Puts the chosen findings aside with a reason (I)"),
				this::ignoreChosen);
		save = button(verbs, Texts.of("Save report…"), Texts.of("As a page, JSON or JUnit XML"), host::export);
		show(null);
	}

	private Composite row() {
		Composite row = new Composite(this, SWT.NONE);
		RowLayout layout = new RowLayout();
		layout.marginLeft = 0;
		layout.marginTop = 0;
		layout.marginBottom = 0;
		layout.spacing = 4;
		row.setLayout(layout);
		row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		return row;
	}

	private void column(int width) {
		new TableColumn(table, SWT.NONE).setWidth(width);
	}

	private static Button button(Composite row, String text, String tip, Runnable run) {
		Button button = new Button(row, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(tip);
		button.addListener(SWT.Selection, event -> run.run());
		return button;
	}

	private Button toggle(Composite row, Severity severity) {
		Button button = new Button(row, SWT.TOGGLE);
		button.setSelection(true);
		button.addListener(SWT.Selection, event -> {
			if (button.getSelection()) {
				shown.add(severity);
			} else {
				shown.remove(severity);
			}
			refresh();
		});
		return button;
	}

	private static void name(Table named, String text) {
		named.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = text;
				}
			}
		});
	}

	public void setPalette(Palette newPalette) {
		palette = newPalette;
		refresh();
	}

	/** @param found null while nothing was checked yet */
	public void show(@Nullable QualityReport found) {
		report = found;
		checks = found == null
				? Map.of()
				: found.checks().stream().collect(Collectors.toMap(QualityCheck::id, check -> check));
		refresh();
	}

	/** Says what is being done, or why nothing is found. */
	public void say(String text) {
		state.setText(text);
		state.requestLayout();
	}

	/** The findings that are listed now. */
	public List<Finding> rows() {
		return rows;
	}

	private void refresh() {
		QualityReport found = report;
		count(errors, Severity.ERROR, Texts.of("errors"), found);
		count(warnings, Severity.WARNING, Texts.of("warnings"), found);
		count(notes, Severity.INFO, Texts.of("notes"), found);
		aside.setText(Texts.of("{0} put aside", found == null ? 0 : found.ignored().size()));
		aside.getParent().requestLayout();
		Set<Finding> before = new LinkedHashSet<>(chosen());
		List<Finding> now = new ArrayList<>();
		if (found != null) {
			now.addAll(aside.getSelection() ? found.ignored().keySet() : found.findings());
			now.removeIf(finding -> !shown.contains(finding.severity()));
		}
		rows = List.copyOf(now);
		table.setRedraw(false);
		table.removeAll();
		for (Finding finding : rows) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { glyph(finding.severity()),
					found == null ? "" : found.timecode(finding.frames().start()), finding.check(),
					finding.message() });
			item.setForeground(0, colour(finding.severity()));
			if (before.contains(finding)) {
				table.select(table.getItemCount() - 1);
			}
		}
		table.setRedraw(true);
		if (found != null) {
			say(summary(found));
		} else {
			say(Texts.of("Open a project to check its take."));
		}
		explain();
	}

	private String summary(QualityReport found) {
		if (rows.isEmpty() && found.findings().isEmpty()) {
			return found.hasPhones()
					? Texts.of("{0} checks made, nothing found.", found.checks().size())
					: Texts.of("{0} checks made, nothing found; without phones the closures can't be checked.",
							found.checks().size());
		}
		return found.hasPhones()
				? Texts.of("{0} checks made.", found.checks().size())
				: Texts.of("{0} checks made; without phones the closures can't be checked.", found.checks().size());
	}

	private void count(Button button, Severity severity, String what, @Nullable QualityReport found) {
		button.setText("%s %d %s".formatted(glyph(severity), found == null ? 0 : found.count(severity), what));
	}

	/** Told apart by shape, not by colour alone. */
	private static String glyph(Severity severity) {
		return switch (severity) {
			case ERROR -> "\u2716";
			case WARNING -> "\u25b2";
			case INFO -> "\u25cf";
		};
	}

	private Color colour(Severity severity) {
		return new Color(switch (severity) {
			case ERROR -> palette.warning();
			case WARNING -> palette.playhead();
			case INFO -> palette.faintText();
		});
	}

	private List<Finding> chosen() {
		List<Finding> chosen = new ArrayList<>();
		for (int index : table.getSelectionIndices()) {
			if (index < rows.size()) {
				chosen.add(rows.get(index));
			}
		}
		return chosen;
	}

	private void chosen(boolean close) {
		explain();
		int index = table.getSelectionIndex();
		if (index >= 0 && index < rows.size()) {
			host.show(rows.get(index), close);
		}
	}

	private void explain() {
		List<Finding> chosen = chosen();
		String text = "";
		if (chosen.size() == 1) {
			Finding finding = chosen.getFirst();
			QualityCheck check = checks.get(finding.check());
			if (check != null) {
				text = Texts.of(check.label()) + ". " + Texts.of(check.explanation());
			}
			if (!Double.isNaN(finding.measured()) && !Double.isNaN(finding.limit())) {
				String unit = finding.unit().isEmpty() ? "" : " " + finding.unit();
				text += "\n" + Texts.of("Measured {0}, the limit is {1}.",
						"%.3g%s".formatted(finding.measured(), unit), "%.3g%s".formatted(finding.limit(), unit));
			}
			QualityReport found = report;
			if (found != null && found.ignored().containsKey(finding)) {
				text += "\n" + Texts.of("Put aside: {0}", Objects.requireNonNull(found.ignored().get(finding)));
			} else if (finding.fix().isEmpty()) {
				text += "\n" + Texts.of("There is no fix at a key's press; look at it and edit, or put it aside.");
			}
		} else if (chosen.size() > 1) {
			text = Texts.of("{0} findings chosen", chosen.size());
		}
		explanation.setText(text);
		boolean putAside = aside.getSelection();
		fix.setEnabled(!putAside && chosen.stream().anyMatch(finding -> !finding.fix().isEmpty()));
		fixAll.setEnabled(!putAside && rows.stream().anyMatch(finding -> !finding.fix().isEmpty()));
		ignore.setEnabled(!chosen.isEmpty());
		ignore.setText(putAside ? Texts.of("Take back") : Texts.of("Ignore…"));
		save.setEnabled(report != null);
		layout(true, true);
	}

	private void key(Event event) {
		if ((event.stateMask & SWT.MODIFIER_MASK) != 0) {
			return;
		}
		switch (event.keyCode) {
			case 'f' -> fixChosen();
			case 'i', 'u' -> ignoreChosen();
			default -> {
				return;
			}
		}
		event.doit = false;
	}

	private void fixChosen() {
		if (!aside.getSelection()) {
			fix(chosen());
		}
	}

	private void fix(List<Finding> findings) {
		List<Finding> mendable = findings.stream().filter(finding -> !finding.fix().isEmpty()).toList();
		if (!mendable.isEmpty()) {
			host.fix(mendable);
		}
	}

	private void ignoreChosen() {
		List<Finding> chosen = chosen();
		if (chosen.isEmpty()) {
			return;
		}
		if (aside.getSelection()) {
			host.restore(chosen);
		} else {
			askWhy(true);
		}
	}

	private void askWhy(boolean ask) {
		((GridData) why.getLayoutData()).exclude = !ask;
		why.setVisible(ask);
		layout(true, true);
		if (ask) {
			reason.setText("");
			reason.setFocus();
		} else {
			table.setFocus();
		}
	}

	private void putAside() {
		if (!reason.getText().isBlank()) {
			List<Finding> chosen = chosen();
			String text = reason.getText().strip();
			askWhy(false);
			host.ignore(chosen, text);
		}
	}

	@Override
	public boolean setFocus() {
		return !table.isDisposed() && table.setFocus(); // asked while it is taken down too
	}
}
