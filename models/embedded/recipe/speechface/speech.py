"""Recorded sound as 16 kHz mono float samples, and collections of utterances on disk."""

import io
import json
import os
import subprocess
from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import scipy.signal
import soundfile

RATE = 16000
_PEAK = 0.7


@dataclass(frozen=True)
class Utterance:
    """One recording of a corpus: what is said and, once known, the phones as (name, start s, end s)."""

    id: str
    speaker: str
    language: str
    text: str
    offset: int
    samples: int
    phones: list = field(default_factory=list)

    @property
    def seconds(self):
        return self.samples / RATE


def resample(samples, rate):
    """Band-limited conversion to 16 kHz."""
    if rate == RATE:
        return samples
    ratio = Fraction(RATE, int(rate))
    return scipy.signal.resample_poly(samples, ratio.numerator, ratio.denominator)


def decode(source):
    """Samples of a file (path) or of encoded bytes; several channels are averaged."""
    if isinstance(source, (str, Path)) and str(source).endswith(".g722"):
        return _decode_g722(source)
    samples, rate = soundfile.read(io.BytesIO(source) if isinstance(source, bytes) else str(source), always_2d=True)
    return resample(samples.mean(axis=1), rate)


def _decode_g722(path):
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "g722", "-i", str(path), "-f", "s16le", "-ar", str(RATE), "-ac", "1", "-"],
        capture_output=True, check=True)
    return np.frombuffer(done.stdout, np.int16) / 32768.0


class CorpusWriter:
    """Writes a corpus: `<name>.pcm` (16-bit samples, one utterance after the other) and `<name>.jsonl`.

    Both appear under their names only when the corpus is closed without an error.
    """

    def __init__(self, folder, name):
        self._base = Path(folder) / name
        self._base.parent.mkdir(parents=True, exist_ok=True)
        self._pcm = open(f"{self._base}.pcm.part", "wb")
        self._list = open(f"{self._base}.jsonl.part", "w", encoding="utf-8")
        self._samples = 0
        self.count = 0

    def add(self, id, speaker, language, text, samples, phones=()):
        """Adds one utterance, its peak brought to 0.7 of full scale; near silence is refused (False)."""
        peak = float(np.abs(samples).max()) if len(samples) else 0.0
        if peak < 1e-3:
            return False
        (np.asarray(samples) * (_PEAK / peak * 32767)).astype("<i2").tofile(self._pcm)
        rounded = [[name, round(start, 4), round(end, 4)] for name, start, end in phones]
        utterance = Utterance(id, speaker, language, text, self._samples, len(samples), rounded)
        self._list.write(json.dumps(asdict(utterance), ensure_ascii=False) + "\n")
        self._samples += len(samples)
        self.count += 1
        return True

    @property
    def minutes(self):
        return self._samples / RATE / 60

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self._pcm.close()
        self._list.close()
        if kind is None:
            for suffix in (".pcm", ".jsonl"):
                os.replace(f"{self._base}{suffix}.part", f"{self._base}{suffix}")


class Corpus:
    """A corpus on disk, read only; labels may come from another list than the one beside the samples."""

    def __init__(self, folder, name, labels=None):
        self.name = name
        self._pcm = np.memmap(Path(folder) / f"{name}.pcm", "<i2", "r")
        with open(Path(folder) / f"{labels or name}.jsonl", encoding="utf-8") as lines:
            self.utterances = [Utterance(**json.loads(line)) for line in lines]

    def samples(self, utterance):
        return self._pcm[utterance.offset:utterance.offset + utterance.samples].astype(np.float32) / 32768


class Sounds:
    """A corpus in memory: pairs of an utterance and its samples."""

    def __init__(self, name, pairs):
        self.name = name
        self.utterances = [replace(one, offset=index, samples=len(samples))
                           for index, (one, samples) in enumerate(pairs)]
        self._samples = [np.asarray(samples, np.float32) for _, samples in pairs]

    def samples(self, utterance):
        return self._samples[utterance.offset]

    @staticmethod
    def together(name, corpora):
        return Sounds(name, [(one, corpus.samples(one)) for corpus in corpora for one in corpus.utterances])


def write_labels(folder, name, utterances):
    """Writes a list of utterances for a corpus whose samples exist."""
    path = Path(folder) / f"{name}.jsonl"
    part = Path(f"{path}.part")
    with open(part, "w", encoding="utf-8") as out:
        for utterance in utterances:
            out.write(json.dumps(asdict(utterance), ensure_ascii=False) + "\n")
    os.replace(part, path)
