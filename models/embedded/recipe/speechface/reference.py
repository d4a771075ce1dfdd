"""Reference phones for evaluation from an independent aligner: PocketSphinx with its own acoustic model.

The phones of a recording become a grammar (alternative pronunciations side by side, silence allowed between words)
whose words are single phones, so that the recogniser reports the time of each.
"""

import os
import tempfile

import numpy as np
import pocketsphinx

from . import phones
from .speech import RATE

_MODEL = "/usr/share/pocketsphinx/model/en-us/en-us"
_SILENCE = "pause"


class ReferenceAligner:
    def __init__(self):
        with tempfile.NamedTemporaryFile("w", suffix=".dict", delete=False) as out:
            for phone in phones.PHONES:
                out.write(f"{_SILENCE if phone == phones.SILENCE else phone.lower()} {phone}\n")
        config = pocketsphinx.Decoder.default_config()
        for name, value in (("-hmm", _MODEL), ("-dict", out.name), ("-logfn", os.devnull)):
            config.set_string(name, value)
        for name, value in (("-beam", 1e-80), ("-wbeam", 1e-80), ("-pbeam", 1e-80)):
            config.set_float(name, value)
        config.set_float("-lw", 1.0)
        config.set_float("-wip", 1.0)
        for name in ("-fsgusefiller", "-bestpath", "-remove_silence", "-remove_noise"):
            config.set_boolean(name, False)
        self._decoder = pocketsphinx.Decoder(config)
        os.unlink(out.name)
        self._count = 0

    def align(self, samples, words):
        """Phones (name, start s, end s) of the recording, or None when the words do not fit the sound."""
        parts = [f"[{_SILENCE}]"]
        for pronunciations in words:
            spoken = " | ".join(" ".join(phone.lower() for phone in one) for one in pronunciations)
            parts += [f"({spoken})", f"[{_SILENCE}]"]
        self._count += 1
        name = f"line{self._count}"
        self._decoder.set_jsgf_string(name, f"#JSGF V1.0;\ngrammar g;\npublic <line> = {' '.join(parts)};\n")
        self._decoder.set_search(name)
        self._decoder.start_utt()
        self._decoder.process_raw((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes(), False, True)
        self._decoder.end_utt()
        if self._decoder.hyp() is None:
            return None
        found = []
        for segment in self._decoder.seg():
            word = segment.word.split("(")[0]
            if segment.end_frame < segment.start_frame or word in ("(NULL)", ""):
                continue
            phone = phones.SILENCE if word == _SILENCE or word.startswith("<") else word.upper()
            found.append([phone, segment.start_frame / 100, (segment.end_frame + 1) / 100])
        wanted = min(sum(min(len(one) for one in word) for word in words), 1)
        if sum(one[0] != phones.SILENCE for one in found) < wanted or found[-1][2] < len(samples) / RATE - 0.15:
            return None
        return found
