"""Triangles of the head: skin with lips and the inside of the mouth, ears, brows, eyes, lids, teeth, gums, tongue."""
import numpy as np

import shape
from shape import EYE, EYE_RADIUS, LID_RADIUS, MOUTH, MOUTH_HALF_WIDTH

SKIN = np.array([0.83, 0.655, 0.565])
LIPS = np.array([0.72, 0.44, 0.42])
FLESH = np.array([0.56, 0.24, 0.24])
DARK = np.array([0.10, 0.03, 0.03])
HAIR = np.array([0.25, 0.185, 0.15])
TEETH = np.array([0.93, 0.90, 0.84])
TONGUE = np.array([0.70, 0.36, 0.37])
WHITE = np.array([0.90, 0.89, 0.87])
IRIS = np.array([0.28, 0.42, 0.47])


def smooth(x, lo, hi):
    t = np.clip((x - lo) / (hi - lo), 0, 1)
    return t * t * (3 - 2 * t)


def gauss(p, centre, radius):
    return np.exp(-(((p - np.asarray(centre)) / np.asarray(radius)) ** 2).sum(-1))


class Part:
    """Vertices and triangles; further arrays, one value or row per vertex, belong to it by name."""

    def __init__(self, name, points, triangles, colours, gloss, **more):
        self.name, self.points, self.triangles = name, points, triangles
        self.colours, self.gloss, self.more = colours, np.broadcast_to(gloss, len(points)).copy(), more


def grid(rows, columns, closed, flip=False):
    r, c = np.meshgrid(np.arange(rows - 1), np.arange(columns if closed else columns - 1), indexing='ij')
    a, b = (r * columns + c).ravel(), (r * columns + (c + 1) % columns).ravel()
    t = np.concatenate([np.stack([a, b, a + columns], 1), np.stack([b, b + columns, a + columns], 1)])
    return t[:, ::-1] if flip else t


def angles(count):
    """Around the mouth, symmetric, denser towards nose and eyes than below and behind; starts at the left corner."""
    fine = np.linspace(0, np.pi / 2, 2000)
    density = 1.0 + 0.9 * np.exp(-((fine - np.pi / 2) / 0.55) ** 2) + 0.5 * np.exp(-((fine) / 0.3) ** 2)
    whole = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    upper = np.interp(np.linspace(0, 1, count // 4 + 1), whole / whole[-1], fine)
    density = 1.0 + 0.5 * np.exp(-((fine) / 0.3) ** 2)
    whole = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    lower = np.interp(np.linspace(0, 1, count // 4 - 7), whole / whole[-1], fine)
    half = np.concatenate([upper, np.pi - upper[-2::-1]])
    under = np.concatenate([lower, np.pi - lower[-2::-1]])
    return np.concatenate([half, -under[-2:0:-1]])


def skin():
    phi = angles(104)
    lips = np.array([0, 0.05, 0.11, 0.18, 0.27, 0.37, 0.48, 0.60, 0.73, 0.87, 1.02, 1.2])
    face = np.concatenate([np.arange(1.42, 11.5, 0.265), 11.5 + np.cumsum(np.linspace(0.40, 1.55, 22))])
    rows = np.concatenate([lips, face])
    rows = np.minimum(rows, np.pi * 10.4 - 0.02)
    b, f = np.meshgrid(rows, phi, indexing='ij')
    mu = np.arcsinh(b / MOUTH_HALF_WIDTH)
    near = 1 - smooth(b, 2.0, 8.5)
    x = MOUTH_HALF_WIDTH * np.cosh(mu) * np.cos(f)
    y = b * np.sin(f)
    x = x + 0 * y
    target = np.stack([x, y + MOUTH[1]], -1)
    centre = np.array([0, -3.0, 0.0])
    axis = np.array([0, MOUTH[1] - centre[1], 9.6])
    axis /= np.linalg.norm(axis)
    up = np.cross(axis, [1, 0, 0])
    flat = np.stack([x, y], -1).reshape(-1, 2).copy()
    for turn in range(7):
        rho = np.linalg.norm(flat, axis=1)
        alpha = np.minimum(rho / 10.4, np.pi)
        where = flat / np.maximum(rho, 1e-9)[:, None]
        direction = (np.cos(alpha)[:, None] * axis + np.sin(alpha)[:, None] * (
            where[:, :1] * [1, 0, 0] + where[:, 1:] * up))
        points = shape.march(centre, direction)
        if turn < 6:
            miss = target.reshape(-1, 2) - points[:, :2]
            flat += miss * near.reshape(-1)[:, None] * 0.8
    p = points.reshape(b.shape + (3,))

    # Lips: two soft rolls that meet in a crease, thinner towards the corners.
    s = np.sin(f)
    inward = np.abs(np.cos(f))
    full = np.clip(1 - inward ** 2.6, 0, 1) ** 0.75
    bow = 1 - 0.16 * np.exp(-(p[..., 0] / 0.3) ** 2) + 0.05 * np.exp(-((np.abs(p[..., 0]) - 0.62) / 0.4) ** 2)
    border = np.where(s >= 0, 0.74 * bow, 0.98)
    q = b / border
    roll = np.sqrt(np.clip(1 - ((q - 0.42) / 0.66) ** 2, 0, 1))
    amount = full * roll * np.where(s >= 0, 0.42, 0.50) * smooth(q, -0.12, 0.25)
    lift = 0.10 * smooth(np.abs(p[..., 0]), 1.6, 2.6) * (1 - smooth(b, 0.3, 2.2))
    p = p + lift[..., None] * [0, 1, 0]
    amount += 0.10 * np.exp(-((q - 1.12) / 0.22) ** 2) * full * (s >= 0)
    amount -= 0.20 * np.exp(-(b / 0.12) ** 2) * (0.45 + 0.55 * full)
    amount -= 0.16 * gauss(np.stack([np.abs(p[..., 0]), p[..., 1]], -1), (2.72, MOUTH[1]), (0.38, 0.40))
    amount -= 0.13 * np.exp(-(p[..., 0] / 0.27) ** 2 - ((q - 1.75) / 0.7) ** 2) * (s >= 0)
    outward = p * [1, 0, 1] - [0, 0, 3.2]
    outward /= np.linalg.norm(outward, axis=-1)[..., None]
    p = p + amount[..., None] * outward
    for turn in range(14):
        nose = gauss(p * [1, 1, 0] + [0, 4.45, 0], (0, 0, 0), (1.5, 0.62, 1))
        much = 0.55 * smooth(b, 1.1, 1.9) if turn < 3 else 0.6 * nose * smooth(b, 1.3, 1.7)
        mean = (np.roll(p, 1, 1) + np.roll(p, -1, 1)) / 4
        mean[1:-1] += (p[:-2] + p[2:]) / 4
        mean[0], mean[-1] = p[0], p[-1]
        p = p + (mean - p) * much[..., None]
    p[0, :, 1] += np.where(s[0] > 1e-6, 0.012, np.where(s[0] < -1e-6, -0.012, 0))

    # Inside: along the lips, out into the cheeks in front of the teeth, then back to the throat.
    contact = p[0]
    inner, lengths = [], []
    back = [(0.10, -0.012), (0.26, -0.008), (0.46, 0.07), (0.62, 0.28), (0.66, 0.65), (0.72, 1.10), (1.3, 1.55), (2.4, 2.05),
            (4.0, 2.2), (5.6, 1.8), (6.8, 1.0), (7.2, 0.2)]
    wide = [1.0, 1.0, 1.0, 1.0, 1.02, 1.08, 1.22, 1.32, 1.30, 1.15, 0.7, 0.12]
    for i, (depth, height) in enumerate(back):
        ring = contact.copy()
        taper = np.sqrt(np.clip(1 - np.abs(np.cos(phi)) ** 3, 0, 1)) if i < 5 else np.abs(np.sin(phi))
        ring[:, 0] *= wide[i]
        ring[:, 1] = contact[:, 1] + (height - 0.012) * np.sign(np.round(np.sin(phi), 6)) * taper
        deep = smooth(depth, 0.7, 2.6)
        ring[:, 2] = (contact[:, 2] - depth) * (1 - deep) + (9.0 - depth) * deep
        inner.append(ring)
        lengths.append(-depth)
    inside = np.array(inner[::-1])
    all_rows = np.concatenate([inside.reshape(-1, 3), p.reshape(-1, 3)])
    count = len(inner)
    ring = np.concatenate([np.repeat(lengths[::-1], len(phi)), b.reshape(-1)])
    around = np.concatenate([np.tile(phi, count), f.reshape(-1)])
    total = len(rows) + count
    triangles = grid(total, len(phi), True, flip=True)
    # the ends: throat and the back of the head
    points = np.concatenate([all_rows, [all_rows[:len(phi)].mean(0), all_rows[-len(phi):].mean(0)]])
    ring = np.concatenate([ring, [-7.4, rows[-1]]])
    around = np.concatenate([around, [np.pi / 2, np.pi / 2]])
    j = np.arange(len(phi))
    k = (j + 1) % len(phi)
    first, last = len(points) - 2, len(points) - 1
    end = (total - 1) * len(phi)
    triangles = np.concatenate([triangles, np.stack([j, k, np.full_like(j, first)], 1),
                                np.stack([end + k, end + j, np.full_like(j, last)], 1)])
    q_all = np.concatenate([np.zeros(count * len(phi)), q.reshape(-1), [0, 9]])
    return paint(points, triangles, ring, around, q_all)


def paint(points, triangles, ring, around, q):
    x, y, z = np.abs(points[:, 0]), points[:, 1], points[:, 2]
    colours = np.tile(SKIN, (len(points), 1))

    def tint(amount, colour):
        nonlocal colours
        colours = colours * (1 - amount[:, None]) + colour * amount[:, None]
    p = np.stack([x, y, z], 1)
    out = ring >= 0
    tint(0.34 * gauss(p, (4.2, -2.6, 7.0), (2.1, 1.8, 3.0)), np.array([0.82, 0.47, 0.41]))
    tint(0.30 * gauss(p, (0, -3.4, 11.2), (1.5, 1.0, 1.6)), np.array([0.80, 0.44, 0.39]))
    tint(0.22 * gauss(p, (0, -9.4, 9.0), (1.5, 1.0, 1.5)), np.array([0.82, 0.50, 0.43]))
    tint(0.33 * gauss(p, (3.1, 0.2, 8.0), (2.0, 1.25, 2.0)), np.array([0.62, 0.40, 0.36]))
    tint(0.62 * gauss(p, (0.55, -4.32, 10.0), (0.30, 0.20, 0.80)), np.array([0.28, 0.10, 0.09]))
    hairline = 7.1 - 0.055 * x * x - 0.9 * np.exp(-((x - 3.9) / 1.2) ** 2)
    head = smooth(y - hairline, -0.7, 1.3) * smooth(z, -1, 1)
    side = smooth(0.9 - z + 0.12 * (y + 1) + 1.4 * smooth(y, 2.0, 5.5), -0.4, 1.0)
    nape = smooth(y + 6.3 + 0.5 * np.maximum(z + 4, 0), -0.9, 1.2)
    burn = smooth(y, -2.0, 0.5)
    scalp = np.maximum(head, side * nape * np.where(z > -2.5, burn, 1)) * out
    tint(0.80 * scalp, HAIR)
    vermilion = (1 - smooth(q, 0.93, 1.10)) * out * (1 - smooth(x, 2.25, 2.75))
    tint(0.88 * vermilion, LIPS)
    tint(0.5 * np.exp(-(ring / 0.10) ** 2), np.array([0.38, 0.13, 0.13]))
    inside = smooth(-ring, -0.05, 0.3)
    tint(inside, FLESH)
    tint(smooth(-ring, 0.6, 4.2), DARK)
    gloss = 0.12 + 0.22 * vermilion + 0.1 * inside - 0.10 * scalp
    return Part('skin', points, triangles, colours, gloss, ring=ring, around=around, q=q)


def eyes(side):
    rings, around = 26, 32
    polar = np.concatenate([[0, 3, 7, 10.8, 11.8, 14, 18, 22, 26.6, 27.8, 29.4, 32], np.linspace(37, 178, rings - 12)])
    polar = np.radians(polar)
    f = np.linspace(0, 2 * np.pi, around, endpoint=False)
    a, g = np.meshgrid(polar, f, indexing='ij')
    bulge = EYE_RADIUS + 0.07 * (1 - smooth(np.degrees(a), 12, 36))
    p = np.stack([np.sin(a) * np.cos(g), np.sin(a) * np.sin(g), np.cos(a)], -1) * bulge[..., None]
    deg = np.degrees(a)[..., None]
    streak = 0.5 + 0.5 * np.sin(g * 17 + 2 * np.sin(5 * g))[..., None]
    iris = IRIS * (0.72 + 0.35 * streak) * (0.75 + 0.5 * smooth(deg, 12, 24))
    colour = np.where(deg < 11.3, np.array([0.03, 0.03, 0.035]), np.where(deg < 27.2, iris, WHITE))
    colour = np.where((deg > 25.5) & (deg < 29.0), np.array([0.13, 0.17, 0.19]) + 0 * colour, colour)
    colour = colour * (1 - 0.35 * smooth(deg, 55, 90)) + np.array([0.30, 0.12, 0.11]) * 0.35 * smooth(deg, 55, 90)
    shade = 1 - 0.38 * smooth(p[..., 1] / EYE_RADIUS, 0.02, 0.42)
    centre = EYE * [side, 1, 1]
    return Part('eyes', p.reshape(-1, 3) + centre, grid(rings, around, True, flip=True), (colour * shade[..., None]).reshape(-1, 3),
                0.95, centre=centre, side=side)


UPPER_EDGE, LOWER_EDGE, MEET = 23.0, -17.0, -12.0


def lune(r, s, lam, side):
    p = np.stack([r * np.sin(s), r * np.cos(s) * np.sin(lam), r * np.cos(s) * np.cos(lam)], -1)
    p[:, 1] += 0.07 * p[:, 0]
    return (p + EYE) * [side, 1, 1]


def lids(side):
    """Two lunes of a ball whose poles are the corners of the eye; row 0 is the edge, the last row lies in the socket."""
    parts = []
    for upper in (True, False):
        sign = 1 if upper else -1
        edge = UPPER_EDGE if upper else LOWER_EDGE
        steps = np.array([-0.0, 0.0, 0.7, 2.2, 4.5, 8, 12, 17, 23, 30, 38, 48, 60, 75])
        radius = LID_RADIUS + np.array([-0.115, -0.02, 0.0, 0.005, 0, 0, 0, 0, 0, 0, 0, -.01, -.03, -.06])
        lengths = np.radians(np.linspace(-86, 86, 33))
        row, s = np.meshgrid(np.arange(len(steps)), lengths, indexing='ij')
        lam = np.radians(edge + sign * steps[row] + (2.5 * np.sin(s) if upper else 0.0))
        r = radius[row]
        p = lune(r.reshape(-1), s.reshape(-1), lam.reshape(-1), side)
        colour = np.tile(SKIN * [0.92, 0.86, 0.855], (len(p), 1))
        rows = row.reshape(-1)
        lash = (rows <= 3) if upper else (rows <= 1)
        colour[lash] = (HAIR * 0.75) if upper else SKIN * [0.72, 0.55, 0.52]
        # towards the socket a lid takes on the colours of the skin around it
        fade = smooth(rows.astype(float), 3, 8)[:, None]
        q = np.abs(p) * [1, 0, 0] + p * [0, 1, 1]
        around = np.tile(SKIN, (len(p), 1))
        for amount, centre, radius, tone in ((0.34, (4.2, -2.6, 7.0), (2.1, 1.8, 3.0), (0.82, 0.47, 0.41)),
                                             (0.33, (3.1, 0.2, 8.0), (2.0, 1.25, 2.0), (0.62, 0.40, 0.36))):
            share = amount * (1 if upper else 0.4) * gauss(q, centre, radius)[:, None]
            around = around * (1 - share) + np.array(tone) * share
        if not upper:  # it leans back from the light
            fade, around = smooth(rows.astype(float), 1, 4)[:, None], np.minimum(around * [1.06, 1.07, 1.08], 1)
        colour = colour * (1 - fade) + around * fade
        outward = upper == (side > 0)
        parts.append(Part('lids', p, grid(len(steps), len(lengths), False, flip=not outward),
                          colour, 0.12, weight=np.clip(1 - steps[rows] / 75, 0, 1), upper=upper, side=side,
                          lam=lam.reshape(-1), length=s.reshape(-1), radius=r.reshape(-1)))
    return parts


def brows(side, skin_march):
    """Strips that lie on the brow ridge, thick in the middle."""
    n, m = 22, 5
    u, v = np.meshgrid(np.linspace(0, 1, n), np.linspace(-1, 1, m), indexing='ij')
    x = 1.05 + 4.1 * u
    y = 2.02 + 0.72 * np.sin(np.clip(u * 1.28, 0, 1.6) * 1.35) - 0.62 * u ** 3.2
    thick = 0.30 * np.clip(np.sin(np.pi * (0.16 + 0.80 * u)), 0.05, 1) ** 0.8
    y = y + v * thick
    start = np.stack([x * side, y, np.full_like(x, 16)], -1).reshape(-1, 3)
    p = skin_march(start)
    lift = (0.10 * (1 - v ** 2) - 0.02).reshape(-1)
    n_out = np.stack([0.35 * side + 0 * lift, 0.15 + 0 * lift, 1 + 0 * lift], 1)
    p = p + lift[:, None] * n_out
    shade = 0.85 + 0.25 * np.sin(37 * u + 9 * v).reshape(-1)[:, None]
    return Part('brows', p, grid(n, m, False, flip=side > 0), HAIR * 0.85 * shade, 0.02)


def ear(side):
    """A shell: rim, fold and lobe as a relief on a tilted disc."""
    rings, around = 14, 36
    r, f = np.meshgrid(np.linspace(0, 1, rings), np.linspace(0, 2 * np.pi, around, endpoint=False), indexing='ij')
    c, s = np.cos(f), np.sin(f)
    wide = 1.62 * (1 + 0.22 * s) * (1 - 0.10 * c)
    high = 3.05
    v, u = r * s * high, r * c * wide
    rim = np.exp(-((r - 0.86) / 0.115) ** 2) * smooth(-c + 0.65 * np.abs(s) + 0.35, 0.0, 0.5) * smooth(s, -0.95, -0.45)
    fold = np.exp(-((r - 0.55) / 0.12) ** 2) * smooth(-c, -0.2, 0.6) * smooth(s, -0.9, 0.2)
    bowl = np.exp(-(((u - 0.25) / 0.62) ** 2 + ((v + 0.35) / 0.85) ** 2))
    tragus = np.exp(-(((u - 1.0) / 0.30) ** 2 + ((v + 0.35) / 0.50) ** 2))
    lobe = np.exp(-(((u - 0.2) / 0.8) ** 2 + ((v + 2.4) / 0.8) ** 2))
    out = 0.62 + 0.42 * rim + 0.30 * fold - 0.62 * bowl + 0.42 * tragus + 0.16 * lobe
    out = out - 0.75 * smooth(r, 0.93, 1.0) + 0.55 * smooth(-u, -0.6, 1.4)
    forward = u * 0.97 - 0.16 * v * 0.9 - 0.2 * out
    p = np.stack([6.55 + out * 0.95 + 0.05 * v - 0.12 * u, v * 0.98 - 0.75, forward - 0.9 + 0.12 * u], -1).reshape(-1, 3)
    shade = (1 - 0.42 * np.clip(bowl, 0, 1) - 0.18 * np.exp(-((r - 0.70) / 0.07) ** 2) * smooth(-c, -0.6, 0.4))
    colour = (SKIN * [1.0, 0.90, 0.88])[None, None] * shade[..., None]
    p *= [side, 1, 1]
    return Part('ears', p, grid(rings, around, True, flip=side > 0)[:, ::-1], colour.reshape(-1, 3), 0.10)


def arch(x, front, wide, length):
    """Depth of a dental arch at a distance from the middle."""
    return front - length * (np.abs(x) / wide) ** 2.3


def tooth_row(upper):
    parts, gap = [], 0.03
    widths = [0.86, 0.68, 0.76, 0.70, 0.68, 0.95] if upper else [0.54, 0.58, 0.66, 0.70, 0.72, 0.98]
    heights = [1.0, 0.90, 1.02, 0.85, 0.78, 0.72] if upper else [0.80, 0.80, 0.90, 0.80, 0.72, 0.68]
    front, wide, length = (8.50, 2.95, 4.3) if upper else (8.18, 2.75, 4.1)
    edge = MOUTH[1] + (-0.10 if upper else -0.16)
    for side in (1, -1):
        at = np.array([0.0, arch(0, front, wide, length)])
        s_along = np.linspace(0, 2.94, 4000)
        line = np.stack([s_along, arch(s_along, front, wide, length)], 1)
        run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
        start = gap / 2
        for i, (w, h) in enumerate(zip(widths, heights)):
            middle = start + w / 2
            centre = np.array([np.interp(middle, run, line[:, 0]), np.interp(middle, run, line[:, 1])])
            ahead = np.array([np.interp(middle + 0.1, run, line[:, 0]), np.interp(middle + 0.1, run, line[:, 1])])
            along = (ahead - centre) / np.linalg.norm(ahead - centre)
            out = np.array([-along[1], along[0]])
            start += w + gap
            thick = 0.26 + 0.14 * i / 2
            rows, cols = 9, 12
            t, f = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 2 * np.pi, cols, endpoint=False), indexing='ij')
            c, s = np.cos(f), np.sin(f)
            box = lambda v, e: np.sign(v) * np.abs(v) ** e
            taper = np.where(t < 0.84, 0.82 + 0.18 * t / 0.84, np.sqrt(np.clip(1 - ((t - 0.84) / 0.165) ** 2, 0, 1)) ** 0.55)
            thin = np.where(i < 3, 1 - 0.55 * t, 1 - 0.10 * t) * np.where(t > 0.95, 0.4, 1)
            lx = box(c, 0.55) * w / 2 * taper
            lz = box(s, 0.7) * thick * thin
            ly = t * h
            px = centre[0] + lx * along[0] + lz * out[0] - 0.05 * out[0] * t
            pz = centre[1] + lx * along[1] + lz * out[1] - (0.14 if upper else 0.0) * (1 - t)
            py = edge + h - ly if upper else edge - h + ly
            p = np.stack([px * side, py + 0 * px, pz], -1).reshape(-1, 3)
            flip = (side > 0) == upper
            shade = (0.80 + 0.20 * smooth(t, 0.05, 0.35)) * (1.0 - 0.085 * i)
            colour = TEETH[None, None] * shade[..., None] * np.where(t < 0.12, 0.92, 1.0)[..., None]
            parts.append(Part('teeth', p, grid(rows, cols, True, flip=not flip), colour.reshape(-1, 3), 0.8,
                              jaw=np.full(len(p), 0.0 if upper else 1.0)))
    # gums: a soft band along the necks of the teeth
    n, m = 49, 9
    s, t = np.meshgrid(np.linspace(-1, 1, n), np.linspace(0, 2 * np.pi, m, endpoint=False), indexing='ij')
    x = 2.62 * s
    z = arch(x, front, wide, length)
    slope = np.gradient(arch(2.62 * s[:, 0], front, wide, length), 2.62 * s[:, 0])
    n_out = np.stack([-slope, np.ones_like(slope)], 1)
    n_out /= np.linalg.norm(n_out, axis=1)[:, None]
    scallop = 0.05 * np.cos(x * 2 * np.pi / 0.78)
    cy = edge + (1.28 if upper else -1.10) + (scallop if upper else -scallop)
    py = cy + 0.42 * np.cos(t)
    rz = 0.33 * np.sin(t)
    p = np.stack([x + rz * n_out[:, :1], py, z - 0.12 + rz * n_out[:, 1:]], -1).reshape(-1, 3)
    colour = np.tile(np.array([0.66, 0.32, 0.33]), (len(p), 1)) * (1 - 0.4 * np.abs(x.reshape(-1, 1)) / 2.7)
    parts.append(Part('gums', p, grid(n, m, True, flip=False), colour, 0.6, jaw=np.full(len(p), 0.0 if upper else 1.0)))
    return parts


def tongue():
    n, m = 26, 20
    u, f = np.meshgrid(np.linspace(0, 1, n), np.linspace(0, 2 * np.pi, m, endpoint=False), indexing='ij')
    back = np.clip(1 - u, 0, 1)
    width = 1.95 * np.sqrt(np.clip(1 - (np.clip((u - 0.35) / 0.655, 0, 1)) ** 2.6, 0, 1)) * (0.8 + 0.2 * smooth(u, 0, 0.35))
    height = 0.62 * np.sqrt(np.clip(1 - u ** 3.5, 0, 1)) + 0.05 * (1 - u)
    x = width * np.cos(f)
    y = height * np.sin(f) + MOUTH[1] - 0.75 + 0.28 * np.sin(np.pi * np.clip(back * 1.1, 0, 1)) - 0.25 * u ** 2
    y = y - 0.16 * np.exp(-(x / 0.22) ** 2) * (np.sin(f) > 0) * smooth(u, 0.1, 0.3) * (1 - smooth(u, 0.8, 1.0))
    z = 1.6 + 6.05 * u
    p = np.stack([x, y, z], -1).reshape(-1, 3)
    shade = (0.35 + 0.65 * smooth(u, 0.15, 0.75)).reshape(-1)[:, None]
    return Part('tongue', p, grid(n, m, True, flip=False), TONGUE * shade, 0.55, along=u.reshape(-1))


def build():
    def onto(start):
        t = np.zeros(len(start))
        for _ in range(90):
            t += np.clip(0.7 * shape.head(start + t[:, None] * [0, 0, -1]), -0.6, 0.6)
        return start + t[:, None] * [0, 0, -1]
    parts = [skin()]
    for side in (1, -1):
        parts += [eyes(side), *lids(side), brows(side, onto), ear(side)]
    parts += tooth_row(True) + tooth_row(False) + [tongue()]
    return parts


def signed_volume(part):
    a, b, c = (part.points[part.triangles[:, i]] for i in range(3))
    return np.einsum('ij,ij->i', a, np.cross(b, c)).sum() / 6
