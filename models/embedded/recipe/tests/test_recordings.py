import struct
import tempfile
import unittest
from pathlib import Path

import numpy as np

from speechface import amazon_queen, background, dataset, evaluation, features, metrics, phones, speech, synthesis, text


def talkie(entries):
    """The bytes of a talkie file with the given entries."""
    table, at = b"", 15 + 21 * len(entries)
    for name, data in entries.items():
        table += struct.pack(">12sBII", name.encode(), 1, at, len(data))
        at += len(data)
    return b"QTBLCEM10\0\0\0\1" + struct.pack(">H", len(entries)) + table + b"".join(entries.values())


class RecordingsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_of_a_pause_only_what_is_quiet_is_believed(self):
        sound = np.random.default_rng(0).standard_normal(4 * speech.RATE) * 0.1
        sound[round(2.5 * speech.RATE):round(3.8 * speech.RATE)] *= 1e-4
        corpus = speech.Sounds("said", [(speech.Utterance("one", "", "", "", 0, len(sound), [
            ["AA", 0.0, 1.0], ["SIL", 1.0, 2.0], ["SIL", 2.0, 4.0]]), sound)])
        for condition in ("clean", "noise 5 dB"):
            said = evaluation.under(corpus, condition).utterances[0].phones
            self.assertEqual([name for name, _, _ in said], ["AA", metrics.UNSURE, metrics.UNSURE, "SIL", metrics.UNSURE])
            np.testing.assert_allclose(said[3][1:], [2.5, 3.8], atol=0.03)

    def test_made_up_sounds_are_as_long_as_asked_and_never_silent(self):
        made = background.MadeUp(3)
        for _ in range(20):
            sound = made.next(2 * speech.RATE)
            self.assertEqual(len(sound), 2 * speech.RATE)
            self.assertTrue(np.isfinite(sound).all())
            self.assertGreater(np.abs(sound).max(), 0.01)

    def test_lines_of_the_hero_are_numbered_from_41_and_parts_from_1(self):
        path = self.folder / "talkie"
        path.write_bytes(talkie({"QUEEN2.JAS": b"First.\r\nSecond,*01 in parts.\r\n", "JOE00411.SB": b"a",
                                 "JOE00422.SB": b"b"}))
        self.assertEqual([(line.name, line.text) for line in amazon_queen.TalkieFile(path).lines()],
                         [("JOE00411.SB", "First."), ("JOE00422.SB", " in parts.")])

    def test_a_foreign_file_is_refused_by_name(self):
        path = self.folder / "other"
        path.write_bytes(b"RIFF0000")
        with self.assertRaisesRegex(ValueError, "other is no talkie data file"):
            amazon_queen.TalkieFile(path)

    def test_a_corpus_reads_back_what_was_written(self):
        sound = np.sin(np.arange(16000) / 10)
        with speech.CorpusWriter(self.folder, "c") as corpus:
            self.assertFalse(corpus.add("a", "s", "en", "silence", np.zeros(100)))
            corpus.add("b", "s", "en", "Tone", sound, [("AA", 0, 1)])
        read = speech.Corpus(self.folder, "c")
        self.assertEqual([one.id for one in read.utterances], ["b"])
        np.testing.assert_allclose(read.samples(read.utterances[0]), 0.7 * sound, atol=1e-3)

    def test_a_corpus_that_fails_leaves_nothing_under_its_name(self):
        with self.assertRaises(KeyError):
            with speech.CorpusWriter(self.folder, "c"):
                raise KeyError
        self.assertFalse((self.folder / "c.jsonl").exists())

    def test_numbers_and_titles_are_spelt_out(self):
        self.assertEqual(text.words("Mr. Joe's 1,215 [laughs] pigs & 7%"),
                         "mister joe's one thousand two hundred fifteen pigs and seven percent".split())

    def test_ipa_takes_the_longest_symbol(self):
        self.assertEqual(phones.from_ipa("tʃˈeɪndʒ"), ["CH", "EY", "N", "JH"])
        self.assertEqual(phones.from_ipa("ʔ"), [])

    def test_a_stop_reaches_back_over_the_silence_before_its_burst(self):
        sound = np.ones(16000)
        sound[7200:8000] = 0
        segments = synthesis.extend_stop_closures(sound, [["AA", 0.0, 0.5], ["P", 0.5, 0.55], ["AA", 0.55, 1.0]])
        self.assertAlmostEqual(segments[1][1], 0.45, delta=0.011)
        self.assertEqual(segments[0][2], segments[1][1])

    def test_a_frame_is_centred_on_its_instant(self):
        click = np.zeros(16000, np.float32)
        click[8000] = 1
        self.assertEqual(features.log_mel(click).mean(1).argmax(), 50)
        self.assertEqual(np.flatnonzero(features.loudness(click) > -90).tolist(), [49, 50, 51])

    def test_labels_hold_the_phone_nearest_to_each_frame(self):
        label = dataset.labels([("M", 0.095, 0.195), ("AA", 0.195, 0.295)], 40)
        self.assertEqual([phones.PHONES[one] for one in label[[9, 10, 19, 20, 30]]], ["SIL", "M", "M", "AA", "SIL"])

    def test_disturbing_a_recording_is_repeatable_and_tells_its_speed(self):
        sound = np.random.default_rng(1).standard_normal(16000)
        first, second = (dataset.Disturbance([sound], 5)(sound) for _ in range(2))
        np.testing.assert_array_equal(first[0], second[0])
        self.assertAlmostEqual(len(first[0]) * first[1], 16000, delta=2)
