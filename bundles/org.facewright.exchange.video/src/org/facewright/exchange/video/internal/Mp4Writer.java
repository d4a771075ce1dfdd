package org.facewright.exchange.video.internal;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

import org.facewright.api.video.FilmFormat;
import org.facewright.api.video.FilmWriter;
import org.facewright.core.audio.PcmFormat;

/** One MP4 file: written beside its place under a hidden name and moved there when it is whole. */
final class Mp4Writer implements FilmWriter {

	/**
	 * Cisco's encoder comes first because it is small, quick and has a BSD licence. Those of the operating systems follow,
	 * and MPEG-4 part 2, which FFmpeg itself always has.
	 */
	private static final List<String> ENCODERS = List.of("libopenh264", "h264_videotoolbox", "h264_mf", "mpeg4");
	private static final double BITS_PER_PIXEL = 0.16;
	private static final long LEAST_BITS = 1_500_000;
	private static final int SOUND_BITS = 192_000;
	private static final int MOST_CHANNELS = 2;

	private final Path file;
	private final Path part;
	private final FilmFormat format;
	private final AVFormatContext container = new AVFormatContext(null);
	private final AVPacket packet;
	private final List<AVCodecContext> contexts = new ArrayList<>();
	private final AVFrame picture;
	private @Nullable AVIOContext io;
	private @Nullable AVCodecContext video;
	private @Nullable AVStream videoStream;
	private @Nullable AVCodecContext audio;
	private @Nullable AVStream audioStream;
	private @Nullable AVFrame sound;
	private @Nullable SwsContext colours;
	private final BytePointer rows;
	private String encoder = "";
	private float[] pending = new float[0]; // sound that doesn't fill a block of the encoder yet
	private int waiting;
	private long pictures;
	private long samples;
	private boolean closed;

	private Mp4Writer(Path file, FilmFormat format) {
		this.file = file.toAbsolutePath();
		this.format = format;
		part = this.file.resolveSibling("." + this.file.getFileName() + ".part");
		packet = av_packet_alloc();
		picture = av_frame_alloc();
		rows = new BytePointer(3L * format.width() * format.height());
	}

	/** @throws IOException with a sentence for the user; nothing is left behind */
	static Mp4Writer open(Path file, FilmFormat format) throws IOException {
		Natives.load(file);
		if (format.sound().isPresent() && format.sound().get().channelCount() > MOST_CHANNELS) {
			throw new IOException("%s can't have sound of %d channels; give it one or two".formatted(file,
					format.sound().get().channelCount()));
		}
		Mp4Writer writer = new Mp4Writer(file, format);
		try {
			writer.begin();
			return writer;
		} catch (IOException | RuntimeException e) {
			writer.close();
			throw e;
		}
	}

	private void begin() throws IOException {
		boolean quicktime = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".mov");
		check(avformat_alloc_output_context2(container, null, quicktime ? "mov" : "mp4", part.toString()));
		AVCodecContext opened = openVideo();
		video = opened;
		AVStream shown = stream(opened);
		videoStream = shown;
		shown.avg_frame_rate(rational(format.frameRate().numerator(), format.frameRate().denominator()));
		if (format.sound().isPresent()) {
			AVCodecContext heard = openAudio(format.sound().get());
			audio = heard;
			audioStream = stream(heard);
		}
		picture.format(AV_PIX_FMT_YUV420P).width(format.width()).height(format.height());
		picture.colorspace(AVCOL_SPC_BT709).color_range(AVCOL_RANGE_MPEG);
		check(av_frame_get_buffer(picture, 0));
		colours = sws_getContext(format.width(), format.height(), AV_PIX_FMT_RGB24, format.width(), format.height(),
				AV_PIX_FMT_YUV420P, SWS_BILINEAR | SWS_ACCURATE_RND, null, null, (DoublePointer) null);
		var coefficients = sws_getCoefficients(SWS_CS_ITU709);
		sws_setColorspaceDetails(colours, coefficients, 1, coefficients, 0, 0, 1 << 16, 1 << 16);
		AVIOContext output = new AVIOContext(null);
		check(avio_open(output, part.toString(), AVIO_FLAG_WRITE));
		io = output;
		container.pb(output);
		AVDictionary options = new AVDictionary(null);
		av_dict_set(options, "movflags", "+faststart", 0);
		try {
			check(avformat_write_header(container, options));
		} finally {
			av_dict_free(options);
		}
	}

	private AVCodecContext openVideo() throws IOException {
		int refused = 0;
		for (String name : ENCODERS) {
			AVCodec codec = avcodec_find_encoder_by_name(name);
			if (codec == null || codec.isNull()) {
				continue;
			}
			AVCodecContext context = avcodec_alloc_context3(codec);
			contexts.add(context);
			context.width(format.width()).height(format.height()).pix_fmt(AV_PIX_FMT_YUV420P);
			context.time_base(rational(format.frameRate().denominator(), format.frameRate().numerator()));
			context.framerate(rational(format.frameRate().numerator(), format.frameRate().denominator()));
			context.gop_size((int) Math.max(1, Math.round(format.frameRate().framesPerSecond()))).max_b_frames(0);
			context.bit_rate(Math.max(LEAST_BITS, Math.round(format.width() * (double) format.height()
					* format.frameRate().framesPerSecond() * BITS_PER_PIXEL)));
			context.colorspace(AVCOL_SPC_BT709).color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709)
					.color_range(AVCOL_RANGE_MPEG);
			AVDictionary options = new AVDictionary(null);
			if (name.equals("libopenh264")) {
				av_dict_set(options, "allow_skip_frames", "0", 0);
			}
			try {
				refused = open(context, codec, options);
			} finally {
				av_dict_free(options);
			}
			if (refused >= 0) {
				encoder = name;
				return context;
			}
		}
		throw new IOException(
				"%s can't be made, nothing here compresses pictures of %d × %d (%s); choose a smaller size"
						.formatted(file, format.width(), format.height(), Natives.text(refused)));
	}

	private AVCodecContext openAudio(PcmFormat pcm) throws IOException {
		AVCodec codec = avcodec_find_encoder_by_name("aac");
		AVCodecContext context = avcodec_alloc_context3(codec);
		contexts.add(context);
		context.sample_fmt(AV_SAMPLE_FMT_FLTP).sample_rate(pcm.sampleRate()).bit_rate(SOUND_BITS);
		context.time_base(rational(1, pcm.sampleRate()));
		av_channel_layout_default(context.ch_layout(), pcm.channelCount());
		int opened = open(context, codec, new AVDictionary(null));
		if (opened < 0) {
			throw new IOException("%s can't have sound of %d Hz (%s); leave the sound out or convert it to 48000 Hz"
					.formatted(file, pcm.sampleRate(), Natives.text(opened)));
		}
		AVFrame frame = av_frame_alloc();
		frame.format(AV_SAMPLE_FMT_FLTP).nb_samples(context.frame_size()).sample_rate(pcm.sampleRate());
		av_channel_layout_copy(frame.ch_layout(), context.ch_layout());
		check(av_frame_get_buffer(frame, 0));
		sound = frame;
		pending = new float[context.frame_size() * pcm.channelCount()];
		return context;
	}

	private int open(AVCodecContext context, AVCodec codec, AVDictionary options) {
		if ((container.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
			context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
		}
		return avcodec_open2(context, codec, options);
	}

	private AVStream stream(AVCodecContext context) throws IOException {
		AVStream stream = avformat_new_stream(container, null);
		stream.time_base(context.time_base());
		check(avcodec_parameters_from_context(stream.codecpar(), context));
		return stream;
	}

	@Override
	public String encoder() {
		return encoder;
	}

	@Override
	public void picture(byte[] rgb) throws IOException {
		AVCodecContext context = video;
		AVStream stream = videoStream;
		if (context == null || stream == null || closed) {
			throw new IllegalStateException("the film is closed");
		}
		if (rgb.length != 3 * format.width() * format.height()) {
			throw new IllegalArgumentException("a picture of %d bytes in a film of %d × %d".formatted(rgb.length,
					format.width(), format.height()));
		}
		rows.position(0).put(rgb, 0, rgb.length);
		check(av_frame_make_writable(picture));
		try (var from = new PointerPointer<BytePointer>(1).put(0, rows);
				var stride = new IntPointer(new int[] { 3 * format.width() })) {
			sws_scale(colours, from, stride, 0, format.height(), picture.data(), picture.linesize());
		}
		picture.pts(pictures++);
		send(context, stream, picture);
	}

	@Override
	public void sound(float[] interleaved, int frames) throws IOException {
		Optional<PcmFormat> pcm = format.sound();
		if (pcm.isEmpty()) {
			throw new IllegalStateException("the film is silent");
		}
		int channels = pcm.get().channelCount();
		int from = 0;
		int end = frames * channels;
		while (from < end) {
			int count = Math.min(end - from, pending.length - waiting);
			System.arraycopy(interleaved, from, pending, waiting, count);
			from += count;
			waiting += count;
			if (waiting == pending.length) {
				block(channels);
			}
		}
	}

	private void block(int channels) throws IOException {
		AVFrame frame = sound;
		AVCodecContext context = audio;
		AVStream stream = audioStream;
		int count = waiting / channels;
		if (frame == null || context == null || stream == null || count == 0) {
			return;
		}
		check(av_frame_make_writable(frame));
		frame.nb_samples(count);
		for (int channel = 0; channel < channels; channel++) {
			BytePointer plane = frame.extended_data(channel);
			FloatBuffer into = plane.capacity(4L * count).asByteBuffer().order(ByteOrder.nativeOrder())
					.asFloatBuffer();
			for (int i = 0; i < count; i++) {
				into.put(i, pending[i * channels + channel]);
			}
		}
		frame.pts(samples);
		samples += count;
		waiting = 0;
		send(context, stream, frame);
	}

	private void send(AVCodecContext context, AVStream stream, @Nullable AVFrame frame) throws IOException {
		check(avcodec_send_frame(context, frame));
		while (true) {
			int received = avcodec_receive_packet(context, packet);
			if (received == AVERROR_EAGAIN() || received == AVERROR_EOF) {
				return;
			}
			check(received);
			if (packet.duration() == 0 && stream.equals(videoStream)) {
				packet.duration(1);
			}
			av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
			packet.stream_index(stream.index());
			check(av_interleaved_write_frame(container, packet));
		}
	}

	@Override
	public void finish() throws IOException {
		AVCodecContext pictured = video;
		AVStream shown = videoStream;
		if (pictured == null || shown == null || closed) {
			throw new IllegalStateException("the film is closed");
		}
		send(pictured, shown, null);
		AVCodecContext heard = audio;
		AVStream playing = audioStream;
		if (heard != null && playing != null) {
			block(format.sound().map(PcmFormat::channelCount).orElse(1));
			send(heard, playing, null);
		}
		check(av_write_trailer(container));
		release();
		try {
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static AVRational rational(int numerator, int denominator) {
		return new AVRational().num(numerator).den(denominator);
	}

	private void check(int result) throws IOException {
		if (result < 0) {
			throw new IOException("%s can't be written (%s); choose another folder or make room".formatted(file,
					Natives.text(result)));
		}
	}

	private void release() {
		if (closed) {
			return;
		}
		closed = true;
		AVIOContext output = io;
		if (output != null) {
			container.pb((AVIOContext) null);
			avio_closep(output);
			io = null;
		}
		contexts.forEach(context -> avcodec_free_context(context));
		contexts.clear();
		av_frame_free(picture);
		AVFrame block = sound;
		if (block != null) {
			av_frame_free(block);
		}
		av_packet_free(packet);
		SwsContext scaling = colours;
		if (scaling != null) {
			sws_freeContext(scaling);
		}
		if (!container.isNull()) {
			avformat_free_context(container);
		}
		rows.deallocate();
	}

	@Override
	public void close() throws IOException {
		release();
		Files.deleteIfExists(part);
	}
}
