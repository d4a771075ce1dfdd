package org.facewright.rcp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.Bundle;

/** Shown from the moment a screen is there until the window is. */
final class Splash implements AutoCloseable {

	private static final int WIDTH = 420;
	private static final int HEIGHT = 200;
	private static final int LOGO = 104;

	private final Shell shell;
	private final Image logo;
	private final Font large;

	Splash(Display display) {
		shell = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP | SWT.DOUBLE_BUFFERED);
		FontData data = display.getSystemFont().getFontData()[0];
		large = new Font(display, data.getName(), data.getHeight() * 2, SWT.NORMAL);
		logo = logo(display);
		Rectangle screen = display.getPrimaryMonitor().getClientArea();
		shell.setBounds(screen.x + (screen.width - WIDTH) / 2, screen.y + (screen.height - HEIGHT) / 2, WIDTH, HEIGHT);
		shell.addListener(SWT.Paint, this::paint);
		shell.open();
		shell.update();
		while (display.readAndDispatch()) {
			// it is painted now: nothing else runs yet
		}
	}

	private static Image logo(Display display) {
		Bundle drawings = Platform.getBundle("org.facewright.ui");
		URL drawing = drawings == null ? null : drawings.getEntry("icons/facewright.svg");
		if (drawing == null) {
			return new Image(display, 1, 1);
		}
		try (InputStream in = drawing.openStream()) {
			return new Image(display, in);
		} catch (IOException e) {
			return new Image(display, 1, 1);
		}
	}

	private void paint(Event event) {
		event.gc.setBackground(new Color(30, 32, 36));
		event.gc.fillRectangle(0, 0, WIDTH, HEIGHT);
		Rectangle size = logo.getBounds();
		event.gc.setInterpolation(SWT.HIGH);
		event.gc.setAntialias(SWT.ON);
		event.gc.drawImage(logo, 0, 0, size.width, size.height, 36, (HEIGHT - LOGO) / 2, LOGO, LOGO);
		event.gc.setForeground(new Color(217, 222, 229));
		event.gc.setFont(large);
		event.gc.drawText("Facewright", 168, 66, true);
		event.gc.setFont(shell.getFont());
		event.gc.setForeground(new Color(148, 156, 166));
		Bundle product = Platform.getBundle("org.facewright.rcp");
		event.gc.drawText(product == null ? "" : product.getVersion().toString(), 170, 112, true);
	}

	@Override
	public void close() {
		if (!shell.isDisposed()) {
			shell.dispose();
			logo.dispose();
			large.dispose();
		}
	}
}
