"""The stages from nothing to the networks and their figures; each is skipped when its stamp exists."""

import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch

from . import alignment, dataset, evaluation, export, graph, labelling, presence, sources, speech, synthesis, text, training
from . import words as single_words
from .lexicon import EnglishLexicon, EspeakLexicon
from .network import Network

RECIPE = Path(__file__).parent.parent
SYNTHETIC = ("flite", "festival", "espeak", "espeak_languages")
LAST_SETS = ["recorded_3", "fillets", "synthetic", "words", "mandarin"], [2, 1, 1, 0.6, 0.3]
MIXED = {"live": (0.3, 0.35, 0.35), "file": (0.3, 0.7)}
BOUNDARY_SET = "heldout_tts"


@dataclass(frozen=True)
class Size:
    """How much of everything: the full recipe, or a small run that only shows that every stage works."""

    name: str
    speech: float
    recorded_lines: int | None
    bootstrap_steps: int
    aligner_steps: int
    first_steps: int
    second_steps: int
    third_steps: int
    fourth_steps: int
    fifth_steps: int
    instant_steps: int
    presence_steps: int
    english_lines: int
    other_lines: int
    least_score: float
    least_score_other_languages: float


FULL = Size("full", 1.0, None, 1500, 1500, 6000, 5000, 3000, 14000, 2600, 4000, 9000, 150, 60, -2.2, -2.9)
TINY = Size("tiny", 0.05, 100, 150, 40, 20, 20, 20, 20, 20, 20, 20, 24, 6, -6.0, -7.0)

LIVE = training.Plan(look_ahead=3, steps=0, seed=1)
FILE = training.Plan(look_ahead=12, steps=0, seed=2)
LIVE_2 = replace(LIVE, rate=1.5e-3, seed=21)
FILE_2 = replace(FILE, look_ahead=20, rate=1.5e-3, seed=22)
LIVE_3 = replace(LIVE, rate=1.2e-3, seed=31, phones=1.0, false_closure_weight=10.0, closure_weight=0.5, teacher=0.5)
FILE_3 = replace(FILE_2, rate=1.2e-3, seed=32, phones=1.0, false_closure_weight=8.0, closure_weight=0.7)
LIVE_4 = replace(LIVE_3, look_ahead=3.75, width=192, rate=1.5e-3, seed=41, phones=2.0, false_closure_weight=6.0,
                 closure_weight=0.7)
LIVE_5 = replace(LIVE_4, rate=9e-4, seed=61, false_closure_weight=10.0, often="DH", dear=(("DH", 2.5), ("W", 1.3)))
INSTANT = replace(LIVE_4, look_ahead=0, seed=51)
FILE_4 = replace(FILE_3, width=192, rate=1.5e-3, seed=42, phones=2.0, false_closure_weight=6.0)


class Pipeline:
    """The stages in one working folder."""

    def __init__(self, work, size):
        self.work, self.size = Path(work) / size.name, size
        self.packages = Path(work) / "packages"
        self.corpus, self.frames = self.work / "corpus", self.work / "frames"
        self._espeak = None
        self.stages = {
            "data": self._data, "tts": self._tts, "evaluation-set": self._evaluation_set,
            "bootstrap": self._bootstrap, "align": self._align, "features": self._features,
            "train": lambda: self.train_pass(1), "relabel": self._relabel, "train-2": lambda: self.train_pass(2),
            "train-3": lambda: self.train_pass(3), "train-4": lambda: self.train_pass(4),
            "train-5": lambda: self.train_pass(5), "mix": self._mix, "instant": self._instant,
            "presence": self._presence,
            "export": self._export, "evaluate": self._evaluate,
        }

    def run(self, only=None):
        """Runs the stages that have not been done, in order; `only` names the ones to run (again)."""
        (self.work / "stamps").mkdir(parents=True, exist_ok=True)
        torch.set_num_threads(int(os.environ.get("FACEWRIGHT_THREADS", "1")))
        for stage, action in self.stages.items():
            stamp = self.work / "stamps" / stage
            if stage not in only if only else stamp.exists():
                continue
            print(f"== {stage}", flush=True)
            began = time.monotonic()
            action()
            stamp.write_text(f"{time.monotonic() - began:.0f} s\n", encoding="utf-8")
            print(f"== {stage} done in {time.monotonic() - began:.0f} s", flush=True)

    def espeak(self):
        if self._espeak is None:
            self._espeak = synthesis.Espeak()
        return self._espeak

    def _data(self):
        versions = sources.read_versions(RECIPE / "data-packages.txt")
        sources.unpack_packages(self.packages, sources.TRAINING_PACKAGES + sources.EVALUATION_PACKAGES, versions)
        sources.write_amazon_queen(self.corpus, self.packages, self.size.recorded_lines)
        sources.write_fillets(self.corpus, self.packages, self.size.recorded_lines)
        sources.write_words(self.corpus, self.packages, self.size.recorded_lines)
        sources.write_background(self.corpus, self.packages, 320 * self.size.speech, round(1 / self.size.speech))

    def _tts(self):
        synthesis.write_english(self.corpus, self.espeak(), self.size.speech)
        scripts = next((self.packages / "fillets-ng-data").rglob("script"))
        synthesis.write_other_languages(self.corpus, self.espeak(), scripts, self.size.speech)
        synthesis.write_mandarin(self.corpus, self.espeak(), self.size.speech)

    def _evaluation_set(self):
        from .reference import ReferenceAligner
        evaluation.write_evaluation_set(
            self.corpus, lambda language: sources.prompts(self.packages, language), ReferenceAligner(), self.espeak(),
            self.size.english_lines, self.size.other_lines)
        sentences = json.loads((RECIPE / "data" / "boundary-sentences.json").read_text(encoding="utf-8"))
        synthesis.write_boundary_sets(self.corpus, self.espeak(), sentences)
        evaluation.write_music(self.corpus, "music on hold",
                               sorted((self.packages / "asterisk-moh-opsound-wav").rglob("*.wav")))
        evaluation.write_music(self.corpus, "music of games",
                               sources.music(self.packages, sources.EVALUATION_MUSIC_PACKAGES))

    def _bootstrap(self):
        corpora = [speech.Corpus(self.corpus, name) for name in SYNTHETIC]
        dataset.write(self.frames, "synthetic", corpora, copies=2, seed=2)
        plan = replace(FILE, look_ahead=10, steps=self.size.bootstrap_steps, seed=0)
        self._train(plan, ["synthetic"], [1], "bootstrap")

    def _align(self):
        """Labels the recordings with the network of synthetic speech, trains on both, labels them again."""
        self._label("bootstrap", "amazon_queen_1")
        self._write_recorded("recorded_1", "amazon_queen_1", copies=2)
        plan = replace(FILE, look_ahead=10, steps=self.size.aligner_steps, seed=0)
        self._train(plan, ["recorded_1", "synthetic"], [2, 1], "aligner", start="bootstrap")
        self._label("aligner", "amazon_queen_2")

    def _features(self):
        self._write_recorded("recorded", "amazon_queen_2", copies=3)

    def _relabel(self):
        """Labels all recordings again with the careful network of the first pass, those of other languages too."""
        network = Network.load(self.work / "file-1.pt")
        kept, _ = labelling.label(self.corpus, "amazon_queen", "amazon_queen_3", network, EnglishLexicon(),
                                  self.size.least_score, dropped=0.05)
        if not kept:
            raise ValueError("The network 'file-1' labelled no recording plausibly: train it for more steps.")
        self._write_recorded("recorded_3", "amazon_queen_3", copies=2, seed=11)
        others = []
        for language in sources.FILLETS_LANGUAGES:
            name = f"fillets_{language}"
            labelling.label(self.corpus, name, f"{name}_1", network,
                            EspeakLexicon(self.espeak(), synthesis.ESPEAK_LANGUAGES[language]),
                            self.size.least_score_other_languages, dropped=0.05, words_of=text.letters)
            others.append(speech.Corpus(self.corpus, name, f"{name}_1"))
        dataset.write(self.frames, "fillets", others, copies=2, seed=12)
        self._relabel_words(network)
        dataset.write(self.frames, "mandarin", [speech.Corpus(self.corpus, "espeak_mandarin")], copies=2, seed=14)
        dataset.write(self.frames, "background", [speech.Corpus(self.corpus, "background")], copies=1, seed=15, longest=12.1)

    def _relabel_words(self, network):
        """Labels single words and letters, which are spoken slower than dialogue."""
        english = EnglishLexicon()
        others = {language: EspeakLexicon(self.espeak(), voice) for language, voice in single_words.VOICES.items()}
        labelling.label(self.corpus, "words", "words_1", network, lambda one: others.get(one.language, english),
                        self.size.least_score_other_languages, dropped=0.05, words_of=text.letters,
                        plausible=partial(alignment.trustworthy, longest_phone=0.6, rates=(2.5, 20.0)))
        dataset.write(self.frames, "words", [speech.Corpus(self.corpus, "words", "words_1")], copies=3, seed=13)

    def train_pass(self, number, only=None):
        """One of the passes over both networks, or over one; the two may run side by side in two processes.

        The fifth is the live network's alone.
        """
        for use in (only,) if only else ("file", "live") if number < 5 else ("live",):
            to = f"{use}-{number}"
            if (self.work / f"{to}.pt").exists():
                continue
            if number == 1:
                plan = replace(LIVE if use == "live" else FILE, steps=self.size.first_steps)
                self._train(plan, ["recorded", "synthetic"], [2, 1], to, start="aligner")
                continue
            plans = {"live": (LIVE_2, LIVE_3, LIVE_4, LIVE_5), "file": (FILE_2, FILE_3, FILE_4)}[use]
            steps = (self.size.second_steps, self.size.third_steps, self.size.fourth_steps, self.size.fifth_steps)
            plan = replace(plans[number - 2], steps=steps[number - 2])
            names, shares = LAST_SETS if number > 3 else (["recorded_3", "fillets", "synthetic"], [2, 1, 1])
            self._train(plan, names, shares, to, start=f"{use}-{number - 1}",
                        teacher=f"file-{min(3, number - 1)}" if plan.teacher else None)

    def _mix(self):
        """The networks that ship lie between what the last passes started from and what they made of it."""
        for use, shares in MIXED.items():
            passes = [Network.load(self.work / f"{use}-{3 + index}.pt") for index in range(len(shares))]
            if passes[0].width < passes[-1].width:
                passes[0] = passes[0].widened(passes[-1].width)
            Network.between(passes, shares).save(self.work / f"{use}.pt")

    def _instant(self):
        """A network that looks no frame ahead, from the live one."""
        self._train(replace(INSTANT, steps=self.size.instant_steps), *LAST_SETS, "instant", start="live-4",
                    teacher="file-4")

    def _presence(self):
        """A small network that tells whether somebody speaks."""
        names, shares = LAST_SETS
        presence.train(self.size.presence_steps, [dataset.Frames(self.frames, name) for name in names], shares,
                       dataset.Frames(self.frames, "background"), self.work / "presence.pt")

    def _export(self):
        for use in export.USES:
            export.export(self.work, use)
        licences = json.loads((RECIPE / "data" / "sources.json").read_text(encoding="utf-8"))
        export.write_manifest(self.work, self.version(), self.commit(), licences)
        export.write_parity(self.work)

    def _evaluate(self):
        figures = {}
        sets = [evaluation.ENGLISH[1]] + [f"evaluation_{language}" for language in evaluation.LANGUAGES]
        corpus = evaluation.under(speech.Corpus(self.corpus, sets[0]), "clean")
        figures["rules on the reference phones"] = evaluation.metrics.score(evaluation.rule_tracks(corpus))
        for use in export.USES:
            network = graph.Graph(self.work / f"{use}.onnx")
            for name, row in evaluation.evaluate(network.track, self.corpus, sets).items():
                figures[f"{use}, {name}"] = row
        (self.work / "figures.json").write_text(json.dumps(figures, indent="\t") + "\n", encoding="utf-8")
        print(evaluation.table(figures))
        self.report_boundaries()

    def ship(self, folder):
        """Copies networks, manifest and parity sample to where they are shipped from."""
        for name in (*(f"{use}.onnx" for use in export.USES), "parity.json", "model.json"):
            part = Path(folder) / f"{name}.part"
            shutil.copyfile(self.work / name, part)
            os.replace(part, Path(folder) / name)

    def report_boundaries(self):
        """Boundary errors of forced alignment on a synthetic voice that was not trained on."""
        for use in ("live", "file"):
            errors = labelling.known_boundary_errors(
                speech.Corpus(self.corpus, BOUNDARY_SET), Network.load(self.work / f"{use}.pt"), EnglishLexicon())
            print(f"{use}: {labelling.describe(errors)}")

    def _train(self, plan, names, shares, to, start=None, teacher=None):
        sets = [dataset.Frames(self.frames, name) for name in names]
        training.train(plan, sets, shares, self.work / f"{to}.pt", dataset.Batches,
                       self.work / f"{start}.pt" if start else None, self.work / f"{teacher}.pt" if teacher else None)

    def _label(self, network, labels):
        kept, _ = labelling.label(self.corpus, "amazon_queen", labels, Network.load(self.work / f"{network}.pt"),
                                  EnglishLexicon(), self.size.least_score)
        if not kept:
            raise ValueError(f"The network '{network}' labelled no recording plausibly: train it for more steps.")

    def _write_recorded(self, name, labels, copies, seed=1):
        dataset.write(self.frames, name, [speech.Corpus(self.corpus, "amazon_queen", labels)], copies, seed)

    @staticmethod
    def version():
        return (RECIPE / "VERSION").read_text(encoding="utf-8").strip()

    @staticmethod
    def commit():
        """The commit that last changed the recipe."""
        done = subprocess.run(["git", "log", "-1", "--format=%H", "--", "."], cwd=RECIPE, capture_output=True,
                              text=True)
        return done.stdout.strip() or None
