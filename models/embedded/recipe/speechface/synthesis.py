"""Synthetic speech with exact phone times from flite, Festival and eSpeak NG."""

import ctypes
import random
import re
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from . import phones, speech

FLITE_VOICES = {"slt": 1.0, "awb": 1.0, "rms": 1.0, "kal16": 0.45, "kal": 0.25}
FESTIVAL_VOICES = {"kal_diphone": 0.35, "ked_diphone": 0.35}
HELD_OUT_FESTIVAL_VOICE = "cmu_us_slt_arctic_hts"
ESPEAK_ACCENTS = ("en-us", "en-us", "en-gb-x-rp", "en-gb-scotland")
ESPEAK_VARIANTS = (
    "m1 m2 m3 m4 m7 f1 f2 f3 f4 f5 Annie Andrea Alex Mike steph shelby david Michael Gene klatt4 grandma belinda Lee "
    "paul"
).split()
ESPEAK_LANGUAGES = {
    "de": "de", "fr": "French (France)", "es": "es", "it": "it", "ru": "ru", "pl": "pl", "sv": "sv", "nl": "nl",
    "cs": "cs", "pt": "pt",
}
MANDARIN = "cmn-latn-pinyin"
HELD_OUT_ESPEAK_VARIANTS = ("m8", "adam", "Denis", "Alicia")
_PINYIN = {
    "b": "a o ai ei ao an en ang eng i iao ie ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i iao ie ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i iao ie iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an ang eng ong i iao ie iu ian ing u uo ui uan un",
    "t": "a e ai ao ou an ang eng ong i iao ie ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i iao ie iu ian in iang ing u uo uan ü üe",
    "l": "a e ai ei ao ou an ang eng ong i ia iao ie iu ian in iang ing u uo uan un ü üe",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia iao ie iu ian in iang ing iong u ue uan un",
    "q": "i ia iao ie iu ian in iang ing iong u ue uan un",
    "x": "i ia iao ie iu ian in iang ing iong u ue uan un",
    "zh": "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "ch": "a e i ai ao ou an en ang eng ong u uo uai ui uan un uang",
    "sh": "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u uo ui uan un",
    "z": "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
    "c": "a e i ai ao ou an en ang eng ong u uo ui uan un",
    "s": "a e i ai ao ou an en ang eng ong u uo ui uan un",
    "y": "a e ao ou an ang i in ing ong u ue uan un",
    "w": "a o ai ei an en ang eng u",
    "": "a o e ai ei ao ou an en ang er",
}
_FORTUNES = (
    "fortunes wisdom people work computers love literature science education men-women food pets magic medicine "
    "politics law"
).split()


def english_sentences(folder="/usr/share/games/fortunes"):
    """Plain sentences of 3 to 14 words from the fortune files, in a fixed shuffled order."""
    found = set()
    for name in _FORTUNES:
        path = Path(folder) / name
        if not path.exists():
            continue
        for saying in path.read_text(encoding="utf-8", errors="replace").split("\n%\n"):
            saying = re.sub(r"\s+", " ", re.sub(r"\s+--.*", "", saying.replace("\n", " ")))
            for sentence in re.split(r"(?<=[.!?]) ", saying):
                if 3 <= len(sentence.split()) <= 14 and re.fullmatch(r"[A-Za-z ,.'!?-]+", sentence):
                    found.add(sentence.strip())
    if not found:
        raise FileNotFoundError(f"No sentences in {folder}: install the Debian package fortunes.")
    ordered = sorted(found)
    random.Random(0).shuffle(ordered)
    return ordered


def game_sentences(scripts, language):
    """Dialogue lines of 3 to 14 words from the Fillets NG scripts."""
    found = set()
    for path in Path(scripts).glob(f"*/dialogs_{language}.lua"):
        for text in re.findall(r'dialogStr\("(.*?)"\)', path.read_text(encoding="utf-8", errors="replace")):
            if 3 <= len(text.split()) <= 14:
                found.add(text)
    ordered = sorted(found)
    random.Random(0).shuffle(ordered)
    return ordered


def from_ends(ends):
    """Segments from (phone, end) pairs that follow each other from zero; empty ones are left out."""
    segments, start = [], 0.0
    for phone, end in ends:
        if end > start:
            segments.append([phone, start, end])
        start = max(start, end)
    return segments


def flite(voice, sentence, stretch):
    """(samples, segments) of one sentence; stretch > 1 is slower."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as out:
        done = subprocess.run(
            ["flite", "-voice", voice, "--setf", f"duration_stretch={stretch:.2f}", "-psdur", "-t", sentence, out.name],
            capture_output=True, text=True, check=True)
        samples = speech.decode(out.name)
    pairs = [token.rsplit(":", 1) for token in done.stdout.split()]
    return samples, from_ends((phones.from_flite(name), float(end)) for name, end in pairs)


def festival(voice, sentences):
    """Yields (sentence, samples, segments); one run of Festival speaks them all."""
    with tempfile.TemporaryDirectory() as folder:
        script = [f"(voice_{voice})"]
        for index, sentence in enumerate(sentences):
            base = f"{folder}/{index}"
            script.append(f'(set! u (utt.synth (Utterance Text "{sentence}")))'
                          f'(utt.save.wave u "{base}.wav")(utt.save.segs u "{base}.seg")')
        batch = Path(folder) / "batch.scm"
        batch.write_text("\n".join(script))
        subprocess.run(["festival", "-b", str(batch)], capture_output=True, check=True)
        for index, sentence in enumerate(sentences):
            rows = [row.split() for row in Path(folder, f"{index}.seg").read_text().splitlines()]
            ends = [(phones.from_flite(row[2]), float(row[0])) for row in rows if len(row) == 3 and row[0] != "#"]
            yield sentence, speech.decode(f"{folder}/{index}.wav"), from_ends(ends)


class Espeak:
    """eSpeak NG through its library, with one event per phone (IPA). A process may hold only one."""

    _RETRIEVAL, _PHONE_EVENTS, _IPA, _PHONE_EVENT = 1, 1, 2, 7
    _NO_EXIT = 0x8000
    _RATE, _PITCH, _RANGE = 1, 3, 4

    class _Id(ctypes.Union):
        _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]

    class _Event(ctypes.Structure):
        pass

    _Event._fields_ = [
        ("type", ctypes.c_int), ("unique", ctypes.c_uint), ("text_position", ctypes.c_int), ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int), ("sample", ctypes.c_int), ("user", ctypes.c_void_p), ("id", _Id)]

    def __init__(self):
        self._library = ctypes.CDLL("libespeak-ng.so.1")
        self.rate = self._library.espeak_Initialize(
            self._RETRIEVAL, 0, None, self._PHONE_EVENTS | self._IPA | self._NO_EXIT)
        if self.rate <= 0:
            raise OSError("eSpeak NG did not start: install the Debian package espeak-ng-data.")
        self._blocks, self._events = [], []
        callback = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(self._Event))
        self._callback = callback(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)

    def _collect(self, samples, count, events):
        if count > 0 and samples:
            self._blocks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        index = 0
        while events[index].type != 0:
            if events[index].type == self._PHONE_EVENT:
                name = events[index].id.string.decode("utf-8", "ignore")
                self._events.append((events[index].sample / self.rate, name))
            index += 1
        return 0

    def _speak(self, text, voice, rate, pitch, pitch_range):
        self._blocks, self._events = [], []
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise ValueError(f"eSpeak NG has no voice '{voice}'.")
        for parameter, value in ((self._RATE, rate), (self._PITCH, pitch), (self._RANGE, pitch_range)):
            self._library.espeak_SetParameter(parameter, value, 0)
        data = text.encode("utf-8")
        self._library.espeak_Synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
        self._library.espeak_Synchronize()
        if not self._blocks:
            return np.zeros(0), []
        return np.concatenate(self._blocks) / 32768.0, list(self._events)

    def pronounce(self, word, voice):
        """The phones of one word."""
        _, events = self._speak(word, voice, 175, 50, 50)
        return [phone for _, name in events for phone in phones.from_ipa(name)]

    def synthesise(self, text, voice, rate=175, pitch=50, pitch_range=50):
        """(samples, segments) of a text; stop closures are found in the sound, as events mark only the burst."""
        samples, events = self._speak(text, voice, rate, pitch, pitch_range)
        samples = speech.resample(samples, self.rate)
        segments = []
        if events and events[0][0] > 0:
            segments.append([phones.SILENCE, 0.0, events[0][0]])
        ends = [start for start, _ in events[1:]] + [len(samples) / speech.RATE]
        for (start, name), end in zip(events, ends):
            units = phones.from_ipa(name) if name.strip() else [phones.SILENCE]
            if not units:
                if segments:
                    segments[-1][2] = end
                continue
            step = (end - start) / len(units)
            segments += [[unit, start + step * i, start + step * (i + 1)] for i, unit in enumerate(units)]
        return samples, extend_stop_closures(samples, [segment for segment in segments if segment[2] > segment[1]])


def extend_stop_closures(samples, segments, longest=0.09, keep=0.02, step=0.005, quiet=0.12):
    """Moves the start of every stop back over the quiet stretch before its burst (in place; returned)."""
    window = int(2 * step * speech.RATE)
    level = np.sqrt(np.convolve(np.asarray(samples) ** 2, np.ones(window) / window, "same"))
    threshold = quiet * np.percentile(level, 90)
    for before, stop in zip(segments, segments[1:]):
        if stop[0] not in phones.STOPS:
            continue
        start = stop[1]
        earliest = max(before[1] + keep, stop[1] - longest)
        while start - step > earliest and level[int((start - step) * speech.RATE)] < threshold:
            start -= step
        if stop[1] - start >= 2 * step:
            stop[1] = before[2] = start
    return segments


def write_english(folder, espeak, scale, seed=1):
    """The three English corpora of synthetic speech; scale 1.0 is about two hours."""
    choose = random.Random(seed)
    sentences = iter(english_sentences() * 3)
    with speech.CorpusWriter(folder, "flite") as corpus:
        for voice, share in FLITE_VOICES.items():
            for index in range(max(2, round(330 * scale * share))):
                sentence = next(sentences)
                samples, segments = flite(voice, sentence, choose.uniform(0.85, 1.2))
                corpus.add(f"{voice}_{index}", f"flite_{voice}", "en", sentence, samples, segments)
        print(f"flite: {corpus.minutes:.1f} minutes", flush=True)
    for name, voices in (("festival", FESTIVAL_VOICES), ("heldout_tts", {HELD_OUT_FESTIVAL_VOICE: 0.2})):
        with speech.CorpusWriter(folder, name) as corpus:
            for voice, share in voices.items():
                count = max(2, round(330 * scale * share))
                chosen = [next(sentences) for _ in range(count)]
                for index, (sentence, samples, segments) in enumerate(festival(voice, chosen)):
                    corpus.add(f"{voice}_{index}", f"festival_{voice}", "en", sentence, samples, segments)
            print(f"{name}: {corpus.minutes:.1f} minutes", flush=True)
    with speech.CorpusWriter(folder, "espeak") as corpus:
        for variant in ESPEAK_VARIANTS:
            for index in range(max(1, round(32 * scale))):
                sentence = next(sentences)
                samples, segments = espeak.synthesise(
                    sentence, f"{choose.choice(ESPEAK_ACCENTS)}+{variant}", choose.randint(135, 215),
                    choose.randint(25, 75), choose.randint(25, 90))
                corpus.add(f"{variant}_{index}", f"espeak_{variant}", "en", sentence, samples, segments)
        print(f"espeak: {corpus.minutes:.1f} minutes", flush=True)


def write_other_languages(folder, espeak, scripts, scale, seed=2):
    """One corpus of synthetic speech in ten other languages, from the texts of Fillets NG."""
    choose = random.Random(seed)
    with speech.CorpusWriter(folder, "espeak_languages") as corpus:
        for language, voice in ESPEAK_LANGUAGES.items():
            for index, sentence in enumerate(game_sentences(scripts, language)[:max(1, round(70 * scale))]):
                variant = choose.choice("m3 f2 m7 f4 Annie Mike f5".split())
                samples, segments = espeak.synthesise(
                    sentence, f"{voice}+{variant}", choose.randint(135, 215), choose.randint(25, 75),
                    choose.randint(25, 90))
                corpus.add(f"{language}_{index}", f"espeak_{variant}", language, sentence, samples, segments)
        print(f"espeak, other languages: {corpus.minutes:.1f} minutes", flush=True)


def mandarin_sentences(count, choose):
    """Random syllables of Mandarin in pinyin with their tones, 4 to 10 in a line."""
    syllables = [initial + final for initial, finals in _PINYIN.items() for final in finals.split()]
    return [" ".join(f"{choose.choice(syllables)}{choose.randint(1, 4)}" for _ in range(choose.randint(4, 10)))
            for _ in range(count)]


def write_mandarin(folder, espeak, scale, seed=3):
    """One corpus of synthetic Mandarin; scale 1.0 is about twelve minutes."""
    choose = random.Random(seed)
    with speech.CorpusWriter(folder, "espeak_mandarin") as corpus:
        for variant in ESPEAK_VARIANTS:
            for index, sentence in enumerate(mandarin_sentences(max(1, round(15 * scale)), choose)):
                samples, segments = espeak.synthesise(
                    sentence, f"{MANDARIN}+{variant}", choose.randint(135, 215), choose.randint(25, 75),
                    choose.randint(25, 90))
                corpus.add(f"{variant}_{index}", f"espeak_{variant}", "zh", sentence, samples, segments)
        print(f"espeak, Mandarin: {corpus.minutes:.1f} minutes", flush=True)


def write_boundary_sets(folder, espeak, sentences):
    """`heldout_de` and others: sentences of each language by voices that nothing is trained on."""
    for language, lines in sentences.items():
        with speech.CorpusWriter(folder, f"heldout_{language}") as corpus:
            voice = MANDARIN if language == "zh" else ESPEAK_LANGUAGES[language]
            for variant in HELD_OUT_ESPEAK_VARIANTS:
                for index, sentence in enumerate(lines):
                    samples, segments = espeak.synthesise(sentence, f"{voice}+{variant}", 160)
                    corpus.add(f"{variant}_{index}", f"espeak_{variant}", language, sentence, samples, segments)
