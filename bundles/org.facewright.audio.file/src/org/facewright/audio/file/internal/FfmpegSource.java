package org.facewright.audio.file.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_LOSSLESS;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.facewright.api.audio.AudioDescription;
import org.facewright.api.audio.AudioDescription.Cue;
import org.facewright.api.audio.AudioSource;
import org.facewright.core.audio.PcmFormat;
import org.facewright.core.progress.Problem;

/**
 * One sound stream of any file that FFmpeg knows. Samples that an encoder put before the sound (priming) are left out,
 * as FFmpeg does it from what the file says; time stamps place the sound: a stream that starts after its pictures, or
 * that lost a packet, gets silence there, so that lips stay in time.
 */
final class FfmpegSource implements AudioSource {

	/** A time stamp this far from where the sound stands is a gap and not the rounding of the container. */
	private static final double GAP_SECONDS = 0.02;
	/** All silence that damaged time stamps can make. */
	private static final double MOST_SILENCE_SECONDS = 60;
	private static final int MOST_CHANNELS = 1024;
	/** More errors in a row are the end of a decoder that does not recover. */
	private static final int MOST_ERRORS_IN_A_ROW = 1000;
	/** Demuxers look for the next packet after damage; one that fails this often in a row does not find any. */
	private static final int MOST_READ_ERRORS = 50;
	private static final int ENCRYPTED_AUDIO = fourCharacters("enca");
	private static final int ENCRYPTED_TUNES = fourCharacters("drms");
	private static final List<String> TIMED_FROM_ZERO = List.of("mov,", "matroska,", "avi", "flv");

	private final Path file;
	/** Guards the native memory: a read holds it, close waits for it. */
	private final ReentrantLock lock = new ReentrantLock();
	private AVFormatContext container = new AVFormatContext(null);
	private AVCodecContext decoder = new AVCodecContext(null);
	private AVPacket packet = new AVPacket(null);
	private AVFrame frame = new AVFrame(null);
	private int streamIndex;
	private double secondsPerTick;
	private PcmFormat format = new PcmFormat(1, 1);
	private AudioDescription description = new AudioDescription("", "", 0, OptionalLong.empty(), List.of());
	private OptionalLong frameCount = OptionalLong.empty();
	/** Seconds that the file announces, 0 when it only can be guessed. */
	private double announcedSeconds;

	/** The latest decoded frame as interleaved samples. */
	private float[] block = new float[0];
	private int blockFrames;
	private int blockRead;
	private long silenceLeft;
	/** Sample frames before the start of the clock that are still to be left out. */
	private long leadLeft;
	/** Sample frames decoded or filled in up to the end of the block. */
	private long position;
	/** Seconds on the container's clock that belong to sample frame 0. */
	private double origin = Double.NaN;
	private int readErrors;
	private boolean draining;
	private boolean ended;
	private volatile boolean closed;

	private long damagedPackets;
	private double firstDamage;
	private double gapSeconds;
	private double firstGap;
	private long nonFinite;
	private double channelChange = -1;

	private FfmpegSource(Path file) {
		this.file = file;
	}

	/** @param marks that were read from the file's own header already */
	static FfmpegSource open(Path file, Marks marks) throws IOException {
		Ffmpeg.load(file);
		FfmpegSource source = new FfmpegSource(file);
		try {
			source.openContainer();
			source.openDecoder();
			source.decodeFirst();
			source.describe(marks);
			return source;
		} catch (IOException | RuntimeException e) {
			source.close();
			throw e;
		}
	}

	private void openContainer() throws IOException {
		AVDictionary options = new AVDictionary(null);
		int result;
		try {
			av_dict_set(options, "format_whitelist", Ffmpeg.CONTAINERS, 0);
			av_dict_set(options, "protocol_whitelist", Ffmpeg.PROTOCOLS, 0);
			try (BytePointer address = new BytePointer(("file:" + file + "\0").getBytes(StandardCharsets.UTF_8))) {
				result = avformat_open_input(container, address, null, options);
			}
		} finally {
			av_dict_free(options);
		}
		if (result < 0) {
			throw new IOException(("%s: not a sound or video file that can be read here, or damaged at its start (%s); "
					+ "play it elsewhere to check, then convert it to WAV").formatted(file, Ffmpeg.text(result)));
		}
		if (isTimedFromZero()) {
			discardAllBut(-1);
		}
		// An error here only says that some stream stays unknown; the choice of the stream tells.
		avformat_find_stream_info(container, (AVDictionary) null);
	}

	private boolean isTimedFromZero() {
		String name = containerName();
		return TIMED_FROM_ZERO.stream().anyMatch(name::startsWith);
	}

	private String containerName() {
		return Ffmpeg.string(container.iformat().name());
	}

	/** Other streams are not even parsed: their damage does not concern us. */
	private void discardAllBut(int index) {
		for (int i = 0; i < container.nb_streams(); i++) {
			AVStream other = container.streams(i);
			if (i != index && other.codecpar().codec_type() != AVMEDIA_TYPE_AUDIO || index >= 0 && i != index) {
				other.discard(AVDISCARD_ALL);
			}
		}
	}

	private void openDecoder() throws IOException {
		streamIndex = av_find_best_stream(container, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
		if (streamIndex < 0) {
			throw new IOException("%s: %s; choose a file with sound".formatted(file,
					hasPictures() ? "has pictures but no sound" : "holds no sound"));
		}
		discardAllBut(streamIndex);
		AVStream chosen = container.streams(streamIndex);
		AVCodecParameters parameters = chosen.codecpar();
		if (parameters.codec_tag() == ENCRYPTED_AUDIO || parameters.codec_tag() == ENCRYPTED_TUNES) {
			throw new IOException("%s: the sound is encrypted; get a copy without protection".formatted(file));
		}
		AVCodec codec = avcodec_find_decoder(parameters.codec_id());
		if (codec == null || codec.isNull()) {
			throw new IOException("%s: sound coded as %s can't be decoded here; convert it to WAV".formatted(file,
					codecName(parameters)));
		}
		decoder = avcodec_alloc_context3(codec);
		packet = av_packet_alloc();
		frame = av_frame_alloc();
		check(avcodec_parameters_to_context(decoder, parameters), parameters);
		decoder.pkt_timebase(chosen.time_base());
		decoder.thread_count(1);
		check(avcodec_open2(decoder, codec, (AVDictionary) null), parameters);
		secondsPerTick = seconds(1, chosen.time_base());
	}

	private boolean hasPictures() {
		for (int i = 0; i < container.nb_streams(); i++) {
			if (moves(container.streams(i))) {
				return true;
			}
		}
		return false;
	}

	/** Cover art is a video stream, too, but one without time. */
	private static boolean moves(AVStream stream) {
		return stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO
				&& (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0;
	}

	private void check(int result, AVCodecParameters parameters) throws IOException {
		if (result < 0) {
			throw new IOException("%s: the %s sound can't be decoded, its header is damaged (%s); export the file again"
					.formatted(file, codecName(parameters), Ffmpeg.text(result)));
		}
	}

	private static String codecName(AVCodecParameters parameters) {
		AVCodecDescriptor descriptor = avcodec_descriptor_get(parameters.codec_id());
		if (descriptor != null && !descriptor.isNull()) {
			return Ffmpeg.string(descriptor.name());
		}
		StringBuilder name = new StringBuilder("'");
		for (int shift = 0; shift < 32; shift += 8) {
			char c = (char) (parameters.codec_tag() >> shift & 0xFF);
			name.append(c >= ' ' && c < 0x7F ? c : '?');
		}
		return name.append('\'').toString();
	}

	/** Rate and channels are certain only after the first frame: some headers give half the rate, or nothing. */
	private void decodeFirst() throws IOException {
		int result = receive();
		if (result < 0) {
			throw new IOException(damagedPackets > 0
					? "%s: the sound is damaged from its start; copy or export the file again".formatted(file)
					: "%s: holds no samples; record or export it again".formatted(file));
		}
		int rate = frame.sample_rate();
		int channels = frame.ch_layout().nb_channels();
		if (rate < 1 || channels < 1 || channels > MOST_CHANNELS) {
			throw new IOException("%s: the header can't be right: %d channels at %d Hz; export the file again"
					.formatted(file, channels, rate));
		}
		format = new PcmFormat(rate, channels);
		accept();
	}

	private void describe(Marks marks) {
		AVCodecParameters parameters = container.streams(streamIndex).codecpar();
		String codec = codecName(parameters);
		AVCodecDescriptor descriptor = avcodec_descriptor_get(parameters.codec_id());
		boolean lossless = descriptor != null && !descriptor.isNull()
				&& (descriptor.props() & AV_CODEC_PROP_LOSSLESS) != 0;
		int bits = parameters.bits_per_raw_sample() > 0
				? parameters.bits_per_raw_sample()
				: parameters.bits_per_coded_sample();
		bits = lossless ? bits : 0;
		boolean pcm = codec.startsWith("pcm_") && lossless && bits > 0;
		String codecLabel = pcm ? bits + (codec.startsWith("pcm_f") ? "-bit float" : "-bit PCM") : label(codec);
		List<Cue> cues = marks.cues().isEmpty() ? chapters() : marks.cues();
		description = new AudioDescription(label(containerName()), codecLabel, bits, marks.timeReference(), cues);
		measureLength(pcm || codec.equals("flac"));
	}

	private static String label(String name) {
		return switch (name) {
			case "mov,mp4,m4a,3gp,3g2,mj2" -> "MP4/MOV";
			case "matroska,webm" -> "Matroska";
			case "ogg" -> "Ogg";
			case "opus" -> "Opus";
			case "vorbis" -> "Vorbis";
			default -> name.toUpperCase(Locale.ROOT);
		};
	}

	private List<Cue> chapters() {
		List<Cue> cues = new ArrayList<>();
		for (int i = 0; i < container.nb_chapters(); i++) {
			AVChapter chapter = container.chapters(i);
			double seconds = seconds(chapter.start(), chapter.time_base()) - origin;
			AVDictionaryEntry title = av_dict_get(chapter.metadata(), "title", null, 0);
			String label = title == null || title.isNull() ? "" : Ffmpeg.string(title.value());
			cues.add(new Cue(Math.max(0, Math.round(seconds * format.sampleRate())), label));
		}
		return cues;
	}

	/** Exact only where the header counts samples; a length from time stamps or from the bit rate is a guess. */
	private void measureLength(boolean lossless) {
		AVStream chosen = container.streams(streamIndex);
		boolean fromHeader = container.duration_estimation_method() == AVFMT_DURATION_FROM_STREAM;
		long ticks = chosen.duration();
		if (fromHeader && ticks == AV_NOPTS_VALUE && !hasPictures() && container.duration() > 0) {
			announcedSeconds = (double) container.duration() / AV_TIME_BASE;
		}
		if (!fromHeader || ticks == AV_NOPTS_VALUE || ticks <= 0) {
			return;
		}
		announcedSeconds = ticks * secondsPerTick;
		boolean ticksAreSamples = chosen.time_base().num() == 1 && chosen.time_base().den() == format.sampleRate();
		if (lossless && ticksAreSamples && !isTimedFromZero()) {
			frameCount = OptionalLong.of(ticks);
		}
	}

	@Override
	public PcmFormat format() {
		return format;
	}

	@Override
	public AudioDescription description() {
		return description;
	}

	@Override
	public OptionalLong frameCount() {
		return frameCount;
	}

	@Override
	public int read(float[] buffer, int offset, int frames) throws IOException {
		if (closed) {
			return -1;
		}
		lock.lock();
		try {
			while (silenceLeft == 0 && blockRead == blockFrames) {
				if (closed || ended || !decodeNext()) {
					return -1;
				}
			}
			return silenceLeft > 0 ? readSilence(buffer, offset, frames) : readBlock(buffer, offset, frames);
		} finally {
			lock.unlock();
		}
	}

	private int readSilence(float[] buffer, int offset, int frames) {
		int count = (int) Math.min(frames, silenceLeft);
		Arrays.fill(buffer, offset, offset + count * format.channelCount(), 0);
		silenceLeft -= count;
		return count;
	}

	private int readBlock(float[] buffer, int offset, int frames) {
		int channels = format.channelCount();
		int count = Math.min(frames, blockFrames - blockRead);
		System.arraycopy(block, blockRead * channels, buffer, offset, count * channels);
		blockRead += count;
		return count;
	}

	private boolean decodeNext() throws IOException {
		if (receive() < 0) {
			ended = true;
			return false;
		}
		accept();
		return true;
	}

	/** Gets the next frame with samples; negative at the end. */
	private int receive() throws IOException {
		int errors = 0;
		while (!closed && errors < MOST_ERRORS_IN_A_ROW) {
			int result = avcodec_receive_frame(decoder, frame);
			if (result == 0) {
				if (frame.nb_samples() > 0) {
					return 0;
				}
			} else if (result == AVERROR_EAGAIN()) {
				errors = feed() ? errors : errors + 1;
			} else if (result == AVERROR_EOF) {
				return result;
			} else {
				countDamage();
				errors++;
			}
		}
		return AVERROR_EOF;
	}

	/** Gives the decoder one more packet, or tells it that there are none; false when the packet was refused. */
	private boolean feed() {
		if (draining) {
			return false;
		}
		int result = av_read_frame(container, packet);
		if (result < 0 && result != AVERROR_EOF && readErrors++ < MOST_READ_ERRORS) {
			countDamage();
			return false;
		}
		if (result < 0) {
			draining = true;
			avcodec_send_packet(decoder, null);
			return true;
		}
		readErrors = 0;
		boolean ours = packet.stream_index() == streamIndex;
		int sent = ours ? avcodec_send_packet(decoder, packet) : 0;
		av_packet_unref(packet);
		if (sent < 0) {
			countDamage();
		}
		return sent >= 0;
	}

	private void countDamage() {
		if (damagedPackets++ == 0) {
			firstDamage = seconds();
		}
	}

	private double seconds() {
		return (double) position / format.sampleRate();
	}

	private void accept() throws IOException {
		int rate = frame.sample_rate();
		if (rate != format.sampleRate()) {
			throw new IOException(String.format(Locale.ROOT,
					"%s: the rate changes from %d to %d Hz at %.2f s; export the file with one rate", file,
					format.sampleRate(), rate, seconds()));
		}
		place();
		convert();
		blockRead = (int) Math.min(leadLeft, blockFrames);
		leadLeft -= blockRead;
		position += blockFrames - blockRead;
	}

	/** Compares the frame's time stamp with where the sound stands. */
	private void place() {
		long ticks = frame.pts();
		if (ticks == AV_NOPTS_VALUE) {
			return;
		}
		double stamp = ticks * secondsPerTick;
		boolean first = Double.isNaN(origin);
		if (first) {
			origin = clockStart(stamp);
			leadLeft = lead(origin - stamp);
		}
		if (leadLeft > 0) {
			return;
		}
		double gap = stamp - origin - seconds();
		boolean fillable = gap > 0 && gapSeconds + gap <= MOST_SILENCE_SECONDS;
		if (fillable && (gap > GAP_SECONDS || first)) {
			fill(gap, first);
		} else if (Math.abs(gap) > GAP_SECONDS) {
			origin = stamp - seconds();
		}
	}

	private void fill(double gap, boolean first) {
		if (!first) {
			firstGap = gapSeconds == 0 ? seconds() : firstGap;
			gapSeconds += gap;
		}
		silenceLeft = Math.round(gap * format.sampleRate());
		position += silenceLeft;
	}

	/** With pictures, sound starts where they do; alone, it starts with itself, but not before a clock of its own. */
	private double clockStart(double firstStamp) {
		for (int i = 0; i < container.nb_streams() && hasPictures(); i++) {
			AVStream other = container.streams(i);
			boolean known = other.start_time() != AV_NOPTS_VALUE;
			if (!isTimedFromZero() && known && moves(other)) {
				return seconds(other.start_time(), other.time_base());
			}
		}
		return isTimedFromZero() && (hasPictures() || firstStamp < 0) ? 0 : firstStamp;
	}

	/** Samples to leave out; the encoder's own count of priming is more exact than the container's milliseconds. */
	private long lead(double seconds) {
		long samples = Math.max(0, Math.round(Math.min(seconds, MOST_SILENCE_SECONDS) * format.sampleRate()));
		int priming = container.streams(streamIndex).codecpar().initial_padding();
		return Math.abs(samples - priming) <= format.sampleRate() / 1000 ? Math.min(priming, samples * 2) : samples;
	}

	/** Makes the frame interleaved floats. Planar sample formats are numbered 5 above their packed ones. */
	private void convert() {
		int channels = format.channelCount();
		int found = frame.ch_layout().nb_channels();
		if (found != channels && channelChange < 0) {
			channelChange = seconds();
		}
		int count = frame.nb_samples();
		if (block.length < count * channels) {
			block = new float[count * channels];
		}
		int kind = frame.format();
		boolean planar = kind >= 5 && kind <= 9 || kind == 11;
		int packed = kind == 11 ? 10 : planar ? kind - 5 : kind;
		int bytes = sampleBytes(packed);
		for (int channel = 0; channel < channels; channel++) {
			// a stream that becomes mono fills all channels; one that becomes wider keeps the first ones
			int from = Math.min(channel, found - 1);
			ByteBuffer plane = plane(planar ? from : 0, (long) count * bytes * (planar ? 1 : found));
			convert(plane, packed, planar ? 0 : from, planar ? 1 : found, count, channel);
		}
		blockFrames = count;
	}

	private ByteBuffer plane(int index, long bytes) {
		BytePointer data = frame.extended_data(index);
		return data.capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
	}

	private static int sampleBytes(int packed) {
		return switch (packed) {
			case 0 -> 1;
			case 1 -> 2;
			case 2, 3 -> 4;
			case 4, 10 -> 8;
			default -> throw new IllegalStateException("unknown sample format " + packed);
		};
	}

	private void convert(ByteBuffer plane, int packed, int first, int step, int count, int channel) {
		int channels = format.channelCount();
		for (int i = 0, at = first, to = channel; i < count; i++, at += step, to += channels) {
			block[to] = switch (packed) {
				case 0 -> ((plane.get(at) & 0xFF) - 128) * 0x1p-7f;
				case 1 -> plane.getShort(2 * at) * 0x1p-15f;
				case 2 -> plane.getInt(4 * at) * 0x1p-31f;
				case 3 -> finite(plane.getFloat(4 * at));
				case 4 -> finite((float) plane.getDouble(8 * at));
				default -> plane.getLong(8 * at) * 0x1p-63f;
			};
		}
	}

	private float finite(float sample) {
		if (Float.isFinite(sample)) {
			return sample;
		}
		nonFinite++;
		return 0;
	}

	@Override
	public List<Problem> problems() {
		List<Problem> problems = new ArrayList<>();
		if (ended && announcedSeconds - seconds() > 0.25) {
			problems.add(SourceProblems.cut(file, announcedSeconds - seconds()));
		}
		if (damagedPackets > 0) {
			problems.add(SourceProblems.damaged(file, damagedPackets, firstDamage));
		}
		if (gapSeconds > 0) {
			problems.add(SourceProblems.gap(file, gapSeconds, firstGap));
		}
		if (nonFinite > 0) {
			problems.add(SourceProblems.nonFinite(file, nonFinite));
		}
		if (channelChange >= 0) {
			problems.add(SourceProblems.channelsChanged(file, channelChange));
		}
		return List.copyOf(problems);
	}

	@Override
	public void close() {
		closed = true;
		lock.lock();
		try {
			av_frame_free(frame);
			av_packet_free(packet);
			avcodec_free_context(decoder);
			avformat_close_input(container);
		} finally {
			lock.unlock();
		}
	}

	private static double seconds(long ticks, AVRational base) {
		return base.den() == 0 ? 0 : (double) ticks * base.num() / base.den();
	}

	private static int fourCharacters(String code) {
		return code.charAt(0) | code.charAt(1) << 8 | code.charAt(2) << 16 | code.charAt(3) << 24;
	}
}
