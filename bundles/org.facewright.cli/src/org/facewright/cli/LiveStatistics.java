package org.facewright.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.facewright.engine.live.LiveReport;
import org.facewright.engine.live.Percentiles;

import com.fasterxml.jackson.core.JsonGenerator;

/** Shows how a live session goes. */
final class LiveStatistics {

	/** Where Linux lists what a process has open, sockets too. */
	private static final Path OPEN_FILES = Path.of("/proc/self/fd");

	private LiveStatistics() {
	}

	/** @param whole one line while it goes on, all stages at its end */
	static List<String> lines(LiveReport report, boolean whole) {
		Percentiles own = report.stages().getOrDefault("own", new Percentiles(0, 0, 0, 0, 0));
		Percentiles total = report.stages().getOrDefault("total", new Percentiles(0, 0, 0, 0, 0));
		List<String> lines = new ArrayList<>();
		lines.add(
				("%.0f s, %d frames, voice %.0f dB, sound to packet %.1f ms (99 %%: %.1f), of it our own %.1f ms (%.1f), "
						+ "%d samples dropped, %d gaps, %d late%s").formatted(report.seconds(), report.frames(),
								report.levelDb(),
								total.p50(), total.p99(), own.p50(), own.p99(), report.droppedSamples(), report.gaps(),
								report.underruns(), report.isRecording() ? ", recording" : ""));
		if (whole) {
			lines.add("%-10s %10s %9s %9s %9s %9s".formatted("stage", "count", "p50 ms", "p95 ms", "p99 ms", "max ms"));
			for (Map.Entry<String, Percentiles> stage : report.stages().entrySet()) {
				Percentiles times = stage.getValue();
				lines.add("%-10s %10d %9.2f %9.2f %9.2f %9.2f".formatted(stage.getKey(), times.count(), times.p50(),
						times.p95(), times.p99(), times.max()));
			}
		}
		List<LiveReport.Line> ways = new ArrayList<>(report.sources());
		ways.addAll(report.targets());
		for (LiveReport.Line way : ways) {
			if (whole || !way.stats().remark().isEmpty()) {
				lines.add("%s: %d poses, %d dropped, %d damaged%s".formatted(way.name(), way.stats().passed(),
						way.stats().dropped(), way.stats().damaged(),
						way.stats().remark().isEmpty() ? "" : "; " + way.stats().remark()));
			}
		}
		return lines;
	}

	static void write(JsonGenerator json, LiveReport report, boolean last) throws IOException {
		json.writeBooleanField("last", last);
		json.writeNumberField("seconds", report.seconds());
		json.writeNumberField("frames", report.frames());
		json.writeNumberField("soundSeconds", report.soundSeconds());
		json.writeNumberField("levelDb", report.levelDb());
		json.writeNumberField("peakDb", report.peakDb());
		json.writeNumberField("droppedSamples", report.droppedSamples());
		json.writeNumberField("gaps", report.gaps());
		json.writeNumberField("underruns", report.underruns());
		json.writeStringField("calibration", report.calibration());
		json.writeBooleanField("recording", report.isRecording());
		json.writeObjectFieldStart("stages");
		for (Map.Entry<String, Percentiles> stage : report.stages().entrySet()) {
			json.writeObjectFieldStart(stage.getKey());
			json.writeNumberField("count", stage.getValue().count());
			json.writeNumberField("p50Ms", stage.getValue().p50());
			json.writeNumberField("p95Ms", stage.getValue().p95());
			json.writeNumberField("p99Ms", stage.getValue().p99());
			json.writeNumberField("maxMs", stage.getValue().max());
			json.writeEndObject();
		}
		json.writeEndObject();
		ways(json, "sources", report.sources());
		ways(json, "targets", report.targets());
		process(json);
	}

	private static void ways(JsonGenerator json, String name, List<LiveReport.Line> ways) throws IOException {
		json.writeArrayFieldStart(name);
		for (LiveReport.Line way : ways) {
			json.writeStartObject();
			json.writeStringField("location", way.name());
			json.writeStringField("detail", way.detail());
			json.writeNumberField("passed", way.stats().passed());
			json.writeNumberField("dropped", way.stats().dropped());
			json.writeNumberField("damaged", way.stats().damaged());
			json.writeStringField("remark", way.stats().remark());
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	/** What the process holds, so that a long run shows whether it grows. */
	private static void process(JsonGenerator json) throws IOException {
		json.writeObjectFieldStart("process");
		json.writeNumberField("heapBytes", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		json.writeNumberField("threads", ManagementFactory.getThreadMXBean().getThreadCount());
		if (Files.isDirectory(OPEN_FILES)) {
			try (Stream<Path> open = Files.list(OPEN_FILES)) {
				json.writeNumberField("openFiles", open.count());
			}
		}
		json.writeEndObject();
	}
}
