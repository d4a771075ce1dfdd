"""Reads the recorded dialogue of Fillets NG: sound files by level and language, their texts in Lua scripts."""

import re
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r'dialogId\("([^"]+)",\s*"([^"]*)",.*?\)\s*dialogStr\("((?:[^"\\]|\\.)*)"\)', re.S)


@dataclass(frozen=True)
class Line:
    """One recording: level and name, who speaks (the colour of the subtitle), what is said, the file."""

    name: str
    speaker: str
    text: str
    path: Path


def lines(scripts, sounds, language):
    """All recorded lines of a language whose text is known, in the order of their names.

    scripts: the folder with one folder of scripts a level; sounds: the folder with one folder of sounds a level.
    """
    found = []
    for script in sorted(Path(scripts).glob(f"*/dialogs_{language}.lua")):
        level = script.parent.name
        for name, speaker, text in _LINE.findall(script.read_text(encoding="utf-8", errors="replace")):
            path = Path(sounds) / level / language / f"{name}.ogg"
            if path.is_file() and re.search(r"[^\W\d_]{2}", text) and not re.search(r"\d", text):
                found.append(Line(f"{level}/{name}", speaker, text.replace('\\"', '"'), path))
    return found
