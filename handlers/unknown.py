"""What is said to words, commands and messages that the bot does not know."""

from handlers.answer import Answer, Button
from handlers.asked_again import SEARCH, follow_address
from handlers.commands import near_commands
from handlers.following.wanted import meant
from handlers.html import clip, utf16_units, visible
from handlers.texts import Texts

_SHOWN_UNITS = 60
"""A reader's own words are repeated only so far."""

_BUTTON_UNITS = 40
"""More is a sentence: it can be looked for, but nobody follows it."""


def unknown_command(command: str, texts: Texts) -> Answer:
    """For "/latst": the command that was meant, if one is near, and where the help is."""
    shown = clip(visible(command), _SHOWN_UNITS)
    near = near_commands(shown.lstrip("/"))
    parts = [texts("unknown-command", command=shown)]
    if near:
        meant = f" {texts.plain('or')} ".join(f"/{name}" for name in near)
        parts.append(texts("unknown-command-near", commands=meant))
    parts.append(texts("unknown-command-help"))
    return Answer.one(" ".join(parts))


def unknown_words(words: str, search: str | None, texts: Texts) -> Answer:
    """For plain words: a button that looks for news about them, and one that follows them if they are few and no slip.

    `search` is the data of the first, None where there is nothing to look for.
    """
    shown = clip(visible(words), _SHOWN_UNITS)
    if not shown or search is None:
        return unknown_message(texts)
    row = [Button(texts.plain("button-search", words=clip(shown, _BUTTON_UNITS)), search)]
    known = SEARCH.fullmatch(search)
    if known is not None and utf16_units(shown) <= _BUTTON_UNITS and not meant(words):
        row.append(Button(texts.plain("button-follow", topic=shown), follow_address(int(known[1]))))
    return Answer.one(texts("unknown-words", words=shown), tuple((one,) for one in row))


def unknown_message(texts: Texts) -> Answer:
    """For a picture, a sticker or anything else that is no text."""
    return Answer.one(texts("unknown-message"))
