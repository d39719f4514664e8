"""What is said to words, commands and messages that the bot does not know."""

from handlers.answer import Answer, Button
from handlers.commands import near_commands
from handlers.html import clip, visible
from handlers.texts import Texts

_SHOWN_UNITS = 60
"""A reader's own words are repeated only so far."""


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
    """For plain words: a button that looks for news about them; `search` is its data, None for no button."""
    shown = clip(visible(words), _SHOWN_UNITS)
    if not shown or search is None:
        return unknown_message(texts)
    button = Button(texts.plain("button-search", words=clip(shown, 40)), search)
    return Answer.one(texts("unknown-words", words=shown), ((button,),))


def unknown_message(texts: Texts) -> Answer:
    """For a picture, a sticker or anything else that is no text."""
    return Answer.one(texts("unknown-message"))
