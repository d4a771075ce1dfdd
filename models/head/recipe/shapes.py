"""The 52 ARKit shapes as smooth fields over the parts of the head; centimetres at weight 1."""
import numpy as np

from mesh import LOWER_EDGE, MEET, UPPER_EDGE, gauss, lune, smooth
from shape import MOUTH, MOUTH_HALF_WIDTH

NAMES = ('eyeBlinkLeft eyeLookDownLeft eyeLookInLeft eyeLookOutLeft eyeLookUpLeft eyeSquintLeft eyeWideLeft eyeBlinkRight '
         'eyeLookDownRight eyeLookInRight eyeLookOutRight eyeLookUpRight eyeSquintRight eyeWideRight jawForward jawLeft '
         'jawRight jawOpen mouthClose mouthFunnel mouthPucker mouthLeft mouthRight mouthSmileLeft mouthSmileRight '
         'mouthFrownLeft mouthFrownRight mouthDimpleLeft mouthDimpleRight mouthStretchLeft mouthStretchRight '
         'mouthRollLower mouthRollUpper mouthShrugLower mouthShrugUpper mouthPressLeft mouthPressRight '
         'mouthLowerDownLeft mouthLowerDownRight mouthUpperUpLeft mouthUpperUpRight browDownLeft browDownRight browInnerUp '
         'browOuterUpLeft browOuterUpRight cheekPuff cheekSquintLeft cheekSquintRight noseSneerLeft noseSneerRight '
         'tongueOut').split()

HINGE = np.array([0, -1.2, 0.8])
JAW_DEGREES = 17.0
UPPER_SHARE = 0.32  # of the opening that the upper lip closes


def turned(points, centre, degrees, axis):
    """What a rotation adds; axis 0 turns y towards z."""
    a = np.radians(degrees)
    i, j = [(1, 2), (2, 0), (0, 1)][axis]
    q = points - centre
    out = np.zeros_like(q)
    out[:, i] = q[:, i] * (np.cos(a) - 1) - q[:, j] * np.sin(a)
    out[:, j] = q[:, i] * np.sin(a) + q[:, j] * (np.cos(a) - 1)
    return out


class Fields:
    """Masks of the skin that shapes are made of."""

    def __init__(self, part):
        self.p = p = part.points
        self.ring = ring = part.more['ring']
        around = part.more['around']
        self.s, self.e = np.sin(around), MOUTH_HALF_WIDTH * np.cos(around)
        b = np.maximum(ring, 0)
        self.depth = np.maximum(-ring, 0)
        t = np.clip(0.5 - 0.52 * self.s, 0, 1)
        self.lower = t * t * (3 - 2 * t)
        self.upper = 1 - self.lower
        self.open = np.clip(1 - np.abs(np.cos(around)) ** 2.2, 0, 1)
        low = np.exp(-((p[:, 1] - MOUTH[1]) / 0.75) ** 2)
        inside = (1 - smooth(self.depth, 0.5, 2.2)) * np.where(self.depth > 0.3, low, 1)
        self.lips = np.exp(-(b / 2.1) ** 2) * inside
        self.close = np.exp(-(b / 1.15) ** 2) * (1 - smooth(self.depth, 0.75, 2.6))
        line = -1.0 + (p[:, 2] - 0.5) * (-5.55 / 7.5)
        far = smooth(line - p[:, 1], -1.6, 2.1) * smooth(p[:, 2], -1.5, 2.6)
        under = (-6.9 - np.clip(p[:, 2] - 0.6, 0, 8) * 0.60) - p[:, 1]
        far = far * (1 - smooth(under, 0.3, 4.6))
        mix = smooth(b, 0.7, 3.6)
        self.jaw = (self.lower * (1 - mix) + far * mix) * (1 - smooth(self.depth, 4.5, 7.3))
        self.outside = np.where(ring >= 0, 1.0, np.exp(-(self.depth / 0.5) ** 2))

    def left(self, side, width=0.9):
        return smooth(side * self.p[:, 0], -width, width)

    def at(self, x, y, z, rx, ry, rz, side):
        return gauss(self.p, (side * x, y, z), (rx, ry, rz)) * self.outside


def move(amount, x=0.0, y=0.0, z=0.0):
    return np.asarray(amount)[:, None] * np.array([x, y, z])


def jaw_shapes(points, weight):
    open_ = turned(points, HINGE, JAW_DEGREES, 0) * weight[:, None]
    return {'jawOpen': open_, 'jawForward': move(weight, z=0.75, y=-0.05), 'jawLeft': move(weight, x=0.75),
            'jawRight': move(weight, x=-0.75)}


def skin_shapes(part):
    f = Fields(part)
    p, lips, s = f.p, f.lips, f.s
    out = jaw_shapes(p, f.jaw)
    corners = lips * (np.abs(f.e) / MOUTH_HALF_WIDTH) ** 2
    out['jawOpen'] = out['jawOpen'] + np.stack([-0.11 * f.e * lips, 0 * s, -0.10 * corners], 1)

    # The lips' distance that an open jaw makes, along the mouth; closing takes it back.
    contact = f.ring == 0
    def along(mask):
        order = np.argsort(f.e[mask])
        return f.e[mask][order], out['jawOpen'][mask][order]
    up, low = along(contact & (s >= -1e-9)), along(contact & (s <= 1e-9))
    apart = np.stack([np.interp(f.e, low[0], low[1][:, i]) - np.interp(f.e, up[0], up[1][:, i]) for i in range(3)], 1)
    b = np.maximum(f.ring, 0)
    near_low = (1 - smooth(b, 0.9, 4.2)) * (1 - smooth(f.depth, 0.75, 3.2))
    near_up = (1 - smooth(b, 0.6, 2.9)) * (1 - smooth(f.depth, 0.75, 3.2))
    out['mouthClose'] = np.where((s > 1e-9)[:, None], UPPER_SHARE * apart * near_up[:, None],
                                 -(1 - UPPER_SHARE) * apart * near_low[:, None]) * (np.abs(s) > 1e-9)[:, None]

    ahead = 1 - 0.35 * (f.e / MOUTH_HALF_WIDTH) ** 2
    narrow = -np.stack([f.e * lips, 0 * s, 0 * s], 1)
    out['mouthFunnel'] = narrow * 0.33 + move(lips * ahead, z=0.95) + move(lips * f.open * f.upper, y=0.40, z=0.15) \
        + move(lips * f.open * f.lower, y=-0.58, z=0.15)
    thin = np.exp(-(b / 1.5) ** 2) * np.minimum(b, 1.2) * s * (f.ring >= 0)
    out['mouthPucker'] = narrow * 0.44 + move(lips * ahead, z=1.0) + move(thin, y=-0.10) \
        + move(lips * f.open * f.close, z=0.16)
    for side, name in ((1, 'Left'), (-1, 'Right')):
        out['mouth' + name] = move(np.exp(-(b / 2.8) ** 2) * (1 - smooth(f.depth, 0.75, 3.2)), x=side * 0.95) \
            + move(lips * smooth(side * f.e, 0, 2.4), z=-0.25) + move(lips * smooth(-side * f.e, 0, 2.4), z=0.1)
        half = f.left(side, 1.2)
        reach = lips * (np.clip(side * f.e / MOUTH_HALF_WIDTH, 0, 1)) ** 1.5
        corner = np.maximum(reach, f.at(2.5, MOUTH[1], 8.2, 1.6, 1.5, 3, side) * 0.9)
        cheek = f.at(3.9, -3.7, 7.2, 1.9, 1.7, 3, side)
        fold = f.at(2.9, -5.3, 8.6, 0.65, 1.3, 3, side)
        out['mouthSmile' + name] = move(corner, x=side * 0.72, y=0.72, z=-0.55) + move(cheek, y=0.42, x=side * 0.12, z=0.38) \
            + move(f.at(3.1, -1.6, 7.6, 1.6, 0.9, 3, side), y=0.16, z=0.06) + move(fold, z=-0.10)
        out['mouthFrown' + name] = move(corner, x=side * 0.12, y=-0.75, z=-0.10) + move(
            f.at(2.4, -8.2, 8.2, 1.3, 1.2, 3, side), y=-0.18, z=0.10)
        out['mouthDimple' + name] = move(corner, x=side * 0.42, y=0.08, z=-0.50) + move(fold, x=side * 0.1, z=0.08)
        out['mouthStretch' + name] = move(corner, x=side * 0.80, y=-0.34, z=-0.38) + move(
            f.at(2.6, -8.8, 7.8, 2.2, 1.6, 4, side), y=-0.28, x=side * 0.15)
        out['mouthPress' + name] = (move(thin, y=-0.22) + move(lips * f.open * f.close, z=-0.20)) * half[:, None] + move(
            corner, x=side * 0.05, z=-0.10)
        under_lip = lips * f.open * f.lower
        spread = np.exp(-((side * f.e - 1.05) / 1.25) ** 2)
        out['mouthLowerDown' + name] = move(under_lip * spread, y=-0.85, z=-0.12, x=side * 0.06)
        above_lip = lips * f.open * f.upper
        out['mouthUpperUp' + name] = move(above_lip * spread, y=0.72, z=-0.05) + move(
            f.at(2.2, -4.4, 9.0, 1.2, 1.2, 3, side), y=0.26, z=0.12)
        squint = f.at(3.4, -1.7, 7.6, 1.9, 1.1, 3, side)
        out['cheekSquint' + name] = move(squint, y=0.40, z=0.22)
        wing = f.at(1.35, -3.7, 9.8, 0.9, 0.95, 1.6, side)
        out['noseSneer' + name] = move(wing, y=0.36, x=side * 0.10) + move(above_lip * spread, y=0.30) + move(
            f.at(1.5, -2.2, 9.0, 1.0, 1.6, 2.5, side), y=0.22, z=0.14) + move(
            f.at(1.1, 1.7, 8.4, 1.1, 1.0, 2, side), y=-0.15)
        out.update(brow_shapes(f.p, side, name, f.outside))
        out['eyeSquint' + name] = move(f.at(3.2, -1.0, 7.9, 1.7, 0.8, 3, side), y=0.22, z=0.08)
        out['eyeBlink' + name] = move(f.at(3.2, -0.95, 7.9, 1.6, 0.6, 3, side), y=0.06) + move(
            f.at(3.2, 1.5, 8.0, 1.7, 0.6, 3, side), y=-0.10)
        out['eyeWide' + name] = move(f.at(3.2, 1.7, 8.0, 1.9, 0.8, 3, side), y=0.14)
    vermilion = np.clip(1 - smooth(part.more['q'], 0.7, 1.7), 0, 1) * (1 - smooth(f.depth, 0.05, 0.75))
    profile = np.clip(b / 0.5, 0, 1) * vermilion
    for name, mask, sign in (('Lower', f.lower * (s < 0), 1), ('Upper', f.upper * (s > 0), -1)):
        rolled = mask * f.open
        out['mouthRoll' + name] = move(rolled * vermilion, z=-0.30) + move(rolled * profile, y=sign * 0.30, z=-0.20) + move(
            mask * lips * f.open, z=-0.05)
    chin = f.at(0, -9.1, 9.2, 1.9, 1.5, 2.5, 1)
    pushed = f.open * f.close
    out['mouthShrugLower'] = move(chin, y=0.55, z=0.18) + move(lips * f.open * f.lower, y=0.34, z=0.22) + move(
        lips * f.open * f.upper, y=0.34, z=0.06)
    out['mouthShrugLower'] *= np.where(f.depth > 0, 1 - smooth(f.depth, 0.4, 1.5), 1)[:, None]
    out['mouthShrugUpper'] = move(lips * f.open * f.upper, y=0.36, z=0.24) + move(pushed * f.upper, z=0.08)
    puff = sum(f.at(3.9, -5.9, 6.6, 2.3, 2.2, 3.2, side)[:, None] * np.array([side * 0.95, 0.0, 0.55]) for side in (1, -1))
    out['cheekPuff'] = puff + move(lips * f.outside * (f.ring > 0), z=0.14)
    out['browInnerUp'] = brow_inner(f.p, f.outside)
    out['tongueOut'] = move(lips * f.open * f.lower * f.close, y=-0.12) + move(lips * f.open * f.upper * f.close, y=0.06)
    return out


def brow_inner(p, mask=1.0):
    m = mask * (smooth(p[:, 2], 3, 6))
    return move(m * np.exp(-(p[:, 0] / 2.3) ** 2 - ((p[:, 1] - 2.5) / 1.6) ** 2), y=0.95, z=0.10) + move(
        m * np.exp(-(p[:, 0] / 2.3) ** 2 - ((p[:, 1] - 5.0) / 1.3) ** 2), y=0.25, z=0.10)


def brow_shapes(p, side, name, mask=1.0):
    front = mask * smooth(p[:, 2], 2, 5)
    down = front * gauss(p[:, :2], (side * 2.2, 2.35), (2.1, 1.25))
    outer = front * gauss(p[:, :2], (side * 4.5, 2.4), (1.9, 1.5))
    return {'browDown' + name: move(down, x=-side * 0.18, y=-0.62, z=0.16),
            'browOuterUp' + name: move(outer, x=side * 0.05, y=0.85, z=0.04)}


def brow_part(part):
    out = {'browInnerUp': brow_inner(part.points)}
    for side, name in ((1, 'Left'), (-1, 'Right')):
        out.update(brow_shapes(part.points, side, name))
        out['eyeWide' + name] = move(gauss(part.points, (side * 3.2, 1.7, 8.0), (1.9, 0.8, 3)), y=0.14)
        out['eyeBlink' + name] = move(gauss(part.points, (side * 3.2, 1.5, 8.0), (1.7, 0.6, 3)), y=-0.10)
        out['noseSneer' + name] = move(gauss(part.points, (side * 1.1, 1.7, 8.4), (1.1, 1.0, 2)), y=-0.15)
    return out


def eye_shapes(part):
    side = part.more['side']
    name = 'Left' if side > 0 else 'Right'
    c, p = part.more['centre'], part.points
    return {'eyeLookUp' + name: turned(p, c, -24, 0), 'eyeLookDown' + name: turned(p, c, 26, 0),
            'eyeLookIn' + name: turned(p, c, -side * 32, 1), 'eyeLookOut' + name: turned(p, c, side * 32, 1)}


def lid_shapes(part):
    m = part.more
    side, upper = m['side'], m['upper']
    name = 'Left' if side > 0 else 'Right'
    edge = UPPER_EDGE + 2.5 * np.sin(m['length']) if upper else LOWER_EDGE

    def to(degrees):
        return lune(m['radius'], m['length'], m['lam'] + np.radians(degrees) * m['weight'], side) - part.points
    one = np.ones(len(part.points))
    return {'eyeBlink' + name: to((MEET - edge) * one), 'eyeWide' + name: to((9 if upper else -3) * one),
            'eyeSquint' + name: to((-10 if upper else 9) * one), 'eyeLookDown' + name: to((-15 if upper else -7) * one),
            'eyeLookUp' + name: to((9 if upper else 5) * one), 'cheekSquint' + name: to((0 if upper else 7) * one),
            'mouthSmile' + name: to((0 if upper else 3) * one)}


def tongue_shapes(part):
    u = part.more['along']
    out = jaw_shapes(part.points, 0.45 + 0.55 * smooth(u, 0.1, 0.7))
    t = smooth(u, 0.15, 1.0)
    out['tongueOut'] = move(t, z=3.6, y=0.18) + move(t ** 4, y=-0.9)
    return out


def of(part):
    """Shapes that move this part, by name."""
    if part.name == 'skin':
        return skin_shapes(part)
    if part.name == 'brows':
        return brow_part(part)
    if part.name == 'eyes':
        return eye_shapes(part)
    if part.name == 'lids':
        return lid_shapes(part)
    if part.name in ('teeth', 'gums'):
        return jaw_shapes(part.points, part.more['jaw']) if part.more['jaw'][0] else {}
    return tongue_shapes(part) if part.name == 'tongue' else {}
