"""Briefs: kept by the version of the article they tell of."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.brief import Brief
from storage import briefs
from storage.database import Database
from tests.storage.universe import NOW, article, emptied, keep

LEAD = Brief(text="De brug is dicht.", method="lead", evidence=("De brug is dicht.",))
MODEL = Brief(text="Brug dicht.", method="model", model="klein", seconds=0.25, rejected=("too long", "order"))


async def put(db: Database, kept: dict[briefs.Key, Brief], hours: int = 0) -> None:
    """Keep these briefs, so many hours from now."""
    async with db.write() as conn:
        await briefs.put(conn, kept, NOW + timedelta(hours=hours))


async def get(db: Database, *keys: briefs.Key, **asked: str) -> dict[briefs.Key, Brief]:
    """The briefs of these article versions."""
    async with db.read() as conn:
        return await briefs.get(conn, keys, **asked)


async def test_briefs_come_back_as_they_went_in(db: Database) -> None:
    """Many at once, each under its article and version; what has none is not there."""
    first, second = await keep(db, article("1"), article("2"))
    await put(db, {(first.id, 1): LEAD, (second.id, 1): MODEL})
    asked = [(first.id, 1), (second.id, 1), (first.id, 2), (10**6, 1)]
    assert await get(db, *asked) == {(first.id, 1): LEAD, (second.id, 1): MODEL}
    assert await get(db) == {}


async def test_brief_of_the_same_make_is_replaced(db: Database) -> None:
    """One per version, method and model, the last one made."""
    (kept,) = await keep(db, article())
    again = Brief(text="De brug blijft dicht.", method="lead")
    await put(db, {(kept.id, 1): LEAD})
    await put(db, {(kept.id, 1): again}, hours=1)
    assert await get(db, (kept.id, 1)) == {(kept.id, 1): again}


async def test_newest_make_is_given_unless_asked(db: Database) -> None:
    """A brief of the model takes the place of the lead, which is still there for who asks for it."""
    (kept,) = await keep(db, article())
    key = (kept.id, 1)
    await put(db, {key: LEAD})
    await put(db, {key: MODEL}, hours=1)
    assert await get(db, key) == {key: MODEL}
    assert await get(db, key, method="lead") == {key: LEAD}
    assert await get(db, key, method="model", model="klein") == {key: MODEL}
    assert await get(db, key, method="model", model="groot") == {}


async def test_brief_of_an_earlier_version_is_another_one(db: Database) -> None:
    """What was said of the earlier text is not said of the new one."""
    (kept,) = await keep(db, article())
    await put(db, {(kept.id, 1): LEAD})
    await keep(db, article(body="De brug is open.", fetched_at=NOW + timedelta(hours=1)))
    assert await get(db, (kept.id, 2)) == {}


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.builds(Brief, text=TEXT, method=TEXT, model=st.none() | TEXT.filter(bool), seconds=st.floats(0, 1e6),
                 evidence=st.lists(TEXT).map(tuple), rejected=st.lists(TEXT).map(tuple)))  # fmt: skip
async def test_any_brief_survives(db: Database, brief: Brief) -> None:
    """Every text that can be kept comes back as it was."""
    await emptied(db)
    (kept,) = await keep(db, article())
    await put(db, {(kept.id, 1): brief})
    assert await get(db, (kept.id, 1)) == {(kept.id, 1): brief}
