"""From what the network says to the mouth that ships: its curves and its posteriors put together.

The phones know more than the curves: a linear discriminant tells visemes from the posteriors far better than from
curves that hesitate between two of them. So the mouth is blended from the network's curves without their closures and
from the phones' steady poses, weighted by their posteriors; what must not be blended is laid over, as the rules of
targets.py do, as far as curves and posteriors agree on it.
"""

import numpy as np
import torch
from torch import nn

from . import targets
from .phones import BILABIALS, INDEX, LABIODENTALS, PHONES, SILENCE

POSE_SHARE = 0.7
"""Of the phones' poses in what is blended; the rest is the network's curves."""
CURVE_SHARE = 0.8
"""Of the network's curves in how far lips meet, and in how far the lower lip is tucked; the rest is posteriors."""
CLOSED = {False: (0.6, 0.9), True: (0.45, 0.75)}
"""Evidence of a closure below the first counts for nothing, above the second the lips meet; by whether the network
looks far ahead, for then its evidence is better. Chosen on the development half for the balance of closures found and
closures imagined."""
_FAR_AHEAD = 5
JAW_GAIN = 1.4
"""Of the jaw that the rules and so the network draw: two captured takes open it that much wider (EXPERIMENTS.md, 13)."""
_SIBILANT_JAW = 0.05
_PRESS, _ROLL_LOWER, _ROLL_UPPER, _TUCK = 0.35, 0.20, 0.12, 0.42
_AT = {channel: index for index, channel in enumerate(targets.CHANNELS)}


def steady_poses():
    """[phones, channels]: the blended pose in the middle of a long phone between silences, without hard layers."""
    poses = np.zeros((len(PHONES), len(targets.CHANNELS)), np.float32)
    for index, phone in enumerate(PHONES):
        if phone != SILENCE:
            poses[index] = targets.blended([(SILENCE, 0.0, 0.5), (phone, 0.5, 0.8), (SILENCE, 0.8, 1.3)], 130)[65]
            if phone in targets.SIBILANTS:
                poses[index, targets.JAW] = min(poses[index, targets.JAW], _SIBILANT_JAW)
    return poses


class Composition(nn.Module):
    """mouth [1, 17, T] of the network and phone posteriors [1, 40, T], lightly smoothed -> mouth [1, 17, T]."""

    def __init__(self, look_ahead):
        super().__init__()
        self.closed_from, self.closed_to = CLOSED[look_ahead > _FAR_AHEAD]
        groups = np.zeros((3, len(PHONES)), np.float32)
        for phone in BILABIALS:
            groups[0, INDEX[phone]] = 1
        for phone in LABIODENTALS:
            groups[1, INDEX[phone]] = 1
        for phone, shown in targets.TONGUE.items():
            groups[2, INDEX[phone]] = shown
        self.register_buffer("poses", torch.tensor(steady_poses().T[:, :, None]))
        self.register_buffer("groups", torch.tensor(groups[:, :, None]))

    def forward(self, mouth, posteriors):
        pose = nn.functional.conv1d(posteriors, self.poses)
        group = nn.functional.conv1d(posteriors, self.groups)
        bilabial, labiodental, tongue = (group[:, index:index + 1] for index in range(3))
        curve = {channel: mouth[:, index:index + 1] for channel, index in _AT.items()}
        pressed = torch.clamp(curve["mouthPress"] / _PRESS, 0, 1)
        tucked = torch.clamp((curve["mouthRollLower"] - _ROLL_LOWER * pressed) / _TUCK, 0, 1)
        evidence = CURVE_SHARE * pressed + (1 - CURVE_SHARE) * bilabial
        rise = torch.clamp((evidence - self.closed_from) / (self.closed_to - self.closed_from), 0, 1)
        closed = rise * rise * (3 - 2 * rise)
        tucked = (CURVE_SHARE * tucked + (1 - CURVE_SHARE) * labiodental) * (1 - closed)
        curve["jawOpen"] = curve["jawOpen"] / (1 - 0.55 * pressed)
        blend = {channel: (1 - POSE_SHARE) * curve[channel] + POSE_SHARE * pose[:, index:index + 1]
                 for channel, index in _AT.items()}
        jaw = blend["jawOpen"] - tucked * torch.clamp(blend["jawOpen"] - 0.09, 0, 1)
        jaw = torch.clamp(JAW_GAIN * jaw * (1 - 0.55 * closed), 0, 1)
        blend["jawOpen"] = jaw
        blend["mouthLowerDown"] = blend["mouthLowerDown"] * (1 - closed) * (1 - 0.9 * tucked)
        blend["mouthUpperUp"] = (blend["mouthUpperUp"] + 0.10 * tucked) * (1 - closed)
        blend["mouthFunnel"] = blend["mouthFunnel"] * (1 - 0.75 * closed) * (1 - 0.6 * tucked)
        blend["mouthPucker"] = blend["mouthPucker"] * (1 - 0.35 * closed)
        blend["mouthStretch"] = blend["mouthStretch"] * (1 - 0.3 * closed)
        blend["mouthRollLower"] = _TUCK * tucked * (1 - closed) + _ROLL_LOWER * closed
        blend["mouthRollUpper"] = _ROLL_UPPER * closed
        blend["mouthPress"] = _PRESS * closed
        blend["mouthShrugLower"] = blend["mouthShrugLower"] + 0.06 * tucked
        blend["mouthClose"] = closed * jaw
        blend["tongueOut"] = (0.5 * curve["tongueOut"] + 0.5 * tongue) * (1 - closed)
        return torch.clamp(torch.cat([blend[channel] for channel in targets.CHANNELS], 1), 0, 1)
