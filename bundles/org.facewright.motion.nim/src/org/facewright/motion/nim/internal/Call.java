package org.facewright.motion.nim.internal;

import java.util.List;

import org.facewright.rpc.a2f.animation.AnimationData;
import org.facewright.rpc.a2f.animation.SkelAnimationHeader;
import org.facewright.rpc.a2f.emotion.EmotionWithTimeCode;
import org.facewright.rpc.a2f.status.Status;

import com.google.protobuf.ByteString;

/** One clip on its way through a service. Methods are called by one thread; the answers come on others. */
public interface Call {

	/** Answers in their order, one at a time, from a network thread: must return soon. */
	interface Answers {

		void header(SkelAnimationHeader header);

		void data(AnimationData data);

		void status(Status status);

		/** The server ended the call without an error; a status came before, or never will. */
		void completed();

		void failed(Throwable failure);

		/** The call may take more sound. */
		void ready();
	}

	/** Whether sound can be sent without queueing it. */
	boolean isReady();

	/** @param pcm little-endian, 16 bits */
	void send(ByteString pcm, List<EmotionWithTimeCode> emotions);

	/** No more sound. */
	void end();

	/** One answer was worked off: another may come. */
	void proceed();

	/** Ends the call at once; answers may still come. Idempotent. */
	void cancel();
}
