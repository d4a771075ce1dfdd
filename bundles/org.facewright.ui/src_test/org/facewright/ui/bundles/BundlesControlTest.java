package org.facewright.ui.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.facewright.engine.install.StudioBundle.State;
import org.facewright.engine.install.StudioBundles;
import org.facewright.ui.testkit.Hand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesControlTest {

	@TempDir
	Path folder;

	private final StudioBundles bundles = new StudioBundles(null);
	private Shell shell;
	private Hand hand;
	private BundlesControl control;

	@BeforeEach
	void open() throws IOException {
		assumeTrue(System.getenv("DISPLAY") != null, "no screen; set DISPLAY to drive the window's controls");
		bundles.configure(folder, folder.resolve("data"));
		jar("acme.jar", "Bundle-SymbolicName: acme.exporter\nBundle-Version: 1.4.2\n");
		bundles.look();
		bundles.setDisabled("acme.jar", true);
		shell = new Shell(Display.getDefault(), SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		shell.setBounds(40, 40, 800, 400);
		control = new BundlesControl(shell, bundles, Runnable::run);
		shell.open();
		shell.forceActive();
		hand = new Hand(table());
		hand.until("the table is shown", () -> table().isVisible() && table().getSize().x > 0);
	}

	@AfterEach
	void close() {
		if (shell != null) {
			hand.close();
			shell.dispose();
		}
	}

	@Test
	void aJarIsARowWithItsStateAndTheWholeTruthBelow() {
		assertThat(table().getItemCount()).isEqualTo(1);
		assertThat(table().getItem(0).getText(0)).isEqualTo("acme.jar");
		assertThat(table().getItem(0).getText(1)).isEqualTo("1.4.2");
		assertThat(table().getItem(0).getText(2)).isEqualTo("disabled");
		assertThat(table().getItem(0).getText(4)).isEqualTo("not signed");
		assertThat(find(control, Text.class).getText()).contains("acme.jar is switched off",
				folder.resolve("acme.jar").toString(), bundles.list().getFirst().sha256());
	}

	@Test
	void theTableFollowsTheFolder() throws IOException {
		jar("text.jar", "Name: none\n");
		bundles.look();
		bundles.look();
		hand.settle();
		hand.until("the second jar is listed", () -> table().getItemCount() == 2);
		Files.delete(folder.resolve("acme.jar"));
		bundles.look();
		hand.until("the first one is gone", () -> table().getItemCount() == 1);
		assertThat(table().getItem(0).getText(0)).isEqualTo("text.jar");
	}

	@Test
	void theButtonSwitchesTheChosenBundle() {
		Button button = find(control, Button.class);
		assertThat(button.getText()).isEqualTo("Enable");
		button.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
		hand.settle();
		assertThat(bundles.list().getFirst().state()).isNotEqualTo(State.DISABLED);
		hand.until("the row says so", () -> !table().getItem(0).getText(2).equals("disabled"));
	}

	private Table table() {
		return find(control, Table.class);
	}

	private static <T extends Control> T find(Composite parent, Class<T> type) {
		for (Control child : parent.getChildren()) {
			T found = type.isInstance(child)
					? type.cast(child)
					: child instanceof Composite composite ? find(composite, type) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private void jar(String name, String headers) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
			out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
			out.write(("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\n" + headers)
					.getBytes(StandardCharsets.UTF_8));
		}
	}
}
