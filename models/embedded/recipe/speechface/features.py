"""Log-mel frames and loudness of 16 kHz sound; the network computes the same frames inside its graph."""

import numpy as np

from .speech import RATE

HOP = 160
WINDOW = 400
FFT = 512
BANDS = 80
FLOOR = 1e-6
LOG_FLOOR = float(np.log(FLOOR))


def hann():
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)


def _mel(hertz):
    return 2595 * np.log10(1 + np.asarray(hertz) / 700)


def _band_edges(low=20.0, high=7600.0):
    return 700 * (10 ** (np.linspace(_mel(low), _mel(high), BANDS + 2) / 2595) - 1)


def band_centres():
    """Hertz of the middle of every band."""
    return _band_edges()[1:-1]


def band_of(hertz):
    """The band, with its fraction, whose middle lies at a frequency."""
    middle = _mel(band_centres())
    return (_mel(hertz) - middle[0]) / (middle[1] - middle[0])


def mel_filters():
    """Triangular filters [bands, bins]; a filter narrower than a bin gets the nearest bin at one half."""
    edges = _band_edges()
    bins = np.arange(FFT // 2 + 1) * RATE / FFT
    left, centre, right = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    filters = np.maximum(0, np.minimum((bins - left) / (centre - left), (right - bins) / (right - centre)))
    for band in np.flatnonzero(filters.sum(axis=1) == 0):
        filters[band, np.abs(bins - centre[band]).argmin()] = 0.5
    return filters.astype(np.float32)


_HANN = hann()
_FILTERS = mel_filters()


def log_mel(samples):
    """[frames, bands] of a whole recording; frame t is centred on sample 160 t."""
    count = len(samples) // HOP
    padded = np.pad(np.asarray(samples, np.float32), (WINDOW // 2, WINDOW))
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[:count * HOP:HOP]
    spectrum = np.fft.rfft(frames * _HANN, FFT)
    return np.log((spectrum.real ** 2 + spectrum.imag ** 2) @ _FILTERS.T + FLOOR).astype(np.float32)


def loudness(samples):
    """Level in dB of the 25 ms around every frame of log_mel."""
    count = len(samples) // HOP
    padded = np.pad(np.asarray(samples, np.float64), (WINDOW // 2, WINDOW))
    energy = np.concatenate([[0.0], np.cumsum(padded ** 2)])
    starts = np.arange(count) * HOP
    return 10 * np.log10((energy[starts + WINDOW] - energy[starts]) / WINDOW + 1e-10)
