"""What is remembered of a feed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article
from news.fetching.memory import MOST, Entry, Memory, Remembered

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ARTICLE = Article(
    source="https://krant.example/rss",
    fetched_at=NOW,
    published_at=NOW - timedelta(hours=1),
    guid="1",
    title="Sluis bij Heusden dicht",
    body="De sluis gaat voorlopig niet meer open.",
)
numbers = st.integers(0, 2**64 - 1)
rows = st.builds(Remembered, numbers, numbers, numbers, st.integers(-(2**40), 2**40), st.integers(0, 2**62))


@given(st.binary(max_size=64), st.lists(rows, max_size=20))
def test_memory_comes_back_as_it_went(hashes: bytes, entries: list[Remembered]) -> None:
    """Forty bytes an entry, in their order."""
    memory = Memory(hashes, tuple(entries))
    assert len(memory.packed()) == 40 * len(entries)
    assert Memory.unpacked(hashes, memory.packed()) == memory


def test_memory_that_was_cut_short_is_read_as_far_as_it_goes() -> None:
    """A broken row costs itself."""
    memory = Memory(b"", (Remembered(1, 2, 3), Remembered(4, 5, 6)))
    assert Memory.unpacked(b"", memory.packed()[:-1]).entries == memory.entries[:1]


def test_memory_keeps_the_latest_and_each_once() -> None:
    """What comes again is the latest, and as it is now; the oldest go first."""
    memory = Memory().with_(b"a", [Remembered(number, 0, 0) for number in range(MOST)])
    memory = memory.with_(b"b", [Remembered(0, 7, 7), Remembered(MOST, 0, 0)])
    assert len(memory.entries) == MOST
    assert (memory.hashes, memory.entries[-2:]) == (b"b", (Remembered(0, 7, 7), Remembered(MOST, 0, 0)))
    assert memory.entries[0] == Remembered(2, 0, 0)


def test_entry_is_known_by_its_name_whatever_it_says() -> None:
    """And by its words, whatever its name and signs are."""
    one = Entry.of(ARTICLE)
    edited = Entry.of(replace(ARTICLE, title="Sluis bij Heusden weer open"))
    moved = Entry.of(replace(ARTICLE, guid="2", url="https://krant.example/2", title="SLUIS bij Heusden: dicht!"))
    assert (edited.name, edited.facts == one.facts, edited.words == one.words) == (one.name, False, False)
    assert (moved.name == one.name, moved.words) == (False, one.words)


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Sluis bij Heusden open"},
        {"body": "De sluis is open."},
        {"url": "https://krant.example/1"},
        {"paywalled": True},
        {"author": "Tine Bakker"},
        {"published_at": NOW - timedelta(hours=2)},
    ],
)
def test_whatever_an_entry_says_else_is_noticed(values: dict[str, object]) -> None:
    """So that it is looked at."""
    assert Entry.of(replace(ARTICLE, **values)).facts != Entry.of(ARTICLE).facts  # type: ignore[arg-type]


def test_when_it_was_fetched_is_nothing_that_it_says() -> None:
    """Nor is a time that is that of the fetch: a date in the future, which is another one each time."""
    later = NOW + timedelta(hours=1)
    assert Entry.of(replace(ARTICLE, fetched_at=later, position=9)).facts == Entry.of(ARTICLE).facts
    ahead = [replace(ARTICLE, fetched_at=at, published_at=at) for at in (NOW, later)]
    assert Entry.of(ahead[0]).facts == Entry.of(ahead[1]).facts


def test_few_words_say_nothing_without_their_time() -> None:
    """The weather of today is not that of yesterday; without a time each is its own."""
    short = replace(ARTICLE, title="Het weer", body="Zonnig.")
    again = replace(short, guid="2")
    assert Entry.of(again).words == Entry.of(short).words
    assert Entry.of(replace(again, published_at=NOW)).words != Entry.of(short).words
    undated = [replace(one, published_at=None) for one in (short, again)]
    assert Entry.of(undated[0]).words != Entry.of(undated[1]).words


@given(st.builds(Article, source=st.text(), fetched_at=st.just(NOW), title=st.text(), body=st.text(), guid=st.text()))
def test_any_article_has_its_numbers(article: Article) -> None:
    """64 bits each, the same each time."""
    entry = Entry.of(article)
    assert all(0 <= number < 2**64 for number in (entry.name, entry.facts, entry.words))
    assert Entry.of(article) == entry
    assert entry.at == 0
    assert entry.remembered(5) == Remembered(entry.name, entry.facts, entry.words, 0, 5)
