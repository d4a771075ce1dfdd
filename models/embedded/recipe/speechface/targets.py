"""From phones to mouth curves: the rules that make the training targets.

Jaw and lips are blended from the poses of neighbouring phones by dominance (each phone pulls with a strength that
falls off in time), and what must not be blended is laid over hard: lips meet on P B M, the lower lip is tucked on
F V, the teeth come together on sibilants, the tongue shows on TH DH L. The poses are data (data/poses.json).
"""

import json
from pathlib import Path

import numpy as np

from .phones import BILABIALS, LABIODENTALS

_DATA = json.loads((Path(__file__).parent.parent / "data" / "poses.json").read_text(encoding="utf-8"))

WEIGHTS = tuple(_DATA["weights"])
CHANNELS = tuple(_DATA["channels"])
SPLITS = {phone: [tuple(part) for part in parts] for phone, parts in _DATA["splits"].items()}
POSES = {
    phone: np.array([pose.get(channel, 0.0) for channel in CHANNELS]) for phone, pose in _DATA["poses"].items()
}
_STRENGTH = _DATA["strength"]
_VOWELS = frozenset(_DATA["vowels"])
SIBILANTS = frozenset(("S", "Z", "SH", "ZH", "CH", "JH"))
_EARLY_ROUNDED = frozenset(("UW", "W", "OWb", "UH", "SH", "CH", "AO", "OWa"))
TONGUE = {"TH": 0.42, "DH": 0.28, "L": 0.12}
_REACH = 0.45

_AT = {channel: index for index, channel in enumerate(CHANNELS)}
JAW = _AT["jawOpen"]
_ROUNDING = [_AT["mouthFunnel"], _AT["mouthPucker"]]


def expansion():
    """[52, channels] matrix of zeros and ones: both sides of the face move alike."""
    matrix = np.zeros((len(WEIGHTS), len(CHANNELS)), np.float32)
    for row, weight in enumerate(WEIGHTS):
        for column, channel in enumerate(CHANNELS):
            if weight in (channel, channel + "Left", channel + "Right"):
                matrix[row, column] = 1
    return matrix


def curves(segments, frames, loudness=None):
    """Mouth channels [frames, channels] in 0..1; frame t is the instant t / 100 s.

    segments: (phone, start s, end s) in order. loudness: dB for every frame; louder vowels open the jaw further.
    """
    time = np.arange(frames) / 100.0
    sounds = _split(segments) or [("SIL", 0.0, frames / 100.0)]
    blended = _blend(sounds, time, _jaw_scale(sounds, loudness, frames))
    return _overlay(blended, *_layers(sounds, time))


def blended(segments, frames):
    """Mouth channels [frames, channels] without loudness and hard layers."""
    sounds = _split(segments)
    return _blend(sounds, np.arange(frames) / 100.0, np.ones(len(sounds)))


def _split(segments):
    sounds = []
    for phone, start, end in segments:
        if end <= start:
            continue
        duration = end - start
        for part, share in SPLITS.get(phone, [(phone if phone in POSES else "SIL", 1.0)]):
            sounds.append((part, start, start + duration * share))
            start += duration * share
    return sounds


def _jaw_scale(sounds, loudness, frames):
    scale = np.ones(len(sounds))
    vowels = [index for index, sound in enumerate(sounds) if sound[0] in _VOWELS]
    if loudness is None or len(vowels) < 2:
        return scale
    peaks = []
    for index in vowels:
        first = min(frames - 1, int(sounds[index][1] * 100))
        last = min(frames, max(first + 1, int(sounds[index][2] * 100)))
        peaks.append(loudness[first:last].max())
    peaks = np.array(peaks)
    scale[vowels] = np.clip(1 + 0.045 * (peaks - np.median(peaks)), 0.6, 1.35)
    return scale


def _strength(phone, duration):
    """How strongly a phone pulls jaw, rounding and the other channels."""
    if phone == "SIL":
        return (0.6, 0.6, 0.6) if duration > 0.08 else (0.15, 0.15, 0.15)
    return _STRENGTH.get(phone, _STRENGTH["vowel" if phone in _VOWELS else "other"])


def _blend(sounds, time, jaw_scale):
    total = np.zeros((len(time), len(CHANNELS)))
    pull = np.full((len(time), len(CHANNELS)), 1e-9)
    for index, (phone, start, end) in enumerate(sounds):
        first = max(0, int(np.floor((start - _REACH) * 100)))
        last = min(len(time), int(np.ceil((end + _REACH) * 100)) + 1)
        if last <= first:
            continue
        here = time[first:last]
        pose = POSES[phone].copy()
        if phone == "HH" and index + 1 < len(sounds) and sounds[index + 1][0] in _VOWELS:
            pose = POSES[sounds[index + 1][0]] * 0.75
        pose[JAW] *= jaw_scale[index]
        duration = end - start
        jaw, rounding, rest = _strength(phone, duration)
        strength = np.full(len(CHANNELS), rest)
        strength[JAW] = jaw
        strength[_ROUNDING] = rounding
        attack = np.full(len(CHANNELS), 0.050)
        attack[_ROUNDING] = 0.075 if phone in _EARLY_ROUNDED else 0.040
        release = np.full(len(CHANNELS), 0.055)
        release[[JAW] + _ROUNDING] = 0.060
        margin = min(0.25 * duration, 0.03)
        distance = np.maximum(np.maximum(start + margin - here, here - (end - margin)), 0)[:, None]
        fall = np.where((here < start + margin)[:, None], attack, release)
        weight = np.exp(-((distance / fall) ** 1.4)) * strength * (0.4 + 0.6 * min(1, duration / 0.08))
        weight[distance[:, 0] > _REACH] = 0
        total[first:last] += weight * pose
        pull[first:last] += weight
    kernel = np.exp(-0.5 * (np.arange(-4, 5) / 1.2) ** 2)
    kernel /= kernel.sum()
    padded = np.pad(total / pull, ((4, 4), (0, 0)), "edge")
    return sum(weight * padded[shift:shift + len(time)] for shift, weight in enumerate(kernel))


def _layers(sounds, time):
    """Lip closure, labiodental contact, teeth together and tongue, each [frames] in 0..1."""
    closed, tucked, teeth, tongue = (np.zeros(len(time)) for _ in range(4))
    for phone, start, end in sounds:
        middle = (start + end) / 2
        if phone in BILABIALS:
            first, last = (start + 0.005, end - 0.012) if end - start >= 0.05 else (middle - 0.02, middle + 0.02)
            if phone != "M":
                last = max(first + 0.02, last - 0.012)
            np.maximum(closed, _window(time, first, last, 0.055, 0.050), out=closed)
        elif phone in LABIODENTALS:
            first, last = (start + 0.01, end - 0.01) if end - start > 0.05 else (middle - 0.015, middle + 0.015)
            np.maximum(tucked, _window(time, first, last, 0.06, 0.05), out=tucked)
        elif phone in SIBILANTS:
            np.maximum(teeth, _window(time, start + 0.01, max(start + 0.02, end - 0.01), 0.05, 0.05), out=teeth)
        elif phone in TONGUE:
            shown = TONGUE[phone] * _window(time, start + 0.005, max(start + 0.015, end - 0.005), 0.05, 0.05)
            np.maximum(tongue, shown, out=tongue)
    return closed, tucked, teeth, tongue


def _window(time, first, last, attack, release):
    """1 between first and last, cosine flanks before and after."""
    rise = np.where(time < first, (time - (first - attack)) / attack, 1 - np.maximum(time - last, 0) / release)
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(rise, 0, 1))


def _overlay(blended, closed, tucked, teeth, tongue):
    mouth = {channel: blended[:, index] for channel, index in _AT.items()}
    jaw = mouth["jawOpen"]
    jaw = np.minimum(jaw, jaw * (1 - teeth) + 0.05 * teeth)
    jaw = np.minimum(jaw, jaw * (1 - tucked) + 0.09 * tucked)
    jaw = jaw * (1 - 0.55 * closed)
    mouth["jawOpen"] = jaw
    mouth["mouthLowerDown"] = mouth["mouthLowerDown"] * (1 - closed) * (1 - 0.9 * tucked)
    mouth["mouthUpperUp"] = (mouth["mouthUpperUp"] + 0.10 * tucked) * (1 - closed)
    mouth["mouthFunnel"] = mouth["mouthFunnel"] * (1 - 0.75 * closed) * (1 - 0.6 * tucked)
    mouth["mouthPucker"] = mouth["mouthPucker"] * (1 - 0.35 * closed)
    mouth["mouthStretch"] = mouth["mouthStretch"] * (1 - 0.3 * closed)
    mouth["mouthRollLower"] = mouth["mouthRollLower"] + 0.42 * tucked * (1 - closed) + 0.20 * closed
    mouth["mouthRollUpper"] = mouth["mouthRollUpper"] + 0.12 * closed
    mouth["mouthPress"] = mouth["mouthPress"] + 0.35 * closed
    mouth["mouthShrugLower"] = mouth["mouthShrugLower"] + 0.06 * tucked
    mouth["mouthClose"] = closed * jaw
    mouth["tongueOut"] = tongue * (1 - closed)
    return np.clip(np.stack([mouth[channel] for channel in CHANNELS], axis=1), 0, 1).astype(np.float32)
