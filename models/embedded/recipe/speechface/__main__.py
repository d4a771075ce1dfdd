"""Command line of the recipe: python3 -m speechface [--tiny] [--stage NAME ...] [--network live|file --pass N] [--ship FOLDER]."""

import argparse
import os
import sys
from pathlib import Path

from . import letter_rules, lexicon
from .pipeline import FULL, TINY, Pipeline


def main():
    parser = argparse.ArgumentParser(prog="train.sh", description="Trains the embedded speech model from nothing.")
    parser.add_argument("--tiny", action="store_true",
                        help="run every stage on a little data; shows that the recipe works, the result is useless")
    parser.add_argument("--stage", action="append", metavar="NAME",
                        help="run only this stage, again where it was done (may be repeated)")
    parser.add_argument("--network", choices=("live", "file"),
                        help="train only this network in one pass; two may run side by side")
    parser.add_argument("--pass", dest="number", type=int, choices=range(1, 6), default=1,
                        help="the pass for --network: 1 after the stage 'features', 2 to 5 after 'relabel'")
    parser.add_argument("--ship", metavar="FOLDER", type=Path, help="copy what was exported to this folder")
    parser.add_argument("--english", metavar="FOLDER", type=Path,
                        help="write the aligner's English letter rules and dictionary into this folder")
    arguments = parser.parse_args()
    work = Path(os.environ.get("FACEWRIGHT_WORK", Path.home() / ".cache" / "facewright" / "training"))
    pipeline = Pipeline(work, TINY if arguments.tiny else FULL)
    unknown = set(arguments.stage or ()) - set(pipeline.stages)
    if unknown:
        parser.error(f"no stage {', '.join(sorted(unknown))}; the stages are {', '.join(pipeline.stages)}")
    try:
        if arguments.english:
            letter_rules.write_language(lexicon.DICTIONARY, arguments.english)
        elif arguments.network:
            pipeline.train_pass(arguments.number, arguments.network)
        elif arguments.ship:
            pipeline.ship(arguments.ship)
        else:
            pipeline.run(arguments.stage)
    except (OSError, ValueError, ArithmeticError) as error:
        print(f"train.sh: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
