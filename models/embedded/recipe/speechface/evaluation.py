"""The evaluation set (speakers no network was trained on) and the figures of a network on it."""

import random
import re
from pathlib import Path

import numpy as np
import scipy.signal

from . import features, metrics, speech, text
from .lexicon import EnglishLexicon, EspeakLexicon
from .phones import SILENCE
from .synthesis import ESPEAK_LANGUAGES

ENGLISH = ("evaluation_en_dev", "evaluation_en_test")
LANGUAGES = ("fr", "it")


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


CONDITIONS = {
    "clean": lambda samples, seed: samples,
    "noise 20 dB": lambda samples, seed: noisy(samples, 20, seed),
    "noise 5 dB": lambda samples, seed: noisy(samples, 5, seed),
    "telephone": lambda samples, seed: telephone(samples),
}


def tracks(track, corpus, condition="clean"):
    """Tracks of a corpus; `track` maps samples to (weights, posteriors)."""
    disturb = CONDITIONS[condition]
    return [metrics.Track(track(disturb(corpus.samples(one), index).astype(np.float32))[0], one.phones)
            for index, one in enumerate(corpus.utterances)]


def rule_tracks(corpus):
    """What the rules make of the reference phones: the upper bound of any network trained on them."""
    from . import targets
    matrix = targets.expansion().T
    made = []
    for one in corpus.utterances:
        level = features.loudness(corpus.samples(one))
        made.append(metrics.Track(targets.curves(one.phones, len(level), level) @ matrix, one.phones))
    return made


def resting_deviation(track, seconds=10, seed=4):
    """Largest weight that a network shows in digital silence, and in faint noise (-50 dB), after the first second."""
    count = seconds * speech.RATE
    noise = np.random.default_rng(seed).standard_normal(count) * 10 ** (-50 / 20)
    return [float(np.abs(track(sound.astype(np.float32))[0][100:]).max()) for sound in (np.zeros(count), noise)]


def evaluate(track, folder, sets, conditions=("clean",)):
    """{"set / condition": figures}."""
    figures = {}
    for name in sets:
        corpus = speech.Corpus(folder, name)
        for condition in conditions:
            figures[f"{name} / {condition}"] = metrics.score(tracks(track, corpus, condition))
    return figures


def table(rows):
    """A Markdown table of {row name: figures}."""
    names = list(next(iter(rows.values())))
    lines = ["| | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for row, figures in rows.items():
        cells = [f"{figures[name]:+.0f}" if name == "lag_ms" else f"{figures[name]:.3f}" for name in names]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
