"""What an article that comes in makes of its story: its lead, its versions, what was new, and what was corrected."""

from collections.abc import Sequence
from typing import Any

from news.article import Kind
from storage import corrections, entries, story_versions
from storage import kept as articles
from storage.entries import Entry
from storage.kept import KeptArticle

from .newsroom import Newsroom

COPY = (
    "De jaarlijkse optocht van versierde boten trok zaterdag volgens de organisatie ruim twaalfduizend mensen naar de"
    " haven. De burgemeester reikte de prijzen uit aan drie verenigingen uit de buurt, meldt de gemeente Merwekust."
)
PARADE = {
    "guid": "1",
    "title": "Optocht in Merwekust trekt twaalfduizend bezoekers",
    "body": COPY,
    "publisher": "De Brug",
}
SAID = "Bij de optocht in Merwekust raakten zeven mensen te water."


async def story(newsroom: Newsroom, kept: KeptArticle) -> tuple[Entry, list[Sequence[str]]]:
    """The story of an article as it is shown, and what was new in its versions, the first one first."""
    async with newsroom.db.read() as conn:
        [placed] = await articles.get(conn, [kept.id])
        [entry] = await entries.entries_of(conn, [placed.story_id or 0])
        versions = (await story_versions.of(conn, [entry.story_id])).get(entry.story_id, [])
    return entry, [one.said for one in versions[::-1]]


async def change(newsroom: Newsroom, **values: Any) -> KeptArticle:
    """The publisher changes the article about the parade, an hour later."""
    newsroom.passes(hours=1)
    [kept] = await newsroom.publish(PARADE | values)
    return kept


async def test_a_story_begins_without_news(newsroom: Newsroom):
    """Its first version is the story itself; the same again is nothing."""
    await newsroom.publish(PARADE)
    entry, said = await story(newsroom, await change(newsroom))
    assert (entry.version, said) == (1, [])


async def test_news_makes_the_next_version(newsroom: Newsroom):
    """With the sentences that were new, each once, whoever brings them again."""
    await newsroom.publish(PARADE)
    changed = await change(newsroom, body=f"{SAID} {COPY}")
    entry, said = await story(newsroom, changed)
    assert (entry.version, said) == (2, [(SAID,)])
    await newsroom.publish(PARADE | {"guid": "2", "publisher": "Het Avondspoor", "body": f"{SAID} {COPY}"})
    entry, said = await story(newsroom, changed)
    assert (entry.version, said, entry.sources) == (2, [(SAID,)], ("De Brug", "Het Avondspoor"))


async def test_what_two_bring_together_is_news_once(newsroom: Newsroom):
    """They came in at the same time, after the story was there."""
    await newsroom.publish(PARADE)
    newsroom.passes(hours=1)
    news = {"body": f"{SAID} {COPY}"}
    _, kept = await newsroom.publish(
        PARADE | news | {"guid": "2", "publisher": "Het Avondspoor"}, PARADE | news | {"guid": "3", "publisher": "Dijk"}
    )
    entry, said = await story(newsroom, kept)
    assert (entry.version, said, len(entry.sources)) == (2, [(SAID,)], 3)


async def test_the_rest_of_a_teaser_is_no_news(newsroom: Newsroom):
    """Who was told the teaser knows enough."""
    await newsroom.publish(PARADE | {"body": COPY[:130], "kind": Kind.TEASER})
    entry, said = await story(newsroom, await change(newsroom, body=f"{SAID} {COPY}"))
    assert (entry.version, said, entry.lead.article.kind) == (1, [], Kind.ARTICLE)


async def test_the_best_article_leads(newsroom: Newsroom):
    """Whichever came last: open before paid, the first of equals."""
    first = PARADE | {"paywalled": True, "published_at": newsroom.now}
    await newsroom.publish(first)
    newsroom.passes(hours=1)
    await newsroom.publish(PARADE | {"guid": "2", "publisher": "Het Avondspoor"})
    newsroom.passes(hours=1)
    [kept] = await newsroom.publish(PARADE | {"guid": "3", "publisher": "De Dijkbode"})
    entry, _ = await story(newsroom, kept)
    assert (entry.lead.article.publisher, len(entry.article_ids)) == ("Het Avondspoor", 3)


async def test_a_correction_is_noted_and_is_no_news(newsroom: Newsroom):
    """For who carries it out."""
    await newsroom.publish(PARADE)
    changed = await change(newsroom, body=COPY.replace("drie verenigingen", "twee verenigingen"))
    entry, said = await story(newsroom, changed)
    assert (entry.version, said) == (1, [])
    async with newsroom.db.read() as conn:
        [one] = await corrections.waiting(conn)
    assert one.key == (changed.id, changed.version)


async def test_a_live_blog_of_many_updates_is_one_story(newsroom: Newsroom):
    """Each update is its next version."""
    blog = {"guid": "blog", "title": "Liveblog optocht Merwekust", "kind": Kind.LIVEBLOG}
    entries_ = ["De boten varen nu langs de kade.", "De prijzen worden uitgereikt.", "Het publiek gaat naar huis."]
    for number in range(len(entries_) + 1):
        [kept] = await newsroom.publish(blog | {"body": "\n\n".join([*entries_[:number][::-1], COPY])})
        newsroom.passes(minutes=5)
    entry, said = await story(newsroom, kept)
    assert (entry.version, [one for one, *_ in said]) == (4, entries_)
    async with newsroom.db.read() as conn:
        assert len(await entries.latest(conn, limit=9, with_stubs=True)) == 1
        assert await entries.latest(conn, limit=9) == []
