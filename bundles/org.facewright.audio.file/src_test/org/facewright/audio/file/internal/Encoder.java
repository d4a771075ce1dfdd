package org.facewright.audio.file.internal;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.facewright.core.audio.PcmFormat;

/** Makes test files with FFmpeg's own encoders. Natives of a test process are freed where it is easy. */
final class Encoder implements AutoCloseable {

	private final AVFormatContext container = new AVFormatContext(null);
	private final AVPacket packet = av_packet_alloc();

	private Encoder() {
	}

	/** @param delaySeconds how much later than the pictures the sound starts; pictures only when 0 or more */
	static Path encode(Path file, String muxer, String codec, float[] interleaved, PcmFormat format,
			Map<String, String> metadata, double delaySeconds) throws IOException {
		Ffmpeg.load(file);
		try (Encoder encoder = new Encoder()) {
			encoder.write(file, muxer, codec, interleaved, format, metadata, delaySeconds);
		}
		return file;
	}

	static Path encode(Path file, String muxer, String codec, float[] interleaved, PcmFormat format)
			throws IOException {
		return encode(file, muxer, codec, interleaved, format, Map.of(), -1);
	}

	private void write(Path file, String muxer, String codec, float[] samples, PcmFormat format,
			Map<String, String> metadata, double delaySeconds) throws IOException {
		check(avformat_alloc_output_context2(container, null, muxer, file.toString()));
		AVCodecContext video = delaySeconds >= 0 ? openVideo() : null;
		AVStream videoStream = video == null ? null : newStream(video);
		AVCodecContext audio = codec.isEmpty() ? null : openAudio(codec, format);
		AVStream audioStream = audio == null ? null : newStream(audio);
		if (audioStream != null) {
			AVDictionary tags = new AVDictionary(null);
			metadata.forEach((key, value) -> av_dict_set(tags, key, value, 0));
			audioStream.metadata(tags);
		}
		AVIOContext io = new AVIOContext(null);
		check(avio_open(io, file.toString(), AVIO_FLAG_WRITE));
		container.pb(io);
		check(avformat_write_header(container, (AVDictionary) null));
		if (video != null) {
			writeVideo(video, videoStream, samples.length / format.channelCount() / (double) format.sampleRate() + 0.5);
		}
		if (audio != null) {
			writeAudio(audio, audioStream, samples, format, delaySeconds);
			avcodec_free_context(audio);
		}
		check(av_write_trailer(container));
		avio_closep(io);
		if (video != null) {
			avcodec_free_context(video);
		}
	}

	private AVCodecContext openAudio(String name, PcmFormat format) throws IOException {
		AVCodec codec = avcodec_find_encoder_by_name(name);
		assumeTrue(codec != null && !codec.isNull(), "this FFmpeg has no encoder " + name);
		AVCodecContext context = avcodec_alloc_context3(codec);
		int sampleFormat = codec.sample_fmts() == null ? AV_SAMPLE_FMT_S16 : codec.sample_fmts().get(0);
		context.sample_fmt(sampleFormat);
		context.sample_rate(format.sampleRate());
		av_channel_layout_default(context.ch_layout(), format.channelCount());
		context.bit_rate(128_000);
		context.time_base(rational(1, format.sampleRate()));
		context.strict_std_compliance(-2);
		return open(context, codec);
	}

	private AVCodecContext openVideo() throws IOException {
		AVCodec codec = avcodec_find_encoder_by_name("mpeg4");
		AVCodecContext context = avcodec_alloc_context3(codec);
		context.width(64).height(64).pix_fmt(AV_PIX_FMT_YUV420P).time_base(rational(1, 25)).framerate(rational(25, 1));
		return open(context, codec);
	}

	private AVCodecContext open(AVCodecContext context, AVCodec codec) throws IOException {
		if ((container.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
			context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
		}
		check(avcodec_open2(context, codec, (AVDictionary) null));
		return context;
	}

	private AVStream newStream(AVCodecContext context) throws IOException {
		AVStream stream = avformat_new_stream(container, null);
		stream.time_base(context.time_base());
		check(avcodec_parameters_from_context(stream.codecpar(), context));
		return stream;
	}

	private void writeVideo(AVCodecContext video, AVStream stream, double seconds) throws IOException {
		AVFrame frame = av_frame_alloc();
		frame.width(64).height(64).format(AV_PIX_FMT_YUV420P);
		check(av_frame_get_buffer(frame, 0));
		for (int i = 0; i < seconds * 25; i++) {
			check(av_frame_make_writable(frame));
			for (int plane = 0; plane < 3; plane++) {
				BytePointer data = frame.data(plane);
				for (int at = 0; at < frame.linesize(plane) * (plane == 0 ? 64 : 32); at++) {
					data.put(at, (byte) (at + i * 3));
				}
			}
			frame.pts(i);
			send(video, stream, frame);
		}
		send(video, stream, null);
		av_frame_free(frame);
	}

	private void writeAudio(AVCodecContext audio, AVStream stream, float[] samples, PcmFormat format, double delay)
			throws IOException {
		int total = samples.length / format.channelCount();
		int size = audio.frame_size() > 0 ? audio.frame_size() : 1024;
		long shift = Math.round(Math.max(0, delay) * format.sampleRate());
		for (int at = 0; at < total; at += size) {
			AVFrame frame = av_frame_alloc();
			frame.nb_samples(Math.min(size, total - at));
			frame.format(audio.sample_fmt());
			frame.sample_rate(format.sampleRate());
			av_channel_layout_copy(frame.ch_layout(), audio.ch_layout());
			check(av_frame_get_buffer(frame, 0));
			fill(frame, audio.sample_fmt(), samples, at, format.channelCount());
			frame.pts(at + shift);
			send(audio, stream, frame);
			av_frame_free(frame);
		}
		send(audio, stream, null);
	}

	private static void fill(AVFrame frame, int sampleFormat, float[] samples, int start, int channels) {
		boolean planar = av_sample_fmt_is_planar(sampleFormat) != 0;
		int bytes = av_get_bytes_per_sample(sampleFormat);
		for (int channel = 0; channel < channels; channel++) {
			BytePointer data = frame.extended_data(planar ? channel : 0);
			data.capacity((long) frame.nb_samples() * bytes * (planar ? 1 : channels));
			var buffer = data.asByteBuffer().order(ByteOrder.nativeOrder());
			for (int i = 0; i < frame.nb_samples(); i++) {
				float value = samples[(start + i) * channels + channel];
				int at = (planar ? i : i * channels + channel) * bytes;
				if (sampleFormat == AV_SAMPLE_FMT_FLT || sampleFormat == AV_SAMPLE_FMT_FLTP) {
					buffer.putFloat(at, value);
				} else if (bytes == 2) {
					buffer.putShort(at, (short) Math.clamp(Math.round(value * 32768), -32768, 32767));
				} else if (bytes == 4) {
					buffer.putInt(at, Math.clamp(Math.round(value * 0x1p31), Integer.MIN_VALUE, Integer.MAX_VALUE));
				} else if (bytes == 1) {
					buffer.put(at, (byte) (128 + Math.clamp(Math.round(value * 128), -128, 127)));
				} else {
					buffer.putDouble(at, value);
				}
			}
		}
	}

	private void send(AVCodecContext context, AVStream stream, AVFrame frame) throws IOException {
		check(avcodec_send_frame(context, frame));
		while (avcodec_receive_packet(context, packet) == 0) {
			av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
			packet.stream_index(stream.index());
			check(av_interleaved_write_frame(container, packet));
		}
	}

	private static AVRational rational(int numerator, int denominator) {
		return new AVRational().num(numerator).den(denominator);
	}

	private static void check(int result) throws IOException {
		if (result < 0) {
			throw new IOException("test file not made: " + Ffmpeg.text(result));
		}
	}

	@Override
	public void close() {
		av_packet_free(packet);
		avformat_free_context(container);
	}
}
