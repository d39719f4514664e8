"""Taking articles in: once each, in versions."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from news.article import Article, Kind
from news.versions import Change
from storage.articles import take_in
from storage.database import Database
from storage.kept import get
from storage.tables import article_keys, article_versions
from tests.storage.universe import NOW, ago, article, emptied, everything, keep, snapshot, tell


async def test_new_article_comes_back_as_it_went_in(db: Database) -> None:
    """Every field of an article survives, with time zones and all."""
    given_article = article(
        url="https://krant.example/brug?id=1",
        publisher="De Krant",
        author="An de Wit",
        place="HEUSDEN",
        agencies=("ANP", "DPA"),
        published_at=ago(hours=3),
        language="fy",
        kind=Kind.TEASER,
        paywalled=True,
        position=4,
    )
    (kept,) = await keep(db, given_article)
    async with db.read() as conn:
        (found,) = await get(conn, [kept.id])
    assert found == kept
    assert found.article == given_article
    assert (found.version, found.story_id, found.first_seen_at, found.sample) == (1, None, NOW, False)


async def test_unknown_stays_unknown(db: Database) -> None:
    """What the source does not tell is None, not invented."""
    (kept,) = await keep(db, article())
    async with db.read() as conn:
        (found,) = await get(conn, [kept.id])
    assert (found.article.published_at, found.article.place, found.article.url) == (None, None, None)


async def test_same_input_twice_touches_no_row(db: Database) -> None:
    """The second time all is unchanged, though it was fetched later."""
    await keep(db, article("a"), article("b", title="Sluis open"))
    before = await snapshot(db)
    later = NOW + timedelta(hours=1)
    async with db.write() as conn:
        taken = await take_in(conn, [article("a", fetched_at=later), article("b", title="Sluis open")], later)
    assert [each.outcome.change for each in taken] == [Change.UNCHANGED, Change.UNCHANGED]
    assert await snapshot(db) == before


async def test_changed_text_is_a_new_version(db: Database) -> None:
    """The earlier text is kept beside the new one, under its own number."""
    (first,) = await keep(db, article(body="De brug is dicht."))
    (second,) = await keep(db, article(body="De brug is weer open.", fetched_at=NOW + timedelta(hours=1)))
    assert (second.id, second.version, second.article.body) == (first.id, 2, "De brug is weer open.")
    async with db.read() as conn:
        versions = [tuple(row) for row in await conn.execute(select(article_versions))]
    assert versions == [(first.id, 1, "Brug dicht", "De brug is dicht.", NOW)]


async def test_headline_that_goes_back_is_no_news(db: Database) -> None:
    """A text that came in before makes no version, so that two headlines in turn make no stream of updates."""
    for hour, title in enumerate(["Brug dicht", "Brug open", "Brug dicht", "Brug open"]):
        (kept,) = await keep(db, article(title=title, fetched_at=NOW + timedelta(hours=hour)))
    assert (kept.version, kept.article.title) == (2, "Brug open")


async def test_unknown_time_is_filled_in_without_a_version(db: Database) -> None:
    """What becomes known later is kept, and moves the article in the order of news."""
    (first,) = await keep(db, article())
    (second,) = await keep(db, article(published_at=ago(days=2)))
    assert (second.version, second.article.published_at) == (first.version, ago(days=2))
    async with db.read() as conn:
        assert await get(conn, [first.id]) == [second]
    assert second.sorted_at == ago(days=2)


async def test_one_address_in_two_sources_is_one_article(db: Database) -> None:
    """A page that a feed told of is that article, however its address is decorated."""
    (first,) = await keep(db, article("x", url="https://krant.example/brug", source="https://krant.example/rss"))
    (second,) = await keep(db, article(None, url="http://www.krant.example/brug/?utm_source=a", source="file:pagina"))
    assert first.id == second.id


async def test_guid_of_another_source_is_another_article(db: Database) -> None:
    """An id holds within its source."""
    first, second = await keep(db, article("1", source="file:een"), article("1", source="file:twee"))
    assert first.id != second.id


async def test_article_keeps_its_old_address(db: Database) -> None:
    """An article that moved is still found by where it was."""
    await keep(db, article("m", url="https://krant.example/oud"))
    (moved,) = await keep(db, article("m", url="https://krant.example/nieuw"))
    (old,) = await keep(db, article(None, url="https://krant.example/oud"))
    (new,) = await keep(db, article(None, url="https://krant.example/nieuw"))
    assert old.id == moved.id == new.id


async def test_one_article_twice_in_one_intake(db: Database) -> None:
    """The later text is the version, and both answers name the article as it is after all of them."""
    first, second = await keep(db, article(body="Eerst dit."), article(body="Toen dat."))
    assert first == second
    assert (second.version, second.article.body) == (2, "Toen dat.")


async def test_nothing_to_take_in(db: Database) -> None:
    """An empty intake is no error."""
    assert await keep(db) == []


# 1,800 letters that no compression makes shorter, each three bytes.
SCRIPTS = ".".join(
    "".join(chr(0x4E00 + (7919 * (60 * label + place)) % 20_000) for place in range(60)) for label in range(30)
)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"title": "nul\x00teken", "body": "Een\x00twee."}, id="nul"),
        pytest.param({"title": "half \ud83d paar", "agencies": ("A\udc00P",)}, id="lone-surrogate"),
        pytest.param({"title": "x" * 10_000, "body": "y" * 100_000}, id="no-space"),
        pytest.param({"body": "woord " * 60_000}, id="60,000-words"),
        pytest.param({"body": " ".join(f"w{number}x" for number in range(40_000))}, id="40,000-different-words"),
        pytest.param({"url": "https://krant.example/" + "é" * 9_000, "guid": "g" * 9_000}, id="long-address"),
        pytest.param({"url": "https://krant.example/" + "b" * 2_000}, id="address-over-an-index-row"),
        pytest.param({"url": f"https://{SCRIPTS}.example/x", "guid": None}, id="host-over-an-index-row"),
        pytest.param({"source": "file:" + "s" * 9_000}, id="long-source"),
        pytest.param({"title": "", "body": ""}, id="nothing-at-all"),
        pytest.param({"title": "'; DROP TABLE articles; --", "body": ":query %s {x} \\"}, id="sql"),
        pytest.param({"published_at": NOW.replace(year=2)}, id="year-2"),
        pytest.param({"published_at": NOW.replace(year=9998)}, id="year-9998"),
    ],
)
async def test_odd_article_is_kept_and_known_again(db: Database, values: dict[str, object]) -> None:
    """Whatever a source sends is kept, and the same again changes nothing."""
    odd = article(**values)
    (first,) = await keep(db, odd)
    async with db.read() as conn:
        assert await get(conn, [first.id]) == [first]
    before = await snapshot(db)
    (second,) = await keep(db, odd)
    assert (first.id, first.version) == (second.id, second.version)
    assert await snapshot(db) == before


async def test_future_date_does_not_stay_on_top(db: Database) -> None:
    """An article counts as published no later than it was seen, and its own claim stays what it was."""
    (kept,) = await keep(db, article(published_at=NOW + timedelta(days=400)))
    assert kept.sorted_at == NOW
    assert kept.article.published_at == NOW + timedelta(days=400)


async def test_intake_that_fails_leaves_nothing(db: Database) -> None:
    """A write that raises is as if it had never begun: no article, no source, no key."""
    before = await snapshot(db)

    async def cut() -> None:
        async with db.write() as conn:
            await take_in(conn, [article("a"), article("b")], NOW)
            assert (await everything(conn)) != before
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        await cut()
    assert await snapshot(db) == before


async def test_two_intakes_at_once_give_one_row_each(db: Database, url: str) -> None:
    """Two processes (here: two databases opened) that take in the same thing take turns."""
    news = [article(str(number), title=f"Nieuws {number}") for number in range(40)]
    async with await Database.open(url) as other:
        kept = await asyncio.gather(keep(db, *news), keep(other, *reversed(news)), keep(db, *news), keep(other, *news))
    assert {each.id for one in kept for each in one} == {each.id for each in kept[0]}
    async with db.read() as conn:
        assert len((await conn.execute(select(article_keys))).all()) == 40
        assert (await conn.execute(text("SELECT count(*) FROM articles"))).scalar() == 40


async def test_story_follows_its_article(db: Database) -> None:
    """When an article turns out to be older, its story is too."""
    await tell(db, article())
    await keep(db, article(published_at=ago(days=5)))
    rows = (await snapshot(db))["stories"]
    assert ago(days=5) in rows[0]


UNIVERSE = st.builds(
    article,
    st.sampled_from(["a", "b", None]),
    title=st.sampled_from(["Brug dicht", "Brug open", "Brug dicht, veer…", ""]),
    body=st.sampled_from(["De brug is dicht.", "De brug is dicht. Het veer vaart.", "De brug is open.", ""]),
    url=st.sampled_from([None, "https://krant.example/1", "https://krant.example/2"]),
    source=st.sampled_from(["file:een", "file:twee"]),
    fetched_at=st.sampled_from([ago(hours=2), ago(hours=1), NOW]),
    published_at=st.sampled_from([None, ago(hours=5), ago(hours=3)]),
    kind=st.sampled_from(list(Kind)),
    paywalled=st.booleans(),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(UNIVERSE, min_size=1, max_size=8), st.data())
async def test_what_was_taken_in_changes_nothing_again(db: Database, news: list[Article], data: st.DataObject) -> None:
    """All at once, one by one or in another order: what has been taken in does not change when it comes again."""
    await emptied(db)
    await keep(db, *news)
    before = await snapshot(db)
    await keep(db, *data.draw(st.permutations(news)))
    for each in news:
        await keep(db, each)
    assert await snapshot(db) == before
