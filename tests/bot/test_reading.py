"""Inputs: files, folders and standard input, bounded, with a reason for each that cannot be read."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot import reading
from bot.reading import Input, inputs, only
from news.errors import UnreadableError


def test_files_come_in_the_order_they_were_named(tmp_path: Path):
    """As the operator wrote them."""
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(name)
    names = [str(tmp_path / "b.txt"), str(tmp_path / "a.txt")]
    assert list(inputs(names)) == [Input(names[0], b"b.txt"), Input(names[1], b"a.txt")]


def test_a_folder_gives_its_known_files_deep_down_and_in_order(tmp_path: Path):
    """What is not news (a picture, a hidden file) is left alone."""
    for folder in ("diep", "zee", "berg", "aarde"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_bytes(b"x")
    for name in ("b.xml", "a.jsonl", "foto.png", ".verborgen.txt", "diep/c.html.gz"):
        (tmp_path / name).write_bytes(b"x")
    found = [Path(one.name).relative_to(tmp_path).as_posix() for one in inputs([str(tmp_path)])]
    assert found == ["a.jsonl", "b.xml", "aarde/x.txt", "berg/x.txt", "diep/c.html.gz", "diep/x.txt", "zee/x.txt"]


def test_a_folder_without_files_says_so(tmp_path: Path):
    """An operator who named the wrong folder hears of it."""
    [one] = inputs([str(tmp_path)])
    assert "without files to take in" in one.reason


@pytest.mark.parametrize(
    "name,reason",
    [
        pytest.param("nergens.txt", "no such file or directory", id="not there"),
        pytest.param("nul\0byte.txt", "embedded null byte", id="no name at all"),
        pytest.param("x" * 300 + ".txt", "file name too long", id="too long a name"),
    ],
)
def test_what_cannot_be_read_has_a_reason(tmp_path: Path, name: str, reason: str):
    """One line, no traceback."""
    [one] = inputs([str(tmp_path / name)])
    assert (one.data, one.reason) == (b"", reason)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch):
    """The size is looked at first; the reason tells both sizes."""
    monkeypatch.setattr(reading, "MAX_FILE", 10)
    (tmp_path / "groot.txt").write_bytes(b"12345678901")
    [one] = inputs([str(tmp_path / "groot.txt")])
    assert (one.data, one.reason) == (b"", "11 bytes, at most 10")


def test_standard_input_is_bounded_too(monkeypatch):
    """A pipe has no size to look at: it is read one byte too far."""
    monkeypatch.setattr(reading, "MAX_FILE", 10)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"1" * 1000)))
    [one] = inputs(["-"])
    assert one.reason == "11 bytes, at most 10"


@pytest.mark.parametrize(
    "name,source",
    [("-", "stdin"), ("a/b/npo2023.jsonl", "file:npo2023"), ("pagina.html.gz", "file:pagina"), ("x", "file:x")],
)
def test_a_source_is_named_after_its_file(name: str, source: str):
    """The same file from another folder is the same source."""
    assert Input(name).source == source


def test_one_input_is_wanted(tmp_path: Path):
    """A command for one file says why it cannot read it."""
    (tmp_path / "a.txt").write_bytes(b"x")
    assert only(str(tmp_path / "a.txt")).data == b"x"
    with pytest.raises(UnreadableError, match="nergens: no such file"):
        only(str(tmp_path / "nergens"))
