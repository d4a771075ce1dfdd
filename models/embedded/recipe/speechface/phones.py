"""The phone set of the model (39 ARPAbet phones and silence) and the ways into it from other notations."""

PHONES = (
    "SIL AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH"
).split()
INDEX = {name: index for index, name in enumerate(PHONES)}
SILENCE = "SIL"
NON_SPEECH = "NSN"
"""A sound that nobody speaks: the networks that ship say how probable it is, after all of PHONES."""

VOWELS = frozenset("AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split())
STOPS = frozenset("P B T D K G CH JH".split())
BILABIALS = frozenset("P B M".split())
LABIODENTALS = frozenset("F V".split())
VOICED = VOWELS | frozenset("B D DH G JH L M N NG R V W Y Z ZH".split())

_FROM_FLITE = {
    "pau": "SIL", "ssil": "SIL", "h#": "SIL", "brth": "SIL",
    "ax": "AH", "axr": "ER", "ix": "IH", "ux": "UW",
    "el": "L", "em": "M", "en": "N", "dx": "D", "nx": "N", "hv": "HH",
}

# Nearest phones of the set for IPA symbols as eSpeak NG writes them; a longer symbol wins over its parts.
_FROM_IPA = {
    symbol: phones.split()
    for phones, symbols in {
        "P": "p", "B": "b β", "M": "m ɱ", "F": "f ɸ pf", "V": "v ʋ", "TH": "θ", "DH": "ð",
        "T": "t ʈ", "D": "d ɾ ɖ", "N": "n ɲ ɳ", "L": "l ɫ ʎ ɭ ɬ", "S": "s ts", "Z": "z dz",
        "SH": "ʃ ɕ ʂ", "ZH": "ʒ ʑ ʐ r̝", "CH": "tʃ tɕ", "JH": "dʒ dʑ",
        "K": "k x c", "G": "ɡ g ɣ ɟ", "NG": "ŋ", "HH": "h ɦ χ", "Y": "j ç",
        "R": "r ɹ ɻ ʁ ʀ", "W": "w ʍ ɥ",
        "IY": "i", "IH": "ɪ ɨ ᵻ", "EH": "e ɛ", "AE": "æ", "AA": "a ɑ ɶ", "AO": "ɒ ɔ o",
        "UH": "ʊ ʏ ɯ ɵ", "UW": "u y ʉ", "AH": "ʌ ə ɐ ɤ", "ER": "ɜ ɚ ɝ ø œ",
        "EY": "eɪ ei", "AY": "aɪ ai", "OY": "ɔɪ oi ɔø ɔʏ", "OW": "oʊ əʊ ou", "AW": "aʊ au",
        "IH AH": "ɪə", "EH AH": "eə", "UH AH": "ʊə", "AH L": "əl", "AY ER": "aɪɚ", "AY AH": "aɪə",
        "AO R": "oːɹ ɔːɹ", "AA R": "ɑːɹ", "EH R": "ɛɹ", "IH R": "ɪɹ", "UH R": "ʊɹ", "": "ʔ",
    }.items()
    for symbol in symbols.split()
}
# Mandarin as eSpeak NG writes it: aspiration is an h, retroflex sounds have a full stop.
_FROM_IPA |= {
    symbol: phones.split()
    for phones, symbols in {
        "P": "ph", "T": "th", "K": "kh", "S": "tsh", "CH": "tɕh ts. ts.h", "SH": "s.", "IH": "i.", "ER": "ər",
        "AW": "ɑu", "UH NG": "onɡ", "Y UH": "yu",
    }.items()
    for symbol in symbols.split()
}
_IPA_RESPELT = (("i̪", "ɨ"), ("o-", "ɤ"))
_IPA_MARKS = str.maketrans("", "", "ˈˌːˑ̩̪̯̃ʲʰ͡ˤ\"-")
_LONGEST_IPA = max(len(symbol) for symbol in _FROM_IPA)


def from_flite(name):
    """The phone of a segment name of flite or Festival."""
    phone = _FROM_FLITE.get(name, name.upper())
    if phone not in INDEX:
        raise ValueError(f"The synthesiser names a phone '{name}' which is not in the phone set.")
    return phone


def from_ipa(text):
    """The phones of a string of IPA; symbols without a counterpart (glottal stops, tones) give none."""
    for written, meant in _IPA_RESPELT:
        text = text.replace(written, meant)
    text = text.translate(_IPA_MARKS)
    phones = []
    at = 0
    while at < len(text):
        for length in range(min(_LONGEST_IPA, len(text) - at), 0, -1):
            found = _FROM_IPA.get(text[at:at + length])
            if found is not None:
                phones += found
                at += length
                break
        else:
            at += 1
    return phones
