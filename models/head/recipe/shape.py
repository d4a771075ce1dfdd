"""The neutral head as a signed distance: ellipsoids and round cones, joined softly. Centimetres, y up, the face along +z.

Nothing here was measured from anybody's mesh; the numbers are proportions of a grown-up head, set by eye.
"""
import numpy as np

MOUTH = np.array([0.0, -6.55, 0.0])
MOUTH_HALF_WIDTH = 2.45
EYE = np.array([3.15, 0.25, 6.72])
EYE_RADIUS = 1.29
LID_RADIUS = 1.41


def ellipsoid(p, centre, radii):
    q = (p - np.asarray(centre)) / np.asarray(radii)
    k0 = np.linalg.norm(q, axis=-1)
    k1 = np.linalg.norm(q / np.asarray(radii), axis=-1)
    return k0 * (k0 - 1) / np.maximum(k1, 1e-6)


def cone(p, a, b, ra, rb):
    """A capsule whose radius goes from ra to rb."""
    a, b = np.asarray(a, float), np.asarray(b, float)
    t = np.clip(((p - a) @ (b - a)) / ((b - a) @ (b - a)), 0, 1)
    return np.linalg.norm(p - a - t[..., None] * (b - a), axis=-1) - (ra + (rb - ra) * t)


def join(a, b, k):
    h = np.maximum(k - np.abs(a - b), 0) / k
    return np.minimum(a, b) - h * h * h * k / 6


def cut(a, b, k):
    return -join(-a, b, k)


def head(p):
    """Distance to the skin without lips; the sides are alike."""
    p = np.array(p, float)
    p[..., 0] = np.abs(p[..., 0])
    d = ellipsoid(p, (0, 4.0, -1.1), (7.5, 7.5, 9.5))
    d = join(d, ellipsoid(p, (0, 3.9, 2.4), (6.3, 5.2, 6.2)), 2.5)
    d = join(d, ellipsoid(p, (0, -2.4, 2.2), (6.0, 7.6, 6.3)), 2.5)
    d = join(d, ellipsoid(p, (3.6, -1.8, 4.75), (2.5, 1.9, 2.75)), 2.6)
    d = join(d, cone(p, (4.75, -5.6, 0.6), (1.5, -9.2, 6.3), 1.25, 1.25), 3.0)
    d = join(d, ellipsoid(p, (0, -6.3, 5.6), (3.5, 3.1, 3.85)), 2.2)
    d = join(d, ellipsoid(p, (0, -9.25, 7.0), (1.75, 1.45, 2.05)), 1.9)
    d = join(d, cone(p, (0, -5, -2.6), (0, -22, -3.9), 4.4, 5.1), 3.2)
    d = join(d, cone(p, (0.7, 1.95, 7.75), (4.6, 2.35, 5.75), 0.95, 0.8), 1.6)
    d = cut(d, ellipsoid(p, EYE + [0.0, 0.12, 1.75], (1.55, 0.80, 1.22)), 1.25)
    d = cut(d, ellipsoid(p, (1.75, 0.35, 9.3), (0.55, 0.9, 1.2)), 1.2)
    d = join(d, ellipsoid(p, (3.25, -1.5, 6.0), (2.2, 1.25, 2.0)), 1.1)
    d = join(d, cone(p, (0, 1.5, 7.75), (0, -2.9, 10.45), 0.6, 0.72), 1.3)
    d = join(d, ellipsoid(p, (0, -3.2, 8.9), (1.5, 1.2, 1.5)), 1.2)
    d = join(d, ellipsoid(p, (0, -3.3, 10.75), (0.92, 0.85, 0.95)), 0.7)
    d = join(d, ellipsoid(p, (1.12, -3.72, 9.75), (0.66, 0.62, 0.95)), 0.45)
    d = join(d, cone(p, (0, -3.95, 10.75), (0, -4.35, 9.4), 0.38, 0.4), 0.5)
    d = cut(d, cone(p, (0, -5.0, 10.15), (0, -5.9, 10.55), 0.34, 0.4), 0.5)
    d = cut(d, ellipsoid(p, (0, -8.05, 10.0), (2.2, 0.55, 0.95)), 1.3)
    return cut(d, p[..., 1] + 17.5, 2.0)


def march(origin, direction, distance=head):
    """Where rays that come in towards the origin meet the skin."""
    t = np.full(len(direction), 26.0)
    for _ in range(90):
        t -= np.clip(0.7 * distance(origin + t[:, None] * direction), -0.6, 0.6)
        t = np.maximum(t, 0.5)
    return origin + t[:, None] * direction
