"""Writes ../head.glb: the head with its 52 shapes, positions and shapes as 16-bit fractions of the node's scale.

    python3 make.py            needs numpy; about ten seconds; the same bytes every time
"""
import json
import os
import struct

import numpy as np

import mesh
import shapes
import stills

SCALE = 0.25  # metres that 1.0 stands for
LEAST = 0.002  # centimetres; what moves less is left out
MATERIALS = [('skin', ('skin', 'lids', 'ears'), 0.58), ('brows', ('brows',), 0.95), ('eyes', ('eyes',), 0.06),
             ('teeth', ('teeth',), 0.22), ('mouth', ('gums', 'tongue'), 0.35)]


def whole(parts):
    """Groups by material: points, triangles, colours, gloss and shapes."""
    groups = []
    for material, names, roughness in MATERIALS:
        points, triangles, colours, gloss, moves, offset = [], [], [], [], {n: [] for n in shapes.NAMES}, 0
        for part in parts:
            if part.name in names:
                own = shapes.of(part)
                unknown = set(own) - set(shapes.NAMES)
                if unknown:
                    raise ValueError('no such shape: %s' % unknown)
                points.append(part.points)
                triangles.append(part.triangles + offset)
                colours.append(part.colours)
                gloss.append(part.gloss)
                for name in shapes.NAMES:
                    moves[name].append(own.get(name, np.zeros_like(part.points)))
                offset += len(part.points)
        groups.append((material, roughness, np.concatenate(points), np.concatenate(triangles), np.concatenate(colours),
                       np.concatenate(gloss), {n: np.concatenate(m) for n, m in moves.items()}))
    return groups


class Glb:
    def __init__(self):
        self.bytes, self.views, self.accessors = bytearray(), [], []

    def view(self, data, target=None, stride=None):
        self.bytes += b'\0' * (-len(self.bytes) % 4)
        view = {'buffer': 0, 'byteOffset': len(self.bytes), 'byteLength': len(data)}
        if stride:
            view['byteStride'] = stride
        if target:
            view['target'] = target
        self.bytes += data
        self.views.append(view)
        return len(self.views) - 1

    def accessor(self, **fields):
        self.accessors.append(fields)
        return len(self.accessors) - 1


def rows(values, kind):
    """Rows filled up to a multiple of four bytes."""
    size = np.dtype(kind).itemsize * values.shape[1]
    room = (-size % 4) // np.dtype(kind).itemsize
    return np.pad(values, ((0, 0), (0, room))).astype(kind).tobytes(), size + room * np.dtype(kind).itemsize


def write(groups, path):
    glb, primitives = Glb(), []
    for index, (_, _, points, triangles, colours, _, moves) in enumerate(groups):
        count = len(points)
        q = np.round(points * 0.01 / SCALE * 32767).astype(int)
        data, stride = rows(q, '<i2')
        position = glb.accessor(bufferView=glb.view(data, 34962, stride), componentType=5122, normalized=True, count=count,
                                type='VEC3', min=q.min(0).tolist(), max=q.max(0).tolist())
        data, stride = rows(np.round(stills.normals(points, triangles) * 127), 'i1')
        normal = glb.accessor(bufferView=glb.view(data, 34962, stride), componentType=5120, normalized=True, count=count,
                              type='VEC3')
        data, stride = rows(np.round(np.clip(colours, 0, 1) ** 2.2 * 65535), '<u2')
        colour = glb.accessor(bufferView=glb.view(data, 34962, stride), componentType=5123, normalized=True, count=count,
                              type='VEC3')
        indices = glb.accessor(bufferView=glb.view(triangles.astype('<u2').tobytes(), 34963), componentType=5123,
                               count=triangles.size, type='SCALAR')
        targets = []
        for name in shapes.NAMES:
            moved = np.where(np.linalg.norm(moves[name], axis=1) > LEAST)[0]
            fields = {'componentType': 5122, 'normalized': True, 'count': count, 'type': 'VEC3'}
            least, most = [0] * 3, [0] * 3
            if len(moved):
                d = np.round(moves[name][moved] * 0.01 / SCALE * 32767).astype(int)
                least, most = np.minimum(d.min(0), 0).tolist(), np.maximum(d.max(0), 0).tolist()
                places = glb.view(moved.astype('<u2').tobytes())
                fields['sparse'] = {'count': len(moved), 'indices': {'bufferView': places, 'componentType': 5123},
                                    'values': {'bufferView': glb.view(d.astype('<i2').tobytes())}}
            targets.append({'POSITION': glb.accessor(min=least, max=most, **fields)})
        primitives.append({'attributes': {'POSITION': position, 'NORMAL': normal, 'COLOR_0': colour}, 'indices': indices,
                           'material': index, 'targets': targets})
    glb.bytes += b'\0' * (-len(glb.bytes) % 4)
    document = {
        'asset': {'version': '2.0', 'generator': 'Facewright head recipe'},
        'extensionsUsed': ['KHR_mesh_quantization'], 'extensionsRequired': ['KHR_mesh_quantization'],
        'scene': 0, 'scenes': [{'nodes': [0]}], 'nodes': [{'name': 'head', 'mesh': 0, 'scale': [SCALE] * 3}],
        'materials': [{'name': name, 'pbrMetallicRoughness': {'metallicFactor': 0, 'roughnessFactor': rough}}
                      for name, rough, *_ in groups],
        'meshes': [{'name': 'head', 'primitives': primitives, 'weights': [0] * 52,
                    'extras': {'targetNames': shapes.NAMES}}],
        'accessors': glb.accessors, 'bufferViews': glb.views, 'buffers': [{'byteLength': len(glb.bytes)}]}
    text = json.dumps(document, separators=(',', ':')).encode()
    text += b' ' * (-len(text) % 4)
    with open(path + '.part', 'wb') as file:
        file.write(struct.pack('<III', 0x46546C67, 2, 28 + len(text) + len(glb.bytes)))
        file.write(struct.pack('<II', len(text), 0x4E4F534A) + text)
        file.write(struct.pack('<II', len(glb.bytes), 0x004E4942) + glb.bytes)
    os.replace(path + '.part', path)


if __name__ == '__main__':
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'head.glb')
    write(whole(mesh.build()), target)
    print('%s: %d bytes' % (os.path.normpath(target), os.path.getsize(target)))
