"""Searching: the newest articles that an expression holds for, the same on both databases."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from news.expression import All, Any, Expression, Not, Words
from news.stemming import index_stems, stem
from storage import match
from storage.database import Database
from storage.fulltext import BODY_STEMS
from storage.kept import KeptArticle
from storage.search import search
from tests.storage.universe import NOW, ago, article, emptied, keep


async def found(db: Database, expression: Expression, limit: int = 100, upto_id: int | None = None) -> list[int]:
    """The ids that are found."""
    async with db.read() as conn:
        return [kept.id for kept in await search(conn, expression, limit=limit, upto_id=upto_id)]


def holds(expression: Expression, columns: list[list[str]]) -> bool:
    """What an expression means, without any index: of the stems of title and body, each a list."""
    match expression:
        case All(parts):
            return all(holds(part, columns) for part in parts)
        case Any(parts):
            return any(holds(part, columns) for part in parts)
        case Not(part):
            return not holds(part, columns)
        case Words():
            return any(_follows(expression, column[place:]) for column in columns for place in range(len(column)))


def _follows(words: Words, column: list[str]) -> bool:
    *first, last = words.stems
    if len(column) < len(words.stems) or column[: len(first)] != first:
        return False
    there = column[len(first)]
    return there.startswith(last) if words.prefix else there == last


LETTERS = ["a", "ab", "abc", "b", "0e0a", "1e5x", "0", "not", "or", "near", "wa", "w"]
STEMS = [stem(word) for word in LETTERS]
TEXTS = st.lists(st.sampled_from(LETTERS), max_size=6).map(" ".join)
WORDS = st.builds(Words, st.lists(st.sampled_from(STEMS), min_size=1, max_size=3).map(tuple), st.booleans())
EXPRESSIONS = st.recursive(
    WORDS,
    lambda part: st.one_of(
        st.builds(All, st.lists(part, min_size=1, max_size=3).map(tuple)),
        st.builds(Any, st.lists(part, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, part),
    ),
    max_leaves=8,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(TEXTS, TEXTS, st.integers(0, 3)), min_size=1, max_size=10),
    st.lists(EXPRESSIONS, min_size=1, max_size=12),
    st.integers(1, 12),
)
async def test_index_finds_what_the_expression_means(
    db: Database, texts: list[tuple[str, str, int]], expressions: list[Expression], limit: int
) -> None:
    """Any expression finds the newest of the articles that it holds for, in the order of their times and ids."""
    await emptied(db)
    news = [
        article(str(number), title=title, body=body, published_at=ago(days=days))
        for number, (title, body, days) in enumerate(texts)
    ]
    kept = sorted(await keep(db, *news), key=lambda each: (each.sorted_at, each.id), reverse=True)
    for expression in expressions:
        meant = [each.id for each in kept if holds(expression, _columns(each))]
        assert await found(db, expression, limit) == meant[:limit]


def _columns(kept: KeptArticle) -> list[list[str]]:
    return [index_stems(text).split() for text in (kept.article.title, kept.article.body)]


async def test_word_forms_are_found(db: Database) -> None:
    """What is searched are stems, folded: Oekraïense is found by the stem of oekraiense."""
    (kept,) = await keep(db, article(title="Oekraïense minister in Kyiv"))
    assert await found(db, Words((stem("oekraiense"),))) == [kept.id]


async def test_phrase_does_not_run_on_from_title_to_body(db: Database) -> None:
    """The end of the title and the start of the body do not follow each other."""
    await keep(db, article(title="Brug Gaza", body="Stad dicht"))
    assert await found(db, Words((stem("gaza"), stem("stad")))) == []


async def test_newest_come_first_however_they_came_in(db: Database) -> None:
    """An archive that is taken in today does not push today's news aside."""
    today, old, older = await keep(
        db,
        article("1", published_at=ago(hours=1)),
        article("2", published_at=ago(days=900)),
        article("3", published_at=ago(days=901)),
    )
    assert await found(db, Words((stem("brug"),))) == [today.id, old.id, older.id]
    assert await found(db, Words((stem("brug"),)), limit=1) == [today.id]


async def test_pages_do_not_shift_while_news_comes_in(db: Database) -> None:
    """Articles with a higher id than `upto_id` are not there yet, also where an absence is asked for."""
    (first,) = await keep(db, article("1", published_at=ago(days=1)))
    (second,) = await keep(db, article("2"))
    await keep(db, article("3"), now=NOW + timedelta(hours=1))
    assert await found(db, Words((stem("brug"),)), upto_id=second.id) == [second.id, first.id]
    assert await found(db, Not(Words(("zon",))), upto_id=first.id) == [first.id]


async def test_changed_article_is_found_by_its_new_text_only(db: Database) -> None:
    """The index follows each version."""
    (kept,) = await keep(db, article(title="Brug", body="Brug dicht."))
    await keep(db, article(title="Sluis", body="Sluis open.", fetched_at=NOW + timedelta(hours=1)))
    assert await found(db, Words((stem("brug"),))) == []
    assert await found(db, Words((stem("sluis"),))) == [kept.id]


async def test_article_whose_time_becomes_known_moves(db: Database) -> None:
    """The index keeps the order of news when a time is filled in."""
    first, second = await keep(db, article("1"), article("2", published_at=ago(days=1)))
    await keep(db, article("1", published_at=ago(days=2)))
    assert await found(db, Words((stem("brug"),))) == [second.id, first.id]


async def test_removed_article_is_not_found(db: Database) -> None:
    """The index forgets with the table."""
    await keep(db, article())
    await emptied(db)
    await keep(db, article("2", title="Sluis", body=""))
    assert await found(db, Words((stem("brug"),))) == []


async def test_date_before_1970_is_no_trouble(db: Database) -> None:
    """An old newspaper has a negative second, and still its own id."""
    (old,) = await keep(db, article("1", published_at=NOW.replace(year=1953)))
    (older,) = await keep(db, article("2", published_at=NOW.replace(year=1618)))
    assert await found(db, Words((stem("brug"),))) == [old.id, older.id]
    assert await found(db, Words((stem("brug"),)), upto_id=old.id) == [old.id]


async def test_only_so_much_of_a_text_is_searched(db: Database) -> None:
    """A text without end is found by its first words, and costs no more than they do."""
    body = " ".join(["begin", *["vulling"] * BODY_STEMS, "einde"])
    (kept,) = await keep(db, article(body=body))
    assert await found(db, Words((stem("begin"),))) == [kept.id]
    assert await found(db, Words((stem("einde"),))) == []


async def test_widest_expression_is_answered(db: Database) -> None:
    """All names of many topics at once, as deep as is allowed, run on both."""
    (kept,) = await keep(db, article())
    wide: Expression = Any(tuple(Words((f"naam{number}", "x")) for number in range(match.MAX_STEMS // 2 - 1)))
    for level in range(match.MAX_DEPTH - 2):
        wide = All((wide,)) if level % 2 else Any((wide,))
    assert await found(db, wide) == []
    assert await found(db, Any((Words((stem("brug"),)), Words((stem("brug"),))))) == [kept.id]


async def test_sqlite_index_is_whole(db: Database) -> None:
    """FTS5's own check finds nothing wrong after inserts, versions and removals."""
    if db.dialect != "sqlite":
        pytest.skip("PostgreSQL's index has no such check: its column is generated")
    await keep(db, article("1"), article("2"), article("3", published_at=ago(days=4)))
    await keep(db, article("1", body="Iets anders.", fetched_at=NOW + timedelta(hours=1)))
    async with db.write() as conn:
        await conn.execute(text("DELETE FROM articles WHERE guid = '2'"))
        await conn.execute(text("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)"))
