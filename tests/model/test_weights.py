"""Preparing the weights: checksum, interruption, two at once; with parts that the test makes."""

import hashlib
from pathlib import Path

import pytest

from bot.model import weights
from bot.model.weights import ModelError, info, prepare, prepared


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Four small parts in place of the packages', with the checksum that they have together."""
    files = [tmp_path / f"part{number}" for number in range(4)]
    for number, file in enumerate(files):
        file.write_bytes(bytes([number]) * 1_000)
    monkeypatch.setattr(weights, "_part", lambda package, name: files[int(name[-2:])])
    whole = b"".join(file.read_bytes() for file in files)
    monkeypatch.setattr(weights, "SHA256", hashlib.sha256(whole).hexdigest())
    return files


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A conversion that writes one small file, and remembers from what."""
    made: list[Path] = []

    def convert(gguf: Path, folder: Path, progress: weights.Progress) -> None:
        made.append(gguf)
        (folder / "model.safetensors").write_bytes(gguf.read_bytes()[:10])

    monkeypatch.setattr(weights, "_convert", convert)
    return made


def test_prepared_once(tmp_path: Path, parts: list[Path], conversions: list[Path]) -> None:
    """The second time finds what the first one made; nothing else stays in the cache."""
    cache = tmp_path / "cache"
    told: list[float] = []
    place = prepare(cache, lambda what, share: told.append(share))
    assert prepare(cache) == place == prepared(cache)
    assert len(conversions) == 1
    assert told[-1] == 1.0
    assert {file.name for file in cache.iterdir()} == {place.name, f"{weights.NAME}.lock"}


def test_info_before_and_after(tmp_path: Path, parts: list[Path], conversions: list[Path]) -> None:
    """`info` tells whether the weights are there, and their size."""
    cache = tmp_path / "cache"
    assert (info(cache).prepared, info(cache).size) == (False, 0)
    prepare(cache)
    assert info(cache).prepared
    assert info(cache).size > 10


def test_damaged_package(tmp_path: Path, parts: list[Path], conversions: list[Path]) -> None:
    """A part with another byte is refused by name, and nothing is converted."""
    parts[2].write_bytes(b"x" * 1_000)
    with pytest.raises(ModelError, match="checksum differs"):
        prepare(tmp_path / "cache")
    assert not conversions
    assert not info(tmp_path / "cache").prepared


def test_interrupted_conversion_is_made_anew(
    tmp_path: Path, parts: list[Path], conversions: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is cut off in the middle is not taken for whole, and the next run succeeds without copying again."""
    cache, good = tmp_path / "cache", weights._convert

    def cut_off(gguf: Path, folder: Path, progress: weights.Progress) -> None:
        (folder / "model.safetensors").write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(weights, "_convert", cut_off)
    with pytest.raises(KeyboardInterrupt):
        prepare(cache)
    assert not info(cache).prepared
    for part in parts:
        part.unlink()  # the whole file is there already
    monkeypatch.setattr(weights, "_convert", good)
    assert (prepare(cache) / "model.safetensors").read_bytes() != b"half"


def test_interrupted_copy_is_made_anew(tmp_path: Path, parts: list[Path], conversions: list[Path]) -> None:
    """A half copy from an earlier run is written over."""
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / f"{weights.NAME}.partial").write_bytes(b"half")
    assert prepare(cache).is_dir()


def test_older_layout_is_made_anew(tmp_path: Path, parts: list[Path], conversions: list[Path]) -> None:
    """A folder that an older version wrote is replaced."""
    cache = tmp_path / "cache"
    (prepare(cache) / "briefje.json").write_text('{"layout": 0}')
    assert not info(cache).prepared
    prepare(cache)
    assert len(conversions) == 2


def test_not_prepared(tmp_path: Path) -> None:
    """Whoever needs the weights is told how to get them."""
    with pytest.raises(ModelError, match="briefje model prepare"):
        prepared(tmp_path)


def test_cache_that_cannot_be_written(tmp_path: Path, parts: list[Path]) -> None:
    """A cache folder that is a file is named in the error."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="file"):
        prepare(tmp_path / "file")


def test_missing_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the weights' packages the error names the first that lacks."""
    monkeypatch.setattr(weights, "_PARTS", (("no_such_package_part1", "x"),))
    with pytest.raises(ModelError, match="no-such-package-part1"):
        prepare(tmp_path / "cache")
