package org.facewright.exchange.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small head with a shape for each of the 52 ARKit channels, computed and not modelled: just enough for a viewer
 * to show what a take does. Centimetres, y up, the face looks along +z, its left side lies at +x. The same numbers on every
 * machine.
 */
public final class FaceMesh {

	/**
	 * What a channel of weight 1 adds to the neutral head.
	 *
	 * @param vertices rising indices of the vertices that move
	 * @param offsets  x, y, z for each of them, centimetres
	 */
	public record Shape(int[] vertices, float[] offsets) {
	}

	private record Point(double x, double y, double z) {

		Point plus(double dx, double dy, double dz) {
			return new Point(x + dx, y + dy, z + dz);
		}

		Point minus(Point other) {
			return new Point(x - other.x, y - other.y, z - other.z);
		}

		Point times(double factor) {
			return new Point(x * factor, y * factor, z * factor);
		}
	}

	private enum Part {
		SKIN,
		BROW,
		UPPER_LID,
		LOWER_LID,
		EYE,
		CAVITY,
		UPPER_TEETH,
		LOWER_TEETH,
		TONGUE
	}

	/**
	 * @param lower  0…1, how far the vertex belongs to the jaw
	 * @param lip    1 on the lips and in the mouth, 0 away from them
	 * @param below  whether it lies below the line between the lips
	 * @param lidRow 1 at the edge of a lid, 0 where it is fixed
	 * @param side   +1 left, -1 right, 0 neither; only for parts of an eye
	 */
	private record Vertex(Point at, Part part, double lower, double lip, boolean below, double lidRow, int side) {
	}

	private static final Point MOUTH = new Point(0, -5, 0);
	private static final double MOUTH_HALF_WIDTH = 2.4;
	private static final Point LEFT_EYE = new Point(3.2, 2.2, 7.1);
	private static final double EYE_RADIUS = 1.25;
	private static final double LID_RADIUS = 1.45;
	private static final double UPPER_EDGE = 24;
	private static final double LOWER_EDGE = -28;
	private static final Point JAW_HINGE = new Point(0, -0.5, -1);

	private static final int AROUND = 40;
	private static final int FACE_RINGS = 12;
	private static final int BACK_RINGS = 4;

	private static final int SKIN_COLOUR = 0xD9A98C;
	private static final int LIP_COLOUR = 0xB5625C;
	private static final int DARK_COLOUR = 0x3A1010;
	private static final int TEETH_COLOUR = 0xF0EBDD;
	private static final int TONGUE_COLOUR = 0xC86A6A;
	private static final int BROW_COLOUR = 0x3C2A1E;
	private static final int EYE_COLOUR = 0xF4F4F0;
	private static final int IRIS_COLOUR = 0x3E6A8A;
	private static final int PUPIL_COLOUR = 0x0A0A0A;

	private static final FaceMesh HEAD = new FaceMesh();

	private final List<Vertex> vertices = new ArrayList<>();
	private final List<Integer> colours = new ArrayList<>();
	private final List<int[]> triangles = new ArrayList<>();
	private final Map<String, Shape> shapes = new HashMap<>();

	private FaceMesh() {
		buildSkin();
		for (int side = 1; side >= -1; side -= 2) {
			buildEye(side);
			buildLid(side, Part.UPPER_LID, UPPER_EDGE, 80);
			buildLid(side, Part.LOWER_LID, LOWER_EDGE, -70);
			buildBrow(side);
		}
		buildTeeth(Part.UPPER_TEETH, -4.55, -3.6, 0);
		buildTeeth(Part.LOWER_TEETH, -6.1, -5.25, 1);
		buildTongue();
		buildShapes();
	}

	/** The one head there is. */
	public static FaceMesh head() {
		return HEAD;
	}

	public int vertexCount() {
		return vertices.size();
	}

	/** x, y, z per vertex, centimetres. */
	public float[] points() {
		float[] points = new float[3 * vertices.size()];
		for (int i = 0; i < vertices.size(); i++) {
			put(vertices.get(i).at, points, 3 * i);
		}
		return points;
	}

	/** Three vertices per triangle, counter-clockwise seen from outside. */
	public int[] triangles() {
		return triangles.stream().flatMapToInt(Arrays::stream).toArray();
	}

	/** One colour per vertex, 0xRRGGBB. */
	public int[] colours() {
		return colours.stream().mapToInt(Integer::intValue).toArray();
	}

	/** What a channel does to the head; nothing when it is none of ARKit's. */
	public Shape shape(String channel) {
		return shapes.getOrDefault(channel, new Shape(new int[0], new float[0]));
	}

	private static void put(Point point, float[] into, int at) {
		into[at] = rounded(point.x);
		into[at + 1] = rounded(point.y);
		into[at + 2] = rounded(point.z);
	}

	/** Rounded to 10 micrometres, so that files stay short and no difference in the last bit shows. */
	private static float rounded(double centimetres) {
		return (float) (Math.rint(centimetres * 1000) / 1000 + 0.0);
	}

	private int add(Vertex vertex, int colour) {
		vertices.add(vertex);
		colours.add(colour);
		return vertices.size() - 1;
	}

	private static double sin(double degrees) {
		return StrictMath.sin(StrictMath.toRadians(degrees));
	}

	private static double cos(double degrees) {
		return StrictMath.cos(StrictMath.toRadians(degrees));
	}

	private static double bell(double x, double y) {
		return StrictMath.exp(-(x * x + y * y));
	}

	/** Depth of the face at a place seen from the front. */
	private static double depth(double x, double y) {
		double width = y < 0 ? 7.6 * (1 + 0.02 * y) : 7.6;
		double egg = 9.2 * Math.sqrt(Math.max(0.02, 1 - x * x / (width * width) - y * y / 121));
		double nose = 2.3 * bell(x / 1.2, (y + 1.3) / 1.7) + 0.9 * bell(x / 0.9, (y - 1.2) / 2);
		double sockets = 1.1 * (bell((x - LEFT_EYE.x) / 1.7, (y - LEFT_EYE.y) / 1.3)
				+ bell((x + LEFT_EYE.x) / 1.7, (y - LEFT_EYE.y) / 1.3));
		double mouth = 0.9 * bell(x / 2.8, (y - MOUTH.y) / 2);
		double chin = 0.8 * bell(x / 1.8, (y + 8.8) / 1.4);
		return egg + nose - sockets + mouth + chin;
	}

	/**
	 * Rings around the mouth: two into it, three across the lips, then outwards to the outline of the face and round
	 * the back of the head.
	 */
	private void buildSkin() {
		List<int[]> rings = new ArrayList<>();
		for (int ring = -2; ring <= 2 + FACE_RINGS + BACK_RINGS; ring++) {
			int[] indices = new int[AROUND];
			for (int i = 0; i < AROUND; i++) {
				// half a step off, so that no vertex lies on the line between the lips
				indices[i] = add(skin(ring, (i + 0.5) * 360 / AROUND), skinColour(ring));
			}
			rings.add(indices);
		}
		for (int ring = 0; ring + 1 < rings.size(); ring++) {
			join(rings.get(ring), rings.get(ring + 1), true);
		}
		Point back = new Point(0, -0.5, -8.5);
		int pole = add(new Vertex(back, Part.SKIN, 0, 0, false, 0, 0), SKIN_COLOUR);
		fan(rings.getLast(), pole, true);
		int throat = add(new Vertex(new Point(0, MOUTH.y, 4.4), Part.CAVITY, 0.5, 1, false, 0, 0), DARK_COLOUR);
		fan(rings.getFirst(), throat, false);
	}

	private static int skinColour(int ring) {
		return ring < 0 ? DARK_COLOUR : ring < 2 ? LIP_COLOUR : SKIN_COLOUR;
	}

	private static Vertex skin(int ring, double angle) {
		double c = cos(angle);
		double s = sin(angle);
		boolean below = s < 0;
		double jaw = below ? Math.sqrt(-s) : 0;
		if (ring < 0) {
			double open = ring == -1 ? 0.75 : 0.9;
			double z = ring == -1 ? 6.8 : 5.4;
			Point inside = new Point(MOUTH_HALF_WIDTH * 0.9 * c, MOUTH.y + open * s, z);
			return new Vertex(inside, Part.CAVITY, jaw, 1, below, 0, 0);
		}
		if (ring <= 2) {
			Point lip = lip(ring, c, s);
			return new Vertex(lip, Part.SKIN, jaw, 1 - ring * 0.2, below, 0, 0);
		}
		Point rim = lip(2, c, s);
		if (ring <= 2 + FACE_RINGS) {
			double part = (ring - 2.0) / FACE_RINGS;
			double x = rim.x + part * (7 * c - rim.x);
			double y = rim.y + part * (-0.4 + 9.7 * s - rim.y);
			return new Vertex(new Point(x, y, depth(x, y)), Part.SKIN, jaw * (1 - 0.25 * part),
					Math.max(0, 0.6 - 2 * part), below, 0, 0);
		}
		double turn = 90.0 * (ring - 2 - FACE_RINGS) / (BACK_RINGS + 1);
		double edge = depth(7 * c, -0.4 + 9.7 * s);
		Point behind = new Point(7.3 * c * cos(turn), -0.4 + 9.9 * s * cos(turn),
				edge * (1 - sin(turn)) - 8.5 * sin(turn));
		return new Vertex(behind, Part.SKIN, jaw * 0.5 * cos(turn) * cos(turn), 0, below, 0, 0);
	}

	/** @param ring 0 where the lips meet, 1 their crest, 2 their outer edge */
	private static Point lip(int ring, double c, double s) {
		double height = s > 0 ? 0.5 : 0.6;
		double x = (MOUTH_HALF_WIDTH + 0.1 * ring) * c;
		double y = MOUTH.y + (0.02 + height * ring) * s;
		double fullness = (ring == 1 ? 0.45 : ring == 0 ? 0.15 : 0) * Math.abs(s);
		return new Point(x, y, depth(x, y) + fullness);
	}

	private void join(int[] inner, int[] outer, boolean closed) {
		int last = closed ? inner.length : inner.length - 1;
		for (int i = 0; i < last; i++) {
			int next = (i + 1) % inner.length;
			triangles.add(new int[] { inner[i], outer[i], outer[next] });
			triangles.add(new int[] { inner[i], outer[next], inner[next] });
		}
	}

	/** @param outward whether the pole lies outside of the ring as the rings are counted */
	private void fan(int[] ring, int pole, boolean outward) {
		for (int i = 0; i < ring.length; i++) {
			int next = (i + 1) % ring.length;
			triangles.add(outward ? new int[] { ring[i], pole, ring[next] } : new int[] { pole, ring[i], ring[next] });
		}
	}

	private static Point eye(int side) {
		return new Point(side * LEFT_EYE.x, LEFT_EYE.y, LEFT_EYE.z);
	}

	private void buildEye(int side) {
		double[] polar = { 14, 30, 34, 65, 95 };
		int[] ringColours = { PUPIL_COLOUR, IRIS_COLOUR, EYE_COLOUR, EYE_COLOUR, EYE_COLOUR };
		Point centre = eye(side);
		int pole = add(new Vertex(centre.plus(0, 0, EYE_RADIUS), Part.EYE, 0, 0, false, 0, side), PUPIL_COLOUR);
		int[] inner = {};
		for (int ring = 0; ring < polar.length; ring++) {
			int[] outer = new int[12];
			for (int i = 0; i < outer.length; i++) {
				double around = 360.0 * i / outer.length;
				Point at = centre.plus(EYE_RADIUS * sin(polar[ring]) * cos(around),
						EYE_RADIUS * sin(polar[ring]) * sin(around), EYE_RADIUS * cos(polar[ring]));
				outer[i] = add(new Vertex(at, Part.EYE, 0, 0, false, 0, side), ringColours[ring]);
			}
			if (ring == 0) {
				fan(outer, pole, false);
			} else {
				join(inner, outer, true);
			}
			inner = outer;
		}
	}

	/** A patch of a sphere around the eye, from its edge to where it is fixed. */
	private void buildLid(int side, Part part, double edge, double fixed) {
		int[] before = {};
		for (int row = 0; row < 5; row++) {
			int[] indices = new int[9];
			for (int i = 0; i < indices.length; i++) {
				double across = -80 + 160.0 * i / (indices.length - 1);
				// the edges meet in the corners of the eye
				double level = (edge + (fixed - edge) * row / 4) * (row == 0 ? 0.35 + 0.65 * cos(across) : 1);
				indices[i] = add(new Vertex(onLid(side, across, level), part, 0, 0, false, 1 - row / 4.0, side),
						SKIN_COLOUR);
			}
			if (row > 0) {
				boolean upward = part == Part.UPPER_LID;
				join(upward ? reversed(before) : before, upward ? reversed(indices) : indices, false);
			}
			before = indices;
		}
	}

	private static int[] reversed(int[] values) {
		int[] result = new int[values.length];
		for (int i = 0; i < values.length; i++) {
			result[i] = values[values.length - 1 - i];
		}
		return result;
	}

	private static Point onLid(int side, double across, double level) {
		return eye(side).plus(LID_RADIUS * sin(across) * cos(level), LID_RADIUS * sin(level),
				LID_RADIUS * cos(across) * cos(level));
	}

	private void buildBrow(int side) {
		int[][] rows = new int[2][6];
		for (int row = 0; row < 2; row++) {
			for (int i = 0; i < 6; i++) {
				double x = side * (1.3 + 0.8 * i);
				double y = 4.2 + 0.5 * sin(i * 30.0) + (row == 0 ? 0.25 : -0.25) * (1 - 0.12 * i);
				rows[row][i] = add(
						new Vertex(new Point(x, y, depth(x, y) + 0.35), Part.BROW, 0, 0, false, 0, side), BROW_COLOUR);
			}
		}
		join(side > 0 ? rows[0] : rows[1], side > 0 ? rows[1] : rows[0], false);
	}

	private void buildTeeth(Part part, double from, double to, double jaw) {
		int[][] rows = new int[2][9];
		for (int row = 0; row < 2; row++) {
			for (int i = 0; i < 9; i++) {
				double x = -1.8 + 0.45 * i;
				Point at = new Point(x, row == 0 ? from : to, 7.2 - 0.25 * x * x);
				rows[row][i] = add(new Vertex(at, part, jaw, 0, jaw > 0, 0, 0), TEETH_COLOUR);
			}
		}
		join(reversed(rows[0]), reversed(rows[1]), false);
	}

	private void buildTongue() {
		Point centre = new Point(0, -5.7, 5.5);
		int tip = add(new Vertex(centre.plus(0, 0, 1.5), Part.TONGUE, 1, 0, true, 0, 0), TONGUE_COLOUR);
		int[] inner = {};
		for (int ring = 1; ring <= 3; ring++) {
			int[] outer = new int[10];
			for (int i = 0; i < outer.length; i++) {
				double around = 36.0 * i;
				Point at = centre.plus(1.3 * sin(30.0 * ring) * cos(around), 0.35 * sin(30.0 * ring) * sin(around),
						1.5 * cos(30.0 * ring));
				outer[i] = add(new Vertex(at, Part.TONGUE, 1, 0, true, 0, 0), TONGUE_COLOUR);
			}
			if (ring == 1) {
				fan(outer, tip, false);
			} else {
				join(inner, outer, true);
			}
			inner = outer;
		}
	}

	// Shapes. Lengths are centimetres at weight 1; sizes are those of a lively face, not of anatomy.

	private void buildShapes() {
		shape("jawOpen", FaceMesh::jawOpen);
		shape("jawForward", vertex -> new Point(0, 0, 0.9).times(vertex.lower));
		shape("jawLeft", vertex -> new Point(0.9, 0, 0).times(vertex.lower));
		shape("jawRight", vertex -> new Point(-0.9, 0, 0).times(vertex.lower));
		shape("mouthClose", vertex -> jawOpen(vertex).times(isMouth(vertex) ? -vertex.lip : 0));
		shape("mouthFunnel", vertex -> around(vertex, -0.35, 0.5, 0.9));
		shape("mouthPucker", vertex -> around(vertex, -0.5, 0, 0.8));
		shape("mouthLeft", vertex -> new Point(0.9, 0, 0).times(nearMouth(vertex)));
		shape("mouthRight", vertex -> new Point(-0.9, 0, 0).times(nearMouth(vertex)));
		shape("mouthRollLower", vertex -> lips(vertex, true, 0.25, -0.7));
		shape("mouthRollUpper", vertex -> lips(vertex, false, -0.2, -0.7));
		shape("mouthShrugLower", vertex -> lips(vertex, true, 0.5, 0.4));
		shape("mouthShrugUpper", vertex -> lips(vertex, false, 0.5, 0.25));
		shape("browInnerUp", vertex -> new Point(0, 0.9, 0).times(pull(vertex, 1.1, 4.3, 1.5)
				+ pull(vertex, -1.1, 4.3, 1.5)));
		shape("cheekPuff", vertex -> new Point(0.9, 0, 0.7).times(pull(vertex, 4.2, -4.4, 2.2))
				.minus(new Point(0.9, 0, -0.7).times(pull(vertex, -4.2, -4.4, 2.2))));
		shape("tongueOut", vertex -> new Point(0, 0.2, 3.8).times(vertex.part == Part.TONGUE ? 1 : 0));
		sides();
	}

	private void sides() {
		both("mouthSmile", pulling(MOUTH_HALF_WIDTH, MOUTH.y, 1.7, 0.6, 0.9, -0.3));
		both("mouthFrown", pulling(MOUTH_HALF_WIDTH, MOUTH.y, 1.6, 0, -0.9, -0.1));
		both("mouthDimple", pulling(MOUTH_HALF_WIDTH, MOUTH.y, 1.3, 0.4, 0, -0.5));
		both("mouthStretch", pulling(MOUTH_HALF_WIDTH, MOUTH.y, 1.8, 0.9, -0.3, -0.2));
		both("mouthPress", vertex -> vertex.at.x < -0.4
				? new Point(0, 0, 0)
				: lips(vertex, vertex.below, vertex.below ? 0.18 : -0.15, -0.2));
		both("mouthLowerDown", vertex -> lips(vertex, true, -0.8, 0.1).times(nearLine(vertex, 1.2)));
		both("mouthUpperUp", vertex -> lips(vertex, false, 0.7, 0.1).times(nearLine(vertex, 1.2)));
		both("browDown", pulling(2.8, 4.3, 2.2, -0.2, -0.8, 0));
		both("browOuterUp", pulling(4.9, 4.5, 1.6, 0, 0.9, 0));
		both("cheekSquint", vertex -> plus(new Point(0, 0.5, 0.3).times(pull(vertex, 3.6, -0.4, 1.7)),
				lid(vertex, Part.LOWER_LID, 8)));
		both("noseSneer", pulling(1.2, -1.8, 1.1, 0, 0.6, 0.15));
		both("eyeBlink", vertex -> lid(vertex, Part.UPPER_LID, LOWER_EDGE - UPPER_EDGE));
		both("eyeSquint", vertex -> plus(lid(vertex, Part.UPPER_LID, -10), lid(vertex, Part.LOWER_LID, 14)));
		both("eyeWide", vertex -> plus(lid(vertex, Part.UPPER_LID, 16), lid(vertex, Part.LOWER_LID, -8)));
		both("eyeLookUp", vertex -> plus(gaze(vertex, 0, 26), lid(vertex, Part.UPPER_LID, 10)));
		both("eyeLookDown", vertex -> plus(gaze(vertex, 0, -26), lid(vertex, Part.UPPER_LID, -18)));
		both("eyeLookIn", vertex -> gaze(vertex, -30, 0));
		both("eyeLookOut", vertex -> gaze(vertex, 30, 0));
	}

	private interface Movement {
		Point of(Vertex vertex);
	}

	/** The same movement for the left side as written and for the right side mirrored. */
	private void both(String name, Movement left) {
		shape(name + "Left", left);
		shape(name + "Right", vertex -> mirror(left.of(mirror(vertex))));
	}

	private static Point mirror(Point point) {
		return new Point(-point.x, point.y, point.z);
	}

	private static Vertex mirror(Vertex vertex) {
		return new Vertex(mirror(vertex.at), vertex.part, vertex.lower, vertex.lip, vertex.below, vertex.lidRow,
				-vertex.side);
	}

	private void shape(String name, Movement movement) {
		List<Integer> moved = new ArrayList<>();
		float[] offset = new float[3];
		float[] offsets = new float[3 * vertices.size()];
		for (int i = 0; i < vertices.size(); i++) {
			put(movement.of(vertices.get(i)), offset, 0);
			if (offset[0] != 0 || offset[1] != 0 || offset[2] != 0) {
				System.arraycopy(offset, 0, offsets, 3 * moved.size(), 3);
				moved.add(i);
			}
		}
		shapes.put(name, new Shape(moved.stream().mapToInt(Integer::intValue).toArray(),
				Arrays.copyOf(offsets, 3 * moved.size())));
	}

	private static Point plus(Point a, Point b) {
		return a.plus(b.x, b.y, b.z);
	}

	private static boolean isMouth(Vertex vertex) {
		return vertex.part == Part.SKIN || vertex.part == Part.CAVITY;
	}

	/** Turned about the hinge under the ears. */
	private static Point jawOpen(Vertex vertex) {
		Point arm = vertex.at.minus(JAW_HINGE);
		Point turned = new Point(arm.x, arm.y * cos(17) - arm.z * sin(17), arm.y * sin(17) + arm.z * cos(17));
		return turned.minus(arm).times(vertex.lower);
	}

	/** 1 at the mouth, falling to 0 around it. */
	private static double nearMouth(Vertex vertex) {
		return isMouth(vertex) && vertex.at.z > 0
				? bell(vertex.at.x / 3.2, (vertex.at.y - MOUTH.y) / 1.9)
				: 0;
	}

	private static double nearLine(Vertex vertex, double x) {
		return bell((vertex.at.x - x) / 1.1, 0);
	}

	/** Draws the lips together, apart and forward. */
	private static Point around(Vertex vertex, double narrower, double apart, double forward) {
		double near = nearMouth(vertex);
		double lift = vertex.below ? -apart : apart;
		double middle = bell(vertex.at.x / 1.8, 0);
		return new Point(narrower * vertex.at.x * near, lift * middle * near * vertex.lip, forward * near);
	}

	/** Moves one lip and a little around it. */
	private static Point lips(Vertex vertex, boolean lower, double dy, double dz) {
		if (!isMouth(vertex) || vertex.below != lower) {
			return new Point(0, 0, 0);
		}
		double middle = bell(vertex.at.x / 1.9, 0);
		return new Point(0, dy, dz).times(vertex.lip * middle);
	}

	private static Movement pulling(double x, double y, double radius, double dx, double dy, double dz) {
		return vertex -> new Point(dx, dy, dz).times(pull(vertex, x, y, radius));
	}

	private static double pull(Vertex vertex, double x, double y, double radius) {
		boolean soft = vertex.part == Part.SKIN || vertex.part == Part.BROW || vertex.part == Part.CAVITY;
		return soft && vertex.at.z > 0 ? bell((vertex.at.x - x) / radius, (vertex.at.y - y) / radius) : 0;
	}

	/** Turns the left eye's lid up by some degrees at its edge. */
	private static Point lid(Vertex vertex, Part part, double degrees) {
		if (vertex.part != part || vertex.side < 0) {
			return new Point(0, 0, 0);
		}
		double across = Math.abs(vertex.at.x - LEFT_EYE.x) / LID_RADIUS;
		double inwards = 0.35 + 0.65 * Math.sqrt(Math.max(0, 1 - across * across));
		return turned(vertex.at, 0, degrees * vertex.lidRow * inwards);
	}

	/** Turns the left eyeball outwards and up. */
	private static Point gaze(Vertex vertex, double outwards, double up) {
		return vertex.part == Part.EYE && vertex.side > 0 ? turned(vertex.at, outwards, up) : new Point(0, 0, 0);
	}

	private static Point turned(Point at, double outwards, double up) {
		Point arm = at.minus(LEFT_EYE);
		Point lifted = new Point(arm.x, arm.y * cos(up) + arm.z * sin(up), arm.z * cos(up) - arm.y * sin(up));
		return new Point(lifted.x * cos(outwards) + lifted.z * sin(outwards), lifted.y,
				lifted.z * cos(outwards) - lifted.x * sin(outwards)).minus(arm);
	}
}
