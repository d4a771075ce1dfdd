"""The network: log-mel frames through causal dilated convolutions to phone posteriors and mouth channels."""

import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import features, targets
from .composition import REMEMBERED, ROWS, Composition
from .phones import INDEX, PHONES, SILENCE

DILATIONS = (1, 2, 4, 8, 16, 1, 2, 4)
WIDTH = 128
FIRST_KERNEL = 5
DROPOUT = 0.1
HELD = 8
"""Frames for which speech counts as present after its last sound."""
_MEAN, _SPREAD = -4.0, 4.0


def normalised(log_mel):
    return (log_mel - _MEAN) / _SPREAD


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
    """The exported form: pcm [1, 160 k] and state [1, S] -> weights [1, k, 52], phones [1, k, 40], next state.

    Of one network, or of several whose curves and posteriors are averaged: the first looks furthest ahead, and the
    sound that the others hear is as much older. The mouth is composed of these (composition.py) and rests where nobody
    speaks (presence.py). The state holds the last samples, the last frames of the log-mel input (normalised) and of
    every block, and the last curves and posteriors.
    Weights of convolutions are kept in 8 or 16 bits with a scale for every output and widened when the graph is loaded;
    the Fourier transform's are read from one turn of a cosine.
    """

    KEPT_SAMPLES = features.WINDOW - features.HOP
    def __init__(self, presence, *networks, bits=16):
        super().__init__()
        self.presence = presence.eval()
        self.networks = nn.ModuleList(network.eval() for network in networks)
        self.register_buffer("turn", torch.tensor(np.cos(2 * np.pi * np.arange(features.FFT) / features.FFT),
                                                  dtype=torch.float32))
        self.register_buffer("window", torch.tensor(features.hann()))
        self.register_buffer("bins", torch.arange(features.FFT // 2 + 1)[:, None])
        self.register_buffer("places", torch.arange(features.WINDOW)[None])
        self.register_buffer("filters", torch.tensor(features.mel_filters()[:, :, None]))
        self.register_buffer("expansion", torch.tensor(targets.expansion()))
        self.look_ahead = networks[0].look_ahead
        self.held = HELD + networks[0].frames_ahead
        """Frames over which the probability of speech keeps its highest value: from the instant described to what was heard."""
        self.delays = [self.look_ahead - network.look_ahead for network in networks]
        if min(self.delays) < 0:
            raise ValueError("The first network must look furthest ahead.")
        self.older = [round(delay % 1 * features.HOP) for delay in self.delays]
        """Samples by which the sound of a network is older, beside whole frames."""
        self.kept_samples = self.KEPT_SAMPLES + max(self.older)
        self.composition = Composition(self.look_ahead)
        self.parts = [self.kept_samples]
        self.initial_ranges = []
        """(from, to, value) of what is not zero in the state that a stream begins with: silence, heard and said."""
        with torch.no_grad():
            self._keep_stack("presence", presence, ("spoken",), 8)
            self.parts.append(self.held)
            for index, (network, delay) in enumerate(zip(networks, self.delays)):
                self._keep_stack(f"{index}", network, ("phones", "hidden", "mouth"), bits)
                past = int(delay) + Composition.PAST
                self._begin_with(1.0, (len(targets.CHANNELS) + INDEX[SILENCE]) * past, past)
                self.parts.append(ROWS * past)
        self.parts.append(2 * (REMEMBERED - 1))
        self.state_size = sum(self.parts)

    def _keep_stack(self, prefix, network, heads, bits):
        self._keep(f"{prefix}_first", *_normalised_away(network.first, network.first_norm), bits)
        mel = features.BANDS * (FIRST_KERNEL - 1)
        self._begin_with(normalised(features.LOG_FLOOR), 0, mel)
        self.parts.append(mel)
        for at, block in enumerate(network.blocks):
            self._keep(f"{prefix}_block{at}", *_normalised_away(block.convolution, block.norm), bits)
            self.parts.append(block.convolution.out_channels * block.past)
        for name in heads:
            layer = getattr(network, name)
            self._keep(f"{prefix}_{name}", layer.weight, layer.bias, bits)

    def _begin_with(self, value, first, count):
        """A value in the part of the state that comes next."""
        at = sum(self.parts) + first
        self.initial_ranges.append((at, at + count, value))

    def _keep(self, name, weight, bias, bits):
        scale = weight.abs().amax((1, 2), keepdim=True) / (2 ** (bits - 1) - 1)
        self.register_buffer(f"{name}_weight", torch.round(weight / scale).to({8: torch.int8, 16: torch.int16}[bits]))
        self.register_buffer(f"{name}_scale", scale.clone())
        self.register_buffer(f"{name}_bias", bias.clone())

    def _layer(self, name, frames, dilation=1):
        weight = getattr(self, f"{name}_weight").float() * getattr(self, f"{name}_scale")
        return functional.conv1d(frames, weight, getattr(self, f"{name}_bias"), dilation=dilation)

    def initial_state(self):
        state = torch.zeros(1, self.state_size)
        for first, end, value in self.initial_ranges:
            state[:, first:end] = value
        return state

    def first_frame_centre(self):
        """The instant that output frame 0 describes, in samples of the pushed stream."""
        return round(features.WINDOW // 2 - self.KEPT_SAMPLES - features.HOP * self.look_ahead)

    def _power(self, sound):
        turned = self.bins * self.places % features.FFT
        cosine = self.turn[turned] * self.window
        # A sine is the cosine a quarter of a turn later.
        sine = self.turn[(turned + 3 * features.FFT // 4) % features.FFT] * self.window
        real, imaginary = (functional.conv1d(sound[:, None], wave[:, None], stride=features.HOP)
                           for wave in (cosine, sine))
        return real * real + imaginary * imaginary

    def _mel(self, sound):
        return normalised(torch.log(functional.conv1d(self._power(sound), self.filters) + features.FLOOR))

    def _stack(self, prefix, network, mel, parts, kept):
        """What the convolutions of a network make of the mel frames."""
        with_past = torch.cat([parts[0].reshape(1, features.BANDS, FIRST_KERNEL - 1), mel], 2)
        kept.append(with_past[:, :, -(FIRST_KERNEL - 1):].reshape(1, -1))
        frames = torch.relu(self._layer(f"{prefix}_first", with_past))
        for at, (block, past) in enumerate(zip(network.blocks, parts[1:])):
            with_past = torch.cat([past.reshape(1, -1, block.past), frames], 2)
            kept.append(with_past[:, :, -block.past:].reshape(1, -1))
            frames = frames + torch.relu(self._layer(f"{prefix}_block{at}", with_past, block.past // 2))
        return frames

    def _spoken(self, mel, parts, kept):
        """How probable speech is, now or a moment ago, and the place of the next part."""
        end = 2 + len(self.presence.blocks)
        frames = self._stack("presence", self.presence, mel, parts[1:end], kept)
        spoken = torch.cat([parts[end][None], torch.sigmoid(self._layer("presence_spoken", frames))], 2)
        kept.append(spoken[:, 0, -self.held:])
        return functional.max_pool1d(spoken, self.held + 1, 1), end + 1

    def _rows(self, index, mel, parts, kept):
        """Curves and posteriors of one network, those that the composition looks back at in front."""
        frames = self._stack(f"{index}", self.networks[index], mel, parts[:-1], kept)
        logits = self._layer(f"{index}_phones", frames)
        posteriors = torch.softmax(logits, 1)
        hidden = torch.relu(self._layer(f"{index}_hidden", torch.cat([frames, posteriors], 1)))
        rows = torch.cat([torch.sigmoid(self._layer(f"{index}_mouth", hidden)), posteriors], 1)
        delay = int(self.delays[index])
        past = delay + Composition.PAST
        with_past = torch.cat([parts[-1].reshape(1, ROWS, past), rows], 2)
        kept.append(with_past[:, :, -past:].reshape(1, -1))
        return with_past[:, :, :-delay] if delay else with_past

    def forward(self, pcm, state):
        parts = torch.split(state, self.parts, 1)
        sound = torch.cat([parts[0], pcm], 1)
        kept = [sound[:, -self.kept_samples:]]
        oldest = max(self.older)
        mel = self._mel(sound[:, oldest:])
        spoken, end = self._spoken(mel, parts, kept)
        rows = 0
        for index, (network, older) in enumerate(zip(self.networks, self.older)):
            first, end = end, end + len(network.blocks) + 2
            own = self._mel(sound[:, oldest - older:-older]) if older else mel
            rows = rows + self._rows(index, own, parts[first:end], kept)
        rows = rows / len(self.networks)
        heard = torch.cat([parts[-1].reshape(1, 2, REMEMBERED - 1), self.composition.heard(rows)], 2)
        kept.append(heard[:, :, -(REMEMBERED - 1):].reshape(1, -1))
        mouth, posteriors = self.composition(rows, spoken, self.composition.certainty(heard))
        weights = torch.matmul(self.expansion, mouth).transpose(1, 2)
        return weights, posteriors.transpose(1, 2), torch.cat(kept, 1)
