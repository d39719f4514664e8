"""Stories with their briefs: the kept one, or the lead until it comes."""

import pytest

from handlers.briefs import briefs_of, with_briefs
from handlers.desk import Desk
from handlers.items import Item, shown_by
from news.article import Kind
from news.brief import Brief
from news.lead import lead_brief
from storage import briefs, entries
from storage.outgoing import Shown

from .conftest import Stock
from .stories import NOW

ARTICLE = {"title": "Merwekust krijgt een zwembad", "body": "De raad van Merwekust stemde in met een zwembad."}


async def newest(desk: Desk) -> Item:
    """The newest story, also a live blog or a stub."""
    async with desk.db.read() as conn:
        [item] = await with_briefs(conn, await entries.latest(conn, limit=1, with_stubs=True))
    return item


async def test_a_story_without_a_brief_shows_its_lead_for_now(desk: Desk, stock: Stock):
    """And a message that shows it can be mended."""
    await stock(ARTICLE)
    item = await newest(desk)
    assert item.brief == lead_brief(item.entry.lead.article).text != ""
    assert item.provisional
    assert shown_by([item]) == (Shown(item.entry.story_id, item.entry.lead.id, 1),)


@pytest.mark.parametrize("method", ["model", "lead"])
async def test_a_kept_brief_is_the_last_word(desk: Desk, stock: Stock, method: str):
    """Also a lead that is kept: the model was asked, and had nothing better."""
    await stock(ARTICLE)
    lead = (await newest(desk)).entry.lead
    async with desk.db.write() as conn:
        await briefs.put(conn, {(lead.id, 1): Brief(text="Er komt een bad.", method=method)}, NOW)
        [brief] = await briefs_of(conn, await entries.latest(conn, limit=1))
    item = await newest(desk)
    assert item.brief == brief.text == "Er komt een bad."
    assert not item.provisional
    assert shown_by([item]) == ()


@pytest.mark.parametrize("values", [{"kind": Kind.LIVEBLOG}, {"kind": Kind.STUB}, {"language": "en"}])
async def test_what_no_brief_is_written_for_waits_for_none(desk: Desk, stock: Stock, values: dict[str, object]):
    """Its lead is all it gets."""
    await stock(ARTICLE | values)
    item = await newest(desk)
    assert item.brief
    assert not item.provisional


async def test_no_stories_have_no_briefs(desk: Desk):
    """An empty list is no question."""
    async with desk.db.read() as conn:
        assert await with_briefs(conn, []) == []
