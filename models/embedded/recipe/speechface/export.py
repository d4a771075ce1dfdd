"""ONNX files from trained networks, and the manifest beside them."""

import hashlib
import json
import os
from pathlib import Path

import numpy as np
import onnx
import torch

from . import features, graph, targets
from .network import Network, StreamingGraph
from .phones import NON_SPEECH, PHONES
from .presence import Presence

OPSET = 17
NAMES = [*PHONES, NON_SPEECH]
MADE = {"live": (("live",), 16), "file": (("file", "live"), 16), "instant": (("instant",), 8)}
"""Of which checkpoints the network of each use is made, and with how many bits for a weight."""
USES = tuple(MADE)
_PARITY = 1e-4


def export(folder, use):
    """Writes the streaming graph of a use beside its checkpoints and proves that it computes what the networks do."""
    checkpoints, bits = MADE[use]
    path = folder / f"{use}.onnx"
    streaming = StreamingGraph(Presence.load(folder / "presence.pt"),
                               *(Network.load(folder / f"{name}.pt") for name in checkpoints), bits=bits).eval()
    state = streaming.initial_state()
    pcm = torch.from_numpy(0.1 * np.random.default_rng(5).standard_normal((1, 8000)).astype(np.float32))
    part = f"{path}.part"
    torch.onnx.export(
        streaming, (pcm, state), part, opset_version=OPSET, input_names=["pcm", "state"],
        output_names=["weights", "phones", "voice", "state_out"], do_constant_folding=False,
        dynamic_axes={"pcm": {1: "n"}, **{name: {1: "t"} for name in ("weights", "phones", "voice")}})
    model = onnx.load(part)
    for key, value in (("lookahead_frames", streaming.look_ahead), ("frame_ms", 10),
                       ("first_frame_centre_sample", streaming.first_frame_centre()),
                       ("initial_state", json.dumps(streaming.initial_ranges)),
                       ("channels", ",".join(targets.WEIGHTS)), ("phones", ",".join(NAMES))):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, str(value)
    onnx.checker.check_model(model)
    onnx.save(model, part)
    worst = _differences(part, streaming, pcm, state)
    if max(worst) > _PARITY:
        raise ArithmeticError(f"The exported graph differs from the network by {max(worst):.1e}; nothing was written.")
    os.replace(part, path)
    print(f"{path}: {os.path.getsize(path)} bytes, look-ahead {streaming.look_ahead} frames, differs from the network by "
          f"{worst[0]:.1e}, in chunks by {worst[1]:.1e}", flush=True)


def _differences(path, streaming, pcm, state):
    """Largest difference of the graph in one piece, and of the graph in chunks of uneven size, to the network."""
    with torch.no_grad():
        expected = [array.numpy() for array in streaming(pcm, state)]
    exported = graph.Graph(path)
    once = exported.run(pcm[0].numpy(), state.numpy())
    chunks, kept, at = [], state.numpy(), 0
    for chunk in [160, 320, 1600, 160, 800] + [160] * 31:
        *frames, kept = exported.run(pcm[0, at:at + chunk].numpy(), kept)
        chunks.append(frames)
        at += chunk
    chunked = *(np.concatenate(parts) for parts in zip(*chunks)), kept
    return [max(float(np.abs(one - wanted.reshape(one.shape)).max()) for one, wanted in zip(got, expected))
            for got in (once, chunked)]


def manifest_entry(path, use):
    """The manifest's description of one network file."""
    exported = graph.Graph(path)
    size = exported.state_size
    data = Path(path).read_bytes()
    return {
        "use": use,
        "file": Path(path).name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "lookAheadFrames": float(exported.metadata["lookahead_frames"]),
        "firstFrameCentreSample": exported.first_frame_centre,
        "inputs": {"pcm": [1, "n"], "state": [1, size]},
        "outputs": {"weights": [1, "n/160", len(targets.WEIGHTS)], "phones": [1, "n/160", len(NAMES)],
                    "voice": [1, "n/160", 2], "state_out": [1, size]},
        "initialState": {
            "size": size, "fill": 0.0,
            "ranges": [{"from": first, "to": end, "value": value} for first, end, value in exported.initial_ranges]},
    }


def write_manifest(folder, version, commit, sources):
    """Writes model.json for the networks of a folder; `sources` is the list of data licences."""
    folder = Path(folder)
    manifest = {
        "schema": 2,
        "id": "embedded",
        "version": version,
        "label": "Facewright embedded speech model",
        "sampleRate": 16000,
        "hop": features.HOP,
        "settling": graph.SETTLING,
        "timing": "A stream begins with `settling` samples of silence. Output frame t describes the instant at sample firstFrameCentreSample + hop * t of the pushed "
                  "stream; frames whose instant is negative describe nothing and are dropped.",
        "networks": [manifest_entry(folder / f"{use}.onnx", use) for use in USES],
        "channels": list(targets.WEIGHTS),
        "phones": NAMES,
        "recipe": {"commit": commit, "command": "models/embedded/recipe/train.sh"},
        "licences": sources,
    }
    part = folder / "model.json.part"
    part.write_text(json.dumps(manifest, indent="\t", ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(part, folder / "model.json")


def parity_sound(samples=32000):
    """A sound that any language can make: a gliding voice-like tone that swells four times a second."""
    index = np.arange(samples)
    phase = 2 * np.pi * (110 * index / 16000 + 20 * (index / 16000) ** 2)
    tone = sum(np.sin(harmonic * phase) / harmonic for harmonic in range(1, 21))
    return (0.1 * tone * (0.55 - 0.45 * np.cos(2 * np.pi * 4 * index / 16000))).astype(np.float32)


def write_parity(folder):
    """Writes parity.json: what the networks of a folder answer to the parity sound, for runners in other languages."""
    folder = Path(folder)
    answer = {
        "sound": "pcm[i] = 0.1 * sum(k = 1..20, sin(k * p) / k) * (0.55 - 0.45 * cos(8 * pi * i / 16000)), "
                 "p = 2 * pi * (110 * i / 16000 + 20 * (i / 16000)^2), i = 0..31999",
        "pcm": {str(index): float(parity_sound()[index]) for index in (1, 1000, 31999)},
        "tolerance": 1e-4,
        "networks": {},
    }
    for use in USES:
        network = graph.Graph(folder / f"{use}.onnx")
        weights, phones, voice, _ = network.run(parity_sound(), network.initial_state())
        answer["networks"][use] = {
            str(frame): {"weights": _rounded(weights[frame]), "phones": _rounded(phones[frame]), "voice": _rounded(voice[frame])}
            for frame in (0, 20, 60, 110, 199)}
    part = folder / "parity.json.part"
    part.write_text(json.dumps(answer) + "\n", encoding="utf-8")
    os.replace(part, folder / "parity.json")


def _rounded(row):
    return [round(float(value), 6) for value in row]
