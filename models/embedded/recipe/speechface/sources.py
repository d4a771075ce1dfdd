"""The recordings: Debian packages fetched and unpacked outside the system, corpora made from them."""

import gzip
import re
import subprocess
from pathlib import Path

import numpy as np
import soundfile

from . import amazon_queen, background, fillets, speech, text, words

MUSIC_PACKAGES = (
    "frozen-bubble-data", "lincity-ng-data", "extremetuxracer-data", "ardentryst", "xmoto-data", "wesnoth-1.16-music",
    "supertux-data", "singularity-music", "asc-music", "warzone2100-music", "unknown-horizons", "freedroidrpg-data",
    "naev-data", "hedgewars-data", "widelands-data", "supertuxkart-data", "fretsonfire-songs-muldjord",
    "fretsonfire-songs-sectoid", "lugaru-data", "scorched3d-data", "colobot-common-sounds", "megaglest-data", "warmux-data",
)
EVALUATION_MUSIC_PACKAGES = ("hyperrogue-music", "zaz-data")
TRAINING_PACKAGES = (
    "flight-of-the-amazon-queen", "fillets-ng-data", "fillets-ng-data-cs", "fillets-ng-data-nl",
    "klettres-data", "ktuberling-data", "tuxpaint-stamps-default", *MUSIC_PACKAGES,
)
_SHORTEST_MUSIC = 300_000
_SOUNDS = (".ogg", ".opus", ".mp3", ".flac")
_SPOKEN = re.compile("voice|speech|taunt")
FILLETS_LANGUAGES = ("cs", "nl")
EVALUATION_PACKAGES = (
    "asterisk-core-sounds-en", "asterisk-core-sounds-en-g722", "asterisk-core-sounds-fr",
    "asterisk-core-sounds-fr-wav", "asterisk-core-sounds-it", "asterisk-core-sounds-it-wav",
    "asterisk-moh-opsound-wav", *EVALUATION_MUSIC_PACKAGES,
)
_PROMPTS = {
    "en": ("en_US_f_Allison", "g722"),
    "fr": ("fr_CA_f_June", "wav"),
    "it": ("it_IT_m_Carlo", "wav"),
}


def unpack_packages(folder, names, versions):
    """Downloads Debian packages in their pinned versions and unpacks each into a folder of its name."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        target = folder / name
        if target.is_dir():
            continue
        wanted = f"{name}={versions[name]}"
        done = subprocess.run(["apt-get", "download", wanted], cwd=folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise OSError(f"apt-get could not download {wanted}: {done.stderr.strip()} Run apt-get update first.")
        archive = next(folder.glob(f"{name}_*.deb"))
        part = folder / f"{name}.part"
        subprocess.run(["dpkg-deb", "-x", archive, part], check=True)
        part.rename(target)
        archive.unlink()


def read_versions(path):
    """`name=version` lines; comments begin with #."""
    lines = (line.split("#")[0].strip() for line in Path(path).read_text(encoding="utf-8").splitlines())
    return dict(line.split("=", 1) for line in lines if line)


def write_amazon_queen(folder, packages, limit=None):
    """The recorded dialogue of Flight of the Amazon Queen with its text."""
    archive = next(Path(packages, "flight-of-the-amazon-queen").rglob("queen.1c"))
    talkie = amazon_queen.TalkieFile(archive)
    lines = talkie.lines()
    if limit:
        lines = lines[::max(1, len(lines) // limit)]
    unreadable = 0
    with speech.CorpusWriter(folder, "amazon_queen") as corpus:
        for line in lines:
            try:
                samples = speech.decode(talkie.read(line.name))
            except RuntimeError:
                unreadable += 1
                continue
            if len(samples) >= 0.4 * speech.RATE and text.words(line.text):
                corpus.add(line.name[:-3], line.speaker, "en", line.text, samples)
        print(f"Flight of the Amazon Queen: {corpus.count} lines, {corpus.minutes:.1f} minutes, "
              f"{unreadable} not readable", flush=True)


def write_fillets(folder, packages, limit=None):
    """The recorded dialogue of Fillets NG in Czech and in Dutch, with its text."""
    scripts = next(Path(packages, "fillets-ng-data").rglob("script"))
    for language in FILLETS_LANGUAGES:
        sounds = next(Path(packages, f"fillets-ng-data-{language}").rglob("sound"))
        lines = fillets.lines(scripts, sounds, language)
        if limit:
            lines = lines[::max(1, len(lines) // limit)]
        with speech.CorpusWriter(folder, f"fillets_{language}") as corpus:
            for line in lines:
                samples = speech.decode(line.path)
                if len(samples) >= 0.4 * speech.RATE:
                    corpus.add(line.name, f"fillets_{language}_{line.speaker}", language, line.text, samples)
            print(f"Fillets NG, {language}: {corpus.count} lines, {corpus.minutes:.1f} minutes", flush=True)


def write_background(folder, packages, minutes, every=1):
    """Music and noises of games, every so many files, and made-up sounds: nobody speaks."""
    game = Path(packages, "fillets-ng-data")
    recorded = [*game.rglob("fillets-ng/music/*.ogg"), *game.rglob("sound/share/sp-*.ogg")]
    recorded += music(packages, MUSIC_PACKAGES)
    background.write(folder, sorted(recorded)[::every], minutes)


def music(packages, names):
    """Long sounds of packages in which, by their paths, nobody speaks; of Frets on Fire's songs the guitar alone."""
    return [path for name in names for path in sorted(Path(packages, name).rglob("*"))
            if path.suffix in _SOUNDS and path.stat().st_size > _SHORTEST_MUSIC
            and not _SPOKEN.search(str(path.relative_to(packages)).lower())
            and (not name.startswith("fretsonfire") or path.stem == "guitar")]


def write_words(folder, packages, limit=None):
    """Single words, syllables and letters in many languages; short ones get faint noise around them."""
    random = np.random.default_rng(0)
    read = {
        "klettres": words.klettres(next(Path(packages, "klettres-data").rglob("share/klettres"))),
        "ktuberling": words.ktuberling(next(Path(packages, "ktuberling-data").rglob("ktuberling/sounds"))),
        "tuxpaint": words.tuxpaint(next(Path(packages, "tuxpaint-stamps-default").rglob("stamps"))),
    }
    with speech.CorpusWriter(folder, "words") as corpus:
        for package, found in read.items():
            if limit:
                found = found[::max(1, len(found) // limit)]
            before, minutes = corpus.count, corpus.minutes
            for one in found:
                if soundfile.info(str(one.path)).samplerate >= speech.RATE:
                    samples = _lengthen(speech.decode(one.path), random)
                    corpus.add(f"{package}/{one.name}", f"{package}_{one.language}", one.language, one.text, samples)
            print(f"{package}: {corpus.count - before} words, {corpus.minutes - minutes:.1f} minutes", flush=True)


def _lengthen(samples, random, seconds=0.9):
    """Puts faint noise on both sides of a recording that is too short to be trained on."""
    missing = int(seconds * speech.RATE) - len(samples)
    if missing <= 0:
        return samples
    noise = random.standard_normal(len(samples) + missing) * np.abs(samples).max(initial=0) * 1e-4
    noise[missing // 2:missing // 2 + len(samples)] += samples
    return noise


def prompts(packages, language):
    """(name, text, file) of the Asterisk prompts of a language, in the order of their names."""
    voice, suffix = _PROMPTS[language]
    listing = next(Path(packages, f"asterisk-core-sounds-{language}").rglob(f"core-sounds-{language}.txt.gz"))
    base = next(Path(packages, f"asterisk-core-sounds-{language}-{suffix}").rglob(voice))
    found = {}
    for line in gzip.open(listing).read().decode("utf-8", "replace").splitlines():
        name, colon, said = line.partition(":")
        path = base / f"{name.strip()}.{suffix}"
        if colon and not line.startswith(";") and path.is_file():
            said = re.sub(r"\([^)]*\)", " ", said).strip()
            if said and "[" not in said and "<" not in said:
                found[name.strip()] = (said, path)
    return [(name, *found[name]) for name in sorted(found)]
