"""Learns letter rules from a pronouncing dictionary, and writes both as the data of a language.

Every word is aligned letter by letter with its phones (none, one or two a letter; hard expectation maximisation). For
each letter a tree asks for ever more of its neighbours (right, left, right, ...) and keeps only those answers that
change what the shorter question had answered. A rule is one line, `left[letter]right PHONES`, where # is the edge of
the word and - stands for no phone; of the rules that fit, the one with the longest context holds. The dictionary
keeps the words whose pronunciation the rules do not give.
"""

import gzip
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

_ORDER = "RLRLRLR"
_ROUNDS = 5


def read_dictionary(path):
    """{word: its pronunciations}, of words of letters and apostrophes."""
    known = defaultdict(list)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            word, *sounds = line.split()
            word = re.sub(r"\(\d+\)$", "", word)
            if re.fullmatch(r"[a-z']*[a-z][a-z']*", word):
                known[word].append(tuple(sounds))
    return dict(known)


def align(words):
    """For every (word, phones) the phones of each letter, or None where there are too many."""
    cost = None
    for _ in range(_ROUNDS):
        counts = defaultdict(Counter)
        aligned = [_best(word, phones, cost) for word, phones in words]
        for (word, _), parts in zip(words, aligned):
            for letter, part in zip(word, parts or ()):
                counts[letter][part] += 1
        cost = {letter: {part: -math.log(count / sum(parts.values())) for part, count in parts.items()}
                for letter, parts in counts.items()}
    return aligned


def _best(word, phones, cost):
    letters, sounds = len(word), len(phones)
    best = [[None] * (sounds + 1) for _ in range(letters + 1)]
    best[0][0] = (0.0, 0)
    for letter in range(letters):
        prices = None if cost is None else cost.get(word[letter], {})
        for at in range(max(0, sounds - 2 * (letters - letter)), min(sounds, 2 * letter) + 1):
            if best[letter][at] is None:
                continue
            before = best[letter][at][0]
            for length in (0, 1, 2):
                if at + length > sounds:
                    break
                part = phones[at:at + length]
                if prices is None:
                    price = (1.0, 0.5 + 0.1 * abs(at / sounds - letter / letters), 2.5)[length]
                else:
                    price = prices.get(part, 12.0)
                here = best[letter + 1][at + length]
                if here is None or before + price < here[0]:
                    best[letter + 1][at + length] = (before + price, length)
    if best[letters][sounds] is None:
        return None
    parts, at = [], sounds
    for letter in range(letters, 0, -1):
        length = best[letter][at][1]
        parts.append(phones[at - length:at])
        at -= length
    return parts[::-1]


def learn(words, aligned, least=3):
    """{(left, letter, right): phones} of all questions whose answer differs from the shorter question's."""
    instances = defaultdict(list)
    for (word, _), parts in zip(words, aligned):
        edged = f"###{word}####"
        for index, part in enumerate(parts or ()):
            instances[word[index]].append((edged, index + 3, part))
    rules = {}
    for letter, found in instances.items():
        _grow(rules, letter, found, 0, 0, None, least)
    return rules


def _grow(rules, letter, found, left, right, inherited, least):
    answers = Counter(part for _, _, part in found)
    answer, count = min(answers.items(), key=lambda entry: (-entry[1], entry[0]))
    if answer != inherited:
        edged, at, _ = found[0]
        rules[(edged[at - left:at], letter, edged[at + 1:at + 1 + right])] = answer
    if left + right == len(_ORDER) or count == len(found):
        return
    if _ORDER[left + right] == "R":
        right += 1
        key = lambda edged, at: edged[at + right]
    else:
        left += 1
        key = lambda edged, at: edged[at - left]
    groups = defaultdict(list)
    for one in found:
        groups[key(one[0], one[1])].append(one)
    for neighbour, group in groups.items():
        # Beyond the edge of a word there is nothing left to ask.
        if len(group) >= least and not (neighbour == "#" and _beyond(group[0], left, right)):
            _grow(rules, letter, group, left, right, answer, least)


def _beyond(one, left, right):
    edged, at, _ = one
    return edged[at - left:at].startswith("##") or edged[at + 1:at + 1 + right].endswith("##")


def pronounce(rules, word):
    """What the rules say, as a tuple of phones."""
    edged, phones = f"###{word}####", []
    for at in range(3, 3 + len(word)):
        left = right = 0
        part = rules.get(("", edged[at], ""), ())
        for side in _ORDER:
            left, right = (left, right + 1) if side == "R" else (left + 1, right)
            part = rules.get((edged[at - left:at], edged[at], edged[at + 1:at + 1 + right]), part)
        phones += part
    return tuple(phones)


def write_language(dictionary, folder, held_out=50):
    """Writes rules.txt and dictionary.txt.gz; prints how many unseen words the rules get right."""
    known = read_dictionary(dictionary)
    words = [(word, pronunciations[0]) for word, pronunciations in sorted(known.items())]
    aligned = align(words)
    seen = [index for index in range(len(words)) if index % held_out]
    trial = learn([words[i] for i in seen], [aligned[i] for i in seen])
    unseen = [words[i] for i in range(0, len(words), held_out)]
    right = sum(pronounce(trial, word) == phones for word, phones in unseen)
    print(f"{len(words)} words; of {len(unseen)} unseen ones the rules get {right / len(unseen):.1%} wholly right")
    rules = learn(words, aligned, least=4)
    exceptions = [(word, spoken) for word, spoken in sorted(known.items())
                  if len(spoken) > 1 or pronounce(rules, word) != spoken[0]]
    folder = Path(folder)
    lines = [f"{left}[{letter}]{right} {' '.join(part) or '-'}" for (left, letter, right), part in sorted(rules.items())]
    _write(folder / "rules.txt.gz", lines)
    _write(folder / "dictionary.txt.gz", [f"{word} {' '.join(one)}" for word, spoken in exceptions for one in spoken])
    print(f"{len(lines)} rules, {len(exceptions)} words in the dictionary")


def _write(path, lines):
    with open(path, "wb") as out, gzip.GzipFile("", "wb", 9, out, 0) as packed:
        packed.write(("\n".join(lines) + "\n").encode())
