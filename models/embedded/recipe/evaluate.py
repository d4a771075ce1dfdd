#!/usr/bin/python3
"""Prints the figures of exported networks: evaluate.py [--set dev|test|fr|it]... [--conditions] NETWORK.onnx..."""

import argparse
import os
import sys
from pathlib import Path

import torch

from speechface import evaluation, graph, metrics, speech

SETS = {"dev": evaluation.ENGLISH[0], "test": evaluation.ENGLISH[1],
        **{language: f"evaluation_{language}" for language in evaluation.LANGUAGES}}


def main():
    parser = argparse.ArgumentParser(description="Figures of exported networks on the evaluation set.")
    parser.add_argument("networks", nargs="*", type=Path)
    parser.add_argument("--set", action="append", choices=SETS, help="default: all")
    parser.add_argument("--conditions", action="store_true", help="also with noise, in the telephone band, higher and lower")
    parser.add_argument("--rules", action="store_true", help="also the rules on the reference phones (upper bound)")
    arguments = parser.parse_args()
    work = Path(os.environ.get("FACEWRIGHT_WORK", Path.home() / ".cache" / "facewright" / "training"))
    corpus = work / "full" / "corpus"
    sets = [SETS[name] for name in arguments.set or SETS]
    missing = [name for name in sets if not (corpus / f"{name}.jsonl").exists()]
    if missing:
        print(f"evaluate.py: no {missing[0]} in {corpus}; run ./train.sh --stage data --stage evaluation-set first.",
              file=sys.stderr)
        return 1
    torch.set_num_threads(1)
    rows = {}
    for name in sets if arguments.rules else ():
        rows[f"rules, {name}"] = metrics.score(evaluation.rule_tracks(evaluation.under(speech.Corpus(corpus, name), "clean")))
    conditions = list(evaluation.CONDITIONS) if arguments.conditions else ["clean"]
    resting = {}
    for path in arguments.networks:
        network = graph.Graph(path)
        for name, figures in evaluation.evaluate(network.track, corpus, sets, conditions).items():
            rows[f"{path.stem}, {name}"] = figures
        resting[path] = evaluation.resting_deviation(network.track)
    if rows:
        print(evaluation.table(rows))
    for path, (silence, noise) in resting.items():
        print(f"{path}: largest weight in digital silence {silence:.4f}, in noise at -50 dB {noise:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
