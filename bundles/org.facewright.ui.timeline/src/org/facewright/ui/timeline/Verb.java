package org.facewright.ui.timeline;

import org.facewright.ui.texts.Texts;

/** What a key can do on the timeline; {@link KeyMap} says which key. */
public enum Verb {

	PLAY(Group.PLAY, Texts.of("Play or stop")),
	BACKWARDS(Group.PLAY, Texts.of("Play backwards; again: faster")),
	STOP(Group.PLAY, Texts.of("Stop")),
	FORWARDS(Group.PLAY, Texts.of("Play forwards; again: faster")),
	LOOP(Group.PLAY, Texts.of("Play the region round and round, or not")),
	GO_ALONG(Group.PLAY, Texts.of("How the timeline goes along: page, centred, still")),

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
	CENTRE_PLAYHEAD(Group.LOOK, Texts.of("Playhead to the middle")),
	CAGE(Group.LOOK, Texts.of("Box around the chosen keys")),
	LATTICE(Group.LOOK, Texts.of("Corners of the box one by one")),
	TIME_DISPLAY(Group.LOOK, Texts.of("Frames, timecode, seconds or phones")),

	SELECT_ALL(Group.CHOOSE, Texts.of("Choose all keys")),
	SELECT_NONE(Group.CHOOSE, Texts.of("Choose no key")),
	SELECT_INVERT(Group.CHOOSE, Texts.of("Choose the others")),
	SELECT_GROW(Group.CHOOSE, Texts.of("Neighbours, too")),
	SELECT_SHRINK(Group.CHOOSE, Texts.of("Without the outermost")),
	SELECT_COLUMNS(Group.CHOOSE, Texts.of("All keys at these frames")),
	SELECT_CHANNELS(Group.CHOOSE, Texts.of("All keys of these channels")),
	SELECT_AFTER(Group.CHOOSE, Texts.of("All from the playhead on")),
	SELECT_BEFORE(Group.CHOOSE, Texts.of("All up to the playhead")),
	SELECT_REGION(Group.CHOOSE, Texts.of("All in the region")),
	SELECT_CLOSURES(Group.CHOOSE, Texts.of("All in P, B and M")),
	SELECT_EXTREMES(Group.CHOOSE, Texts.of("Peaks and valleys")),
	SELECT_SAME_VALUE(Group.CHOOSE, Texts.of("All of the same value")),
	SELECT_NEXT(Group.CHOOSE, Texts.of("The next key")),
	SELECT_PREVIOUS(Group.CHOOSE, Texts.of("The key before")),
	SELECT_CHANNEL_UP(Group.CHOOSE, Texts.of("A key of the channel above")),
	SELECT_CHANNEL_DOWN(Group.CHOOSE, Texts.of("A key of the channel below")),
	SELECTION_UNDO(Group.CHOOSE, Texts.of("What was chosen before")),

	SET_KEY(Group.KEYS, Texts.of("Set keys at the playhead")),
	SET_KEY_MOVING(Group.KEYS, Texts.of("Set keys where channels move")),
	TYPE_VALUES(Group.KEYS, Texts.of("Type time and value")),
	DELETE(Group.KEYS, Texts.of("Delete keys")),
	CUT(Group.KEYS, Texts.of("Cut keys")),
	COPY(Group.KEYS, Texts.of("Copy keys")),
	PASTE(Group.KEYS, Texts.of("Paste at the playhead")),
	PASTE_MIRRORED(Group.KEYS, Texts.of("Paste with left and right changed")),
	DUPLICATE(Group.KEYS, Texts.of("Duplicate at the playhead")),
	GRAB(Group.KEYS, Texts.of("Move with the pointer")),
	RIPPLE_GRAB(Group.KEYS, Texts.of("Move with the pointer, with all that follow")),
	SCALE(Group.KEYS, Texts.of("Scale with the pointer about the playhead")),
	RAISE(Group.KEYS, Texts.of("Raise by 0.01")),
	LOWER(Group.KEYS, Texts.of("Lower by 0.01")),
	NUDGE_BACK(Group.KEYS, Texts.of("One frame earlier")),
	NUDGE_FORWARD(Group.KEYS, Texts.of("One frame later")),
	RIPPLE_BACK(Group.KEYS, Texts.of("One frame earlier, with all that follow")),
	RIPPLE_FORWARD(Group.KEYS, Texts.of("One frame later, with all that follow")),
	SWAP_SIDES(Group.KEYS, Texts.of("Swap left and right")),
	COPY_SIDES(Group.KEYS, Texts.of("Copy to the other side")),
	REVERSE(Group.KEYS, Texts.of("Reverse in time")),
	FLIP_VALUES(Group.KEYS, Texts.of("Flip about zero")),
	SNAP_TO_PLAYHEAD(Group.KEYS, Texts.of("Move to the playhead")),
	SNAP_TO_PHONES(Group.KEYS, Texts.of("Snap to phone edges")),
	SNAP_TO_ZERO(Group.KEYS, Texts.of("To zero")),
	SNAP_TO_ONE(Group.KEYS, Texts.of("To one")),
	TWEEN(Group.KEYS, Texts.of("Half-way between the neighbours")),
	BLEND_MORE(Group.KEYS, Texts.of("Blend by 10 %")),
	BLEND_LESS(Group.KEYS, Texts.of("Blend by −10 %")),
	BLEND_KIND(Group.KEYS, Texts.of("Blend towards something else")),
	SNAPPING(Group.KEYS, Texts.of("Snap or not")),
	TANGENT_AUTO(Group.TANGENTS, Texts.of("Automatic tangents")),
	TANGENT_FLAT(Group.TANGENTS, Texts.of("Flat tangents")),
	TANGENT_LINEAR(Group.TANGENTS, Texts.of("Linear")),
	TANGENT_STEPPED(Group.TANGENTS, Texts.of("Stepped")),
	TANGENT_STEPPED_NEXT(Group.TANGENTS, Texts.of("Stepped to the next value")),
	TANGENT_USER(Group.TANGENTS, Texts.of("Keep as they are")),
	TANGENT_BREAK(Group.TANGENTS, Texts.of("Break or unify")),
	TANGENT_WEIGHTED(Group.TANGENTS, Texts.of("Weighted or not")),
	TANGENT_SPLINE(Group.TANGENTS, Texts.of("Spline")),
	TANGENT_CLAMPED(Group.TANGENTS, Texts.of("Clamped")),
	TANGENT_PLATEAU(Group.TANGENTS, Texts.of("Plateau")),
	TANGENT_EASE(Group.TANGENTS, Texts.of("Ease: the gentler side")),
	TANGENT_MIX(Group.TANGENTS, Texts.of("Mix of both sides")),
	TANGENT_AVERAGE(Group.TANGENTS, Texts.of("Average, long handles")),
	TANGENT_AVERAGE_CLAMPED(Group.TANGENTS, Texts.of("Average, clamped")),

	MUTE(Group.CHANNELS, Texts.of("Mute or not")),
	SOLO(Group.CHANNELS, Texts.of("Solo or not")),
	LOCK(Group.CHANNELS, Texts.of("Lock or not")),
	PHONE_STRONGER(Group.SPEECH, Texts.of("Phone stronger")),
	PHONE_WEAKER(Group.SPEECH, Texts.of("Phone weaker")),
	PHONE_EARLIER(Group.SPEECH, Texts.of("Phone begins earlier")),
	PHONE_LATER(Group.SPEECH, Texts.of("Phone begins later")),
	PHONE_LONGER(Group.SPEECH, Texts.of("Phone held longer")),
	PHONE_SHORTER(Group.SPEECH, Texts.of("Phone held shorter")),
	PHONE_CLOSE(Group.SPEECH, Texts.of("Lock the closure of P B M, F V")),
	PHONE_FREE(Group.SPEECH, Texts.of("Unlock the closure")),
	PHONE_TO_LIPS(Group.SPEECH, Texts.of("More by the lips")),
	PHONE_TO_JAW(Group.SPEECH, Texts.of("More by the jaw")),
	PHONE_RESET(Group.SPEECH, Texts.of("Phone as the model made it")),
	SAME_PHONES(Group.SPEECH, Texts.of("Choose all of this label")),
	PLAY_CHOSEN(Group.SPEECH, Texts.of("Play what is chosen")),
	RENAME(Group.SPEECH, Texts.of("Rename")),
	SPLIT(Group.SPEECH, Texts.of("Split")),
	MERGE(Group.SPEECH, Texts.of("Merge with the next")),
	CLOSURE_BACK(Group.SPEECH, Texts.of("Previous weak closure")),
	CLOSURE_FORWARD(Group.SPEECH, Texts.of("Next weak closure")),
	DOUBT_BACK(Group.SPEECH, Texts.of("Previous doubtful phone")),
	DOUBT_FORWARD(Group.SPEECH, Texts.of("Next doubtful phone")),
	MARK(Group.MARKS, Texts.of("Set a marker")),
	MARK_TEXT(Group.MARKS, Texts.of("Rename the marker")),
	MARK_COMMENT(Group.MARKS, Texts.of("Comment the marker")),
	MARK_BACK(Group.MARKS, Texts.of("Previous marker")),
	MARK_FORWARD(Group.MARKS, Texts.of("Next marker")),
	MARK_DELETE(Group.MARKS, Texts.of("Delete the marker")),

	REGION_START(Group.REGION, Texts.of("Region begins here")),
	REGION_END(Group.REGION, Texts.of("Region ends here")),
	REGION_CLEAR(Group.REGION, Texts.of("No region"));

	/** Verbs that are listed together. */
	public enum Group {
		PLAY(Texts.of("Play")),
		GO(Texts.of("Go")),
		LOOK(Texts.of("Look")),
		CHOOSE(Texts.of("Choose")),
		KEYS(Texts.of("Keys")),
		TANGENTS(Texts.of("Tangents")),
		CHANNELS(Texts.of("Channels")),
		SPEECH(Texts.of("Words and phones")),
		MARKS(Texts.of("Markers")),
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
