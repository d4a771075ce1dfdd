"""English text as it is spoken: lower-case words, numbers written out."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SPOKEN = {"mr": "mister", "mrs": "missus", "dr": "doctor", "&": "and", "%": "percent"}


def number_words(number):
    """A whole number from 0 to 999 999 as words."""
    if number < 20:
        return [_ONES[number]]
    if number < 100:
        return [_TENS[number // 10 - 2]] + (number_words(number % 10) if number % 10 else [])
    if number < 1000:
        return [_ONES[number // 100], "hundred"] + (number_words(number % 100) if number % 100 else [])
    return number_words(number // 1000) + ["thousand"] + (number_words(number % 1000) if number % 1000 else [])


def words(text):
    """The spoken words of a line of text; stage directions in brackets are left out."""
    text = re.sub(r"\[[^\]]*\]|<[^>]*>|\([^)]*\)", " ", text).replace("’", "'").replace("`", "'")
    text = re.sub(r"(?<=\d),(?=\d)", "", text)
    spoken = []
    for token in re.findall(r"[A-Za-z']+|\d+|[&%]", text):
        token = token.lower()
        if token.isdigit():
            spoken += number_words(int(token)) if len(token) <= 6 else [_ONES[int(digit)] for digit in token]
            continue
        token = _SPOKEN.get(token, token)
        if token.endswith("in'") and len(token) > 4:
            token = token[:-1] + "g"
        token = token.strip("'")
        if token:
            spoken.append(token)
    return spoken


def with_keys(text):
    """A telephone prompt with the signs of its keys as they are said."""
    return text.replace("#", " pound ").replace("*", " star ")


def letters(text):
    """The words of a line in any language with letters, in lower case."""
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.lower())
