package org.facewright.exchange.speech.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.facewright.api.exchange.ImportResult;
import org.facewright.api.exchange.ImportSource;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.exchange.common.LaneBuilder;
import org.facewright.exchange.common.TextLines;

import org.jspecify.annotations.Nullable;

/**
 * Reads the cues of SRT and WebVTT and makes words of them. A cue of one word has that word's times; where times stand
 * between the words of a cue they count; otherwise the cue's time is shared out by the number of letters.
 */
final class CueReader {

	private static final String TIME = "(?:(\\d{1,6}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})";
	static final Pattern TIMES = Pattern.compile("^\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s.*)?$");
	private static final Pattern MARK = Pattern.compile("<(?:" + TIME + "|[^<>]{0,200})>|\\{\\\\[^{}]{0,200}\\}");
	/** Where only a cue's times are known and its words share them. */
	private static final double SHARED = 0.3;

	private final ImportSource source;
	private final Progress progress;
	private final LaneBuilder words;
	private int shared;

	CueReader(ImportSource source, Progress progress) {
		this.source = source;
		this.progress = progress;
		words = new LaneBuilder(source.name(), "word");
	}

	/** @param kind of file, for messages */
	ImportResult read(String kind, boolean isVtt) throws IOException {
		progress.checkCancelled();
		try (TextLines lines = TextLines.open(source)) {
			if (isVtt) {
				@Nullable
				String first = lines.next();
				if (first == null || !first.startsWith("WEBVTT")) {
					throw new IOException(
							"%s: does not begin with WEBVTT, so it is no WebVTT file; choose another format"
									.formatted(source.name()));
				}
			}
			readCues(lines, isVtt);
		}
		List<Problem> problems = new ArrayList<>();
		SpeechLanes lanes = new SpeechLanes(words.build(problems), List.of());
		if (lanes.isEmpty()) {
			throw new IOException("%s: no cue with words in it, so there is nothing to read as %s; choose another file"
					.formatted(source.name(), kind));
		}
		if (shared > 0) {
			problems.add(Problem.info("speech.shared-time",
					"%s: %d cues hold several words, which share the cue's time by their letters".formatted(
							source.name(),
							shared)));
		}
		return new ImportResult(List.of(), lanes, problems);
	}

	private void readCues(TextLines lines, boolean isVtt) throws IOException {
		@Nullable
		String line = lines.next();
		while (line != null) {
			if (isVtt && line.matches("(?:NOTE|STYLE|REGION)(?:\\s.*)?")) {
				line = afterBlock(lines);
				continue;
			}
			if (!line.contains("-->")) {
				line = lines.next();
				continue;
			}
			progress.checkCancelled();
			Matcher times = TIMES.matcher(line);
			if (!times.matches()) {
				throw lines.error("'%s' are no times of a cue".formatted(PraatTokens.shortened(line.strip())),
						isVtt
								? "write them as 00:00:01.000 --> 00:00:02.500"
								: "write them as 00:00:01,000 --> 00:00:02,500");
			}
			int number = lines.lineNumber();
			StringBuilder text = new StringBuilder();
			line = lines.next();
			while (line != null && !line.isBlank() && !line.contains("-->")) {
				text.append(line.strip()).append(' ');
				line = lines.next();
			}
			addWords(new Cue(number, seconds(times, 1), seconds(times, 5), text.toString()), isVtt);
		}
	}

	private static @Nullable String afterBlock(TextLines lines) throws IOException {
		@Nullable
		String line = lines.next();
		while (line != null && !line.isBlank()) {
			line = lines.next();
		}
		return line;
	}

	/** Hours may be missing; a fraction of fewer digits is one of tenths or hundredths. */
	private static double seconds(Matcher matcher, int group) {
		@Nullable
		String hours = matcher.group(group);
		String fraction = matcher.group(group + 3);
		long whole = (hours == null ? 0 : Long.parseLong(hours)) * 3600 + Long.parseLong(matcher.group(group + 1)) * 60
				+ Long.parseLong(matcher.group(group + 2));
		return (whole * 1000 + Long.parseLong((fraction + "00").substring(0, 3))) / 1000.0;
	}

	/** Splits a cue where times stand in it. */
	private void addWords(Cue cue, boolean isVtt) throws IOException {
		Matcher mark = MARK.matcher(cue.text());
		StringBuilder text = new StringBuilder();
		double from = cue.start();
		int end = 0;
		while (mark.find()) {
			text.append(cue.text(), end, mark.start());
			end = mark.end();
			if (mark.group(2) != null) {
				double at = Math.clamp(seconds(mark, 1), from, Math.max(from, cue.end()));
				share(cue.line(), from, at, plain(text, isVtt));
				text.setLength(0);
				from = at;
			}
		}
		share(cue.line(), from, cue.end(), plain(text.append(cue.text().substring(end)), isVtt));
	}

	private static String plain(StringBuilder text, boolean isVtt) {
		String plain = text.toString();
		return (isVtt
				? plain.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&lrm;", "")
						.replace("&rlm;", "").replace("&amp;", "&")
				: plain).strip();
	}

	private void share(int line, double start, double end, String text) throws IOException {
		if (text.isEmpty()) {
			return;
		}
		String where = "%s, line %d".formatted(source.name(), line);
		String[] parts = text.split("\\s+");
		if (parts.length == 1) {
			words.add(where, start, end, text, 1);
			return;
		}
		shared++;
		int letters = text.length() - parts.length + 1;
		int before = 0;
		for (String part : parts) {
			double from = start + (end - start) * Math.min(1, (double) before / letters);
			before += part.length();
			words.add(where, from, start + (end - start) * Math.min(1, (double) before / letters), part, SHARED);
		}
	}
}
