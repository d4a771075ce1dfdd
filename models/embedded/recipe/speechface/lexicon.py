"""Pronunciations of words: a dictionary with alternatives, and flite's letter-to-sound rules for what it lacks."""

import re
import subprocess
from pathlib import Path

from . import phones

DICTIONARY = "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"


class EnglishLexicon:
    """The CMU Pronouncing Dictionary as packaged by Debian (pocketsphinx-en-us)."""

    def __init__(self, path=DICTIONARY):
        if not Path(path).exists():
            raise FileNotFoundError(f"{path} is missing: install the Debian package pocketsphinx-en-us.")
        self._known = {}
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                word, *sounds = line.split()
                self._known.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(tuple(sounds))

    def pronunciations(self, word):
        """All pronunciations of a word; never empty unless the word has no letters."""
        if word not in self._known:
            guessed = letter_to_sound(word)
            self._known[word] = [guessed] if guessed else []
        return self._known[word]


def letter_to_sound(word):
    done = subprocess.run(["flite", "-ps", "-t", word, "none"], capture_output=True, text=True, check=True)
    sounds = (phones.from_flite(name) for name in done.stdout.split())
    return tuple(sound for sound in sounds if sound != phones.SILENCE)


class EspeakLexicon:
    """Pronunciations of any language of eSpeak NG, written in the nearest phones of the set."""

    def __init__(self, espeak, voice):
        self._espeak, self._voice, self._known = espeak, voice, {}

    def pronunciations(self, word):
        if word not in self._known:
            sounds = tuple(self._espeak.pronounce(word, self._voice))
            self._known[word] = [sounds] if sounds else []
        return self._known[word]
