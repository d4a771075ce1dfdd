"""The evaluation set (speakers no network was trained on) and the figures of a network on it."""

import random
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import scipy.signal

from . import features, metrics, speech, text
from .lexicon import EnglishLexicon, EspeakLexicon
from .phones import SILENCE
from .synthesis import ESPEAK_LANGUAGES

ENGLISH = ("evaluation_en_dev", "evaluation_en_test")
LANGUAGES = ("fr", "it")
MUSIC = {"music on hold": "evaluation_music", "music of games": "evaluation_music_dev"}
"""By what the figures call it; decisions are made on the second."""
CHILD, DEEP = 1.25, 0.8
QUIET = 40
"""Decibels below the loud tenth of a recording from which on nobody speaks."""


def write_evaluation_set(folder, prompts, aligner, espeak, english_lines, other_lines, seed=3):
    """Writes the English halves (dev for decisions, test for reports) and one corpus of each other language.

    prompts: function from a language to its (name, text, path) list.
    """
    lexicon = EnglishLexicon()
    lines = [line for line in prompts("en") if len(text.words(line[1])) >= 3]
    random.Random(seed).shuffle(lines)
    halves = lines[::2][:english_lines], lines[1::2][:english_lines]
    for name, half in zip(ENGLISH, halves):
        _write(folder, name, "en", half, lambda said: text.words(text.with_keys(said)), lexicon, aligner)
    for language in LANGUAGES:
        lines = [line for line in prompts(language) if not re.search(r"\d", line[1]) and len(line[1].split()) >= 4]
        random.Random(seed).shuffle(lines)
        _write(folder, f"evaluation_{language}", language, lines[:other_lines], text.letters,
               EspeakLexicon(espeak, ESPEAK_LANGUAGES[language]), aligner)


def _write(folder, name, language, lines, words_of, lexicon, aligner):
    left_out = 0
    with speech.CorpusWriter(folder, name) as corpus:
        for line, said, path in lines:
            samples = speech.decode(path)
            samples = samples * (0.7 / max(1e-6, np.abs(samples).max()))
            words = [sounds for sounds in map(lexicon.pronunciations, words_of(said)) if sounds]
            phones = None
            if words and 1.0 < len(samples) / speech.RATE < 12:
                phones = aligner.align(samples, words)
            if not phones or not plausible(phones):
                left_out += 1
                continue
            corpus.add(line.replace("/", "_"), "asterisk_" + language, language, said, samples, phones)
        print(f"{name}: {corpus.count} recordings, {corpus.minutes:.1f} minutes, {left_out} left out", flush=True)


def plausible(phones):
    """A speaking rate between 7 and 20 phones a second and no phone above 0.42 s."""
    lengths = [end - start for name, start, end in phones if name != SILENCE]
    return bool(lengths) and 7 <= len(lengths) / sum(lengths) <= 20 and max(lengths) <= 0.42


def noisy(samples, decibels, seed):
    """The samples with pink-like noise at a signal-to-noise ratio."""
    noise = np.random.default_rng(seed).standard_normal(len(samples) + 500)
    noise = scipy.signal.lfilter([1], [1, -0.9], noise)[500:]
    return samples + noise * np.sqrt(np.mean(samples ** 2) / np.mean(noise ** 2)) * 10 ** (-decibels / 20)


def telephone(samples):
    band = scipy.signal.butter(4, [300, 3400], "band", fs=speech.RATE, output="sos")
    return scipy.signal.sosfilt(band, samples)


def played(samples, speed):
    """Faster and higher, or slower and lower, as a tape is: formants and pitch move together."""
    return scipy.signal.resample_poly(samples, 100, round(100 * speed))


CONDITIONS = {
    "clean": lambda samples, seed: samples,
    "noise 20 dB": lambda samples, seed: noisy(samples, 20, seed),
    "noise 5 dB": lambda samples, seed: noisy(samples, 5, seed),
    "telephone": lambda samples, seed: telephone(samples),
    "child": lambda samples, seed: played(samples, CHILD),
    "deep": lambda samples, seed: played(samples, DEEP),
}


def under(corpus, condition):
    """The recordings of a corpus under a condition, and their phones as long as they have become.

    What the undisturbed recording says in pauses of the reference becomes `metrics.UNSURE`.
    """
    pairs = []
    for index, one in enumerate(corpus.utterances):
        samples = corpus.samples(one)
        changed = CONDITIONS[condition](samples, index)
        longer = len(changed) / len(samples)
        phones = _believed(one.phones, samples, metrics.PAUSE / longer)
        pairs.append((replace(one, phones=[[name, start * longer, end * longer] for name, start, end in phones]), changed))
    return speech.Sounds(corpus.name if condition == "clean" else f"{corpus.name}, {condition}", pairs)


def _believed(phones, samples, pause):
    """The phones with pauses above so many seconds cut to their longest stretch that is QUIET, if that is as long.

    What else is in them is UNSURE.
    """
    level = features.loudness(samples)
    quiet = level <= np.percentile(level, 90) - QUIET
    believed = []
    for name, start, end in phones:
        if name != SILENCE or end - start <= pause:
            believed.append([name, start, end])
            continue
        longest = max(metrics.runs(metrics.stretch(quiet, start, end)), key=np.ptp, default=(0, 0))
        still, sounds = (min(end, start + frame / metrics.RATE) for frame in longest)
        if sounds - still <= pause:
            still = sounds = end
        parts = [metrics.UNSURE, start, still], [SILENCE, still, sounds], [metrics.UNSURE, sounds, end]
        believed += [part for part in parts if part[2] > part[1]]
    return believed


def tracks(track, corpus):
    """Tracks of a corpus; `track` maps samples to (weights, posteriors)."""
    return [metrics.Track(track(corpus.samples(one))[0], one.phones) for one in corpus.utterances]


def rule_tracks(corpus):
    """What the rules make of the reference phones: the upper bound of any network trained on them."""
    from . import targets
    matrix = targets.expansion().T
    made = []
    for one in corpus.utterances:
        level = features.loudness(corpus.samples(one))
        said = [[SILENCE if name == metrics.UNSURE else name, start, end] for name, start, end in one.phones]
        made.append(metrics.Track(targets.curves(said, len(level), level) @ matrix, one.phones))
    return made


def resting_deviation(track, seconds=10, seed=4):
    """Largest weight that a network shows in digital silence, and in faint noise (-50 dB), after the first second."""
    count = seconds * speech.RATE
    noise = np.random.default_rng(seed).standard_normal(count) * 10 ** (-50 / 20)
    return [float(np.abs(track(sound.astype(np.float32))[0][100:]).max()) for sound in (np.zeros(count), noise)]


def evaluate(track, folder, sets, conditions=("clean",)):
    """{"set / condition": figures}."""
    return {f"{name} / {condition}": metrics.score(tracks(track, under(speech.Corpus(folder, name), condition)))
            for name in sets for condition in conditions}


def write_music(folder, kind, paths, seconds=20):
    """The corpus of a kind of MUSIC: the beginnings of recorded pieces on which no network was trained."""
    with speech.CorpusWriter(folder, MUSIC[kind]) as corpus:
        for path in paths:
            samples = speech.decode(path)[5 * speech.RATE:(5 + seconds) * speech.RATE]
            corpus.add(path.stem, "", "", "", samples, [[SILENCE, 0.0, len(samples) / speech.RATE]])


def speechless(seconds=10, seed=6):
    """Sounds in which nobody speaks, made by formula and not by that of background.py: lips should rest."""
    count = seconds * speech.RATE
    random_ = np.random.default_rng(seed)
    time = np.arange(count) / speech.RATE
    white = random_.standard_normal(count)
    brown = scipy.signal.lfilter([1], [1, -0.98], random_.standard_normal(count))
    air = scipy.signal.sosfilt(
        scipy.signal.butter(2, [600, 5000], "band", fs=speech.RATE, output="sos"), random_.standard_normal(count))
    hum = sum(np.sin(2 * np.pi * 50 * n * time) / n for n in range(1, 12))
    clicks = np.zeros(count)
    clicks[random_.integers(0, count, 6 * seconds)] = random_.standard_normal(6 * seconds)
    made = {
        "white noise": (white, -35),
        "room tone": (brown, -50),
        "mains hum": (hum, -35),
        "breaths": (air * np.clip(np.sin(2 * np.pi * time / 2.5), 0, None) ** 2, -35),
        "keys": (scipy.signal.lfilter([1], [1, -1.6, 0.81], clicks), -40),
        "music": (_music(time), -25),
    }
    pairs = []
    for name, (sound, decibels) in made.items():
        scaled = sound / np.sqrt(np.mean(sound ** 2)) * 10 ** (decibels / 20)
        pairs.append((speech.Utterance(name, "", "", "", 0, count, [[SILENCE, 0.0, float(seconds)]]),
                      np.clip(scaled, -1, 1)))
    return speech.Sounds("speechless", pairs)


def _music(time):
    """Four chords of dull saw teeth, two seconds each, struck twice a second."""
    sound = np.zeros(len(time))
    for begin, roots in zip(range(0, len(time), 2 * speech.RATE), (57, 53, 48, 55) * 9):
        part = time[begin:begin + 2 * speech.RATE]
        for note in (roots, roots + 4, roots + 7, roots + 12):
            frequency = 440 * 2 ** ((note - 69) / 12)
            sound[begin:begin + len(part)] += 2 * (frequency * part % 1) - 1
    dull = scipy.signal.sosfilt(scipy.signal.butter(2, 2500, fs=speech.RATE, output="sos"), sound)
    return dull * np.exp(-3 * (time % 0.5))


def movement(tracks_):
    """Millimetres a second by which the gap of the lips changes, of each track; its first second is left out."""
    return [float(np.abs(np.diff(metrics.measure(track.weights, "gap")[100:])).mean() * 1000) for track in tracks_]


def table(rows, digits=3):
    """A Markdown table of {row name: figures}."""
    names = list(next(iter(rows.values())))
    lines = ["| | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for row, figures in rows.items():
        cells = [f"{figures[name]:+.0f}" if name == "lag_ms" else f"{figures[name]:.{digits}f}" for name in names]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
