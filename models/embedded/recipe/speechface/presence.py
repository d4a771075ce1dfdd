"""A small network that tells whether somebody speaks, so that lips rest in music and noise."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import dataset, training
from .network import Stack
from .phones import INDEX, SILENCE

WIDTH = 64
DILATIONS = (1, 2, 4, 8, 16, 32)
HELD = 30
"""Frames for which speech counts as present after its last sound."""
_MISSED = 3.0
_RATE, _WARM_UP, _SEED = 3e-3, 200, 81


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


def _drawl(mel, label, random):
    """A quarter of the rows spoken two to six times as slowly from some frame on: held vowels are speech. In place."""
    count = label.shape[1]
    for row in np.flatnonzero(random.random(len(label)) < 1 / 4):
        slow = np.exp(random.uniform(np.log(2), np.log(6)))
        at = random.integers(0, count) * (1 - 1 / slow) + np.arange(count) / slow
        before = np.minimum(at.astype(int), count - 2)
        share = (at - before).astype(np.float32)
        mel[row] = mel[row][:, before] * (1 - share) + mel[row][:, before + 1] * share
        label[row] = label[row][before]


def train(steps, sets, shares, background, path):
    """A third of each batch is speech, a third speech with background behind it, a third background alone."""
    torch.manual_seed(_SEED)
    random = np.random.default_rng(_SEED)
    speech = dataset.Batches(sets, shares, 0, _SEED, size=16)
    behind = dataset.Batches([background], [1], 0, _SEED + 1, size=16)
    network = Presence().train()
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=1e-3)
    average = {name: value.clone() for name, value in network.state_dict().items()}
    for step in range(1, steps + 1):
        for group in optimiser.param_groups:
            group["lr"] = _RATE * min(1, step / _WARM_UP) * (0.5 + 0.5 * np.cos(np.pi * step / steps)) + 1e-5
        (spoken, _, label), (sound, _, _) = speech.next(), behind.next()
        _drawl(spoken, label, random)
        distance = random.uniform(-1, 8, (8, 1, 1)) + np.quantile(sound[:8], 0.9, (1, 2), keepdims=True) - np.quantile(
            spoken[:8], 0.9, (1, 2), keepdims=True)
        mixed = np.logaddexp(spoken[:8], sound[:8] - distance)
        mel = torch.from_numpy(np.concatenate([mixed, spoken[8:], sound[8:]]).astype(np.float32))
        target = wanted(torch.from_numpy(np.concatenate([label, np.full_like(label[8:], INDEX[SILENCE])])))
        logit = network(mel)
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
