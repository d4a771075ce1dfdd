"""The stages from nothing to the two networks and their figures; each is skipped when its stamp exists."""

import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from . import dataset, evaluation, export, graph, labelling, sources, speech, synthesis, training
from .lexicon import EnglishLexicon
from .network import Network

RECIPE = Path(__file__).parent.parent
SYNTHETIC = ("flite", "festival", "espeak", "espeak_languages")
BOUNDARY_SET = "heldout_tts"


@dataclass(frozen=True)
class Size:
    """How much of everything: the full recipe, or a small run that only shows that every stage works."""

    name: str
    speech: float
    recorded_lines: int | None
    bootstrap_steps: int
    aligner_steps: int
    live_steps: int
    file_steps: int
    english_lines: int
    other_lines: int
    least_score: float


FULL = Size("full", 1.0, None, 1500, 1500, 6000, 6000, 150, 60, -2.2)
TINY = Size("tiny", 0.05, 100, 150, 40, 20, 20, 24, 6, -6.0)

LIVE = training.Plan(look_ahead=3, steps=0, seed=1)
FILE = training.Plan(look_ahead=12, steps=0, seed=2)


class Pipeline:
    """The stages in one working folder."""

    def __init__(self, work, size):
        self.work, self.size = Path(work) / size.name, size
        self.packages = Path(work) / "packages"
        self.corpus, self.frames = self.work / "corpus", self.work / "frames"
        self._espeak = None
        self.stages = {
            "data": self._data, "tts": self._tts, "evaluation-set": self._evaluation_set,
            "bootstrap": self._bootstrap, "align": self._align, "features": self._features, "train": self._train_both,
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

    def _tts(self):
        synthesis.write_english(self.corpus, self.espeak(), self.size.speech)
        scripts = next((self.packages / "fillets-ng-data").rglob("script"))
        synthesis.write_other_languages(self.corpus, self.espeak(), scripts, self.size.speech)

    def _evaluation_set(self):
        from .reference import ReferenceAligner
        evaluation.write_evaluation_set(
            self.corpus, lambda language: sources.prompts(self.packages, language), ReferenceAligner(), self.espeak(),
            self.size.english_lines, self.size.other_lines)

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

    def _train_both(self):
        self.train_network("live")
        self.train_network("file")

    def train_network(self, use):
        """Trains one of the two networks; both may run side by side in two processes."""
        plan = replace(LIVE, steps=self.size.live_steps) if use == "live" else replace(FILE, steps=self.size.file_steps)
        if not (self.work / f"{use}.pt").exists():
            self._train(plan, ["recorded", "synthetic"], [2, 1], use, start="aligner")

    def _export(self):
        for use in ("live", "file"):
            export.export(self.work / f"{use}.pt", self.work / f"{use}.onnx")
        licences = json.loads((RECIPE / "data" / "sources.json").read_text(encoding="utf-8"))
        export.write_manifest(self.work, self.version(), self.commit(), licences)
        export.write_parity(self.work)

    def _evaluate(self):
        figures = {}
        sets = [evaluation.ENGLISH[1]] + [f"evaluation_{language}" for language in evaluation.LANGUAGES]
        corpus = speech.Corpus(self.corpus, sets[0])
        figures["rules on the reference phones"] = evaluation.metrics.score(evaluation.rule_tracks(corpus))
        for use in ("live", "file"):
            network = graph.Graph(self.work / f"{use}.onnx")
            for name, row in evaluation.evaluate(network.track, self.corpus, sets).items():
                figures[f"{use}, {name}"] = row
        (self.work / "figures.json").write_text(json.dumps(figures, indent="\t") + "\n", encoding="utf-8")
        print(evaluation.table(figures))
        self.report_boundaries()

    def ship(self, folder):
        """Copies networks, manifest and parity sample to where they are shipped from."""
        for name in ("live.onnx", "file.onnx", "parity.json", "model.json"):
            part = Path(folder) / f"{name}.part"
            shutil.copyfile(self.work / name, part)
            os.replace(part, Path(folder) / name)

    def report_boundaries(self):
        """Boundary errors of forced alignment on a synthetic voice that was not trained on."""
        for use in ("live", "file"):
            errors = labelling.known_boundary_errors(
                speech.Corpus(self.corpus, BOUNDARY_SET), Network.load(self.work / f"{use}.pt"), EnglishLexicon())
            print(f"{use}: {labelling.describe(errors)}")

    def _train(self, plan, names, shares, to, start=None):
        sets = [dataset.Frames(self.frames, name) for name in names]
        training.train(plan, sets, shares, self.work / f"{to}.pt", dataset.Batches,
                       self.work / f"{start}.pt" if start else None)

    def _label(self, network, labels):
        kept, _ = labelling.label(self.corpus, "amazon_queen", labels, Network.load(self.work / f"{network}.pt"),
                                  EnglishLexicon(), self.size.least_score)
        if not kept:
            raise ValueError(f"The network '{network}' labelled no recording plausibly: train it for more steps.")

    def _write_recorded(self, name, labels, copies):
        dataset.write(self.frames, name, [speech.Corpus(self.corpus, "amazon_queen", labels)], copies, seed=1)

    @staticmethod
    def version():
        return (RECIPE / "VERSION").read_text(encoding="utf-8").strip()

    @staticmethod
    def commit():
        """The commit that last changed the recipe."""
        done = subprocess.run(["git", "log", "-1", "--format=%H", "--", "."], cwd=RECIPE, capture_output=True,
                              text=True)
        return done.stdout.strip() or None
