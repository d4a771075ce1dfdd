"""Training frames: log-mel input, mouth curves and phone labels of clean and disturbed copies of every utterance."""

import os
from pathlib import Path

import numpy as np
import scipy.signal

from . import features, phones, targets
from .speech import RATE

_ARRAYS = ("mel", "mouth", "label", "length")


class Disturbance:
    """Random changes of voice, room, microphone, channel and background. Deterministic for a seed."""

    def __init__(self, voices, seed):
        self._random = np.random.default_rng(seed)
        self._voices = voices

    def __call__(self, samples):
        """(disturbed samples, speed): a speed above 1 is a shorter sound with higher formants."""
        random = self._random
        speed = 1.0
        if random.random() < 0.75:
            percent = int(round(100 * np.exp(random.uniform(np.log(0.84), np.log(1.22)))))
            samples = scipy.signal.resample_poly(samples, 100, percent)
            speed = percent / 100
        if random.random() < 0.5:
            samples = self._room(samples)
        if random.random() < 0.55:
            for _ in range(random.integers(1, 3)):
                samples = self._equaliser(samples)
        if random.random() < 0.35:
            cut = random.choice([3400, 4000, 5000, 6000])
            samples = scipy.signal.sosfilt(scipy.signal.butter(6, cut, fs=RATE, output="sos"), samples)
        if random.random() < 0.15:
            high = scipy.signal.butter(2, random.uniform(80, 300), "high", fs=RATE, output="sos")
            samples = scipy.signal.sosfilt(high, samples)
        if random.random() < 0.12:
            samples = _mu_law(samples)
        if random.random() < 0.7:
            noise = self.noise(len(samples))
            gain = np.sqrt(np.mean(samples ** 2) / (np.mean(noise ** 2) + 1e-12))
            samples = samples + noise * gain * 10 ** (-random.uniform(3, 40) / 20)
        peak = np.abs(samples).max() + 1e-6
        return (samples / peak * 10 ** (random.uniform(-26, -1) / 20)).astype(np.float32), speed

    def noise(self, count):
        """Coloured noise, or several voices at once."""
        random = self._random
        if random.random() < 0.35 and self._voices:
            mixed = np.zeros(count)
            for _ in range(random.integers(2, 6)):
                voice = self._voices[random.integers(len(self._voices))]
                mixed += np.roll(np.resize(voice, count), random.integers(count))
            return mixed
        return self.coloured(count)

    def coloured(self, count):
        white = self._random.standard_normal(count + 1000)
        return scipy.signal.lfilter([1], [1, -self._random.choice([0, 0.5, 0.8, 0.95, 0.99])], white)[1000:]

    def _room(self, samples):
        random = self._random
        length = int(random.uniform(0.08, 0.45) * RATE)
        response = random.standard_normal(length) * np.exp(-6.9 * np.arange(length) / length)
        response[0] = 0
        response *= random.uniform(0.05, 0.45) / np.sqrt(np.sum(response ** 2))
        response[0] = 1
        return scipy.signal.fftconvolve(samples, response)[:len(samples)]

    def _equaliser(self, samples):
        random = self._random
        frequency = np.exp(random.uniform(np.log(150), np.log(6500)))
        gain = 10 ** (random.uniform(-9, 9) / 40)
        angle = 2 * np.pi * frequency / RATE
        slope = np.sin(angle) / (2 * random.uniform(0.5, 1.5))
        middle = -2 * np.cos(angle)
        above = [1 + slope * gain, middle, 1 - slope * gain]
        below = [1 + slope / gain, middle, 1 - slope / gain]
        return scipy.signal.lfilter(above, below, samples)


def _mu_law(samples):
    peak = np.abs(samples).max() + 1e-6
    code = np.sign(samples) * np.log1p(255 * np.abs(samples / peak)) / np.log(256)
    code = np.round(code * 127) / 127
    return np.sign(code) * np.expm1(np.abs(code) * np.log(256)) / 255 * peak


def labels(segments, frames):
    """The phone of every frame; frame t stands for the 10 ms around t / 100 s."""
    label = np.zeros(frames, np.int8)
    for phone, start, end in segments:
        first, last = (int(round(100 * time)) for time in (start, end))
        label[max(0, first):max(0, last)] = phones.INDEX.get(phone, 0)
    return label


def _frames(samples, segments, loudness):
    mel = features.log_mel(samples)
    return mel, targets.curves(segments, len(mel), loudness), labels(segments, len(mel))


def write(folder, name, corpora, copies, seed, longest=12.0):
    """Writes the frames of all labelled utterances: one clean copy (at a random level) and `copies` disturbed ones.

    One minute of noise for every ten of speech is added with the mouth at rest.
    """
    random = np.random.default_rng(seed)
    chosen = [(corpus, one) for corpus in corpora for one in corpus.utterances
              if one.phones and 0.6 < one.seconds <= longest]
    voices = [corpus.samples(one) for corpus, one in
              (chosen[index] for index in random.permutation(len(chosen))[:40])]
    disturb = Disturbance(voices, seed)
    parts = []
    for corpus, one in chosen:
        samples = corpus.samples(one)
        level = features.loudness(samples)
        clean = samples * np.float32(10 ** (random.uniform(-20, 0) / 20))
        parts.append(_frames(clean, one.phones, level))
        for _ in range(copies):
            disturbed, speed = disturb(samples)
            segments = [(phone, start / speed, end / speed) for phone, start, end in one.phones]
            frames = len(disturbed) // features.HOP
            stretched = np.interp(np.arange(frames) * speed, np.arange(len(level)), level)
            parts.append(_frames(disturbed, segments, stretched))
    seconds = sum(len(part[0]) for part in parts) / 100
    for _ in range(int(seconds / 10 / 6)):
        noise = disturb.coloured(6 * RATE)
        noise *= 10 ** (random.uniform(-70, -15) / 20) / np.abs(noise).max()
        parts.append(_frames(noise, [], None))
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    columns = list(zip(*parts))
    arrays = [np.concatenate(columns[0]).astype(np.float16), np.concatenate(columns[1]).astype(np.float16),
              np.concatenate(columns[2]), np.array([len(label) for label in columns[2]])]
    for kind, array in zip(_ARRAYS, arrays):
        part = folder / f"{name}.{kind}.part"
        with open(part, "wb") as out:
            np.save(out, array)
        os.replace(part, folder / f"{name}.{kind}.npy")
    print(f"{name}: {len(chosen)} utterances, {len(parts)} copies, {sum(arrays[3]) / 6000:.0f} minutes of frames",
          flush=True)


class Frames:
    """The written frames of one set, mapped from disk."""

    def __init__(self, folder, name):
        self.mel, self.mouth, self.label, length = (
            np.load(Path(folder) / f"{name}.{kind}.npy", mmap_mode="r") for kind in _ARRAYS)
        self.length = np.array(length)
        self.start = np.concatenate([[0], np.cumsum(self.length)[:-1]])
        usable = self.length > 60
        self.start, self.length = self.start[usable], self.length[usable]

    def beginnings(self, phone):
        """Where a phone begins: (index of the copy, frame within it) of each."""
        label = np.asarray(self.label)
        at = np.flatnonzero((label[1:] == phones.INDEX[phone]) & (label[:-1] != phones.INDEX[phone])) + 1
        copy = np.searchsorted(self.start, at, side="right") - 1
        inside = (copy >= 0) & (at < self.start[copy] + self.length[copy])
        return copy[inside], (at - self.start[copy])[inside]


class Batches:
    """Random stretches from several sets, in given proportions, with changes of voice, channel and background on the fly."""

    def __init__(self, sets, shares, look_ahead, seed, size=24, frames=256, often=""):
        self._sets, self._look_ahead, self._size, self._frames = sets, look_ahead, size, frames
        self._often = [(one, *one.beginnings(often)) for one in sets] if often else []
        self._often_shares = np.array([share * min(1, len(found[1]) / 1000) for share, found in zip(shares, self._often)])
        self._shares = np.array(shares) / np.sum(shares)
        self._random = np.random.default_rng(seed)

    def next(self):
        """mel [size, bands, frames + look-ahead], mouth [size, channels, frames], label [size, frames]."""
        count, ahead = self._frames, self._look_ahead
        mel = np.full((self._size, count + ahead, features.BANDS), features.LOG_FLOOR, np.float32)
        mouth = np.zeros((self._size, count, len(targets.CHANNELS)), np.float32)
        label = np.zeros((self._size, count), np.int64)
        for row in range(self._size):
            self._fill(mel[row], mouth[row], label[row])
        np.maximum(mel, features.LOG_FLOOR, out=mel)
        return np.ascontiguousarray(mel.transpose(0, 2, 1)), np.ascontiguousarray(mouth.transpose(0, 2, 1)), label

    def _fill(self, mel, mouth, label):
        random = self._random
        chosen, index, first = self._stretch()
        start, length = chosen.start[index], chosen.length[index]
        self._copy(chosen, index, first, mel)
        low, high = max(first, 0), min(first + self._frames, length)
        mouth[low - first:high - first] = chosen.mouth[start + low:start + high]
        label[low - first:high - first] = chosen.label[start + low:start + high]
        if random.random() < 0.6:
            _warp(mel, np.exp(random.uniform(-0.14, 0.14)))
        mel += random.uniform(-2.0, 1.5) + self._equaliser()
        if random.random() < 0.2:
            self._add_voice(mel)
        for _ in range(random.choice([0, 1, 2], p=[0.5, 0.3, 0.2])):
            band = random.integers(0, features.BANDS - 8)
            mel[:, band:band + random.integers(1, 10)] = mel.mean()
        if random.random() < 0.3:
            mel[:, random.integers(55, features.BANDS):] = features.LOG_FLOOR
        if random.random() < 0.5:
            self._add_floor(mel)

    def _stretch(self):
        """A set, one of its copies, and the first frame of a stretch, which may begin before it or end behind it."""
        random = self._random
        if self._often and random.random() < 0.45:
            which = random.choice(len(self._often), p=self._often_shares / self._often_shares.sum())
            chosen, copies, places = self._often[which]
            one = random.integers(len(copies))
            return chosen, copies[one], int(places[one]) - int(random.integers(10, self._frames - 36))
        chosen = self._sets[random.choice(len(self._sets), p=self._shares)]
        index = random.integers(len(chosen.length))
        return chosen, index, random.integers(-20, max(1, chosen.length[index] - self._frames // 2))

    @staticmethod
    def _copy(chosen, index, first, mel):
        start, length = chosen.start[index], chosen.length[index]
        low, high = max(first, 0), min(first + len(mel), length)
        mel[low - first:high - first] = chosen.mel[start + low:start + high]
        if high - first < len(mel):
            mel[high - first:] = mel[:high - first].min()

    def _equaliser(self):
        """A slope and slow waves over the bands."""
        random = self._random
        place = np.linspace(-1, 1, features.BANDS)
        waves = sum(random.uniform(0, 0.6) * np.cos(np.pi * order * place + random.uniform(0, 2 * np.pi))
                    for order in (1, 2, 3))
        return (random.uniform(-1, 1) * place + waves).astype(np.float32)

    def _add_voice(self, mel):
        """Another stretch of speech in the background."""
        other = np.full_like(mel, features.LOG_FLOOR)
        self._copy(*self._stretch(), other)
        distance = np.quantile(mel, 0.9) - np.quantile(other, 0.9) - self._random.uniform(2, 6)
        np.logaddexp(mel, other + np.float32(distance), out=mel)

    def _add_floor(self, mel):
        """Steady noise of a random level and slope: what is empty above 5 kHz in old recordings must tell nothing."""
        random = self._random
        level = np.quantile(mel, 0.9) - random.uniform(2, 12)
        floor = level + random.uniform(-3, 3) * np.linspace(-1, 1, features.BANDS, dtype=np.float32)
        noise = floor + 0.6 * random.standard_normal(mel.shape, np.float32)
        np.logaddexp(mel, noise.astype(np.float32), out=mel)


def _warp(mel, factor):
    """Moves the formants by a factor, as a longer or shorter throat does. In place."""
    at = features.band_of(features.band_centres() / factor)
    below = np.clip(at.astype(int), 0, features.BANDS - 2)
    share = np.clip(at - below, 0, 1).astype(np.float32)
    warped = mel[:, below] * (1 - share) + mel[:, below + 1] * share
    mel[:] = warped
