import unittest

import numpy as np

from speechface import metrics, targets

AMA = [("SIL", 0.0, 0.3), ("AA", 0.3, 0.5), ("M", 0.5, 0.6), ("AA", 0.6, 0.8), ("SIL", 0.8, 1.2)]


def lip_gap(segments, frames=120):
    return metrics.measure(targets.curves(segments, frames) @ targets.expansion().T, "gap")


class TargetsTest(unittest.TestCase):
    def test_lips_meet_in_the_middle_of_a_bilabial_and_part_around_it(self):
        gap = lip_gap(AMA)
        self.assertLess(gap[55], 0.1)
        self.assertGreater(gap[42], 0.6)
        self.assertGreater(gap[70], 0.6)

    def test_even_a_very_short_bilabial_closes(self):
        gap = lip_gap([("AA", 0.0, 0.3), ("B", 0.3, 0.33), ("AA", 0.33, 0.6)], 60)
        self.assertLess(gap[28:36].min(), 0.15)

    def test_the_lower_lip_is_tucked_on_f_only(self):
        def tuck(phone):
            curves = targets.curves([("AA", 0, 0.3), (phone, 0.3, 0.4), ("AA", 0.4, 0.7)], 70)
            return metrics.measure(curves @ targets.expansion().T, "tuck")[35]

        self.assertGreater(tuck("F"), tuck("S") + 0.2)

    def test_rounded_vowels_narrow_the_mouth_and_spread_vowels_widen_it(self):
        def width(phone):
            curves = targets.curves([(phone, 0, 0.4)], 40)
            return metrics.measure(curves @ targets.expansion().T, "width")[20]

        self.assertLess(width("UW"), width("AH"))
        self.assertGreater(width("IY"), width("AH"))

    def test_silence_is_rest(self):
        np.testing.assert_array_equal(targets.curves([], 50), np.zeros((50, len(targets.CHANNELS)), np.float32))
        np.testing.assert_allclose(targets.curves([("SIL", 0, 0.5)], 50), 0, atol=1e-6)

    def test_a_louder_vowel_opens_the_jaw_further(self):
        segments = [("AA", 0.1, 0.3), ("SIL", 0.3, 0.7), ("AA", 0.7, 0.9)]
        loudness = np.full(100, -30.0)
        loudness[60:] = -20
        jaw = targets.curves(segments, 100, loudness)[:, targets.JAW]
        self.assertGreater(jaw[80], jaw[20] * 1.1)

    def test_parts_of_a_diphthong_fill_its_whole_time(self):
        whole = targets.curves([("OW", 0.2, 0.6)], 80)
        parts = targets.curves([("OWa", 0.2, 0.4), ("OWb", 0.4, 0.6)], 80)
        np.testing.assert_allclose(whole, parts, atol=1e-6)

    def test_every_channel_drives_its_weights_on_both_sides(self):
        driven = targets.expansion()
        self.assertEqual(driven.shape, (52, 17))
        self.assertTrue((driven.sum(0) >= 1).all())
        self.assertTrue((driven.sum(1) <= 1).all())
