package org.facewright.ui.shell;

import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;

import org.facewright.api.motion.MotionBackend;
import org.facewright.engine.Providers;
import org.facewright.ui.Appearance;
import org.facewright.ui.Workstation;
import org.facewright.ui.texts.Texts;

/** Version, licence, and what it runs on: what a report should say. */
public final class AboutDialog extends Dialog {

	private static final int LOGO = 96;
	private static final int COPY = IDialogConstants.CLIENT_ID;

	public AboutDialog(Shell parent) {
		super(parent);
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Texts.of("About Facewright"));
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		area.setLayout(new GridLayout(2, false));
		ImageDescriptor drawing = Icons.descriptor("facewright");
		Image logo = drawing.createImage();
		Canvas picture = new Canvas(area, SWT.NONE);
		GridData place = new GridData(SWT.LEFT, SWT.TOP, false, false);
		place.widthHint = LOGO;
		place.heightHint = LOGO;
		picture.setLayoutData(place);
		picture.addListener(SWT.Paint, event -> {
			Rectangle size = logo.getBounds();
			event.gc.setInterpolation(SWT.HIGH);
			event.gc.drawImage(logo, 0, 0, size.width, size.height, 0, 0, LOGO, LOGO);
		});
		picture.addListener(SWT.Dispose, event -> logo.dispose());
		Text facts = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP);
		facts.setText(facts());
		GridData wide = new GridData(SWT.FILL, SWT.FILL, true, true);
		wide.widthHint = convertWidthInCharsToPixels(72);
		facts.setLayoutData(wide);
		Appearance.style(facts, Appearance.HEADING);
		return area;
	}

	private static String facts() {
		Runtime machine = Runtime.getRuntime();
		Providers providers = Workstation.providers();
		String backends = providers.motionBackends().stream().filter(backend -> backend.availability().isUsable())
				.map(AboutDialog::line).collect(Collectors.joining("\n"));
		return Texts.of("Facewright {0}", FrameworkUtil.getBundle(AboutDialog.class).getVersion())
				+ "\n" + Texts.of("Animation workstation for speech-driven faces") + "\n\n"
				+ Texts.of("Copyright 2026 The Facewright authors. Apache License, Version 2.0; libraries and data are"
						+ " named with their licences in NOTICE.")
				+ "\n\n"
				+ Texts.of("Java {0}, {1} {2}; {3} processors, {4} MB for Java",
						Optional.ofNullable(System.getProperty("java.version")).orElse(""),
						Optional.ofNullable(System.getProperty("os.name")).orElse(""),
						Optional.ofNullable(System.getProperty("os.arch")).orElse(""), machine.availableProcessors(),
						machine.maxMemory() >> 20)
				+ "\n" + Texts.of("Backends that can be used:") + "\n" + backends;
	}

	private static String line(MotionBackend backend) {
		return "  " + backend.info().label() + " (" + backend.info().modelId() + ")";
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, COPY, Texts.of("Copy"), false);
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, true);
	}

	@Override
	protected void buttonPressed(int button) {
		if (button == COPY) {
			Clipboard clipboard = new Clipboard(getShell().getDisplay());
			clipboard.setContents(new Object[] { facts() }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		} else {
			super.buttonPressed(button);
		}
	}
}
