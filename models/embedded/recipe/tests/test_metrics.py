import unittest

import numpy as np

from speechface import metrics, targets

PHONES = [("SIL", 0.0, 0.3), ("AA", 0.3, 0.6), ("M", 0.6, 0.7), ("IY", 0.7, 0.9), ("UW", 0.9, 1.1), ("F", 1.1, 1.2),
          ("AE", 1.2, 1.5), ("S", 1.5, 1.6), ("SIL", 1.6, 2.0)]


def track_of_rules(phones=PHONES, frames=200, late=0):
    weights = targets.curves(phones, frames) @ targets.expansion().T
    return metrics.Track(np.roll(weights, late, axis=0), PHONES)


class MetricsTest(unittest.TestCase):
    def test_the_rules_score_perfectly_on_their_own_phones(self):
        figures = metrics.score([track_of_rules() for _ in range(5)])
        self.assertEqual(figures["closure_recall"], 1)
        self.assertEqual(figures["closure_precision"], 1)
        self.assertEqual(figures["rounding_auc"], 1)
        self.assertEqual(figures["labiodental_auc"], 1)
        self.assertAlmostEqual(figures["lag_ms"], 0, delta=10)

    def test_a_late_track_has_its_delay_as_lag(self):
        figures = metrics.score([track_of_rules(late=6)])
        self.assertAlmostEqual(figures["lag_ms"], 60, delta=10)

    def test_a_mouth_that_never_closes_has_no_recall(self):
        phones = [(("N" if name in "MF" else name), start, end) for name, start, end in PHONES]
        relative = np.full(200, 0.5)
        self.assertEqual(metrics.closures(relative, PHONES), (0, 1, 0, 0))
        self.assertLess(metrics.score([track_of_rules(phones)])["closure_recall"], 1)

    def test_a_closure_far_from_any_lip_phone_is_false(self):
        relative = np.full(200, 0.5)
        relative[63:67] = 0
        relative[135:140] = 0
        self.assertEqual(metrics.closures(relative, PHONES), (1, 1, 1, 2))

    def test_a_closed_mouth_in_silence_is_no_closing_event(self):
        relative = np.full(200, 0.5)
        relative[165:200] = 0
        self.assertEqual(metrics.closures(relative, PHONES)[3], 0)

    def test_a_still_face_does_not_stir_in_a_pause_and_an_open_mouth_does(self):
        phones = [("AA", 0.0, 0.5), ("SIL", 0.5, 1.5), ("M", 1.5, 1.7), ("AA", 1.7, 2.0)]
        weights = targets.curves(phones, 200) @ targets.expansion().T
        weights[55:145] = 0
        opened = weights.copy()
        opened[60:140, targets.WEIGHTS.index("jawOpen")] = 0.2
        self.assertEqual(metrics.score([metrics.Track(weights, phones)])["stirring_mm"], 0)
        self.assertGreater(metrics.score([metrics.Track(opened, phones)])["stirring_mm"], 3)

    def test_what_the_reference_is_unsure_of_is_neither_a_pause_nor_speech(self):
        phones = [("AA", 0.0, 0.5), (metrics.UNSURE, 0.5, 1.5), ("M", 1.5, 1.6), ("AA", 1.6, 2.0)]
        relative = np.full(200, 0.5)
        relative[80:120] = 0
        self.assertEqual(metrics.closures(relative, phones)[3], 0)
        self.assertTrue(np.isnan(metrics.score([metrics.Track(np.zeros((200, 52)), phones)])["stirring_mm"]))

    def test_runs_shorter_than_twenty_milliseconds_are_no_events(self):
        self.assertEqual(metrics.closing_events(np.array([0, 1, 0, 1, 1, 0, 1, 1, 1], bool)), [(3, 4), (6, 8)])

    def test_area_under_curve_counts_ties_as_half(self):
        self.assertEqual(metrics.area_under_curve([3, 4], [1, 2]), 1)
        self.assertEqual(metrics.area_under_curve([1, 2], [1, 2]), 0.5)
        self.assertEqual(metrics.area_under_curve([0], [1]), 0)

    def test_fast_trembling_is_jitter_and_slow_opening_is_not(self):
        time = np.arange(200) / 100
        self.assertGreater(metrics.high_frequency_share(np.sin(2 * np.pi * 20 * time)), 0.95)
        self.assertLess(metrics.high_frequency_share(np.sin(2 * np.pi * 3 * time)), 0.05)

    def test_closing_the_jaw_closes_the_gap_and_mouth_close_seals_it(self):
        weights = np.zeros((3, 52))
        jaw, close = (targets.WEIGHTS.index(name) for name in ("jawOpen", "mouthClose"))
        weights[1:, jaw] = 0.4
        weights[2, close] = 0.4
        gap = metrics.measure(weights, "gap")
        self.assertGreater(gap[1], 1)
        self.assertEqual(gap[2], 0)

    def test_random_faces_hold_no_phonetic_information(self):
        random = np.random.default_rng(0)
        phones = [(("AA", "M", "S", "UW", "F")[index % 5], index * 0.1, index * 0.1 + 0.1) for index in range(100)]
        tracks = [metrics.Track(random.random((1000, 52)), phones) for _ in range(5)]
        self.assertAlmostEqual(metrics.viseme_accuracy(tracks), 0.2, delta=0.1)
