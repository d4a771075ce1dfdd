"""Forced alignment: the most probable path of known words through the phone posteriors of a network.

The words form a graph of states. A phone is a chain of states (its least duration in frames), alternative
pronunciations are parallel chains, and a silence of any length may stand between words and at both ends.
"""

from dataclasses import dataclass

import numpy as np

from . import phones

FRAME_SECONDS = 0.01
LEAST_FRAMES = {"sound": 3, "vowel": 4, "silence": 4}
_IMPOSSIBLE = -1e30


@dataclass(frozen=True)
class Segment:
    """A phone with its frames [start, end), the index of its word (-1 for silence) and its mean log posterior."""

    phone: str
    start: int
    end: int
    word: int
    score: float


class WordGraph:
    """States with their predecessors for a list of words, each a list of pronunciations (tuples of phones)."""

    def __init__(self, words):
        self.phone, self.word, self.unit, self._before = [], [], [], []
        self._units = 0
        self.initial = set()
        ends = self._gap({None})
        for index, pronunciations in enumerate(words):
            if not pronunciations:
                raise ValueError(f"Word {index + 1} has no pronunciation.")
            after = set()
            for pronunciation in pronunciations:
                last = ends
                for name in pronunciation:
                    last = {self._phone(name, index, last)}
                after |= last
            ends = self._gap(after)
        self.final = sorted(end for end in ends if end is not None)
        width = max(1, max(len(before) for before in self._before))
        self.before = np.full((len(self.phone), width), -1)
        for state, before in enumerate(self._before):
            self.before[state, :len(before)] = sorted(before)
        self.phone = np.array(self.phone)

    def _gap(self, ends):
        return ends | {self._phone(phones.SILENCE, -1, ends)}

    def _phone(self, name, word, before):
        kind = "silence" if name == phones.SILENCE else "vowel" if name in phones.VOWELS else "sound"
        for _ in range(LEAST_FRAMES[kind]):
            state = len(self.phone)
            self.phone.append(phones.INDEX[name])
            self.word.append(word)
            self.unit.append(self._units)
            self._before.append({one for one in before if one is not None})
            if None in before:
                self.initial.add(state)
            before = {state}
        self._units += 1
        return state


def align(posteriors, words, floor=1e-4):
    """The segments of the best path, in order and without gaps; None when the sound is too short for the words.

    posteriors: [frames, phones], rows sum to 1. words: for each its pronunciations.
    """
    graph = WordGraph(words)
    emission = np.log(np.maximum(posteriors, floor))
    frames, states = len(posteriors), len(graph.phone)
    stay = np.arange(states)
    before = np.where(graph.before < 0, states, graph.before)
    score = np.full(states + 1, _IMPOSSIBLE)
    initial = sorted(graph.initial)
    score[initial] = emission[0, graph.phone[initial]]
    back = np.empty((frames, states), np.int32)
    for frame in range(1, frames):
        entering = score[before]
        choice = entering.argmax(axis=1)
        best = entering[stay, choice]
        keep = score[:states] >= best
        back[frame] = np.where(keep, stay, before[stay, choice])
        score[:states] = np.where(keep, score[:states], best) + emission[frame, graph.phone]
    end = max(graph.final, key=lambda state: score[state])
    if score[end] <= _IMPOSSIBLE / 2:
        return None
    path = np.empty(frames, int)
    path[-1] = end
    for frame in range(frames - 1, 0, -1):
        path[frame - 1] = back[frame, path[frame]]
    units = np.array(graph.unit)[path]
    edges = np.concatenate([[0], np.flatnonzero(np.diff(units)) + 1, [frames]])
    segments = []
    for start, stop in zip(edges[:-1], edges[1:]):
        state = path[start]
        phone = graph.phone[state]
        score_here = float(emission[start:stop, phone].mean())
        segments.append(Segment(phones.PHONES[phone], int(start), int(stop), graph.word[state], score_here))
    return segments


def seconds(segments, offset=0.0):
    """Segments as [phone, start s, end s]; frame t stands for the 10 ms around t / 100 s plus the offset."""
    half = FRAME_SECONDS / 2
    return [[one.phone, max(0.0, one.start * FRAME_SECONDS - half + offset), one.end * FRAME_SECONDS - half + offset]
            for one in segments]


def trustworthy(segments, least_score=-2.2, longest_phone=0.45, rates=(6.0, 20.0)):
    """Whether an alignment is plausible: posteriors agree, no endless phone, a human speaking rate."""
    spoken = [one for one in segments if one.phone != phones.SILENCE]
    if not spoken:
        return False
    frames = sum(one.end - one.start for one in spoken)
    mean = sum(one.score * (one.end - one.start) for one in spoken) / frames
    longest = max(one.end - one.start for one in spoken) * FRAME_SECONDS
    rate = len(spoken) / (frames * FRAME_SECONDS)
    return mean >= least_score and longest <= longest_phone and rates[0] <= rate <= rates[1]
