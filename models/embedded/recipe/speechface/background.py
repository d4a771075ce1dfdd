"""Sounds in which nobody speaks: recorded music and noises, and made-up ones. The mouth rests in all of them."""

import numpy as np
import scipy.signal

from . import speech
from .phones import SILENCE
from .speech import RATE

_PIECE = 12
_LONGEST = 80


def write(folder, recorded, minutes, seed=21):
    """The corpus `background`: the first seconds of each recorded file in pieces, and minutes of made-up sounds."""
    with speech.CorpusWriter(folder, "background") as corpus:
        for path in recorded:
            samples = speech.decode(path)[:_LONGEST * RATE]
            for index, first in enumerate(range(0, len(samples), _PIECE * RATE)):
                _add(corpus, f"{path.stem}_{index}", samples[first:first + _PIECE * RATE])
        made = MadeUp(seed)
        for index in range(round(minutes * 60 / _PIECE)):
            _add(corpus, f"made_{index}", made.next(_PIECE * RATE))
        print(f"background: {corpus.count} sounds, {corpus.minutes:.1f} minutes", flush=True)


def _add(corpus, name, samples):
    corpus.add(name, "", "", "", samples, [[SILENCE, 0.0, len(samples) / RATE]])


class MadeUp:
    """Random hums, chords, tunes, streams of air, breaths, knocks and machines, one or two at a time."""

    def __init__(self, seed):
        self._random = np.random.default_rng(seed)

    def next(self, count):
        kinds = self._hum, self._tune, self._air, self._breaths, self._knocks, self._knocks, self._machine
        chosen = self._random.choice(len(kinds), self._random.choice([1, 1, 2]), replace=False)
        sound = np.zeros(count)
        for index in chosen:
            one = kinds[index](count)
            sound += one / (np.sqrt(np.mean(one ** 2)) + 1e-9) * 10 ** (self._random.uniform(-15, 0) / 20)
        return sound

    def _spread(self, low, high):
        return np.exp(self._random.uniform(np.log(low), np.log(high)))

    def _slow(self, count, rate):
        """A random curve around 0 that changes about `rate` times a second."""
        points = self._random.standard_normal(max(4, int(count / RATE * rate) + 3))
        return np.interp(np.linspace(0, len(points) - 1, count), np.arange(len(points)), points)

    def _tone(self, frequency, count, harmonics):
        """Partials of a frequency in Hz, which may be a curve, with the amplitudes given."""
        phase = 2 * np.pi * np.cumsum(np.broadcast_to(frequency, count)) / RATE + self._random.uniform(0, 2 * np.pi)
        highest = np.max(frequency)
        return sum(level * np.sin(number * phase) for number, level in enumerate(harmonics, 1)
                   if number * highest < RATE / 2)

    def _harmonics(self):
        number = np.arange(1, self._random.integers(2, 30))
        return number ** -self._random.uniform(0.2, 2.2) * self._random.uniform(0.1, 1, len(number))

    def _hum(self, count):
        random = self._random
        frequency = self._spread(40, 600) * np.exp(random.choice([0, 0.003, 0.05]) * self._slow(count, self._spread(0.3, 6)))
        sound = self._tone(frequency, count, self._harmonics())
        return sound * np.exp(random.choice([0, 0.3]) * self._slow(count, self._spread(0.3, 10)))

    def _tune(self, count):
        random = self._random
        sound, at = np.zeros(count + RATE), 0
        beat = int(self._spread(0.1, 1.2) * RATE)
        voices, harmonics, decay = random.integers(1, 5), self._harmonics(), self._spread(0.5, 20)
        drum = random.uniform(0, 1.5) * (random.random() < 0.5)
        while at < count:
            length = min(beat * random.integers(1, 4), count + RATE - at)
            time = np.arange(length) / RATE
            fading = np.exp(-decay * time) * np.minimum(1, time / random.choice([0.003, 0.05]))
            for _ in range(voices):
                frequency = 440 * 2 ** (random.integers(-30, 20) / 12)
                sound[at:at + length] += fading * self._tone(frequency, length, harmonics)
            sound[at:at + length] += drum * np.exp(-25 * time) * random.standard_normal(length)
            at += length
        return scipy.signal.sosfilt(
            scipy.signal.butter(2, self._spread(800, 7500), fs=RATE, output="sos"), sound[:count])

    def _air(self, count):
        sound = np.zeros(count)
        for _ in range(self._random.integers(1, 4)):
            low = self._spread(80, 4000)
            high = min(low * self._spread(1.3, 8), 7800)
            band = scipy.signal.butter(2, [low, high], "band", fs=RATE, output="sos")
            sound += scipy.signal.sosfilt(band, self._random.standard_normal(count)) * self._random.uniform(0.2, 1)
        return sound * np.exp(self._random.uniform(0, 4) * np.minimum(0, self._slow(count, self._spread(0.3, 8))))

    def _breaths(self, count):
        """In and out through a throat of two to four resonances."""
        random = self._random
        throat = [(self._spread(300, 6000), self._spread(1.2, 4), random.uniform(0.2, 1)) for _ in range(random.integers(2, 5))]
        sound, at = np.zeros(count), int(random.uniform(0, 1) * RATE)
        while at < count:
            length = min(int(self._spread(0.3, 2.5) * RATE), count - at)
            air = random.standard_normal(length)
            breath = sum(level * scipy.signal.sosfilt(scipy.signal.butter(
                2, [low, min(low * width, 7800)], "band", fs=RATE, output="sos"), air) for low, width, level in throat)
            swelling = np.sin(np.pi * np.linspace(0, 1, length) ** self._spread(0.5, 2)) ** random.uniform(0.5, 2)
            sound[at:at + length] = breath * swelling * random.uniform(0.3, 1)
            at += length + int(random.choice([0.05, 0.3, 1.5]) * random.uniform(0.3, 1) * RATE)
        return sound

    def _knocks(self, count):
        """Up to fourteen a second, every one another thing or all of them the same."""
        random = self._random
        sound = np.zeros(count + RATE)
        alike = random.random() < 0.5
        usual = self._knock()
        for _ in range(int(self._spread(0.5, 14) * count / RATE)):
            lasting, frequency, noise = usual * random.uniform(0.8, 1.25, 3) if alike else self._knock()
            at, length = random.integers(count), int(lasting * RATE)
            time = np.arange(length) / RATE
            ring = np.sin(2 * np.pi * frequency * time) + noise * random.standard_normal(length)
            sound[at:at + length] += ring * np.exp(-6 * np.arange(length) / length) * random.uniform(0.1, 1)
        return sound[:count]

    def _knock(self):
        """Seconds, Hz and the share of noise of a knock."""
        return np.array([self._spread(0.005, 0.4), self._spread(100, 6000), self._random.uniform(0, 2)])

    def _machine(self, count):
        time = np.arange(count) / RATE
        turning = 1 + self._random.uniform(0, 1) * np.sin(2 * np.pi * self._spread(2, 60) * time)
        return self._air(count) * turning + self._random.uniform(0, 1) * self._hum(count)
