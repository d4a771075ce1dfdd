package org.facewright.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.facewright.core.curve.Interpolation;
import org.facewright.core.curve.KeyCurve;
import org.facewright.core.curve.KeyCurves;
import org.facewright.core.motion.Arkit;
import org.facewright.core.motion.ChannelSet;
import org.facewright.core.motion.MotionClip;
import org.facewright.core.motion.SampleColumn;
import org.facewright.core.speech.Segment;
import org.facewright.core.speech.SpeechLanes;
import org.facewright.core.time.FrameRange;
import org.facewright.core.time.FrameRate;
import org.facewright.document.model.AudioAsset;
import org.facewright.document.model.Blend;
import org.facewright.document.model.Character;
import org.facewright.document.model.ChannelMapping;
import org.facewright.document.model.DocumentFactory;
import org.facewright.document.model.ExportPreset;
import org.facewright.document.model.FilterUse;
import org.facewright.document.model.KeyedMotion;
import org.facewright.document.model.Layer;
import org.facewright.document.model.Marker;
import org.facewright.document.model.ParameterValue;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.PhoneEdits;
import org.facewright.document.model.Project;
import org.facewright.document.model.SolveRecipe;
import org.facewright.document.model.SolvedMotion;
import org.facewright.document.model.Take;
import org.facewright.document.model.Track;
import org.facewright.document.stored.AudioData;
import org.facewright.document.stored.Stored;

/** Projects to test with. */
final class Sample {

	static final DocumentFactory NEW = DocumentFactory.eINSTANCE;
	static final ChannelSet FEW = ChannelSet.weights(List.of("jawOpen", "mouthClose", "head yaw: 100%"));

	private Sample() {
	}

	/** Everything the model has, with small contents. */
	static ProjectFile full() {
		ProjectFile file = ProjectFile.create("Sämple <1> & \"more\"", new FrameRate(30000, 1001));
		Project project = file.project();
		AudioAsset asset = NEW.createAudioAsset();
		asset.setName("line");
		asset.setAudio(AudioData.of(wav(800)));
		asset.setSampleRate(16000);
		asset.setChannels(1);
		asset.setLength(800);
		asset.setSourceName("line.mp3");
		asset.setTimeReference(123456789012L);
		project.getAssets().add(asset);
		Character character = NEW.createCharacter();
		character.setName("Ann");
		character.setAvatar("file:///ann.glb");
		ChannelMapping mapping = NEW.createChannelMapping();
		mapping.setSource("jawOpen");
		mapping.setTarget("Jaw_Open");
		mapping.setScale(0.5);
		character.getChannelMap().add(mapping);
		project.getCharacters().add(character);
		SolveRecipe recipe = NEW.createSolveRecipe();
		recipe.setBackendId("embedded");
		recipe.setModelId("default");
		recipe.setDevice("cpu");
		recipe.setProvider("CPU");
		recipe.setAudioLength(800);
		recipe.setCreatedBy("Facewright 0.1.0");
		recipe.getValues().add(value("strength", "1.2"));
		project.getRecipes().add(recipe);
		ExportPreset preset = NEW.createExportPreset();
		preset.setName("game");
		preset.setExporterId("livelink-csv");
		preset.setTarget("{take}.csv");
		preset.getValues().add(value("header", "true"));
		project.getPresets().add(preset);
		project.getTakes().add(take(asset, character, recipe));
		return file;
	}

	private static Take take(AudioAsset asset, Character character, SolveRecipe recipe) {
		Take take = NEW.createTake();
		take.setName("Line 1");
		take.setTranscript("Hi, you.");
		take.setAudio(asset);
		take.setAudioStart(10);
		take.setLength(300);
		take.setSpeech(Stored.of(lanes()));
		Marker marker = NEW.createMarker();
		marker.setFrame(7);
		marker.setLength(3);
		marker.setLabel("breath");
		marker.setColour("#336699");
		marker.setComment("in the middle of the word");
		take.getMarkers().add(marker);
		Track track = NEW.createTrack();
		track.setName("Face");
		track.setChannels(FEW);
		track.setCharacter(character);
		SolvedMotion solved = NEW.createSolvedMotion();
		solved.setClip(Stored.of(clip(FEW, 9000, 1)));
		solved.setRecipe(recipe);
		Layer base = layer("Solve", track);
		base.setContent(solved);
		base.getFilters().add(filter());
		KeyedMotion keyed = NEW.createKeyedMotion();
		keyed.setCurves(Stored.of(curves()));
		Layer hand = layer("Hand", track);
		hand.setContent(keyed);
		hand.setBlend(Blend.ADD);
		hand.setInfluence(0.75);
		hand.setMuted(true);
		hand.getChannelMask().add("jawOpen");
		hand.setInfluenceCurve(Stored.of(new KeyCurves(FrameRate.FPS_30, ChannelSet.weights(List.of("influence")),
				List.of(KeyCurve.linear(new int[] { 0, 10 }, new float[] { 0, 1 })))));
		PhoneEdit edit = NEW.createPhoneEdit();
		edit.setPhone("P");
		edit.setWord("papa");
		edit.setStart(0.5);
		edit.setEnd(0.6);
		edit.setStrength(1.5);
		PhoneEdits phones = NEW.createPhoneEdits();
		phones.getEdits().add(edit);
		layer("phones", track).setContent(phones);
		take.getTracks().add(track);
		return take;
	}

	static Layer layer(String name, Track track) {
		Layer layer = NEW.createLayer();
		layer.setName(name);
		track.getLayers().add(layer);
		return layer;
	}

	private static FilterUse filter() {
		FilterUse filter = NEW.createFilterUse();
		filter.setFilterId("studio.unheard-of");
		filter.setEnabled(false);
		filter.setAmount(0.25);
		filter.setRange(new FrameRange(3, 9));
		filter.getChannelMask().add("mouthClose");
		filter.getValues().add(value("strange", "a\tb\n\"c\" <d> ü"));
		return filter;
	}

	static ParameterValue value(String name, String text) {
		ParameterValue value = NEW.createParameterValue();
		value.setName(name);
		value.setText(text);
		return value;
	}

	static SpeechLanes lanes() {
		return new SpeechLanes(
				List.of(new Segment(0.1, 0.3, "Hi\\t,", 1), new Segment(0.3, 0.5, "tab\tand\nline", 0.5)),
				List.of(new Segment(0.1, 0.2, "h", 0.9), new Segment(0.2, 0.3, "aɪ", 1 / 3.0)));
	}

	static KeyCurves curves() {
		return KeyCurves.empty(FrameRate.FPS_30, ChannelSet.weights(List.of("jawOpen", "mouthClose"))).with(0,
				KeyCurve.of(new int[] { -5, 10, 4_000 }, new float[] { 0.1f, -2, 3 },
						new float[] { -1, 0.5f, 2, 0.25f, 0, 0, 0, 0, -3, 1, 0, 0 },
						new byte[] { (byte) Interpolation.BEZIER.ordinal(), 0, 1 }));
	}

	/** The first channel noise with a NaN, the second constant, the others noise that rests from frame 4096 on. */
	static MotionClip clip(ChannelSet channels, int frames, long seed) {
		Random random = new Random(seed);
		List<SampleColumn> columns = new ArrayList<>();
		float[] values = new float[frames];
		for (int channel = 0; channel < channels.size(); channel++) {
			for (int i = 0; i < frames; i++) {
				values[i] = channel > 1 && i >= 4096 ? 0.5f : random.nextFloat();
			}
			if (channel == 0 && frames > 5) {
				values[5] = Float.NaN;
			}
			columns.add(channel == 1 ? SampleColumn.constant(0.125f, frames) : SampleColumn.of(values));
		}
		return MotionClip.of(FrameRate.FPS_30, channels, columns);
	}

	/** Thirty minutes of the whole face at 60 frames a second, noise in every channel. */
	static ProjectFile long30() {
		ProjectFile file = ProjectFile.create("long", FrameRate.FPS_60);
		int frames = 30 * 60 * 60;
		Random random = new Random(1);
		List<SampleColumn> columns = new ArrayList<>();
		float[] values = new float[frames];
		for (int channel = 0; channel < Arkit.FACE.size(); channel++) {
			for (int i = 0; i < frames; i++) {
				values[i] = random.nextFloat();
			}
			columns.add(SampleColumn.of(values));
		}
		addTake(file.project(), "Long", MotionClip.of(FrameRate.FPS_60, Arkit.FACE, columns));
		return file;
	}

	static Layer addTake(Project project, String name, MotionClip clip) {
		Take take = NEW.createTake();
		take.setName(name);
		take.setLength(clip.frameCount());
		Track track = NEW.createTrack();
		track.setName("Face");
		track.setChannels(clip.channels());
		take.getTracks().add(track);
		SolvedMotion solved = NEW.createSolvedMotion();
		solved.setClip(Stored.of(clip));
		Layer layer = layer("Solve", track);
		layer.setContent(solved);
		project.getTakes().add(take);
		return layer;
	}

	/** 16-bit mono PCM at 16 kHz, a ramp. */
	static byte[] wav(int samples) {
		ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
		wav.put("RIFF".getBytes()).putInt(36 + 2 * samples).put("WAVEfmt ".getBytes()).putInt(16).putShort((short) 1)
				.putShort((short) 1).putInt(16000).putInt(32000).putShort((short) 2).putShort((short) 16)
				.put("data".getBytes()).putInt(2 * samples);
		for (int i = 0; i < samples; i++) {
			wav.putShort((short) (i * 37));
		}
		return wav.array();
	}
}
