package org.facewright.exchange.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.facewright.core.motion.Arkit;
import org.junit.jupiter.api.Test;

class FaceMeshTest {

	private final FaceMesh head = FaceMesh.head();

	@Test
	void hasAShapeForEveryArkitChannel() {
		assertThat(Arkit.FACE.names()).allSatisfy(name -> assertThat(head.shape(name).vertices()).isNotEmpty());
	}

	@Test
	void hasNoShapeForOtherNames() {
		assertThat(head.shape("earWiggle").vertices()).isEmpty();
	}

	@Test
	void trianglesReferToVerticesThatExist() {
		assertThat(Arrays.stream(head.triangles()).boxed()).isNotEmpty()
				.allMatch(vertex -> vertex >= 0 && vertex < head.vertexCount());
	}

	@Test
	void indicesOfAShapeRise() {
		for (String name : Arkit.FACE.names()) {
			assertThat(head.shape(name).vertices()).isSorted().doesNotHaveDuplicates();
		}
	}

	@Test
	void openJawLowersTheChinByCentimetres() {
		assertThat(lowest(0)).isLessThan(-9.5f);
		assertThat(lowest(0) - lowest(1)).isBetween(0.5f, 4f);
	}

	@Test
	void rightSideMirrorsTheLeft() {
		assertThat(mirroredSum("mouthSmileLeft")).usingComparatorWithPrecision(1e-3f)
				.containsExactly(sum("mouthSmileRight"));
	}

	@Test
	void leftLiesAtPositiveX() {
		FaceMesh.Shape blink = head.shape("eyeBlinkLeft");
		float[] points = head.points();
		assertThat(Arrays.stream(blink.vertices()).boxed()).allMatch(vertex -> points[3 * vertex] > 0);
	}

	private float lowest(float jawOpen) {
		float[] points = head.points();
		FaceMesh.Shape shape = head.shape("jawOpen");
		float lowest = 0;
		for (int i = 0; i < shape.vertices().length; i++) {
			lowest = Math.min(lowest, points[3 * shape.vertices()[i] + 1] + jawOpen * shape.offsets()[3 * i + 1]);
		}
		return lowest;
	}

	private float[] sum(String channel) {
		float[] sum = new float[3];
		float[] offsets = head.shape(channel).offsets();
		for (int i = 0; i < offsets.length; i++) {
			sum[i % 3] += offsets[i];
		}
		return sum;
	}

	private float[] mirroredSum(String channel) {
		float[] sum = sum(channel);
		sum[0] = -sum[0];
		return sum;
	}
}
