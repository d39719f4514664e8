"""The message catalogue: complete, the same in both languages, and fit for Telegram."""

import re
from pathlib import Path

import pytest

from handlers.texts import LANGUAGES, texts_for

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "handlers" / "catalogue"


def catalogue(language: str) -> dict[str, str]:
    """Every message of the language by its name."""
    text = (FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z][a-z-]*) =((?:.*\n)(?:[ \t].*\n|\n(?=[ \t]))*)", text, re.MULTILINE))


def variables(message: str) -> set[str]:
    """The variables a message shows."""
    return set(re.findall(r"\$([a-z]+)", message))


def test_both_languages_say_the_same_things():
    """An English reader gets an answer to everything a Dutch one does."""
    assert set(catalogue("nl")) == set(catalogue("en"))


@pytest.mark.parametrize("name", sorted(catalogue("nl")))
def test_every_message_can_be_said_in_both_languages(name):
    """No message lacks a variable, is empty, or shows the catalogue's own signs."""
    assert variables(catalogue("nl")[name]) == variables(catalogue("en")[name])
    values: dict[str, str | int] = dict.fromkeys(variables(catalogue("nl")[name]), 3)
    for language in LANGUAGES:
        said = texts_for(language)(name, **values)
        assert said.strip()
        assert "{" not in said


def test_every_message_is_used():
    """A text that nobody says is a text that nobody keeps true."""
    rooms = [ROOT / "handlers", ROOT / "bot"]
    code = "\n".join(path.read_text(encoding="utf-8") for room in rooms for path in room.rglob("*.py"))
    said = set(re.findall(r"""["']([a-z]+(?:-[a-z]+)*)["']""", code))
    begun = tuple(re.findall(r"""f["']([a-z]+(?:-[a-z]+)*-)\{""", code))
    composed = {name for name in catalogue("nl") if name.startswith(("topic-", *begun))}
    assert set(catalogue("nl")) - said - composed == set()


def test_what_a_reader_typed_is_escaped():
    """A catalogue text is HTML; what is put into it is not."""
    assert "&lt;b&gt;" in texts_for("nl")("topic-nothing", topic="<b>")
    assert "<b>" in texts_for("nl").plain("topic-nothing", topic="<b>")


def test_a_missing_variable_is_an_error_of_ours():
    """Rather a failing test than a reader who sees a hole."""
    with pytest.raises(KeyError, match="topic-nothing"):
        texts_for("nl")("topic-nothing")


@pytest.mark.parametrize(
    "code,language",
    [
        ("nl", "nl"),
        ("en", "en"),
        ("en-GB", "en"),
        ("en_US", "en"),
        (None, "nl"),
        ("", "nl"),
        ("de", "nl"),
        ("uk", "nl"),
    ],
)
def test_english_clients_get_english_and_everyone_else_dutch(code, language):
    """The bot brings Dutch news: Dutch is its first language."""
    assert texts_for(code).language == language


def test_numbers_have_their_plural():
    """One other source, two other sources."""
    assert texts_for("nl")("item-more-sources", count=1) == "en 1 andere bron"
    assert texts_for("nl")("item-more-sources", count=2) == "en 2 andere bronnen"
