"""The message catalogue: everything the bot says, in Dutch and in English (Fluent files in `catalogue/`)."""

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from handlers.html import escape

LANGUAGES = ("nl", "en")
"""Dutch first: it is spoken to everyone whose client is not in English."""

_FOLDER = Path(__file__).parent / "catalogue"


class Texts:
    """What the bot says in one language; `texts("topic-nothing", topic="voetbal")` gives HTML.

    Strings passed in are escaped here and nowhere else, so no caller can forget it.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        # Isolation marks around variables would show up as stray characters in plain terminals.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(FluentResource((_FOLDER / f"{language}.ftl").read_text(encoding="utf-8")))

    def __call__(self, name: str, /, **values: str | int) -> str:
        """The text of that name as HTML; raises KeyError where the catalogue lacks it or one of its variables."""
        escaped = {key: escape(value) if isinstance(value, str) else value for key, value in values.items()}
        return self._format(name, escaped)

    def plain(self, name: str, /, **values: str | int) -> str:
        """The text of that name for a place that takes no HTML, such as a button."""
        return self._format(name, dict(values))

    def _format(self, name: str, values: dict[str, str | int]) -> str:
        pattern = self._bundle.get_message(name).value
        if pattern is None:
            raise KeyError(name)
        text, problems = self._bundle.format_pattern(pattern, values)
        if problems:
            raise KeyError(f"{name}: {problems[0]}")
        return str(text)


@cache
def _texts_in(language: str) -> Texts:
    return Texts(language)


def texts_for(language_code: str | None) -> Texts:
    """The texts for a client's language ("nl", "en-GB", None): English for English clients, else Dutch."""
    spoken = (language_code or "").lower().replace("_", "-").split("-")[0]
    return _texts_in(spoken if spoken in LANGUAGES else LANGUAGES[0])
