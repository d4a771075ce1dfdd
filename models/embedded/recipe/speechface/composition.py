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
from .phones import BILABIALS, INDEX, LABIODENTALS, PHONES, SILENCE, VOICED, VOWELS

POSE_SHARE = 0.7
"""Of the phones' poses in what is blended; the rest is the network's curves."""
CURVE_SHARE = 0.8
"""Of the network's curves in how far lips meet, and in how far the lower lip is tucked; the rest is posteriors."""
JAW_GAIN = 1.4
"""Of the jaw that the rules and so the network draw: two captured takes open it that much wider (EXPERIMENTS.md, 13)."""
SPOKEN = (0.5, 0.75)
"""Probability of speech below which lips rest, and above which they move freely."""
AUDIBLE = (-42.0, -34.0)
"""Decibels against the loudest part of the last seconds, below which nobody speaks, and above which somebody may."""
SOUNDING = (-55.0, -45.0)
"""Decibels of full scale below which there is silence, and above which there is a sound."""
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
_PRESS, _ROLL_LOWER, _TUCK = 0.35, 0.20, 0.42
_LAID = {"mouthPress": (_PRESS, 0), "mouthRollLower": (_ROLL_LOWER, _TUCK), "mouthRollUpper": (0.12, 0),
         "mouthUpperUp": (0, 0.10), "mouthShrugLower": (0, 0.06)}
"""What a closure and a tucked lip lay over a channel."""
_REPLACED = ("mouthPress", "mouthRollLower", "mouthRollUpper")
_FADED = {"mouthLowerDown": (1, 0.9), "mouthUpperUp": (1, 0), "mouthFunnel": (0.75, 0.6), "mouthPucker": (0.35, 0),
          "mouthStretch": (0.3, 0), "tongueOut": (1, 0)}
"""How much of what is blended a closure and a tucked lip take away."""
_AT = {channel: index for index, channel in enumerate(targets.CHANNELS)}
ROWS = len(targets.CHANNELS) + len(PHONES)
_JAWED = ("jawOpen", "mouthClose")
_FREE = tuple(channel for channel in targets.CHANNELS if channel not in _JAWED)
ORDER = [_AT[channel] for channel in (*_JAWED, *_FREE)]
"""The channels of a composed mouth, as places in targets.CHANNELS."""


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


def _risen(value, low, high):
    """0 below the first bound, 1 above the second, a smooth step between them."""
    rise = torch.clamp((value - low) / (high - low), 0, 1)
    return rise * rise * (3 - 2 * rise)


def _phones_of(group):
    row = np.zeros(ROWS, np.float32)
    for phone, share in group.items():
        row[len(_AT) + INDEX[phone]] = share
    return row


def _curve(channel, share):
    row = np.zeros(ROWS, np.float32)
    row[_AT[channel]] = share
    return row


def _blended():
    """[channels, ROWS]: the network's curves and the phones' poses as they are mixed, by place in targets.CHANNELS."""
    mixed = np.zeros((len(_AT), ROWS), np.float32)
    mixed[:, :len(_AT)] = (1 - POSE_SHARE) * np.eye(len(_AT))
    mixed[:, len(_AT):] = POSE_SHARE * steady_poses().T
    mixed[_AT["tongueOut"]] = _curve("tongueOut", 0.5) + 0.5 * _phones_of(targets.TONGUE)
    mixed[[_AT[channel] for channel in _REPLACED]] = 0
    return mixed


class Composition(nn.Module):
    """Rows of the network's mouth and posteriors [1, 57, 1 + T], oldest first -> mouth [1, 17, T] in ORDER, posteriors
    [1, 41, T] with that of NON_SPEECH behind them, voicing [1, 1, T].

    PAST frames come before the T that are wanted; spoken [1, 1, T] is how probable speech is; level [1, 2, T] the decibels
    of AUDIBLE and of SOUNDING; certainty [1, 1, T] as `certainty` gives it. All that is linear in the rows is computed by
    one convolution: a stream has a frame at a time, and every operator costs more than its arithmetic.
    """

    PAST = 1

    def __init__(self, look_ahead):
        super().__init__()
        self.manner = manner(look_ahead)
        blended = _blended()
        jaw = blended[_AT["jawOpen"]]
        consonants = _phones_of({phone: 1 for phone in set(PHONES) - VOWELS - {SILENCE}})
        rows = np.stack([
            *(blended[_AT[channel]] for channel in _FREE),
            _curve("mouthPress", 1 / _PRESS), _curve("mouthRollLower", 1 / _TUCK),
            _curve("jawOpen", jaw[_AT["jawOpen"]]), jaw - _curve("jawOpen", jaw[_AT["jawOpen"]]),
            _phones_of({phone: 1 - CURVE_SHARE for phone in BILABIALS}), _phones_of({phone: 1 for phone in LABIODENTALS}),
            consonants, _phones_of({phone: 1 for phone in VOICED})])
        before, this = self.manner.posteriors
        taps = np.zeros((*rows.shape, 2), np.float32)
        taps[:, len(_AT):, 0] = before * rows[:, len(_AT):]
        taps[:, :, 1] = rows
        taps[:, len(_AT):, 1] *= this
        layers = np.array([[*_FADED.get(channel, (0, 0)), *_LAID.get(channel, (0, 0))] for channel in _FREE], np.float32)
        zero = np.zeros(len(_FREE), np.float32)
        hard = np.concatenate([np.stack([-layers[:, 0], zero], 1), np.stack([zero, -layers[:, 1]], 1), layers[:, 2:]])
        self.register_buffer("rows", torch.tensor(taps))
        self.register_buffer("hard", torch.tensor(hard[:, :, None]))
        self.register_buffer("unhindered", torch.tensor(np.concatenate([zero + 1, zero + 1, zero])))
        bounds = torch.tensor([SPOKEN, AUDIBLE, SOUNDING, SURE, DOUBTED_TUCK])[None, :, :, None]
        self.register_buffer("low", bounds[:, :, 0])
        self.register_buffer("high", bounds[:, :, 1])
        self.register_buffer("summed", torch.ones(2, 1, REMEMBERED))
        self.register_buffer("at_first", torch.tensor([_SURE_AT_FIRST * _FRAMES_AT_FIRST, _FRAMES_AT_FIRST]))

    @staticmethod
    def heard(rows):
        """[1, 2, T] of rows: how certain the phone is where something is said, and how much is said."""
        silent, phones = torch.split(rows[:, len(_AT):, Composition.PAST:], (1, len(PHONES) - 1), 1)
        said = 1 - silent
        return torch.cat([said * phones.amax(1, keepdim=True), said], 1)

    def certainty(self, heard):
        """[1, 1, T]: the mean over what was heard [1, 2, REMEMBERED - 1 + T] of late."""
        certain, said = torch.split(functional.conv1d(heard, self.summed, self.at_first, groups=2), (1, 1), 1)
        return certain / said

    def forward(self, rows, spoken, level, certainty):
        *mixed, labiodental, consonant, voiced = torch.split(
            functional.conv1d(rows, self.rows), (len(_FREE), 1, 1, 1, 1, 1, 1, 1, 1), 1)
        share = labiodental / (consonant + _FEW_CONSONANTS)
        spoken, audible, sounding, sure, share = torch.split(
            _risen(torch.cat([spoken, level, certainty, share], 1), self.low, self.high), (1, 1, 1, 1, 1), 1)
        mouth = self._composed(*mixed, (1 - CURVE_SHARE) * labiodental, sure, share)
        speech = spoken * audible
        non_speech = sounding * (1 - speech)
        phones = torch.cat([rows[:, len(_AT):, self.PAST:] * (1 - non_speech), non_speech], 1)
        return speech * torch.clamp(mouth, 0, 1), phones, speech * voiced

    def _composed(self, free, pressed, rolled, jaw, posed_jaw, bilabial, labiodental, sure, share):
        pressed = torch.clamp(pressed, 0, 1)
        half_open = 1 - 0.55 * pressed
        low, high = (doubted + sure * (one - doubted) for one, doubted in zip(self.manner.closed, DOUBTED))
        closed = _risen(CURVE_SHARE * pressed + bilabial, low, high)
        tucked = CURVE_SHARE * torch.clamp(rolled - _ROLL_LOWER / _TUCK * pressed, 0, 1) + labiodental
        tucked = (share + sure * (tucked - share)) * (1 - closed)
        jaw = jaw / half_open + posed_jaw
        jaw = jaw - tucked * torch.clamp(jaw - 0.09, 0, 1)
        jaw = torch.clamp(JAW_GAIN * jaw * (1 - 0.55 * closed), 0, 1)
        left_by_closed, left_by_tucked, laid = torch.split(
            functional.conv1d(torch.cat([closed, tucked], 1), self.hard, self.unhindered), 3 * (len(_FREE),), 1)
        return torch.cat([jaw, closed * jaw, free * left_by_closed * left_by_tucked + laid], 1)
