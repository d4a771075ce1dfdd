"""Reads the talkie data file of "Flight of the Amazon Queen": every recorded line with the text that is spoken in it.

The file is a table of named entries followed by their bytes. Dialogue trees (*.DOG) hold the lines of a conversation;
the text file QUEEN2.JAS holds what the hero says about things. A line may be spoken in several recordings: a star and
two digits (an animation number) separates their texts, and the recordings are numbered in hexadecimal from 1.
"""

import re
import struct
from dataclasses import dataclass
from pathlib import Path

_MAGIC = b"QTBL"
_TABLE_AT = 15
_ENTRY = struct.Struct(">12sBII")
_CONVERSATION_AT = 20
_LEVEL_BYTES = 96
_FIRST_HERO_LINE = 41
_HERO_LINES = 1200


@dataclass(frozen=True)
class Line:
    """One recording: name of the entry, who speaks, what is said."""

    name: str
    speaker: str
    text: str


class TalkieFile:
    """The table of entries of one data file, and the bytes behind each."""

    def __init__(self, path):
        self.path = Path(path)
        self._data = self.path.read_bytes()
        if self._data[:4] != _MAGIC:
            raise ValueError(f"{self.path} is no talkie data file: it does not begin with {_MAGIC.decode()}.")
        count = struct.unpack_from(">H", self._data, _TABLE_AT - 2)[0]
        self._entries = {}
        for index in range(count):
            name, _, offset, size = _ENTRY.unpack_from(self._data, _TABLE_AT + index * _ENTRY.size)
            self._entries[name.split(b"\0")[0].decode("ascii")] = (offset, size)

    def names(self):
        return list(self._entries)

    def read(self, name):
        offset, size = self._entries[name]
        return self._data[offset:offset + size]

    def lines(self):
        """All recorded lines whose text is known, in the order of their names."""
        found = {}
        for name in self._entries:
            if name.endswith(".DOG"):
                for recording, text, who in _conversation(self.read(name)):
                    found[recording] = Line(recording, f"{name[:-4]}:{who}", text)
        hero = self.read("QUEEN2.JAS").decode("cp437").replace("\r", "").split("\n")
        for number, text in enumerate(hero[:_HERO_LINES], _FIRST_HERO_LINE):
            for part, sentence in enumerate(_parts(text), 1):
                found[f"JOE{number:04d}{part:x}.SB"] = Line(f"JOE{number:04d}{part:x}.SB", "JOE", sentence)
        return [line for name, line in sorted(found.items())
                if name in self._entries and re.search("[A-Za-z]{2}", line.text)]


def _conversation(entry):
    """Yields (recording, text, who) for every text of a conversation: J the hero's, P the other person's."""
    body = entry[_CONVERSATION_AT:]
    levels, _, key, hero_texts, person_texts = struct.unpack_from(">5h", body)
    person_at = struct.unpack_from(">H", body, 22)[0]
    for start, count, who in ((32 + abs(levels) * _LEVEL_BYTES, hero_texts, "J"), (person_at, person_texts, "P")):
        at = start
        for _ in range(count):
            if at + 5 > len(body):
                break
            _, line_id, length = struct.unpack_from(">HHB", body, at)
            at += 5
            text = body[at:at + length].decode("cp437")
            at += length
            if length:
                at += -at % 4
            for part, sentence in enumerate(_parts(text), 1):
                name = f"{key:2d}{line_id:4x}{who}{part:x}".upper().replace(" ", "0")
                yield name + ".SB", sentence, who


def _parts(text):
    """The texts between the stars; an empty one keeps its number, an empty last one does not exist."""
    parts = re.split(r"\*..", text)
    return parts[:-1] if parts[-1] == "" else parts
