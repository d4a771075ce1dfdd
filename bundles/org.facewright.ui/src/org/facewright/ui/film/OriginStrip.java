package org.facewright.ui.film;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.operations.TakeOrigin;
import org.facewright.operations.TakeOrigin.Piece;
import org.facewright.ui.texts.Texts;

/**
 * What made a take, as it was recorded then, for the whole and for each stretch made again: model as reported, what really
 * computed, precision, time per frame, and why it ran otherwise than asked for.
 */
public final class OriginStrip extends Composite {

	/** Goes to a stretch. */
	@FunctionalInterface
	public interface Jump {
		void to(FrameRange frames);
	}

	private final Jump jump;
	private String shown = "";

	public OriginStrip(Composite parent, Jump jump) {
		super(parent, SWT.NONE);
		this.jump = jump;
		GridLayout layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 3;
		setLayout(layout);
	}

	/** @param origin of the take shown; empty when there is no take */
	public void show(Optional<TakeOrigin> origin, FrameRate rate) {
		String now = origin.map(made -> made.pieces().toString() + rate).orElse("");
		if (now.equals(shown)) {
			return;
		}
		shown = now;
		for (Control child : getChildren()) {
			child.dispose();
		}
		if (origin.isPresent()) {
			if (origin.get().pieces().isEmpty()) {
				line(Texts.of("Imported or made by hand; no model is recorded"));
			}
			for (Piece piece : origin.get().pieces()) {
				add(piece, rate);
			}
		}
		requestLayout();
	}

	private void add(Piece piece, FrameRate rate) {
		List<String> words = new ArrayList<>();
		words.add(piece.model().isBlank() ? piece.backend() : piece.model());
		words.add(piece.provider().isBlank() ? Texts.of("what it ran on is not recorded") : runner(piece));
		if (!piece.precision().isBlank()) {
			words.add(piece.precision());
		}
		if (!Double.isNaN(piece.p95Millis())) {
			words.add(Texts.of("p95 {0} ms per frame", "%.2f".formatted(piece.p95Millis())));
		}
		String facts = String.join(", ", words);
		Optional<FrameRange> frames = piece.frames();
		if (frames.isPresent()) {
			Link link = new Link(this, SWT.WRAP);
			link.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
			link.setText("<a>%s</a>: %s".formatted(Texts.of("{0} s to {1} s", seconds(frames.get().start(), rate),
					seconds(frames.get().end(), rate)), facts));
			link.addListener(SWT.Selection, event -> jump.to(frames.get()));
		} else {
			line(Texts.of("Whole take: {0}", facts));
		}
		if (!piece.fallback().isBlank()) {
			line("⚠ " + piece.fallback());
		}
	}

	private static String runner(Piece piece) {
		return piece.device().isBlank() || piece.device().equalsIgnoreCase(piece.provider())
				? piece.provider()
				: piece.provider() + " (" + piece.device() + ")";
	}

	private static String seconds(int frame, FrameRate rate) {
		return "%.2f".formatted(rate.secondsOf(frame));
	}

	private void line(String text) {
		Label label = new Label(this, SWT.WRAP);
		label.setText(text);
		label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
	}
}
