"""`briefje digest --topics`: what a reader of these topics would get now, as text and as JSON."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.digesting import print_digest
from bot.intake import Intake
from bot.opening import open_database
from bot.settings import Settings, SettingsError
from news.article import Article, Kind
from news.digest import MOST_STORIES

LONG_AGO = datetime(2023, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A database of its own."""
    return Settings(database_url=SecretStr(f"sqlite+aiosqlite:///{tmp_path}/news.sqlite3"), summary_model="lead")


async def take(settings: Settings, *articles: Article) -> None:
    """Take these articles in, as they came in years ago."""
    async with await open_database(settings) as db:
        await Intake(db, lambda: LONG_AGO).take(articles)


def article(number: int, title: str, body: str, publisher: str = "De Brug", **values: object) -> Article:
    """One of a source; each a minute older than the one before."""
    known = {"source": f"file:{publisher}", "guid": str(number), "title": title, "body": body, "publisher": publisher}
    return Article(
        **{**known, "fetched_at": LONG_AGO, "published_at": LONG_AGO - timedelta(minutes=number), **values}  # type: ignore[arg-type]
    )


BOTH = (
    "Rusland heeft Kyiv met raketten bestookt, melden Moskou en het Russische leger. Oekraïne telt drie doden, "
    "zegt president Zelensky; president Poetin zwijgt."
)
GAZA = "Vrachtwagens met hulp hebben Rafah in de Gazastrook bereikt. Dat meldt het Rode Kruis in Gaza."


async def test_a_story_that_touches_several_topics_is_one_entry(settings: Settings, capsys: pytest.CaptureFixture):
    """With every topic that it touches, its words, its brief and all its sources."""
    copies = [article(1, "Raketten op Kyiv", BOTH, name) for name in ("De Brug", "De Dijk")]
    await take(settings, *copies, article(2, "Hulp bereikt Rafah", GAZA))
    await print_digest(settings, ["Rusland", "oekraine", "gaza OF haifa"], as_json=True)
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["title"] for one in entries] == ["Raketten op Kyiv", "Hulp bereikt Rafah"]
    [both, gaza] = entries
    assert {topic["name"] for topic in both["topics"]} == {"Rusland", "oekraine"}
    assert both["topics"][0]["weight"] >= both["topics"][1]["weight"] > 0
    assert {"Zelensky", "Rusland"} <= set(both["because"])
    assert both["sources"] == ["De Brug", "De Dijk"]
    assert both["brief"]["text"]
    assert [topic["name"] for topic in gaza["topics"]] == ["gaza OF haifa"]


async def test_the_text_reads_as_in_chat(settings: Settings, capsys: pytest.CaptureFixture):
    """Under the names that topics go by, with no marks of HTML."""
    await take(settings, article(1, "Raketten op Kyiv", BOTH), article(2, "Hulp bereikt Rafah", GAZA))
    await print_digest(settings, ["oekraine", "gaza"], as_json=False)
    out = capsys.readouterr().out
    assert out.startswith("Nieuw over je onderwerpen\n\n")
    assert "\n\nOekraïne\n\nRaketten op Kyiv\n" in out
    assert "\n\nGaza\n\nHulp bereikt Rafah\n" in out
    assert "<" not in out


async def test_what_is_left_out_is_counted(settings: Settings, capsys: pytest.CaptureFixture):
    """No more than a digest holds, in both forms."""
    reports = [
        "Bakkers in Gaza krijgen weer meel uit Egypte.",
        "De haven van Gaza blijft dicht voor vissers.",
        "Artsen vragen om brandstof voor het ziekenhuis in Gaza.",
        "Leerlingen in Gaza doen examen in een tent.",
        "Regen zet kampen in Gaza onder water.",
        "Een konvooi met tenten is onderweg naar Gaza.",
        "Gaza heeft sinds maandag geen telefoonverbinding.",
        "Onderhandelaars spreken in Doha over een bestand in Gaza.",
        "De universiteit van Gaza begint met colleges op afstand.",
        "Boeren in Gaza oogsten voor het eerst aardbeien.",
        "Waterleidingen in Gaza worden hersteld met buizen uit Jordanië.",
        "Kinderen in Gaza worden ingeënt tegen polio.",
        "Journalisten mogen Gaza nog niet in.",
        "De prijs van olijfolie in Gaza is verdubbeld.",
    ]
    await take(settings, *(article(number, text[:-1], text) for number, text in enumerate(reports)))
    await print_digest(settings, ["Gaza"], as_json=False)
    assert f"En nog {len(reports) - MOST_STORIES} berichten over Gaza." in capsys.readouterr().out
    await print_digest(settings, ["Gaza"], as_json=True)
    assert len(capsys.readouterr().out.splitlines()) == MOST_STORIES


async def test_no_news_is_said_or_is_no_lines(settings: Settings, capsys: pytest.CaptureFixture):
    """A pointer to another page alone is none."""
    await take(settings, article(1, "Kijk terug: Gaza", GAZA, kind=Kind.STUB))
    await print_digest(settings, ["Gaza", "klimaat"], as_json=False)
    assert capsys.readouterr().out == "Ik heb nu geen nieuws over Gaza, Klimaat.\n"
    await print_digest(settings, ["Gaza"], as_json=True)
    assert capsys.readouterr().out == ""


async def test_a_topic_that_cannot_be_understood_is_named(settings: Settings):
    """Before the database is opened."""
    with pytest.raises(SettingsError, match=r"topic '\(\('"):
        await print_digest(settings, ["Gaza", "(("], as_json=False)
