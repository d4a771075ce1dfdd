import tempfile
import unittest
from pathlib import Path

from speechface import phones, words


class WordsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def test_a_stamp_is_described_in_every_language_with_text_and_sound(self):
        self.write("birds/hen.txt", "A hen.\nde.utf8=Eine Henne.\nfr.utf8=Une poule.\nwa.utf8=Ene poye.\n")
        for name in ("hen.ogg", "hen_desc.ogg", "hen_desc_fr.ogg", "hen_desc_wa.ogg", "hen_desc_es.ogg"):
            self.write(f"birds/{name}", name)
        self.assertEqual([(one.name, one.language, one.text) for one in words.tuxpaint(self.folder)],
                         [("birds/hen_desc", "en", "A hen."), ("birds/hen_desc_fr", "fr", "Une poule.")])

    def test_a_recording_is_taken_once_and_doubtful_texts_are_not(self):
        for stamp, said in (("a", "A coin."), ("b", "A coin."), ("c", "1 coin."), ("d", "A coin (gold).")):
            self.write(f"{stamp}.txt", said)
            self.write(f"{stamp}_desc.ogg", "same" if stamp in "ab" else stamp)
        self.assertEqual([one.name.split("/")[1] for one in words.tuxpaint(self.folder)], ["a_desc"])

    def test_letters_and_syllables_are_listed_with_their_sounds(self):
        self.write("de/sounds.xml", '<sound name="A" file="de/alpha/a.ogg" /><sound name="B" file="de/alpha/b.ogg" />')
        self.write("nds/sounds.xml", '<sound name="A" file="nds/alpha/a.ogg" />')
        self.write("de/alpha/a.ogg", "")
        self.write("nds/alpha/a.ogg", "")
        self.assertEqual([(one.name, one.text) for one in words.klettres(self.folder)], [("de/alpha/a", "A")])

    def test_mandarin_of_espeak_is_read_sound_by_sound(self):
        self.assertEqual([phones.from_ipa(name) for name in ("ts.h", "tɕh", "ph", "i̪", "o-", "onɡ")],
                         [["CH"], ["CH"], ["P"], ["IH"], ["AH"], ["UH", "NG"]])


if __name__ == "__main__":
    unittest.main()
