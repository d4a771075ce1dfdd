package org.facewright.motion.a2f.internal.pack;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Settings of a face as its package ships them. Lengths in centimetres, times in seconds, angles in degrees.
 *
 * @param sourceShot  shot of the table of implicit emotions; empty where the network takes none
 * @param sourceFrame frame of that shot
 */
public record FaceConfig(double inputStrength, double lowerSmoothing, double upperSmoothing, double lowerStrength,
		double upperStrength, double maskLevel, double maskSoftness, double skinStrength, double blinkStrength,
		double eyelidOpenOffset, double lipOpenOffset, double tongueStrength, double tongueHeight, double tongueDepth,
		double teethStrength, double teethHeight, double teethDepth, double eyesStrength, double saccadeStrength,
		double rightEyeX, double rightEyeY, double leftEyeX, double leftEyeY, int saccadeSeed, String sourceShot,
		int sourceFrame) {

	/** @throws IOException when a key is missing or no number */
	static FaceConfig read(Path path, boolean regression) throws IOException {
		JsonFile c = JsonFile.read(path).part("config");
		return new FaceConfig(c.number("input_strength"), c.number("lower_face_smoothing"),
				c.number("upper_face_smoothing"), c.number("lower_face_strength"), c.number("upper_face_strength"),
				c.number("face_mask_level"), c.number("face_mask_softness"), c.number("skin_strength"),
				c.number("blink_strength"), c.number("eyelid_open_offset"), c.number("lip_open_offset"),
				c.number("tongue_strength"), c.number("tongue_height_offset"), c.number("tongue_depth_offset"),
				c.number("lower_teeth_strength"), c.number("lower_teeth_height_offset"),
				c.number("lower_teeth_depth_offset"), c.number("eyeballs_strength"), c.number("saccade_strength"),
				c.number("right_eye_rot_x_offset"), c.number("right_eye_rot_y_offset"),
				c.number("left_eye_rot_x_offset"), c.number("left_eye_rot_y_offset"),
				c.integer("eye_saccade_seed", 0, Integer.MAX_VALUE), regression ? c.text("source_shot") : "",
				regression ? c.integer("source_frame", 0, Integer.MAX_VALUE) : 0);
	}
}
