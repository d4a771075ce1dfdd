"""Other tools on the same recordings, with the same poses and the same scoring."""

import json
import subprocess
import wave
from pathlib import Path

import numpy as np
import scipy.signal

from . import features, metrics, speech, targets

PEER_RATE = 48000
_CROSS_FADE_FRAMES = 5

# The phone whose pose a viseme takes: Oculus' fifteen, uLipSync's vowels, Rhubarb's letters.
_PHONE_OF = {
    "sil": "SIL", "aa": "AA", "E": "EH", "I": "IH", "O": "AO", "U": "UW", "PP": "P", "SS": "S", "TH": "TH", "DD": "D",
    "FF": "F", "kk": "K", "nn": "N", "RR": "R", "CH": "CH",
}
_PHONE_OF_VOWEL = {"A": "AA", "I": "IY", "U": "UW", "E": "EH", "O": "AO", "S": "S", "N": "N", "-": "SIL"}
_PHONE_OF_CUE = {"A": "M", "B": "S", "C": "EH", "D": "AA", "E": "AO", "F": "UW", "G": "F", "H": "L", "X": "SIL"}


def pose(phone):
    """The 52 weights in the middle of a long phone, with what lips, teeth and tongue must do."""
    held = targets.curves([("SIL", 0.0, 0.5), (phone, 0.5, 0.8), ("SIL", 0.8, 1.3)], 130)[65]
    return targets.expansion() @ held


def write_recordings(corpus, folder):
    """The recordings of a corpus as 48 kHz WAV files, in its order."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for index, one in enumerate(corpus.utterances):
        path = folder / f"{index:04d}.wav"
        files.append(path)
        if path.exists():
            continue
        samples = scipy.signal.resample_poly(corpus.samples(one), PEER_RATE // speech.RATE, 1)
        part = path.with_suffix(".part")
        with wave.open(str(part), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(PEER_RATE)
            out.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
        part.rename(path)
    return files


def loudness_tracks(corpus):
    """Plain loudness: the jaw opens with the level, from 30 dB below the loud tenth of the recording up."""
    made = []
    for one in corpus.utterances:
        level = features.loudness(corpus.samples(one))
        open_ = np.clip((level - np.percentile(level, 90) + 30) / 30, 0, 1.2) * 0.35
        weights = np.zeros((len(level), len(targets.WEIGHTS)))
        weights[:, targets.WEIGHTS.index("jawOpen")] = np.convolve(open_, np.hanning(9) / np.hanning(9).sum(), "same")
        made.append(metrics.Track(weights, one.phones))
    return made


def _faded(weights):
    kernel = np.ones(_CROSS_FADE_FRAMES) / _CROSS_FADE_FRAMES
    padded = np.pad(weights, ((_CROSS_FADE_FRAMES // 2,) * 2, (0, 0)), "edge")
    return np.stack([np.convolve(column, kernel, "valid") for column in padded.T], 1)


def _fitted(weights, frames):
    """As many frames as the recording has; the last pose is held."""
    return np.concatenate([weights, np.repeat(weights[-1:], max(0, frames - len(weights)), 0)])[:frames]


def viseme_tracks(corpus, lines, phone_of):
    """Tracks of a JSON line a recording: weights of visemes at 100 per second, or the viseme shown at another rate."""
    made = []
    for one, line in zip(corpus.utterances, lines):
        answer = json.loads(line)
        poses = np.stack([pose(phone_of.get(name, "SIL")) for name in answer["visemes"]])
        frames = one.samples // features.HOP
        if "frames" in answer:
            shown = np.array(answer["frames"] or [[0.0] * len(poses)])
            weights = shown @ poses
        else:
            indices = np.array(answer["shown"] or [len(poses) - 1])
            at = np.minimum((np.arange(frames) / 100 * answer["fps"]).astype(int), len(indices) - 1)
            weights = _faded(poses[indices[at]])
        made.append(metrics.Track(_fitted(np.clip(weights, 0, 1), frames), one.phones))
    return made


def node(script, arguments, files, out):
    """Runs a driver over recordings and returns its lines; an answer that exists is used again."""
    out = Path(out)
    if not out.exists():
        part = Path(f"{out}.part")
        subprocess.run(["node", str(script), str(arguments[0]), str(part), *map(str, arguments[1:]), *map(str, files)],
                       check=True)
        part.rename(out)
    return out.read_text(encoding="utf-8").splitlines()


def rhubarb_tracks(corpus, files, out):
    """Tracks of Rhubarb's phonetic recogniser, its shapes cross-faded over 50 ms."""
    out = Path(out)
    if not out.exists():
        answers = []
        for path in files:
            done = subprocess.run(["rhubarb", "-q", "-r", "phonetic", "-f", "json", str(path)], check=True,
                                  capture_output=True, text=True)
            answers.append(json.dumps(json.loads(done.stdout)))
        out.write_text("\n".join(answers) + "\n", encoding="utf-8")
    made = []
    for one, line in zip(corpus.utterances, out.read_text(encoding="utf-8").splitlines()):
        weights = np.zeros((one.samples // features.HOP, len(targets.WEIGHTS)))
        for cue in json.loads(line)["mouthCues"]:
            weights[int(cue["start"] * 100):int(cue["end"] * 100) + 1] = pose(_PHONE_OF_CUE[cue["value"]])
        made.append(metrics.Track(_faded(weights), one.phones))
    return made


def shifted(tracks, milliseconds):
    """The tracks earlier by their lag, so that a tool that is late everywhere is judged by its shapes."""
    frames = int(round(milliseconds / 10))
    made = []
    for track in tracks:
        weights = np.roll(track.weights, -frames, 0)
        if frames > 0:
            weights[-frames:] = track.weights[-1]
        elif frames < 0:
            weights[:-frames] = track.weights[0]
        made.append(metrics.Track(weights, track.phones))
    return made


OCULUS, VOWELS = _PHONE_OF, _PHONE_OF_VOWEL
