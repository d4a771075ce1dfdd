"""Phone times of recordings whose words are known, by the network's own posteriors."""

import difflib
from dataclasses import replace

import numpy as np
import torch

from . import alignment, features, speech, text
from .phones import SILENCE


def posteriors(network, samples):
    """[frames, phones] of a whole recording; row t is the 10 ms around t / 100 s."""
    mel = features.log_mel(samples)
    padded = np.pad(mel, ((0, network.frames_ahead), (0, 0)), constant_values=features.LOG_FLOOR)
    with torch.no_grad():
        logits = network(torch.from_numpy(padded.T[None]))[1]
    return torch.softmax(logits, 1)[0].T.numpy()[network.frames_ahead:]


def label(folder, name, labels, network, lexicon, least_score, dropped=0.1, words_of=text.words,
          plausible=alignment.trustworthy):
    """Aligns a corpus and writes the list `labels` of what can be trusted; returns (kept, all).

    lexicon: one for the corpus, or a function from an utterance to its own.
    words_of: function from a line of text to its words. plausible: function of segments and the least score.
    Left out: words without a pronunciation, implausible alignments, and the worst `dropped` share by score.
    """
    corpus = speech.Corpus(folder, name)
    found = []
    for one in corpus.utterances:
        own = lexicon(one) if callable(lexicon) else lexicon
        words = [own.pronunciations(word) for word in words_of(one.text)]
        if not words or not all(words):
            continue
        segments = alignment.align(posteriors(network, corpus.samples(one)), words)
        if segments is not None and plausible(segments, least_score):
            found.append((_score(segments), replace(one, phones=alignment.seconds(segments))))
    least = np.quantile([score for score, _ in found], dropped) if found else 0
    kept = [one for score, one in found if score >= least]
    speech.write_labels(folder, labels, kept)
    minutes = sum(one.seconds for one in kept) / 60
    print(f"{labels}: {len(kept)} of {len(corpus.utterances)} recordings labelled, {minutes:.0f} minutes, "
          f"least score {least:.2f}", flush=True)
    return len(kept), len(corpus.utterances)


def _score(segments):
    spoken = [one for one in segments if one.phone != SILENCE]
    return sum(one.score * (one.end - one.start) for one in spoken) / sum(one.end - one.start for one in spoken)


def boundary_errors(found, known):
    """Differences in seconds between the starts of equal phones in two segmentations of one recording."""
    found, known = ([one for one in segments if one[0] != SILENCE] for segments in (found, known))
    matcher = difflib.SequenceMatcher(None, [one[0] for one in found], [one[0] for one in known], autojunk=False)
    return [found[block.a + index][1] - known[block.b + index][1]
            for block in matcher.get_matching_blocks() for index in range(block.size)]


def known_boundary_errors(corpus, network, lexicon):
    """Boundary errors in seconds of aligning a corpus whose phone times are known."""
    errors = []
    for one in corpus.utterances:
        words = [lexicon.pronunciations(word) for word in text.words(one.text)]
        segments = alignment.align(posteriors(network, corpus.samples(one)), words)
        if segments is not None:
            errors += boundary_errors(alignment.seconds(segments), one.phones)
    return np.array(errors)


def describe(errors):
    milliseconds = np.abs(errors) * 1000
    return (f"{len(errors)} boundaries, median {np.median(errors) * 1000:+.0f} ms, median error "
            f"{np.median(milliseconds):.0f} ms, {np.mean(milliseconds <= 20):.1%} within 20 ms, "
            f"{np.mean(milliseconds <= 50):.1%} within 50 ms")
