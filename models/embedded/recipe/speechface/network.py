"""The network: log-mel frames through causal dilated convolutions to phone posteriors and mouth channels."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import features, targets
from .composition import Composition
from .phones import PHONES

DILATIONS = (1, 2, 4, 8, 16, 1, 2, 4)
WIDTH = 128
FIRST_KERNEL = 5
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


class Network(nn.Module):
    """[batch, 80, T] log-mel -> mouth channels [batch, 17, T] in 0..1 and phone logits [batch, 40, T].

    Causal: what comes out at frame t describes frame t - look-ahead.
    """

    def __init__(self, look_ahead, width=WIDTH, dilations=DILATIONS):
        super().__init__()
        self.look_ahead, self.width, self.dilations = look_ahead, width, tuple(dilations)
        self.first = nn.Conv1d(features.BANDS, width, FIRST_KERNEL)
        self.first_norm = nn.BatchNorm1d(width)
        self.blocks = nn.ModuleList(Block(width, dilation) for dilation in dilations)
        self.phones = nn.Conv1d(width, len(PHONES), 1)
        self.hidden = nn.Conv1d(width + len(PHONES), 96, 1)
        self.mouth = nn.Conv1d(96, len(targets.CHANNELS), 1)

    def forward(self, log_mel):
        frames = functional.pad(normalised(log_mel), (FIRST_KERNEL - 1, 0))
        frames = torch.relu(self.first_norm(self.first(frames)))
        for block in self.blocks:
            frames = block(frames, functional.pad(frames, (block.past, 0)))
        return self.heads(frames)

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


class StreamingGraph(nn.Module):
    """The exported form: pcm [1, 160 k] and state [1, S] -> weights [1, k, 52], phones [1, k, 40], next state.

    The state holds the last 240 samples, the last frames of the log-mel input (normalised) and of every block, and the
    last posteriors. The mouth is composed of the network's curves and its posteriors (composition.py).
    """

    KEPT_SAMPLES = features.WINDOW - features.HOP

    def __init__(self, network):
        super().__init__()
        self.network = network
        bins = np.arange(features.FFT // 2 + 1)[:, None]
        angle = 2 * np.pi * bins * np.arange(features.WINDOW) / features.FFT
        self.register_buffer("cosine", torch.tensor((np.cos(angle) * features.hann())[:, None], dtype=torch.float32))
        self.register_buffer("sine", torch.tensor((np.sin(angle) * features.hann())[:, None], dtype=torch.float32))
        self.register_buffer("filters", torch.tensor(features.mel_filters()[:, :, None]))
        self.register_buffer("expansion", torch.tensor(targets.expansion()))
        self.parts = [self.KEPT_SAMPLES, features.BANDS * (FIRST_KERNEL - 1)]
        self.parts += [network.width * block.past for block in network.blocks]
        self.parts.append(len(PHONES))
        self.composition = Composition(network.look_ahead)
        self.state_size = sum(self.parts)

    def initial_state(self):
        state = torch.zeros(1, self.state_size)
        state[:, self.parts[0]:self.parts[0] + self.parts[1]] = normalised(features.LOG_FLOOR)
        return state

    def first_frame_centre(self):
        """The instant that output frame 0 describes, in samples of the pushed stream."""
        return features.WINDOW // 2 - self.KEPT_SAMPLES - features.HOP * self.network.look_ahead

    def forward(self, pcm, state):
        parts = torch.split(state, self.parts, 1)
        kept = []
        sound = torch.cat([parts[0], pcm], 1)
        kept.append(sound[:, -self.KEPT_SAMPLES:])
        real = functional.conv1d(sound[:, None], self.cosine, stride=features.HOP)
        imaginary = functional.conv1d(sound[:, None], self.sine, stride=features.HOP)
        power = functional.conv1d(real * real + imaginary * imaginary, self.filters)
        mel = normalised(torch.log(power + features.FLOOR))
        with_past = torch.cat([parts[1].reshape(1, features.BANDS, FIRST_KERNEL - 1), mel], 2)
        kept.append(with_past[:, :, -(FIRST_KERNEL - 1):].reshape(1, -1))
        frames = torch.relu(self.network.first_norm(self.network.first(with_past)))
        for block, past in zip(self.network.blocks, parts[2:-1]):
            with_past = torch.cat([past.reshape(1, self.network.width, block.past), frames], 2)
            kept.append(with_past[:, :, -block.past:].reshape(1, -1))
            frames = block(frames, with_past)
        mouth, logits = self.network.heads(frames)
        posteriors = torch.softmax(logits, 1)
        with_past = torch.cat([parts[-1].reshape(1, len(PHONES), 1), posteriors], 2)
        kept.append(posteriors[:, :, -1:].reshape(1, -1))
        mouth = self.composition(mouth, 0.5 * (with_past[:, :, 1:] + with_past[:, :, :-1]))
        weights = torch.matmul(self.expansion, mouth).transpose(1, 2)
        return weights, posteriors.transpose(1, 2), torch.cat(kept, 1)
