package org.facewright.ui.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.facewright.api.render.Camera;
import org.junit.jupiter.api.Test;

class CameraTest {

	private static final Camera FRONT = new Camera(0.1f, 0.2f, 0.3f, 0, 0, 2, 0.6f);

	/** Where a point lies in the picture, -1…1 from left and below. */
	private static double[] seen(Camera camera, double x, double y, double z) {
		float[] m = new float[16];
		camera.viewProjection(1.5, m);
		double w = m[3] * x + m[7] * y + m[11] * z + m[15];
		return new double[] { (m[0] * x + m[4] * y + m[8] * z + m[12]) / w,
				(m[1] * x + m[5] * y + m[9] * z + m[13]) / w,
				(m[2] * x + m[6] * y + m[10] * z + m[14]) / w };
	}

	@Test
	void theTargetIsInTheMiddleFromEverywhere() {
		for (Camera camera : new Camera[] { FRONT, FRONT.orbit(1, 0.5), FRONT.orbit(-2.5, -1).zoom(0.3) }) {
			assertThat(seen(camera, 0.1, 0.2, 0.3)[0]).isCloseTo(0, within(1e-4));
			assertThat(seen(camera, 0.1, 0.2, 0.3)[1]).isCloseTo(0, within(1e-4));
		}
	}

	@Test
	void theEdgeOfTheFieldOfViewIsTheEdgeOfThePicture() {
		double edge = 2 * Math.tan(0.3);
		assertThat(seen(FRONT, 0.1, 0.2 + edge, 0.3)[1]).isCloseTo(1, within(1e-4));
		assertThat(seen(FRONT, 0.1 + 1.5 * edge, 0.2, 0.3)[0]).isCloseTo(1, within(1e-4));
	}

	@Test
	void aNarrowPictureSeesAsFarToTheSidesAsOneOfFourByFive() {
		float[] narrow = new float[16];
		float[] usual = new float[16];
		FRONT.viewProjection(0.4, narrow);
		FRONT.viewProjection(0.8, usual);
		assertThat(narrow[0]).isCloseTo(usual[0], within(1e-5f));
		assertThat(narrow[5]).isCloseTo(usual[5] / 2, within(1e-5f));
	}

	@Test
	void whatIsNearerHasLessDepth() {
		assertThat(seen(FRONT, 0.1, 0.2, 0.5)[2]).isLessThan(seen(FRONT, 0.1, 0.2, 0.3)[2]).isGreaterThan(-1);
	}

	@Test
	void turnedToTheLeftSideTheCameraStandsAtPlusX() {
		float[] eye = new float[3];
		FRONT.orbit(Math.PI / 2, 0).eye(eye);
		assertThat(eye[0]).isCloseTo(2.1f, within(1e-4f));
		assertThat(eye[2]).isCloseTo(0.3f, within(1e-4f));
	}

	@Test
	void pannedByTheHeightThePictureMovesByItsHeight() {
		Camera turned = FRONT.orbit(0.7, 0.4);
		assertThat(seen(turned.pan(0, 0.5), 0.1, 0.2, 0.3)[1]).isCloseTo(-1, within(1e-3));
		assertThat(seen(turned.pan(0.75, 0), 0.1, 0.2, 0.3)[0]).isCloseTo(-1, within(1e-3));
	}

	@Test
	void neverOverThePolesNorThroughTheFace() {
		assertThat(FRONT.orbit(0, 9).pitch()).isLessThan((float) (Math.PI / 2));
		assertThat(FRONT.zoom(1e-9).distance()).isPositive();
		assertThatThrownBy(() -> new Camera(0, 0, 0, 0, 0, 0, 0.5f)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void picturesLieSideBySideWithTheInsetAboveThem() {
		var places = ShotPlan.of(802, 400, Arrangement.SIDE_BY_SIDE, 0.5, false, true);
		assertThat(places).extracting(place -> place.frame().x()).containsExactly(0, 401, 247, 648);
		assertThat(places).extracting(ShotPlan.Place::inset).containsExactly(false, false, true, true);
		assertThat(places).extracting(ShotPlan.Place::other).containsExactly(false, true, false, true);
		assertThat(places).allMatch(place -> place.frame().x() + place.frame().width() <= 802);
		assertThat(ShotPlan.of(120, 120, Arrangement.ALONE, 0.5, false, true)).hasSize(1);
		assertThat(ShotPlan.of(0, 10, Arrangement.SWIPE, 0.5, false, true)).isEmpty();
	}

	@Test
	void aSwipeShowsBothFromOneCameraEachOnItsSideOfTheLine() {
		var places = ShotPlan.of(800, 400, Arrangement.SWIPE, 0.25, false, true);
		assertThat(places).extracting(place -> place.frame().width()).containsExactly(800, 800, 144, 144);
		assertThat(places).extracting(place -> place.clip().x()).containsExactly(0, 200, 646, 682);
		assertThat(places).extracting(place -> place.clip().width()).containsExactly(200, 600, 36, 108);
		assertThat(ShotPlan.of(800, 400, Arrangement.SWIPE, 0, false, false)).hasSize(1)
				.allMatch(ShotPlan.Place::other);
		assertThat(ShotPlan.of(800, 400, Arrangement.SWIPE, 0, true, false)).noneMatch(ShotPlan.Place::other);
	}

	@Test
	void anOverlayLaysTheSecondOverTheFirst() {
		var places = ShotPlan.of(400, 400, Arrangement.OVERLAY, 0.5, false, false);
		assertThat(places).extracting(ShotPlan.Place::ghost).containsExactly(false, true);
		assertThat(places).extracting(ShotPlan.Place::other).containsExactly(false, true);
	}
}
