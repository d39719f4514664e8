"""A source as the command line shows it."""

from dataclasses import replace
from datetime import timedelta

from bot.sources.documents import source_document, source_lines
from bot.sources.keeping import SourceKeeper
from news.fetching.course import State
from tests.bot.fetching.fake import FakeFetcher
from tests.bot.sources.conftest import NOW
from tests.bot.sources.press import feed

RSS = "https://dijkpost.example/rss.xml"


async def test_an_object_holds_what_machines_need(keeper: SourceKeeper, fetcher: FakeFetcher):
    """State, reason, counts and times; a source that is not fetched has no next time."""
    fetcher.serve(RSS, feed("Pont vaart"))
    one = (await keeper.add(RSS, category="regio")).feed
    document = source_document(one)
    assert (document["address"], document["outlet"], document["category"]) == (RSS, "De Dijkpost", "regio")
    assert (document["state"], document["reason"], document["articles"]) == ("fine", "", 1)
    assert document["fetched_at"] == NOW.isoformat()
    assert document["next_at"] is not None
    off = source_document(replace(one, enabled=False))
    assert (off["enabled"], off["operator"], off["next_at"]) == (False, False, None)


async def test_lines_are_a_table(keeper: SourceKeeper, fetcher: FakeFetcher):
    """A line for each source, its columns below each other; what is wrong stands below its line."""
    for number, name in enumerate(("De Dijkpost", "Waalbode")):
        fetcher.serve(f"https://krant{number}.example/rss", feed("Pont vaart", name=name))
    some = [(await keeper.add(f"https://krant{number}.example/rss")).feed for number in range(2)]
    failing = replace(
        some[1].course, state=State.FAILING, reason="https://krant1.example/rss: 503", left_out={"http_503": 2}
    )
    first, second, reason, left_out = source_lines(
        [some[0], replace(some[1], course=failing)], NOW + timedelta(hours=3)
    )
    assert first.index("https://krant0") == second.index("https://krant1")
    assert "changed 3 h ago" in first
    assert "1 articles" in first
    assert "failing" in second
    assert reason.strip() == "https://krant1.example/rss: 503"
    assert left_out.strip() == "left out: 2 http_503"
    assert source_lines([], NOW) == []
