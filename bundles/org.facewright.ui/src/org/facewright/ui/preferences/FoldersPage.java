package org.facewright.ui.preferences;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import org.facewright.operations.exchange.UserFolders;
import org.facewright.ui.texts.Texts;

/** Where things lie: a studio's bundles, models, what the user keeps. */
public final class FoldersPage extends Page {

	public FoldersPage() {
		noDefaultAndApplyButton();
	}

	@Override
	void fill(Composite area) {
		folder(area, Texts.of("Bundles of a studio"), System.getProperty("facewright.dropins", ""));
		for (String models : folders("facewright.models")) {
			folder(area, Texts.of("Models"), models);
		}
		folder(area, Texts.of("Profiles, maps, poses"), UserFolders.current().data().toString());
		folder(area, Texts.of("Window and recovery copies"), Platform.getInstanceLocation().getURL().getPath());
		note(area, Texts.of("Before the start, FACEWRIGHT_DROPINS, FACEWRIGHT_MODELS, FACEWRIGHT_DATA and"
				+ " FACEWRIGHT_WORKSPACE name other folders."));
	}

	private static List<String> folders(String property) {
		return Arrays.stream(System.getProperty(property, "").split(Pattern.quote(File.pathSeparator)))
				.filter(name -> !name.isBlank()).toList();
	}

	private static void folder(Composite area, String caption, String name) {
		caption(area, caption);
		Composite row = new Composite(area, SWT.NONE);
		row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		row.setLayout(layout);
		Text path = new Text(row, SWT.BORDER | SWT.READ_ONLY);
		path.setText(name);
		path.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		Button open = new Button(row, SWT.PUSH);
		open.setText(Texts.of("Open"));
		open.setEnabled(!name.isEmpty() && Files.isDirectory(Path.of(name)));
		open.addListener(SWT.Selection, event -> Program.launch(name));
	}
}
