package org.facewright.ui.timeline;

import java.util.List;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleValueAdapter;
import org.eclipse.swt.accessibility.AccessibleValueEvent;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import org.facewright.core.curve.KeyCurve;
import org.facewright.core.speech.LaneVerbs;
import org.facewright.core.speech.Segment;
import org.facewright.ui.texts.Texts;

/** What a screen reader says of the timeline: the playhead, the chosen key with its channel and phone, its value. */
final class TimelineSpeech {

	private TimelineSpeech() {
	}

	static void attach(Control timeline, TimelineModel model) {
		timeline.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = name(model);
				}
			}

			@Override
			public void getDescription(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = description(model);
				}
			}
		});
		timeline.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(@Nullable AccessibleControlEvent event) {
				if (event != null) {
					event.detail = ACC.ROLE_SLIDER;
				}
			}

			@Override
			public void getValue(@Nullable AccessibleControlEvent event) {
				if (event != null) {
					event.result = "%.3f".formatted(value(model));
				}
			}
		});
		timeline.getAccessible().addAccessibleValueListener(new AccessibleValueAdapter() {
			@Override
			public void getCurrentValue(@Nullable AccessibleValueEvent event) {
				if (event != null) {
					event.value = value(model);
				}
			}

			@Override
			public void getMinimumValue(@Nullable AccessibleValueEvent event) {
				if (event != null) {
					event.value = 0;
				}
			}

			@Override
			public void getMaximumValue(@Nullable AccessibleValueEvent event) {
				if (event != null) {
					event.value = 1;
				}
			}
		});
	}

	static String name(TimelineModel model) {
		return Texts.of("Timeline at {0}, {1} keys chosen",
				model.text(model.playhead()), model.selection().size());
	}

	/** Such as "jawOpen, key 12 of 40, frame 88, 0.43, in P". */
	static String description(TimelineModel model) {
		if (model.selection().isEmpty()) {
			return spoken(model);
		}
		int channel = model.selection().channels().iterator().next();
		int frame = model.selection().frames(channel)[0];
		KeyCurve curve = model.keys().curves().get(channel);
		double seconds = model.frameRate().secondsOf(frame);
		String phone = model.speech().phones().stream()
				.filter(segment -> seconds >= segment.startSeconds() && seconds < segment.endSeconds())
				.map(Segment::label).findFirst().orElse("");
		String text = Texts.of("{0}, key {1} of {2}, frame {3}, {4}", model.channels().channel(channel).name(),
				curve.find(frame) + 1, curve.size(), frame,
				"%.3f".formatted(CurvePicture.seen(model, channel, frame)));
		return phone.isEmpty() ? text : Texts.of("{0}, in {1}", text, phone);
	}

	/** Such as "phone P, 3 of 40, 0.800 to 0.900 s, strength 110 %, closes". */
	private static String spoken(TimelineModel model) {
		SpeechSelection chosen = model.chosenSpeech();
		if (chosen.isEmpty()) {
			return "";
		}
		List<Segment> lane = LaneVerbs.lane(model.speech(), chosen.words());
		Segment segment = lane.get(chosen.active());
		StringBuilder text = new StringBuilder(Texts.of("{0} {1}, {2} of {3}, {4} to {5} s",
				chosen.words() ? Texts.of("word") : Texts.of("phone"), segment.label(), chosen.active() + 1,
				lane.size(), "%.3f".formatted(segment.startSeconds()), "%.3f".formatted(segment.endSeconds())));
		if (!chosen.words()) {
			String asked = model.askedPhones().get(chosen.active());
			text.append(asked == null ? "" : ", " + asked);
			model.closings().stream().filter(closing -> closing.phone() == chosen.active()).findFirst()
					.ifPresent(closing -> text.append(", ").append(switch (closing.state()) {
						case CLOSED -> Texts.of("closes");
						case WEAK -> Texts.of("closes weakly");
						case MISSING -> Texts.of("does not close");
					}));
		}
		return text.toString();
	}

	/** Of the chosen key; of the first marked or shown channel at the playhead where none is chosen. */
	static double value(TimelineModel model) {
		if (!model.selection().isEmpty()) {
			int channel = model.selection().channels().iterator().next();
			return CurvePicture.seen(model, channel, model.selection().frames(channel)[0]);
		}
		int channel = model.marked().isEmpty() ? model.shown().nextSetBit(0) : model.marked().nextSetBit(0);
		return channel < 0 || model.motion().frameCount() == 0
				? 0
				: CurvePicture.seen(model, channel, model.playheadFrame());
	}
}
