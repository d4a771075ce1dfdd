"""Figures of a mouth track against reference phones, measured in lip geometry (README.md holds the definitions).

A track is an array [frames, 52] at 100 frames per second, frame t being the instant t / 100 s; reference phones are
(name, start s, end s).
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.stats

from . import targets
from .phones import BILABIALS, LABIODENTALS, SILENCE, VOWELS

RATE = 100
OPENNESS = {
    "AA": 1.0, "AE": 0.9, "AY": 0.85, "AW": 0.85, "AO": 0.75, "EH": 0.65, "AH": 0.6, "OY": 0.6, "OW": 0.5, "EY": 0.45,
    "IH": 0.35, "ER": 0.35, "UH": 0.3, "IY": 0.2, "UW": 0.15,
}
OPEN_VOWELS = frozenset(("AA", "AE", "AY", "AW", "AO"))
ROUNDED = frozenset("UW OW W AO UH OY SH CH JH ZH".split())
SPREAD = frozenset("IY EH AE IH EY S Z Y".split())
OTHER_OBSTRUENTS = frozenset("P B T D K G S Z SH ZH CH JH TH DH L".split())
VISEME_CLASSES = {
    phone: index for index, group in enumerate((
        "P B M", "F V", "TH DH", "T D N L", "S Z", "SH ZH CH JH", "K G NG HH", "IY IH Y EY", "EH AE AH",
        "AA AY AW AO", "UW UH OW W R ER OY")) for phone in group.split()
}
UNSURE = "?"
"""Where the reference says silence and the recording says otherwise: neither speech nor a pause."""
CLOSED = 0.2
PAUSE = 0.25
"""Seconds above which a silence counts as a pause."""
_FUNCTIONALS = json.loads((Path(__file__).parent.parent / "data" / "functionals.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Track:
    """Weights of one recording with its reference phones."""

    weights: np.ndarray
    phones: list


def measure(weights, name):
    """A lip measure in cm: `gap` (never below 0), `width`, `tuck`."""
    functional = _FUNCTIONALS[name]
    factors = np.array([functional["w"].get(weight, 0.0) for weight in targets.WEIGHTS])
    values = functional["neutral"] + weights @ factors
    return np.maximum(values, 0) if name == "gap" else values


def area_under_curve(positive, negative):
    """Probability that a positive value exceeds a negative one; ties count one half."""
    if not len(positive) or not len(negative):
        return float("nan")
    ranks = scipy.stats.rankdata(np.concatenate([positive, negative]))
    count = len(positive)
    return float((ranks[:count].sum() - count * (count + 1) / 2) / (count * len(negative)))


def frame(seconds, count):
    return int(np.clip(round(seconds * RATE), 0, count - 1))


def stretch(values, start, end):
    """The values between two times, at least one."""
    first = frame(start, len(values))
    return values[first:max(first + 1, frame(end, len(values)) + 1)]


def runs(flags):
    """Runs of true frames as (first, end)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    return list(zip(edges[::2], edges[1::2]))


def closing_events(closed):
    """Runs of true frames as (first, last), at least 20 ms long."""
    return [(first, end - 1) for first, end in runs(closed) if end - first >= 2]


def canonical_openness(phones, count):
    """A curve from the phones alone: vowels by height, bilabials shut, other consonants nearly so; smoothed."""
    curve = np.zeros(count)
    for name, start, end in phones:
        value = OPENNESS.get(name, 0.0 if name in BILABIALS or name in (SILENCE, UNSURE) else 0.2)
        curve[frame(start, count):frame(end, count)] = value
    kernel = np.hanning(11)
    return np.convolve(curve, kernel / kernel.sum(), "same")


def _correlation(first, second):
    if first.std() < 1e-9 or second.std() < 1e-9:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _shifted_correlation(gap, canonical, shift):
    """Correlation when the track is `shift` frames late."""
    if shift >= 0:
        return _correlation(gap[shift:], canonical[:len(canonical) - shift])
    return _correlation(gap[:shift], canonical[-shift:])


def high_frequency_share(gap):
    """Share of the energy of the changing gap that lies above 10 Hz."""
    spectrum = np.abs(np.fft.rfft((gap - gap.mean()) * np.hanning(len(gap)))) ** 2
    above = np.fft.rfftfreq(len(gap), 1 / RATE) > 10
    total = spectrum.sum()
    return float(spectrum[above].sum() / total) if total > 0 else 0.0


def closures(relative, phones):
    """(hits, bilabials, true events, events) of one recording."""
    hits = bilabials = 0
    for name, start, end in phones:
        if name in BILABIALS and end - start >= 0.03:
            bilabials += 1
            hits += stretch(relative, start - 0.04, end + 0.04).min() <= CLOSED
    silent = np.ones(len(relative), bool)
    for name, start, end in phones:
        if name not in (SILENCE, UNSURE):
            silent[frame(start, len(silent)):frame(end, len(silent)) + 1] = False
    wanted = [(start - 0.04, end + 0.04) for name, start, end in phones if name in BILABIALS | LABIODENTALS]
    true = events = 0
    for first, last in closing_events(relative <= CLOSED):
        if silent[max(0, first - 2):last + 3].any():
            continue
        events += 1
        true += any(first / RATE <= end and last / RATE >= start for start, end in wanted)
    return hits, bilabials, true, events


def viseme_accuracy(tracks, folds=5, shrinkage=0.1, run=20):
    """Balanced accuracy of a linear discriminant on the weights at phone centres, cross-validated by recording.

    Fewer recordings than folds are cut into runs of phones instead.
    """
    rows, classes, fold = [], [], []
    for index, track in enumerate(tracks):
        for name, start, end in track.phones:
            if name in VISEME_CLASSES:
                rows.append(track.weights[frame((start + end) / 2, len(track.weights))])
                classes.append(VISEME_CLASSES[name])
                fold.append((index if len(tracks) >= folds else len(fold) // run) % folds)
    rows, classes, fold = np.array(rows, float), np.array(classes), np.array(fold)
    guessed = np.full(len(classes), -1)
    for held in range(folds):
        training, test = fold != held, fold == held
        if test.any() and len(np.unique(classes[training])) > 1:
            guessed[test] = _discriminant(rows[training], classes[training], rows[test], shrinkage)
    return float(np.mean([(guessed[classes == one] == one).mean() for one in np.unique(classes)]))


def _discriminant(rows, classes, test, shrinkage):
    names = np.unique(classes)
    means = np.array([rows[classes == one].mean(0) for one in names])
    within = rows - means[np.searchsorted(names, classes)]
    covariance = within.T @ within / len(rows)
    size = len(covariance)
    covariance = (1 - shrinkage) * covariance + shrinkage * np.trace(covariance) / size * np.eye(size)
    solved = np.linalg.solve(covariance + 1e-9 * np.eye(size), means.T)
    scores = test @ solved - 0.5 * np.einsum("cd,dc->c", means, solved)
    return names[scores.argmax(1)]


def inside(start, end, count):
    """The frames of a pause without its ends."""
    return slice(frame(start + 0.1, count), frame(end - 0.1, count) + 1)


def _mean(parts):
    return float(np.concatenate(parts).mean()) if parts else float("nan")


def score(tracks):
    """All figures of a set of tracks of one tool."""
    gaps = [measure(track.weights, "gap") for track in tracks]
    floor = np.percentile(np.concatenate(gaps), 5)
    centres = [gap[frame((start + end) / 2, len(gap))] for gap, track in zip(gaps, tracks)
               for name, start, end in track.phones if name in OPEN_VOWELS]
    relatives = [(gap - floor) / max(1e-6, np.percentile(centres, 75) - floor) for gap in gaps]
    counts = np.sum([closures(relative, track.phones) for relative, track in zip(relatives, tracks)], axis=0)
    recall = counts[0] / max(1, counts[1])
    precision = counts[2] / max(1, counts[3])
    absolute = np.sum([[stretch(gap, start - 0.04, end + 0.04).min() <= 0.15, 1] for gap, track in zip(gaps, tracks)
                       for name, start, end in track.phones if name in BILABIALS and end - start >= 0.03], axis=0)
    wide = [[stretch(relative, (start + end) / 2 - 0.02, (start + end) / 2 + 0.02).max() >= 0.35, 1]
            for relative, track in zip(relatives, tracks) for name, start, end in track.phones
            if name in OPEN_VOWELS and end - start >= 0.06]
    height = [(gap[frame((start + end) / 2, len(gap))], OPENNESS[name]) for gap, track in zip(gaps, tracks)
              for name, start, end in track.phones if name in VOWELS]
    canonical = [canonical_openness(track.phones, len(track.weights)) for track in tracks]
    shifts = range(-20, 21)
    correlations = [np.mean([_shifted_correlation(gap, curve, shift) for gap, curve in zip(gaps, canonical)])
                    for shift in shifts]
    rounded, spread, contact, other = [], [], [], []
    for track, relative in zip(tracks, relatives):
        width, tuck = (measure(track.weights, name) for name in ("width", "tuck"))
        for name, start, end in track.phones:
            at = frame((start + end) / 2, len(width))
            if name in ROUNDED or name in SPREAD:
                (rounded if name in ROUNDED else spread).append(-width[at])
            if name in LABIODENTALS or name in OTHER_OBSTRUENTS:
                (contact if name in LABIODENTALS else other).append(tuck[at] - 0.3 * relative[at])
    pauses = [(index, inside(start, end, len(gaps[index]))) for index, track in enumerate(tracks)
              for name, start, end in track.phones if name == SILENCE and end - start > PAUSE]
    rest = measure(np.zeros((1, len(targets.WEIGHTS))), "gap")[0]
    return {
        "closure_recall": recall,
        "closure_precision": precision,
        "closure_f1": 2 * recall * precision / max(1e-9, recall + precision),
        "closure_absolute": absolute[0] / absolute[1],
        "open_rate": float(np.mean([hit for hit, _ in wide])) if wide else float("nan"),
        "vowel_height_rho": float(scipy.stats.spearmanr(*zip(*height))[0]),
        "gap_correlation": float(correlations[20]),
        "rounding_auc": area_under_curve(rounded, spread),
        "labiodental_auc": area_under_curve(contact, other),
        "viseme_accuracy": viseme_accuracy(tracks),
        "lag_ms": shifts[int(np.argmax(correlations))] * 1000 / RATE,
        "silence": _mean([relatives[index][part] for index, part in pauses]),
        "stirring_mm": _mean([np.abs(gaps[index][part] - rest) * 10 for index, part in pauses]),
        "jitter": float(np.mean([high_frequency_share(gap) for gap in gaps])),
    }
