"""The network: log-mel frames through causal dilated convolutions to phone posteriors and mouth channels."""

import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import features, targets
from .composition import ORDER, REMEMBERED, ROWS, Composition
from .phones import INDEX, PHONES, SILENCE

DILATIONS = (1, 2, 4, 8, 16, 1, 2, 4)
WIDTH = 128
FIRST_KERNEL = 5
DROPOUT = 0.1
HELD = 8
"""Frames for which speech counts as present after its last sound."""
LOUDEST, LASTING = 200, 5
"""Frames of which the loudest part is what others are compared with, and frames of such a part: longer than a knock."""
FULL_SCALE = 10 * math.log10(features.FFT / 4 * float((features.hann() ** 2).sum()))
"""Decibels of the bands' summed power for a sine of full scale."""
_DECIBELS = 10 / math.log(10)
MEAN, SPREAD = -4.0, 4.0


def normalised(log_mel):
    return (log_mel - MEAN) / SPREAD


class Block(nn.Module):
    """Residual causal convolution over three frames at a distance."""

    def __init__(self, width, dilation):
        super().__init__()
        self.past = 2 * dilation
        self.convolution = nn.Conv1d(width, width, 3, dilation=dilation, bias=False)
        self.norm = nn.BatchNorm1d(width)

    def forward(self, frames, with_past):
        return frames + torch.relu(self.norm(self.convolution(with_past)))


class Stack(nn.Module):
    """[batch, 80, T] log-mel -> [batch, width, T], by a convolution over five frames and blocks behind it. Causal."""

    def __init__(self, width, dilations):
        super().__init__()
        self.first = nn.Conv1d(features.BANDS, width, FIRST_KERNEL)
        self.first_norm = nn.BatchNorm1d(width)
        self.blocks = nn.ModuleList(Block(width, dilation) for dilation in dilations)

    def frames(self, log_mel):
        frames = functional.pad(normalised(log_mel), (FIRST_KERNEL - 1, 0))
        frames = torch.relu(self.first_norm(self.first(frames)))
        for block in self.blocks:
            frames = block(frames, functional.pad(frames, (block.past, 0)))
        return frames


class Network(Stack):
    """[batch, 80, T] log-mel -> mouth channels [batch, 17, T] in 0..1 and phone logits [batch, 40, T].

    Causal: what comes out at frame t describes the instant t - look_ahead, which may be a fraction of a frame.
    """

    def __init__(self, look_ahead, width=WIDTH, dilations=DILATIONS):
        super().__init__(width, dilations)
        self.frames_ahead = math.ceil(look_ahead)
        self.look_ahead, self.width, self.dilations = look_ahead, width, tuple(dilations)
        self.phones = nn.Conv1d(width, len(PHONES), 1)
        self.hidden = nn.Conv1d(width + len(PHONES), 96, 1)
        self.mouth = nn.Conv1d(96, len(targets.CHANNELS), 1)

    def forward(self, log_mel):
        frames = self.frames(log_mel)
        with torch.cpu.amp.autocast(enabled=False):
            return self.heads(functional.dropout(frames, DROPOUT, self.training).float())

    def heads(self, frames):
        logits = self.phones(frames)
        both = torch.cat([frames, torch.softmax(logits, 1)], 1)
        return torch.sigmoid(self.mouth(torch.relu(self.hidden(both)))), logits

    def save(self, path):
        torch.save({"look_ahead": self.look_ahead, "width": self.width, "dilations": self.dilations,
                    "weights": self.state_dict()}, path)

    @staticmethod
    def load(path):
        kept = torch.load(path, map_location="cpu")
        network = Network(kept["look_ahead"], kept["width"], kept["dilations"])
        network.load_state_dict(kept["weights"])
        return network.eval()

    @staticmethod
    def between(networks, shares):
        """The weights between those of networks that were trained from one another; shares sum to 1."""
        mixed = Network(networks[-1].look_ahead, networks[-1].width, networks[-1].dilations)
        weights = [network.state_dict() for network in networks]
        mixed.load_state_dict({
            name: sum(share * one[name].float() for share, one in zip(shares, weights)).to(value.dtype)
            for name, value in weights[-1].items()})
        return mixed.eval()

    def widened(self, width):
        """A network with more channels that computes the same at first: the new ones begin small and nearly unheard."""
        with torch.random.fork_rng():
            torch.manual_seed(width)
            wide, narrow = Network(self.look_ahead, width, self.dilations), self.width
        weights = wide.state_dict()
        for name, old in self.state_dict().items():
            new = weights[name]
            if old.shape == new.shape:
                new.copy_(old)
            elif name == "hidden.weight":
                new[:, narrow:width] *= 0.03
                new[:, :narrow], new[:, width:] = old[:, :narrow], old[:, narrow:]
            elif old.dim() == 3 and old.shape[1] == narrow:
                new[:len(old), narrow:] *= 0.05
                new[:len(old), :narrow] = old
            else:
                new[:len(old)] = old
        return wide


def _normalised_away(convolution, norm):
    """Weights and bias of a convolution that does the normalisation behind it too."""
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    bias = 0 if convolution.bias is None else convolution.bias
    return convolution.weight * scale[:, None, None], (bias - norm.running_mean) * scale + norm.bias


class StreamingGraph(nn.Module):
    """The exported form: pcm [1, 160 k] and state [1, S] -> weights [1, k, 52], phones [1, k, 41], voice [1, k, 2], next state.

    Of one network, or of several whose curves and posteriors are averaged: the first looks furthest ahead, and the
    sound that the others hear is as much older. The mouth is composed of these (composition.py) and rests where nobody
    speaks (presence.py) or the sound is far quieter than it was of late. The state holds the last samples, log-mel
    frames and levels, the last frames of every block, and the last curves and posteriors. The two of `voice` are how
    probable it is that the vocal folds swing, and the level in decibels of a full-scale sine.
    Weights of convolutions are kept in 8 or 16 bits with a scale for every output and widened when the graph is loaded;
    the Fourier transform's are read from one turn of a cosine.
    """

    KEPT_SAMPLES = features.WINDOW - features.HOP

    def __init__(self, presence, *networks, bits=16):
        super().__init__()
        self.presence = presence.eval()
        self.networks = nn.ModuleList(network.eval() for network in networks)
        filters = features.mel_filters()
        heard = np.flatnonzero(filters.any(0))
        bins = np.arange(heard[0], heard[-1] + 1)
        self.register_buffer("turn", torch.tensor(np.cos(2 * np.pi * np.arange(features.FFT) / features.FFT),
                                                  dtype=torch.float32))
        self.register_buffer("window", torch.tensor(features.hann()))
        self.register_buffer("bins", torch.tensor(bins[:, None]))
        self.register_buffer("places", torch.arange(features.WINDOW)[None])
        self.register_buffer("filters", torch.tensor(filters[:, bins, None]))
        self.register_buffer("floor", torch.full((features.BANDS,), features.FLOOR))
        self.register_buffer("lasting", torch.full((1, 1, LASTING), 1 / LASTING))
        self.register_buffer("expansion", torch.tensor(targets.expansion()[:, ORDER]))
        self.look_ahead, self.frames_ahead = networks[0].look_ahead, networks[0].frames_ahead
        self.held = HELD + self.frames_ahead
        """Frames over which the probability of speech keeps its highest value: from before the instant to what was heard."""
        self.delays = [self.look_ahead - network.look_ahead for network in networks]
        if min(self.delays) < 0:
            raise ValueError("The first network must look furthest ahead.")
        self.older = [round(delay % 1 * features.HOP) for delay in self.delays]
        """Samples by which the sound of a network is older, beside whole frames."""
        self.composition = Composition(self.look_ahead)
        self.layout = []
        """(channels, frames) of the parts of the state, in the order in which `forward` comes to them."""
        self.initial_ranges = []
        """(from, to, value) of what is not zero in the state that a stream begins with: silence, heard and said."""
        with torch.no_grad():
            self._remember(1, self.KEPT_SAMPLES + max(self.older))
            for _ in sorted(set(self.older)):
                self._remember(features.BANDS, FIRST_KERNEL - 1, features.LOG_FLOOR)
            self._remember(1, LOUDEST + LASTING - 2, features.LOG_FLOOR + math.log(features.BANDS))
            self._keep_stack("presence", presence, ("spoken",), 8)
            self._remember(1, self.held)
            for index, (network, delay) in enumerate(zip(networks, self.delays)):
                self._keep_stack(f"{index}", network, ("phones", "hidden", "mouth"), bits)
                past = int(delay) + Composition.PAST
                silent = self._size() + (len(targets.CHANNELS) + INDEX[SILENCE]) * past
                self.initial_ranges.append((silent, silent + past, 1.0))
                self._remember(ROWS, past)
            self._remember(2, REMEMBERED - 1)

    def _size(self):
        return sum(channels * frames for channels, frames in self.layout)

    def _remember(self, channels, frames, value=0.0):
        """The next part of the state, and what a stream begins with in it."""
        at = self._size()
        if value:
            self.initial_ranges.append((at, at + channels * frames, value))
        self.layout.append((channels, frames))

    def _keep_stack(self, prefix, network, heads, bits):
        weight, bias = _normalised_away(network.first, network.first_norm)
        self._keep(f"{prefix}_first", weight / SPREAD, bias - weight.sum((1, 2)) * MEAN / SPREAD, bits)
        for at, block in enumerate(network.blocks):
            self._keep(f"{prefix}_block{at}", *_normalised_away(block.convolution, block.norm), bits)
        self._remember(network.first.out_channels, sum(block.past for block in network.blocks))
        for name in heads:
            layer = getattr(network, name)
            self._keep(f"{prefix}_{name}", layer.weight, layer.bias, bits)

    def _keep(self, name, weight, bias, bits):
        scale = weight.abs().amax((1, 2), keepdim=True) / (2 ** (bits - 1) - 1)
        self.register_buffer(f"{name}_weight", torch.round(weight / scale).to({8: torch.int8, 16: torch.int16}[bits]))
        self.register_buffer(f"{name}_scale", scale.clone())
        self.register_buffer(f"{name}_bias", bias.clone())

    def _layer(self, name, frames, dilation=1):
        weight = getattr(self, f"{name}_weight").float() * getattr(self, f"{name}_scale")
        return functional.conv1d(frames, weight, getattr(self, f"{name}_bias"), dilation=dilation)

    def initial_state(self):
        state = torch.zeros(1, self._size())
        for first, end, value in self.initial_ranges:
            state[:, first:end] = value
        return state

    def first_frame_centre(self):
        """The instant that output frame 0 describes, in samples of the pushed stream."""
        return round(features.WINDOW // 2 - self.KEPT_SAMPLES - features.HOP * self.look_ahead)

    def forward(self, pcm, state):
        parts = torch.split(state, [channels * frames for channels, frames in self.layout], 1)
        past = iter([part.reshape(1, *shape) for part, shape in zip(parts, self.layout)])
        kept = []
        sound = self._continued(pcm[:, None], past, kept)
        mels = {}
        for older in sorted(set(self.older)):
            newest = self._log_mel(sound[:, :, max(self.older) - older:sound.shape[2] - older])
            mels[older] = self._continued(newest, past, kept)
        now = mels[0][:, :, FIRST_KERNEL - 1:]
        level = self._continued(torch.logsumexp(now, 1, keepdim=True), past, kept)
        spoken = torch.sigmoid(self._layer("presence_spoken", self._stack("presence", self.presence, mels[0], past, kept)))
        spoken = functional.max_pool1d(self._continued(spoken, past, kept), self.held + 1, 1)
        rows = 0
        for index, older in enumerate(self.older):
            rows = rows + self._rows(index, mels[older], past, kept)
        rows = rows / len(self.networks)
        heard = self._continued(self.composition.heard(rows), past, kept)
        energy = _DECIBELS * level[:, :, LOUDEST + LASTING - 2 - self.frames_ahead:level.shape[2] - self.frames_ahead] - FULL_SCALE
        levels = torch.cat([self._relative(level), energy], 1)
        mouth, posteriors, voicing = self.composition(rows, spoken, levels, self.composition.certainty(heard))
        weights = torch.matmul(self.expansion, mouth).transpose(1, 2)
        voice = torch.cat([voicing, energy], 1).transpose(1, 2)
        return weights, posteriors.transpose(1, 2), voice, torch.cat([part.reshape(1, -1) for part in kept], 1)

    @staticmethod
    def _continued(frames, past, kept):
        """The frames behind those that the stream remembers; as many of the last are kept for the next call."""
        before = next(past)
        both = torch.cat([before, frames], 2)
        kept.append(both[:, :, -before.shape[2]:])
        return both

    def _log_mel(self, sound):
        turned = self.bins * self.places % features.FFT
        # A sine is the cosine a quarter of a turn later.
        waves = torch.cat([self.turn[turned], self.turn[(turned + 3 * features.FFT // 4) % features.FFT]]) * self.window
        swung = functional.conv1d(sound, waves[:, None], stride=features.HOP)
        return torch.log(functional.conv1d(swung * swung, torch.cat([self.filters, self.filters], 1), self.floor))

    def _stack(self, prefix, network, mel, past, kept):
        """What the convolutions of a network make of the mel frames and those before."""
        frames = torch.relu(self._layer(f"{prefix}_first", mel))
        before = iter(torch.split(next(past), [block.past for block in network.blocks], 2))
        blocks = []
        for at, block in enumerate(network.blocks):
            both = self._continued(frames, before, blocks)
            frames = frames + torch.relu(self._layer(f"{prefix}_block{at}", both, block.past // 2))
        kept.append(torch.cat(blocks, 2))
        return frames

    def _rows(self, index, mel, past, kept):
        """Curves and posteriors of one network, those that the composition looks back at in front."""
        frames = self._stack(f"{index}", self.networks[index], mel, past, kept)
        posteriors = torch.softmax(self._layer(f"{index}_phones", frames), 1)
        hidden = torch.relu(self._layer(f"{index}_hidden", torch.cat([frames, posteriors], 1)))
        rows = torch.cat([torch.sigmoid(self._layer(f"{index}_mouth", hidden)), posteriors], 1)
        delay = int(self.delays[index])
        both = self._continued(rows, past, kept)
        return both[:, :, :-delay] if delay else both

    def _relative(self, level):
        """Decibels [1, 1, T] by which the loudest around the instant described exceeds the loudest part of late.

        level: natural logarithms, the past in front.
        """
        later = min(self.frames_ahead, HELD)
        first = LOUDEST + LASTING - 2 - self.frames_ahead - HELD
        around = level[:, :, first:level.shape[2] - (self.frames_ahead - later)]
        loudest = functional.max_pool1d(functional.conv1d(level, self.lasting), LOUDEST, 1)
        return _DECIBELS * (functional.max_pool1d(around, HELD + later + 1, 1) - loudest)
