"""What choosing does: a story that only unwanted outlets tell, or tell in another language, is not told unasked."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from handlers.choosing import WINDOW
from handlers.desk import Desk
from news.article import Article
from storage import headlines, stories
from storage.articles import take_in
from storage.stories import Placement
from tests.handlers.reader import Reader
from tests.handlers.sources.conftest import Sourced
from tests.handlers.stories import NOW


async def story(desk: Desk, title: str, *told_by: str, languages: Sequence[str] = ("nl",), hours: int = 1) -> int:
    """A story that these sources (by key) tell, in these languages in turn; its id."""
    at = NOW - timedelta(hours=hours)
    articles = [
        Article(
            source=key,
            guid=f"{title}-{place}",
            title=title,
            body=f"{title}. Dat meldt bron {place} over Gaza.",
            language=languages[place % len(languages)],
            publisher=f"Bron {place}",
            fetched_at=at,
            published_at=at,
        )
        for place, key in enumerate(told_by)
    ]
    async with desk.db.write() as conn:
        ids = tuple(one.kept.id for one in await take_in(conn, articles, at))
        return (await stories.place(conn, [Placement(article_ids=ids, lead_id=ids[0])]))[0]


async def test_an_outlet_that_is_off_is_not_in_the_latest(noor: Reader, sourced: Sourced):
    """Unless another one tells it too; on again it is back."""
    nos, ad = await sourced("NOS"), await sourced("AD")
    await story(noor.desk, "Pont vaart", nos.key)
    await story(noor.desk, "Brug dicht", nos.key, ad.key)
    await story(noor.desk, "Sluis stuk", "file:proef")
    await noor.says("/bronnen")
    await noor.taps("NOS")
    shown = await noor.says("/laatste")
    assert "Pont vaart" not in shown
    assert "Brug dicht" in shown
    assert "Sluis stuk" in shown
    await noor.says("/bronnen")
    await noor.taps("NOS")
    assert "Pont vaart" in await noor.says("/laatste")


async def test_what_is_asked_for_is_found(noor: Reader, sourced: Sourced):
    """`/onderwerp` is a question about everything there is."""
    nos = await sourced("NOS")
    await story(noor.desk, "Pont vaart", nos.key)
    await story(noor.desk, "Ferry sails", "file:proef", languages=("en",))
    await noor.says("/bronnen")
    await noor.taps("NOS")
    asked = await noor.says("/onderwerp Gaza")
    assert "Pont vaart" in asked
    assert "Ferry sails" in asked


async def test_other_languages_are_for_who_wants_them(noor: Reader):
    """A story that is also told in Dutch is told to all."""
    await story(noor.desk, "Ferry sails", "file:proef", languages=("en",))
    await story(noor.desk, "Pont vaart", "file:proef", "file:anders", languages=("en", "nl"))
    shown = await noor.says("/laatste")
    assert "Ferry sails" not in shown
    assert "Pont vaart" in shown
    await noor.says("/bronnen")
    await noor.taps("Ook andere talen")
    assert "Ferry sails" in await noor.says("/laatste")


async def test_what_nobody_switched_on_is_not_told(noor: Reader, sourced: Sourced):
    """A regional outlet is there for who taps it, in whatever language it writes."""
    fryslan = await sourced("Omrop Fryslân", by_default=False)
    await story(noor.desk, "Pont fart wer", fryslan.key, languages=("fy",))
    assert "Pont fart" not in await noor.says("/laatste")
    await noor.says("/bronnen")
    await noor.taps("Fryslân")
    assert "Pont fart" in await noor.says("/laatste")


async def test_who_wants_nothing_is_told_what_to_do(noor: Reader, sourced: Sourced):
    """That there is no news at all is another thing than that none of it is wanted."""
    assert "nog geen nieuws" in await noor.says("/laatste")
    nos = await sourced("NOS")
    await story(noor.desk, "Pont vaart", nos.key)
    await noor.says("/bronnen")
    await noor.taps("NOS")
    assert "/bronnen" in await noor.says("/laatste")


async def test_pages_leave_out_what_is_not_wanted(noor: Reader, sourced: Sourced):
    """Paging through more than are put in order together shows each wanted one once and no other."""
    nos, ad = await sourced("NOS"), await sourced("AD")
    count = 2 * WINDOW + 10
    for number in range(count):
        await story(noor.desk, f"Bericht {number:03}", (nos if number % 2 else ad).key, hours=number + 1)
    await noor.says("/bronnen")
    await noor.taps("NOS")
    seen = [await noor.says("/laatste")]
    while any("Verder" in text for text in noor.texts()):
        seen.append(await noor.taps("Verder ›"))
    shown = "\n".join(seen)
    times = [shown.count(f"Bericht {number:03}<") for number in range(count)]
    assert times == [1 - number % 2 for number in range(count)]


async def test_only_so_many_stories_are_looked_at(noor: Reader, sourced: Sourced, monkeypatch: pytest.MonkeyPatch):
    """Whoever refuses nearly everything does not make the bot read all that it has."""
    monkeypatch.setattr(headlines, "DEEPEST", 5)
    nos, ad = await sourced("NOS"), await sourced("AD")
    await story(noor.desk, "Oud nieuws", ad.key, hours=20)
    for number in range(5):
        await story(noor.desk, f"Bericht {number}", nos.key)
    await noor.says("/bronnen")
    await noor.taps("NOS")
    assert "/bronnen" in await noor.says("/laatste")


async def test_the_week_leaves_it_out_too(noor: Reader, sourced: Sourced):
    """What is not told today is no story of the week."""
    nos, ad = await sourced("NOS"), await sourced("AD")
    await story(noor.desk, "Pont vaart", nos.key)
    await story(noor.desk, "Brug dicht", ad.key)
    await noor.says("/bronnen")
    await noor.taps("NOS")
    shown = await noor.says("/week")
    assert "Brug dicht" in shown
    assert "Pont vaart" not in shown
