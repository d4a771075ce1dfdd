import unittest

import numpy as np

from speechface import alignment
from speechface.phones import INDEX, PHONES


def posteriors(*runs, sure=0.9):
    """Rows that favour one phone after the other: (phone, frames) each."""
    rows = []
    for phone, frames in runs:
        row = np.full(len(PHONES), (1 - sure) / (len(PHONES) - 1))
        row[INDEX[phone]] = sure
        rows += [row] * frames
    return np.array(rows)


def boundaries(segments):
    return [(one.phone, one.start, one.end) for one in segments]


class AlignmentTest(unittest.TestCase):
    def test_boundaries_lie_where_the_posteriors_change(self):
        heard = posteriors(("SIL", 20), ("M", 8), ("AA", 15), ("SIL", 10))
        found = alignment.align(heard, [[("M", "AA")]])
        self.assertEqual(boundaries(found), [("SIL", 0, 20), ("M", 20, 28), ("AA", 28, 43), ("SIL", 43, 53)])

    def test_silence_between_words_is_optional(self):
        heard = posteriors(("M", 8), ("AA", 10), ("B", 8), ("IY", 10))
        found = alignment.align(heard, [[("M", "AA")], [("B", "IY")]])
        self.assertEqual([one.phone for one in found], ["M", "AA", "B", "IY"])
        self.assertEqual([one.word for one in found], [0, 0, 1, 1])

    def test_a_pause_between_words_is_found(self):
        heard = posteriors(("M", 8), ("AA", 10), ("SIL", 30), ("B", 8), ("IY", 10))
        found = alignment.align(heard, [[("M", "AA")], [("B", "IY")]])
        self.assertEqual(boundaries(found)[2], ("SIL", 18, 48))

    def test_the_pronunciation_that_was_spoken_wins(self):
        heard = posteriors(("DH", 6), ("IY", 12))
        found = alignment.align(heard, [[("DH", "AH"), ("DH", "IY")]])
        self.assertEqual([one.phone for one in found], ["DH", "IY"])

    def test_two_equal_neighbours_stay_two_phones(self):
        heard = posteriors(("AA", 10), ("N", 20), ("AA", 10))
        found = alignment.align(heard, [[("AA", "N")], [("N", "AA")]])
        self.assertEqual([one.phone for one in found], ["AA", "N", "N", "AA"])

    def test_a_single_wrong_frame_does_not_break_the_path(self):
        heard = posteriors(("M", 10), ("AA", 20))
        heard[5] = posteriors(("S", 1))[0]
        found = alignment.align(heard, [[("M", "AA")]])
        self.assertEqual(boundaries(found), [("M", 0, 10), ("AA", 10, 30)])

    def test_sound_too_short_for_the_words_gives_none(self):
        self.assertIsNone(alignment.align(posteriors(("M", 5)), [[("M", "AA", "M", "AA")]]))

    def test_words_that_were_not_spoken_are_not_trusted(self):
        heard = posteriors(("S", 10), ("IY", 20), sure=0.99)
        self.assertFalse(alignment.trustworthy(alignment.align(heard, [[("M", "AA")]])))
        self.assertTrue(alignment.trustworthy(alignment.align(heard, [[("S", "IY")]]), rates=(5, 20)))

    def test_seconds_put_a_frame_in_the_middle_of_its_ten_milliseconds(self):
        found = alignment.align(posteriors(("M", 10), ("AA", 20)), [[("M", "AA")]])
        self.assertEqual([[name, round(start, 4), round(end, 4)] for name, start, end in alignment.seconds(found)],
                         [["M", 0.0, 0.095], ["AA", 0.095, 0.295]])
