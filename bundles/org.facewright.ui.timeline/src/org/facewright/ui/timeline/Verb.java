package org.facewright.ui.timeline;

import org.facewright.ui.texts.Texts;

/** What a key can do on the timeline; {@link KeyMap} says which key. */
public enum Verb {

	PLAY(Group.PLAY, Texts.of("Play or stop")),
	BACKWARDS(Group.PLAY, Texts.of("Play backwards; again: faster")),
	STOP(Group.PLAY, Texts.of("Stop")),
	FORWARDS(Group.PLAY, Texts.of("Play forwards; again: faster")),

	FRAME_BACK(Group.GO, Texts.of("Previous frame")),
	FRAME_FORWARD(Group.GO, Texts.of("Next frame")),
	KEY_BACK(Group.GO, Texts.of("Previous key")),
	KEY_FORWARD(Group.GO, Texts.of("Next key")),
	PHONE_BACK(Group.GO, Texts.of("Previous phone")),
	PHONE_FORWARD(Group.GO, Texts.of("Next phone")),
	START(Group.GO, Texts.of("To the start")),
	END(Group.GO, Texts.of("To the end")),

	FRAME_SELECTION(Group.LOOK, Texts.of("Show what is chosen")),
	FRAME_ALL(Group.LOOK, Texts.of("Show everything")),
	TIME_DISPLAY(Group.LOOK, Texts.of("Frames, timecode or seconds")),

	SELECT_ALL(Group.KEYS, Texts.of("Choose all keys")),
	SET_KEY(Group.KEYS, Texts.of("Set keys at the playhead")),
	TYPE_VALUES(Group.KEYS, Texts.of("Type time and value")),
	DELETE(Group.KEYS, Texts.of("Delete keys")),
	COPY(Group.KEYS, Texts.of("Copy keys")),
	PASTE(Group.KEYS, Texts.of("Paste at the playhead")),
	PASTE_MIRRORED(Group.KEYS, Texts.of("Paste with left and right changed")),
	RAISE(Group.KEYS, Texts.of("Raise by 0.01")),
	LOWER(Group.KEYS, Texts.of("Lower by 0.01")),
	NUDGE_BACK(Group.KEYS, Texts.of("One frame earlier")),
	NUDGE_FORWARD(Group.KEYS, Texts.of("One frame later")),
	RIPPLE_BACK(Group.KEYS, Texts.of("One frame earlier, with all that follow")),
	RIPPLE_FORWARD(Group.KEYS, Texts.of("One frame later, with all that follow")),
	TWEEN(Group.KEYS, Texts.of("Half-way between the neighbours")),
	SNAPPING(Group.KEYS, Texts.of("Snap or not")),

	TANGENT_AUTO(Group.TANGENTS, Texts.of("Automatic tangents")),
	TANGENT_FLAT(Group.TANGENTS, Texts.of("Flat tangents")),
	TANGENT_LINEAR(Group.TANGENTS, Texts.of("Linear")),
	TANGENT_STEPPED(Group.TANGENTS, Texts.of("Stepped")),

	REGION_START(Group.REGION, Texts.of("Region begins here")),
	REGION_END(Group.REGION, Texts.of("Region ends here")),
	REGION_CLEAR(Group.REGION, Texts.of("No region"));

	/** Verbs that are listed together. */
	public enum Group {
		PLAY(Texts.of("Play")),
		GO(Texts.of("Go")),
		LOOK(Texts.of("Look")),
		KEYS(Texts.of("Keys")),
		TANGENTS(Texts.of("Tangents")),
		REGION(Texts.of("Region"));

		private final String label;

		Group(String label) {
			this.label = label;
		}

		/** In the user's language. */
		public String label() {
			return label;
		}
	}

	private final Group group;
	private final String label;

	Verb(Group group, String label) {
		this.group = group;
		this.label = label;
	}

	public Group group() {
		return group;
	}

	/** In the user's language. */
	public String label() {
		return label;
	}
}
