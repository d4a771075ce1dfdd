package org.facewright.ui.shell;

import java.net.URL;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;

/** Our drawings, by name; sharp at every zoom. For the display's thread. */
public final class Icons {

	private Icons() {
	}

	public static ImageDescriptor descriptor(String name) {
		URL drawing = Icons.class.getResource("/icons/%s.svg".formatted(name));
		return drawing == null ? ImageDescriptor.getMissingImageDescriptor() : ImageDescriptor.createFromURL(drawing);
	}

	/** Shared; not to be disposed. */
	public static Image image(String name) {
		return JFaceResources.getResources().create(descriptor(name));
	}
}
