"""The button under news that shows who else tells it, and what came before."""

from collections.abc import Iterable

from handlers.answer import Button
from handlers.digest.phrases import plain
from handlers.stories.address import ask_data
from handlers.texts import Texts
from storage.entries import Entry


def sources_row(entries: Iterable[Entry], texts: Texts) -> tuple[Button, ...]:
    """A row with the button, for those of these stories that have more to show; none where none has."""
    telling = [entry.story_id for entry in entries if has_more(entry)]
    return (Button(plain(texts, "button-sources"), ask_data(telling)),) if telling else ()


def has_more(entry: Entry) -> bool:
    """Whether several tell the story, or it goes on from earlier ones."""
    return len(entry.sources) > 1 or entry.goes_on
