"""From what the network says to the mouth that ships: its curves and its posteriors put together.

The phones know more than the curves: a linear discriminant tells visemes from the posteriors far better than from
curves that hesitate between two of them. So the mouth is blended from the network's curves without their closures and
from the phones' steady poses, weighted by their posteriors; what must not be blended is laid over, as the rules of
targets.py do, as far as curves and posteriors agree on it.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import targets
from .phones import BILABIALS, INDEX, LABIODENTALS, PHONES, SILENCE, VOWELS

POSE_SHARE = 0.7
"""Of the phones' poses in what is blended; the rest is the network's curves."""
CURVE_SHARE = 0.8
"""Of the network's curves in how far lips meet, and in how far the lower lip is tucked; the rest is posteriors."""
JAW_GAIN = 1.4
"""Of the jaw that the rules and so the network draw: two captured takes open it that much wider (EXPERIMENTS.md, 13)."""
SPOKEN = (0.5, 0.75)
"""Probability of speech below which lips rest, and above which they move freely."""
REMEMBERED = 100
"""Frames over which a network is judged: how probable the phone is that it thinks most probable, silence apart."""
SURE = (0.35, 0.45)
"""Below the first the network is lost in noise, above the second it hears as it does in a studio."""
DOUBTED = (0.01, 0.04)
"""Bounds for the evidence of a closure, as `Manner.closed` has them, where the network is lost."""
DOUBTED_TUCK = (0.03, 0.12)
"""Bounds for the share of F and V in the consonants heard, by which the lower lip is tucked where the network is lost."""
_FEW_CONSONANTS = 0.01
_SURE_AT_FIRST, _FRAMES_AT_FIRST = 0.6, 8
_SIBILANT_JAW = 0.05
_PRESS, _ROLL_LOWER, _ROLL_UPPER, _TUCK = 0.35, 0.20, 0.12, 0.42
_AT = {channel: index for index, channel in enumerate(targets.CHANNELS)}
ROWS = len(targets.CHANNELS) + len(PHONES)


@dataclass(frozen=True)
class Manner:
    """What depends on how far a network may look ahead, chosen on the development half.

    closed: evidence of a closure below the first counts for nothing, above the second the lips meet.
    posteriors: weights of the frame before and of this one.
    """

    closed: tuple
    posteriors: tuple


LIVE = Manner((0.5, 0.65), (0.5, 0.5))
FILE = Manner((0.3, 0.8), (0, 1))
_FAR_AHEAD = 5


def manner(look_ahead):
    return FILE if look_ahead > _FAR_AHEAD else LIVE


def steady_poses():
    """[phones, channels]: the blended pose in the middle of a long phone between silences, without hard layers."""
    poses = np.zeros((len(PHONES), len(targets.CHANNELS)), np.float32)
    for index, phone in enumerate(PHONES):
        if phone != SILENCE:
            poses[index] = targets.blended([(SILENCE, 0.0, 0.5), (phone, 0.5, 0.8), (SILENCE, 0.8, 1.3)], 130)[65]
            if phone in targets.SIBILANTS:
                poses[index, targets.JAW] = min(poses[index, targets.JAW], _SIBILANT_JAW)
    return poses


def _risen(value, between):
    """0 below the first bound, 1 above the second, a smooth step between them."""
    low, high = between
    rise = torch.clamp((value - low) / (high - low), 0, 1)
    return rise * rise * (3 - 2 * rise)


class Composition(nn.Module):
    """Rows of the network's mouth and posteriors [1, 57, 1 + T], oldest first -> mouth [1, 17, T], posteriors.

    PAST frames come before the T that are wanted; spoken [1, 1, T] is how probable speech is; certainty [1, 1, T] as
    `certainty` gives it.
    """

    PAST = 1

    def __init__(self, look_ahead):
        super().__init__()
        self.manner = manner(look_ahead)
        groups = np.zeros((4, len(PHONES)), np.float32)
        for phone in BILABIALS:
            groups[0, INDEX[phone]] = 1
        for phone in LABIODENTALS:
            groups[1, INDEX[phone]] = 1
        for phone, shown in targets.TONGUE.items():
            groups[2, INDEX[phone]] = shown
        for phone in set(PHONES) - VOWELS - {SILENCE}:
            groups[3, INDEX[phone]] = 1
        self.register_buffer("poses", torch.tensor(steady_poses().T[:, :, None]))
        self.register_buffer("groups", torch.tensor(groups[:, :, None]))

    @staticmethod
    def heard(rows):
        """[1, 2, T] of rows: how certain the phone is where something is said, and how much is said."""
        said = 1 - rows[:, len(_AT) + INDEX[SILENCE]:len(_AT) + INDEX[SILENCE] + 1, Composition.PAST:]
        best = rows[:, len(_AT) + INDEX[SILENCE] + 1:, Composition.PAST:].amax(1, keepdim=True)
        return torch.cat([said * best, said], 1)

    @staticmethod
    def certainty(heard):
        """[1, 1, T]: the mean over what was heard [1, 2, REMEMBERED - 1 + T] of late."""
        sums = functional.conv1d(heard.transpose(0, 1), torch.ones(1, 1, REMEMBERED)).transpose(0, 1)
        return (sums[:, :1] + _SURE_AT_FIRST * _FRAMES_AT_FIRST) / (sums[:, 1:] + _FRAMES_AT_FIRST)

    def forward(self, rows, spoken, certainty):
        now = rows[:, :, self.PAST:]
        before, this = self.manner.posteriors
        posteriors = before * rows[:, len(_AT):, :-self.PAST] + this * now[:, len(_AT):]
        mouth = self._composed(now[:, :len(_AT)], posteriors, _risen(certainty, SURE))
        return _risen(spoken, SPOKEN) * mouth, now[:, len(_AT):]

    def _composed(self, mouth, posteriors, sure):
        pose = functional.conv1d(posteriors, self.poses)
        group = functional.conv1d(posteriors, self.groups)
        bilabial, labiodental, tongue, consonant = (group[:, index:index + 1] for index in range(4))
        curve = {channel: mouth[:, index:index + 1] for channel, index in _AT.items()}
        pressed = torch.clamp(curve["mouthPress"] / _PRESS, 0, 1)
        bounds = [sure * one + (1 - sure) * other for one, other in zip(self.manner.closed, DOUBTED)]
        closed = _risen(CURVE_SHARE * pressed + (1 - CURVE_SHARE) * bilabial, bounds)
        tucked = torch.clamp((curve["mouthRollLower"] - _ROLL_LOWER * pressed) / _TUCK, 0, 1)
        tucked = CURVE_SHARE * tucked + (1 - CURVE_SHARE) * labiodental
        share = _risen(labiodental / (consonant + _FEW_CONSONANTS), DOUBTED_TUCK)
        tucked = (sure * tucked + (1 - sure) * share) * (1 - closed)
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
