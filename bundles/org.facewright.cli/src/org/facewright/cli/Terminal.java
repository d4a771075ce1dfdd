package org.facewright.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Where a command speaks: results to standard output, progress and problems to standard error. Safe for use from
 * several threads.
 */
final class Terminal {

	/** Writes the members of one JSON object. */
	@FunctionalInterface
	interface JsonBody {
		void write(JsonGenerator json) throws IOException;
	}

	private static final long REPAINT_NANOS = 100_000_000;
	private static final int BAR_WIDTH = 30;

	private final PrintStream out;
	private final PrintStream err;
	private final boolean interactive;
	private volatile boolean quiet;
	private volatile boolean json;
	private volatile boolean cancelled;
	private long lastPaint;
	private int painted;

	/** @param interactive whether standard error is a terminal that a bar may be painted on */
	Terminal(PrintStream out, PrintStream err, boolean interactive) {
		this.out = out;
		this.err = err;
		this.interactive = interactive;
	}

	void setQuiet(boolean quiet) {
		this.quiet = quiet;
	}

	void setJson(boolean json) {
		this.json = json;
	}

	boolean isJson() {
		return json;
	}

	/** Makes every progress of this terminal throw at its next check. */
	void cancel() {
		cancelled = true;
	}

	/** One line of the result, for a person; nothing when JSON was asked for. */
	synchronized void result(String line) {
		if (!json) {
			clearBar();
			out.println(line);
		}
	}

	/** The result for machines; nothing when it was not asked for. */
	synchronized void json(JsonBody body) {
		if (!json) {
			return;
		}
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
			generator.writeStartObject();
			body.write(generator);
			generator.writeEndObject();
		} catch (IOException e) {
			throw new IllegalStateException("JSON is written to memory", e);
		}
		clearBar();
		out.println(text);
	}

	/** One of many results for machines, on a line of its own, whether JSON was asked for or not. */
	synchronized void line(JsonBody body) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
			generator.writeStartObject();
			body.write(generator);
			generator.writeEndObject();
		} catch (IOException e) {
			throw new IllegalStateException("JSON is written to memory", e);
		}
		clearBar();
		out.println(text);
	}

	/** A remark for a person. */
	synchronized void note(String line) {
		if (!quiet) {
			clearBar();
			err.println(line);
		}
	}

	void problem(String subject, Problem problem) {
		String word = switch (problem.severity()) {
			case INFO -> "note";
			case WARNING -> "warning";
			case ERROR -> "error";
		};
		note("%s: %s: %s".formatted(subject, word, problem));
	}

	void problems(String subject, List<Problem> problems) {
		problems.forEach(problem -> problem(subject, problem));
	}

	/** What ended the command. Never silenced. */
	synchronized void error(String message) {
		clearBar();
		err.println("facewright: " + message);
	}

	synchronized void stackTrace(Throwable failure) {
		failure.printStackTrace(err);
	}

	/** Progress on one line that is painted over; silent when standard error is no terminal. */
	Progress progress() {
		return new Progress() {
			@Override
			public void report(double fraction, String doing) {
				paint(fraction, doing);
			}

			@Override
			public void checkCancelled() {
				if (cancelled) {
					throw new CancellationException();
				}
			}
		};
	}

	private synchronized void paint(double fraction, String doing) {
		long now = System.nanoTime();
		if (!interactive || quiet || now - lastPaint < REPAINT_NANOS && fraction < 1) {
			return;
		}
		lastPaint = now;
		int filled = Double.isNaN(fraction) ? 0 : (int) Math.round(fraction * BAR_WIDTH);
		String percent = Double.isNaN(fraction) ? "    " : "%3d %%".formatted(Math.round(fraction * 100));
		String shortened = doing.length() > 40 ? doing.substring(0, 39) + "…" : doing;
		String line = "[%s%s] %s %s".formatted("#".repeat(filled), " ".repeat(BAR_WIDTH - filled), percent, shortened);
		err.print("\r" + line + " ".repeat(Math.max(0, painted - line.length())));
		err.flush();
		painted = line.length();
	}

	private void clearBar() {
		if (painted > 0) {
			err.print("\r" + " ".repeat(painted) + "\r");
			err.flush();
			painted = 0;
		}
	}

	/** Rows with columns of equal width, two spaces apart. */
	void table(List<List<String>> rows) {
		int columns = rows.stream().mapToInt(List::size).max().orElse(0);
		int[] widths = new int[columns];
		for (List<String> row : rows) {
			for (int i = 0; i < row.size(); i++) {
				widths[i] = Math.max(widths[i], row.get(i).length());
			}
		}
		for (List<String> row : rows) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < row.size(); i++) {
				line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
			}
			result(line.toString().stripTrailing());
		}
	}
}
