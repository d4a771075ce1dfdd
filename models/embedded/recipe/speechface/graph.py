"""Runs an exported ONNX graph with torch, operator by operator: what is measured is the file that ships."""

import json

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional

from . import features


def _slice(data, starts, ends, axes=None, steps=None):
    axes = range(len(starts)) if axes is None else axes.tolist()
    index = [slice(None)] * data.dim()
    strides = [1] * len(starts) if steps is None else steps.tolist()
    for axis, first, last, stride in zip(axes, starts.tolist(), ends.tolist(), strides):
        index[axis] = slice(first, min(last, np.iinfo(np.int64).max), stride)
    return data[tuple(index)]


def _convolution(node, data, weight, bias=None):
    if any(node.get("pads", [])) or node.get("auto_pad", b"NOTSET") != b"NOTSET":
        raise NotImplementedError("The graph has a convolution with padding.")
    return functional.conv1d(data, weight, bias, node.get("strides", [1])[0], 0, node.get("dilations", [1])[0],
                             node.get("group", 1))


def _reshape(node, data, shape):
    return data.reshape([data.shape[axis] if size == 0 else size for axis, size in enumerate(shape.tolist())])


_TYPES = {1: torch.float32, 3: torch.int8, 5: torch.int16, 6: torch.int32, 7: torch.int64, 9: torch.bool}
SETTLING = 150 * features.HOP
"""Samples of silence that a stream begins with: more than the mouth's networks remember, and what the presence's expects."""
_OPERATORS = {
    "Add": lambda node, a, b: a + b,
    "Cast": lambda node, data: data.to(_TYPES[node["to"]]),
    "Clip": lambda node, data, low, high: torch.clamp(data, low.item(), high.item()),
    "Concat": lambda node, *parts: torch.cat(parts, node["axis"]),
    "Constant": lambda node: node["value"],
    "Conv": _convolution,
    "Div": lambda node, a, b: a / b,
    "Gather": lambda node, data, index: torch.index_select(data, node.get("axis", 0), index.reshape(-1)).reshape(
        data.shape[:node.get("axis", 0)] + index.shape + data.shape[node.get("axis", 0) + 1:]),
    "Identity": lambda node, data: data,
    "Log": lambda node, data: torch.log(data),
    "MatMul": lambda node, a, b: a @ b,
    "MaxPool": lambda node, data: functional.max_pool1d(data, node["kernel_shape"][0], node["strides"][0]),
    "Mod": lambda node, a, b: torch.remainder(a, b),
    "Mul": lambda node, a, b: a * b,
    "ReduceLogSumExp": lambda node, data: torch.logsumexp(data, node["axes"], bool(node["keepdims"])),
    "ReduceMax": lambda node, data: data.amax(node["axes"], bool(node["keepdims"])),
    "Relu": lambda node, data: torch.relu(data),
    "Reshape": _reshape,
    "Shape": lambda node, data: torch.tensor(data.shape),
    "Sigmoid": lambda node, data: torch.sigmoid(data),
    "Slice": lambda node, *inputs: _slice(*inputs),
    "Softmax": lambda node, data: torch.softmax(data, node.get("axis", -1)),
    "Split": lambda node, data, sizes: torch.split(data, sizes.tolist(), node.get("axis", 0)),
    "Sub": lambda node, a, b: a - b,
    "Transpose": lambda node, data: data.permute(node["perm"]),
    "Unsqueeze": lambda node, data, axes: _unsqueeze(data, axes.tolist()),
}


def _unsqueeze(data, axes):
    for axis in sorted(axes):
        data = data.unsqueeze(axis)
    return data


class Graph:
    """An exported network with the figures of its manifest entry."""

    def __init__(self, path):
        model = onnx.load(str(path))
        self.metadata = {entry.key: entry.value for entry in model.metadata_props}
        self._constants = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy())
                           for one in model.graph.initializer}
        self._nodes = []
        for node in model.graph.node:
            if node.op_type not in _OPERATORS:
                raise NotImplementedError(f"{path} uses the operator {node.op_type}, which this runner lacks.")
            attributes = {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute}
            if node.op_type == "Constant":
                attributes["value"] = torch.from_numpy(numpy_helper.to_array(attributes["value"]).copy())
            self._nodes.append((node, _OPERATORS[node.op_type], attributes))
        state = next(one for one in model.graph.input if one.name == "state")
        self.state_size = state.type.tensor_type.shape.dim[1].dim_value
        self.initial_ranges = json.loads(self.metadata["initial_state"])
        self.first_frame_centre = int(self.metadata["first_frame_centre_sample"])

    def run(self, pcm, state):
        """(weights [k, 52], phones [k, 41], voice [k, 2], next state [1, S]) of a chunk of 160 k samples."""
        values = dict(self._constants)
        values["pcm"] = torch.from_numpy(np.asarray(pcm, np.float32)[None])
        values["state"] = torch.from_numpy(np.asarray(state, np.float32))
        with torch.no_grad():
            for node, operator, attributes in self._nodes:
                result = operator(attributes, *(values[name] for name in node.input if name))
                for name, value in zip(node.output, result if isinstance(result, tuple) else (result,)):
                    values[name] = value
        return (*(values[name][0].numpy() for name in ("weights", "phones", "voice")), values["state_out"].numpy())

    def initial_state(self):
        state = np.zeros((1, self.state_size), np.float32)
        for first, end, value in self.initial_ranges:
            state[:, first:end] = value
        return state

    def track(self, samples):
        """(weights, phone posteriors) of a whole recording at 100 frames per second, frame t at t / 100 s."""
        frames = len(samples) // features.HOP
        # Silence in front settles the network and brings the frames onto the grid; what describes it is dropped.
        before = SETTLING + self.first_frame_centre % features.HOP
        first = (before - self.first_frame_centre) // features.HOP
        padded = np.zeros((frames + first + 1) * features.HOP, np.float32)
        length = min(len(samples), len(padded) - before)
        padded[before:before + length] = samples[:length]
        weights, posteriors, _, _ = self.run(padded, self.initial_state())
        return weights[first:first + frames], posteriors[first:first + frames]
