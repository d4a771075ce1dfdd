"""Looks at the head without a graphics card: a small z-buffer renderer, and a sheet of poses.

    python3 stills.py ../head.glb sheet.png [POSE ...]
"""
import struct
import sys
import zlib

import numpy as np

LIGHTS = [((0.55, 0.55, 0.75), (1.0, 0.95, 0.88), 0.95), ((-0.9, 0.1, 0.45), (0.62, 0.74, 1.0), 0.38),
          ((-0.3, 0.6, -0.85), (1.0, 0.93, 0.85), 0.75)]
BACK = np.array([0.075, 0.083, 0.095])


def png(path, picture):
    rows = (np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8)
    height, width = rows.shape[:2]
    raw = b''.join(b'\0' + rows[y].tobytes() for y in range(height))

    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    with open(path, 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))
                   + chunk(b'IDAT', zlib.compress(raw, 6)) + chunk(b'IEND', b''))


def normals(points, triangles):
    a, b, c = (points[triangles[:, i]] for i in range(3))
    face = np.cross(b - a, c - a)
    out = np.zeros_like(points)
    for i in range(3):
        np.add.at(out, triangles[:, i], face)
    return out / np.maximum(np.linalg.norm(out, axis=1), 1e-9)[:, None]


def draw(points, triangles, colours, gloss, size=(360, 440), yaw=0.0, pitch=0.0, target=(0, -1.6, 0), span=26.0,
         eye=75.0):
    """A picture; span is the height in view in centimetres at the target."""
    width, height = size
    cy, sy, cp, sp = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch)
    turn = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]]) @ np.array([[cy, 0, -sy], [0, 1, 0], [sy, 0, cy]])
    p = (points - np.asarray(target)) @ turn.T
    n = normals(points, triangles) @ turn.T
    k = height / span * eye / (eye - p[:, 2])
    sx, sy_, z = width / 2 + p[:, 0] * k, height / 2 - p[:, 1] * k, p[:, 2]
    depth = np.full(width * height, -1e9)
    hit = np.full(width * height, -1)
    tx, ty = sx[triangles], sy_[triangles]
    lo_x, lo_y = np.floor(tx.min(1)).astype(int), np.floor(ty.min(1)).astype(int)
    reach = np.maximum(np.ceil(tx.max(1)) - lo_x, np.ceil(ty.max(1)) - lo_y).astype(int) + 1
    area = (tx[:, 1] - tx[:, 0]) * (ty[:, 2] - ty[:, 0]) - (tx[:, 2] - tx[:, 0]) * (ty[:, 1] - ty[:, 0])
    weights = np.zeros((width * height, 3))
    for side in sorted(set(2 ** int(np.ceil(np.log2(max(2, r)))) for r in np.unique(reach))):
        chosen = np.where((reach <= side) & (reach > side // 2 if side > 2 else reach <= side) & (area < -1e-9))[0]
        step = max(1, 2_000_000 // (side * side))
        for at in range(0, len(chosen), step):
            t = chosen[at:at + step]
            gx, gy = np.meshgrid(np.arange(side), np.arange(side))
            px = (lo_x[t][:, None] + gx.ravel()) + 0.5
            py = (lo_y[t][:, None] + gy.ravel()) + 0.5
            x0, x1, x2 = (tx[t, i][:, None] for i in range(3))
            y0, y1, y2 = (ty[t, i][:, None] for i in range(3))
            a = area[t][:, None]
            w1 = ((px - x0) * (y2 - y0) - (x2 - x0) * (py - y0)) / a
            w2 = ((x1 - x0) * (py - y0) - (px - x0) * (y1 - y0)) / a
            w0 = 1 - w1 - w2
            inside = (w0 >= -1e-6) & (w1 >= -1e-6) & (w2 >= -1e-6) & (px > 0) & (px < width) & (py > 0) & (py < height)
            ti, _ = np.where(inside)
            index = (py[inside] - 0.5).astype(int) * width + (px[inside] - 0.5).astype(int)
            w = np.stack([w0[inside], w1[inside], w2[inside]], 1)
            zz = (z[triangles[t[ti]]] * w).sum(1)
            order = np.argsort(zz)
            index, w, zz, tri = index[order], w[order], zz[order], t[ti][order]
            better = zz > depth[index]
            index, w, zz, tri = index[better], w[better], zz[better], tri[better]
            depth[index], hit[index], weights[index] = zz, tri, w
    seen = hit >= 0
    tri = triangles[hit[seen]]
    w = weights[seen][:, :, None]
    normal = (n[tri] * w).sum(1)
    normal /= np.maximum(np.linalg.norm(normal, axis=1), 1e-9)[:, None]
    colour = ((colours[tri] * w).sum(1)) ** 2.2
    shine = (gloss[tri][:, :, None] * w).sum(1)
    light = np.array([0.20, 0.21, 0.24]) * (0.6 + 0.4 * normal[:, 1:2])
    spec = 0
    for where, tint, power in LIGHTS:
        where = np.array(where) / np.linalg.norm(where)
        cosine = normal @ where
        wrap = np.stack([np.maximum((cosine + s) / (1 + s), 0) for s in (0.30, 0.16, 0.10)], 1)
        light = light + power * wrap * np.array(tint)
        half = where + [0, 0, 1]
        half /= np.linalg.norm(half)
        spec = spec + power * np.maximum(normal @ half, 0)[:, None] ** (12 + 120 * shine) * np.array(tint) * (
            0.05 + 0.5 * shine) * (cosine > 0)[:, None]
    out = np.tile(BACK, (width * height, 1))
    lit = colour * light + spec
    lit = lit * (2.51 * lit + 0.03) / (lit * (2.43 * lit + 0.59) + 0.14)
    out[seen] = np.clip(lit, 0, 1) ** (1 / 2.2)
    return out.reshape(height, width, 3)
