package org.facewright.exchange.rhubarb.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.facewright.api.exchange.ExchangeFormat;
import org.facewright.api.exchange.ExportRequest;
import org.facewright.api.exchange.ExportTarget;
import org.facewright.api.exchange.TrackExporter;
import org.facewright.core.parameter.Parameter;
import org.facewright.core.parameter.ParameterSchema;
import org.facewright.core.progress.Problem;
import org.facewright.core.progress.Progress;
import org.facewright.core.speech.Segment;
import org.facewright.exchange.common.TextWriter;
import org.osgi.service.component.annotations.Component;

/**
 * Writes Papagayo's project of the first version: a voice, its phrases, their words, and in each word the frames at
 * which the mouth changes, by the names of Preston Blair's set. Papagayo itself puts the mouth at rest between words.
 */
@Component
public final class PapagayoExporter implements TrackExporter {

	static final Parameter<String> VOICE = Parameter.text("voice").otherwise("Voice 1").label("Voice")
			.describe("Name of the voice");

	static final String LABEL = "Papagayo project (.pgo)";
	private static final ExchangeFormat FORMAT = new ExchangeFormat("papagayo", LABEL, List.of("pgo"),
			ParameterSchema.of(MouthExport.FROM, MouthExport.HOLD, MouthExport.EXTENDED,
					RhubarbDatExporter.FRAME_RATE, VOICE));
	/** Seconds of silence after which a new phrase begins. */
	private static final double PAUSE = 0.5;

	/** A word with its frames, the last one included. */
	private record Word(String text, long first, long last, List<Change> changes) {
	}

	private record Change(long frame, MouthShape shape) {
	}

	@Override
	public ExchangeFormat format() {
		return FORMAT;
	}

	@Override
	public boolean keepsCurves() {
		return false;
	}

	@Override
	public List<Problem> check(ExportRequest request) {
		List<Problem> problems = new ArrayList<>(MouthExport.check(request));
		if (request.speech().words().isEmpty()) {
			problems.add(Problem.info("papagayo.no-words",
					"take '%s' has no words; its mouth is written as a single word".formatted(request.name())));
		}
		if (request.audio().isEmpty()) {
			problems.add(Problem.warning("papagayo.no-audio",
					"take '%s' has no sound, which Papagayo will ask for".formatted(request.name()),
					"choose the sound there"));
		}
		return problems;
	}

	@Override
	public void export(ExportRequest request, ExportTarget target, Progress progress) throws IOException {
		List<MouthCue> cues = MouthExport.cues(request, progress);
		int rate = request.values().get(RhubarbDatExporter.FRAME_RATE);
		long length = Math.max(1, cues.getLast().end() * rate / 100);
		List<List<Word>> phrases = phrases(request, cues, rate, length);
		try (TextWriter out = new TextWriter(target.main())) {
			out.text("lipsync version 1\n").text(line(MouthExport.sound(request))).ascii('\n').number(rate);
			out.ascii('\n').number(length).text("\n1\n\t").text(line(request.values().get(VOICE))).text("\n\t");
			out.text(String.join("|", phrases.stream().map(PapagayoExporter::text).toList())).text("\n\t");
			out.number(phrases.size()).ascii('\n');
			for (List<Word> phrase : phrases) {
				progress.checkCancelled();
				write(phrase, out);
			}
		}
		progress.report(1, "written");
	}

	/** What ends a line ends the value too. */
	private static String line(String text) {
		return text.replaceAll("[\r\n]", " ").strip();
	}

	private static String text(List<Word> phrase) {
		return String.join(" ", phrase.stream().map(Word::text).toList());
	}

	private static void write(List<Word> phrase, TextWriter out) throws IOException {
		out.text("\t\t").text(text(phrase)).text("\n\t\t").number(phrase.getFirst().first).text("\n\t\t");
		out.number(phrase.getLast().last).text("\n\t\t").number(phrase.size()).ascii('\n');
		for (Word word : phrase) {
			out.text("\t\t\t").text(word.text).ascii(' ').number(word.first).ascii(' ').number(word.last).ascii(' ');
			out.number(word.changes.size()).ascii('\n');
			for (Change change : word.changes) {
				out.text("\t\t\t\t").number(change.frame).ascii(' ').text(change.shape.prestonBlair()).ascii('\n');
			}
		}
	}

	private static List<List<Word>> phrases(ExportRequest request, List<MouthCue> cues, int rate, long length) {
		List<Segment> lane = request.speech().words().stream().filter(word -> !word.label().isBlank()).toList();
		if (lane.isEmpty()) {
			lane = List.of(new Segment(0, (double) length / rate, request.name().isBlank() ? "take" : request.name(),
					1));
		}
		List<List<Word>> phrases = new ArrayList<>();
		double before = Double.NEGATIVE_INFINITY;
		long free = 0;
		for (Segment segment : lane) {
			long first = Math.max(free, (long) Math.floor(segment.startSeconds() * rate + 1e-6));
			long last = Math.max(first, (long) Math.ceil(segment.endSeconds() * rate - 1e-6) - 1);
			if (segment.startSeconds() - before > PAUSE) {
				phrases.add(new ArrayList<>());
			}
			phrases.getLast().add(new Word(line(segment.label()).replaceAll("\\s+", "_"), first, last,
					changes(cues, first, last, rate)));
			before = segment.endSeconds();
			free = last + 1;
		}
		return phrases;
	}

	/** What the mouth shows at the word's first frame, and where it changes up to its last one. */
	private static List<Change> changes(List<MouthCue> cues, long first, long last, int rate) {
		List<Change> changes = new ArrayList<>();
		for (MouthCue cue : cues) {
			long frame = Math.max(first, cue.start() * rate / 100);
			if (frame > last) {
				break;
			}
			if (cue.end() * rate / 100 < first && cue != cues.getLast()) {
				continue;
			}
			if (!changes.isEmpty() && changes.getLast().frame == frame) {
				changes.removeLast();
			}
			if (changes.isEmpty() || changes.getLast().shape != cue.shape()) {
				changes.add(new Change(frame, cue.shape()));
			}
		}
		return changes;
	}
}
