"""Reads recorded words, syllables and letters whose text is known: KLettres, KTuberling, TuxPaint stamps."""

import re
from dataclasses import dataclass
from pathlib import Path

# Voices of eSpeak NG for the languages of these recordings; English words are in the dictionary.
VOICES = {
    "ar": "ar", "be": "be", "bg": "bg", "ca": "ca", "cs": "cs", "da": "da", "de": "de", "el": "el", "es": "es",
    "fr": "French (France)", "hu": "hu", "it": "it", "lt": "lt", "ml": "ml", "nb": "nb", "nl": "nl", "pt_BR": "pt-br",
    "ro": "ro", "ru": "ru", "tn": "tn", "uk": "uk",
}
_ENGLISH = {"en", "en_GB"}
_SOUND = re.compile(r'<sound\s+name="([^"]+)"\s+file="([^"]+)"')


@dataclass(frozen=True)
class Word:
    """One recording: its name, the language spoken, what is said, the file."""

    name: str
    language: str
    text: str
    path: Path


def _language(code):
    """The code under which a language is kept; None when nothing tells how its words are pronounced."""
    return "en" if code in _ENGLISH else code if code in VOICES else None


def _sounds(path, base):
    for name, file in _SOUND.findall(path.read_text(encoding="utf-8", errors="replace")):
        if (base / file).is_file():
            yield name, base / file


def klettres(folder):
    """Letters, spoken by their names, and syllables."""
    found = {}
    for listing in sorted(Path(folder).glob("*/sounds.xml")):
        code = listing.parent.name
        for text, path in _sounds(listing, listing.parent.parent):
            if _language(code):
                found.setdefault(path, Word(f"{code}/{path.parent.name}/{path.stem}", _language(code), text, path))
    return list(found.values())


def ktuberling(folder):
    """Things on the playgrounds: English ones by their names, Catalan ones by those of their files.

    The other languages have English names throughout, their texts are nowhere in the package.
    """
    found = {}
    for code, named in (("en", r"(?:[a-z]+_)?([a-z]+)$"), ("ca", r"patata_([a-z]+)$")):
        for name, path in _sounds(Path(folder) / f"{code}.soundtheme", Path(folder)):
            text = re.match(named, name if code == "en" else path.stem)
            if text:
                found.setdefault(path, Word(f"{code}/{path.stem}", code, text[1], path))
    return list(found.values())


def tuxpaint(folder):
    """Descriptions of the stamps; the same recording in several places is taken once.

    Left out are texts with digits or brackets, of which nobody knows how much is read out.
    """
    found = {}
    texts = {}
    for path in sorted(Path(folder).rglob("*_desc*")):
        named = re.fullmatch(r"(.+)_desc(?:_([A-Za-z_]+))?\.(?:ogg|wav)", path.name)
        listing = named and path.with_name(f"{named[1]}.txt")
        language = named and _language(named[2] or "en")
        if not language or not listing.is_file():
            continue
        if listing not in texts:
            texts[listing] = _translations(listing)
        text = texts[listing].get(named[2] or "en", "")
        if re.search(r"[^\W\d_]", text) and not re.search(r"[\d()\[\]/|]", text):
            name = f"{path.parent.name}/{path.stem}"
            found.setdefault((language, path.read_bytes()), Word(name, language, text, path))
    return list(found.values())


def _translations(path):
    """Texts by language code: the first line is English, `xx.utf8=` begins the others."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    texts = {"en": lines[0].strip()} if lines else {}
    for line in lines[1:]:
        code, mark, text = line.partition(".utf8=")
        if mark:
            texts[code.strip()] = text.strip()
    return texts
