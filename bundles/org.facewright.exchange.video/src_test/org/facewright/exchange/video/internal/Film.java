package org.facewright.exchange.video.internal;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.file.Path;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** What FFmpeg finds when it reads a film. */
record Film(int width, int height, double framesPerSecond, int pictures, double pictureSeconds, double soundSeconds,
		int sampleRate, double firstLuma, double lastLuma, double soundPeak, long soundStart) {

	static Film read(Path file) {
		AVFormatContext container = new AVFormatContext(null);
		if (avformat_open_input(container, file.toString(), (AVInputFormat) null, (AVDictionary) null) < 0) {
			throw new AssertionError(file + " can't be opened");
		}
		avformat_find_stream_info(container, (AVDictionary) null);
		AVCodecContext[] decoders = new AVCodecContext[container.nb_streams()];
		int video = -1;
		int audio = -1;
		for (int i = 0; i < decoders.length; i++) {
			AVStream stream = container.streams(i);
			decoders[i] = avcodec_alloc_context3(null);
			avcodec_parameters_to_context(decoders[i], stream.codecpar());
			avcodec_open2(decoders[i], avcodec_find_decoder(stream.codecpar().codec_id()), (AVDictionary) null);
			video = stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO ? i : video;
			audio = stream.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO ? i : audio;
		}
		int pictures = 0;
		double first = -1;
		double last = -1;
		double peak = 0;
		AVPacket packet = av_packet_alloc();
		AVFrame frame = av_frame_alloc();
		boolean more = true;
		while (more) {
			more = av_read_frame(container, packet) >= 0;
			for (int i = 0; i < decoders.length; i++) {
				if (more && packet.stream_index() != i) {
					continue;
				}
				avcodec_send_packet(decoders[i], more ? packet : null);
				while (avcodec_receive_frame(decoders[i], frame) >= 0) {
					if (i == video) {
						double luma = luma(frame);
						first = pictures == 0 ? luma : first;
						last = luma;
						pictures++;
					} else {
						for (int at = 0; at < frame.nb_samples(); at++) {
							peak = Math.max(peak, Math.abs(frame.extended_data(0).getFloat(4L * at)));
						}
					}
				}
			}
			av_packet_unref(packet);
		}
		AVStream shown = container.streams(video);
		AVStream heard = audio < 0 ? null : container.streams(audio);
		Film film = new Film(shown.codecpar().width(), shown.codecpar().height(), av_q2d(shown.avg_frame_rate()),
				pictures, shown.duration() * av_q2d(shown.time_base()),
				heard == null ? 0 : heard.duration() * av_q2d(heard.time_base()),
				heard == null ? 0 : heard.codecpar().sample_rate(), first, last, peak,
				heard == null ? 0 : heard.start_time());
		avformat_close_input(container);
		return film;
	}

	private static double luma(AVFrame frame) {
		return frame.data(0).get((long) frame.linesize(0) * (frame.height() / 2) + frame.width() / 2) & 0xFF;
	}
}
