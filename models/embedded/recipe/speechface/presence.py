"""A small network that tells whether somebody speaks, so that lips rest in music and noise."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import dataset, features, training
from .graph import SETTLING
from .network import HELD, Stack
from .phones import INDEX, SILENCE

WIDTH = 64
DILATIONS = (1, 2, 4, 8, 16, 32, 96, 288)
"""Nine seconds: music goes on for longer than a held vowel, and has no consonants."""
_MISSED = 2.0
_RATE, _WARM_UP, _SEED = 3e-3, 200, 81
_STRETCH, _STRETCHES, _ROWS = 256, 4, 4
_ABSENT = (0.15, 0.45)
_DRAWLED, _SLOWEST = 0.4, 8
_SETTLING = SETTLING // features.HOP


class Presence(Stack):
    """[batch, 80, T] log-mel -> logit [batch, T] of speech within the last HELD frames. Causal."""

    def __init__(self):
        super().__init__(WIDTH, DILATIONS)
        self.spoken = nn.Conv1d(WIDTH, 1, 1)

    def forward(self, log_mel):
        return self.spoken(self.frames(log_mel))[:, 0]

    @staticmethod
    def load(path):
        network = Presence()
        network.load_state_dict(torch.load(path, map_location="cpu"))
        return network.eval()


def wanted(label):
    """[batch, T]: whether speech sounds at a frame or has within the last HELD."""
    spoken = functional.pad((label != INDEX[SILENCE]).float(), (HELD, 0))
    return functional.max_pool1d(spoken[:, None], HELD + 1, 1)[:, 0]


class _Scenes:
    """Ten seconds each: a third speech with pauses, a third speech over background, a third background alone."""

    def __init__(self, sets, shares, background):
        self._random = np.random.default_rng(_SEED)
        self._speech = dataset.Batches(sets, shares, 0, _SEED, 2 * _ROWS * _STRETCHES, _STRETCH)
        self._background = dataset.Batches([background], [1], 0, _SEED + 1, 2 * _ROWS, _STRETCH * _STRETCHES)

    def next(self):
        """mel [3 rows, bands, T] and label [3 rows, T]; the settling silence of a stream stands in front."""
        spoken, label = self._said()
        sound, _, _ = self._background.next()
        self._put_behind(spoken[_ROWS:], sound[:_ROWS])
        mel = np.concatenate([spoken, sound[_ROWS:]])
        label = np.concatenate([label, np.full_like(label[:_ROWS], INDEX[SILENCE])])
        return (np.pad(mel, ((0, 0), (0, 0), (_SETTLING, 0)), constant_values=features.LOG_FLOOR),
                np.pad(label, ((0, 0), (_SETTLING, 0)), constant_values=INDEX[SILENCE]))

    def _said(self):
        """Stretches of speech end to end, some of them absent."""
        mel, _, label = self._speech.next()
        self._drawl(mel, label)
        absent = self._random.random(len(label)) < np.repeat(_ABSENT, _ROWS * _STRETCHES)
        mel[absent], label[absent] = features.LOG_FLOOR, INDEX[SILENCE]
        mel = mel.reshape(2 * _ROWS, _STRETCHES, features.BANDS, _STRETCH).transpose(0, 2, 1, 3)
        mel, label = mel.reshape(2 * _ROWS, features.BANDS, -1), label.reshape(2 * _ROWS, -1)
        for row in range(len(mel)):
            turned = self._random.integers(_STRETCH)
            mel[row], label[row] = np.roll(mel[row], turned, 1), np.roll(label[row], turned)
        return mel, label

    def _drawl(self, mel, label):
        """Some stretches are spoken two to eight times as slowly from some frame on: held vowels are speech. In place."""
        random, count = self._random, label.shape[1]
        for row in np.flatnonzero(random.random(len(label)) < _DRAWLED):
            slow = np.exp(random.uniform(np.log(2), np.log(_SLOWEST)))
            at = random.integers(0, count) * (1 - 1 / slow) + np.arange(count) / slow
            before = np.minimum(at.astype(int), count - 2)
            share = (at - before).astype(np.float32)
            mel[row] = mel[row][:, before] * (1 - share) + mel[row][:, before + 1] * share
            label[row] = label[row][before]

    def _put_behind(self, speech, sound):
        """Background at some distance below speech, throughout, from some frame on or up to it. In place."""
        random = self._random
        distance = random.uniform(-1, 8, (len(speech), 1, 1)) + np.quantile(sound, 0.9, (1, 2), keepdims=True) - np.quantile(
            speech, 0.95, (1, 2), keepdims=True)
        behind = (sound - distance).astype(np.float32)
        for row in np.flatnonzero(random.random(len(speech)) < 0.4):
            at = random.integers(100, speech.shape[2] - 100)
            behind[row][:, slice(at) if random.random() < 0.5 else slice(at, None)] = features.LOG_FLOOR
        np.maximum(np.logaddexp(speech, behind), features.LOG_FLOOR, out=speech)


def train(steps, sets, shares, background, path):
    """Trains the network and writes the running average of its weights."""
    torch.manual_seed(_SEED)
    scenes = _Scenes(sets, shares, background)
    network = Presence().train()
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=1e-3)
    average = {name: value.clone() for name, value in network.state_dict().items()}
    for step in range(1, steps + 1):
        for group in optimiser.param_groups:
            group["lr"] = _RATE * min(1, step / _WARM_UP) * (0.5 + 0.5 * np.cos(np.pi * step / steps)) + 1e-5
        mel, label = (torch.from_numpy(array) for array in scenes.next())
        target = wanted(label)[:, _SETTLING:]
        logit = network(mel)[:, _SETTLING:]
        loss = functional.binary_cross_entropy_with_logits(logit, target, pos_weight=torch.tensor(_MISSED))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        training.average_in(average, network, min(0.998, (1 + step) / (10 + step)))
        if step % 250 == 0 or step == steps:
            heard = logit.detach() > 0
            print(f"presence, step {step} of {steps}: loss {loss.item():.3f}, "
                  f"missed {1 - heard[target > 0].float().mean():.3f}, imagined {heard[target == 0].float().mean():.3f}",
                  flush=True)
    network.load_state_dict(average)
    torch.save(network.eval().state_dict(), path)
