"""`briefje ingest` on files of every kind, good and bad."""

import json
import os
import re
from pathlib import Path

import pytest

from .conftest import Briefje

SHARED = Path(__file__).parents[3] / "shared" / "data"

needs_data = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared news data is not beside this checkout")

PAGE = """Sluis bij Merwekust dicht na aanvaring
MERWEKUST (ANP/DPA) - De sluis bij Merwekust is dicht na een aanvaring. Dat meldt Rijkswaterstaat.
De schade is nog niet bekend.
Meer uit Binnenland
DEN HAAG (ANP) - De Tweede Kamer praat dinsdag over de veerponten. Dat heeft de voorzitter gezegd.
20 minuten geledenALPHEN AAN DEN RIJN - De bibliotheek gaat later open wegens een kapotte verwarming.
2 dagen geleden"""


async def ingested(briefje: Briefje, *words: str, said: str | bytes = "") -> list[dict]:
    """The articles that `ingest --json` prints."""
    status, out, errors = await briefje.command("ingest", *words, "--json", said=said)
    assert status == 0, errors
    return [json.loads(line) for line in out.splitlines()]


def places(out: str) -> set[str]:
    """The places of the entries that `topic --json` prints."""
    return {json.loads(line)["place"] for line in out.splitlines()}


@needs_data
async def test_the_seed_page_gives_its_eight_articles(briefje: Briefje):
    """One main article without a time and seven teasers with place, agencies and time, on eight stories."""
    seed = next((SHARED / "seeds").glob("*.txt"))
    main, *teasers = await ingested(briefje, str(seed), "--fetched-at", "2026-02-01T12:00:00+01:00")
    assert main["title"] == "Britten: Moskou werft militairen in Armenië en Kazachstan"
    assert (main["place"], main["agencies"], main["published_at"]) == ("LONDEN", ["ANP"], None)
    assert len(main["body"].split("\n\n")) == 4
    assert [(one["place"], one["agencies"], one["published_at"]) for one in teasers] == [
        ("GAZA-STAD", ["ANP", "AFP", "DPA"], "2026-02-01T10:53:00+00:00"),
        ("FORT WORTH", ["ANP"], "2026-02-01T10:00:00+00:00"),
        ("SAN ANTONIO", ["ANP", "RTR", "DPA"], "2026-02-01T06:00:00+00:00"),
        ("BAGDAD", ["ANP", "AFP"], "2026-01-31T23:00:00+00:00"),
        ("TEHERAN", ["ANP", "AFP"], "2026-01-31T22:00:00+00:00"),
        ("MIAMI", ["ANP", "AFP"], "2026-01-31T21:00:00+00:00"),
        ("MINNEAPOLIS", ["ANP", "RTR"], "2026-01-31T20:00:00+00:00"),
    ]
    assert {one["kind"] for one in teasers} == {"teaser"}
    assert not [one for one in (main, *teasers) if re.search(r"\d (minuten|uur) geleden|Meer uit", one["body"])]
    assert len({one["story_id"] for one in (main, *teasers)}) == 8

    for asked in ("Oekraïne", "oekraine", "OEKRAÏNE"):
        assert places((await briefje.command("topic", asked, "--json"))[1]) == {"LONDEN", "MIAMI"}
    assert places((await briefje.command("topic", "gaza", "--json"))[1]) == {"GAZA-STAD"}
    status, out, _ = await briefje.command("topic", "voetbal")
    assert (status, "geen nieuws over “voetbal”" in out) == (0, True)


async def test_a_page_of_agency_copy_comes_in_by_pipe(briefje: Briefje):
    """Other places, no agency, days ago, Windows line ends, a byte-order mark."""
    data = b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode()
    main, first, second = await ingested(briefje, "-", "--fetched-at", "2026-07-01T12:00:00+02:00", said=data)
    assert (main["place"], main["agencies"]) == ("MERWEKUST", ["ANP", "DPA"])
    assert (first["place"], first["published_at"]) == ("DEN HAAG", "2026-07-01T09:40:00+00:00")
    assert (second["place"], second["agencies"]) == ("ALPHEN AAN DEN RIJN", [])
    assert second["published_at"] == "2026-06-29T10:00:00+00:00"


async def test_the_same_input_twice_changes_nothing(briefje: Briefje):
    """The second time every article is known by its id, its story and its version."""
    first = await ingested(briefje, "-", said=PAGE)
    again = await ingested(briefje, "-", said=PAGE)
    known = [(one["id"], one["story_id"], one["version"]) for one in first]
    assert [(one["id"], one["story_id"], one["version"]) for one in again] == known


async def test_a_changed_article_is_a_new_version(briefje: Briefje):
    """The same article with other words keeps its id and counts on."""
    [first] = await ingested(briefje, "-", said='{"id": "a", "title": "Brug dicht", "text": "De brug is dicht."}')
    [later] = await ingested(briefje, "-", said='{"id": "a", "title": "Brug open", "text": "De brug is weer open."}')
    assert (later["id"], later["version"], later["title"]) == (first["id"], 2, "Brug open")


async def test_topics_that_are_asked_for_are_matched(briefje: Briefje):
    """A topic of the operator's own, and what put the article under it."""
    [article] = await ingested(
        briefje,
        "-",
        "--topics",
        "Merwekust,Gaza",
        said='{"id": "a", "title": "Sluis bij Merwekust dicht", "text": "x"}',
    )
    assert [(one["name"], one["because"]) for one in article["topics"]] == [("Merwekust", ["Merwekust"])]


@needs_data
async def test_all_real_articles_come_in_and_a_second_time_change_nothing(briefje: Briefje):
    """2,258 items in one command; live blogs and stubs are told apart."""
    status, _, errors = await briefje.command("ingest", str(SHARED / "articles"))
    assert (status, "2258 articles: 2258 new, 0 changed, 0 unchanged" in errors) == (0, True), errors
    status, _, errors = await briefje.command("ingest", str(SHARED / "articles"))
    assert (status, "2258 articles: 0 new, 0 changed, 2258 unchanged" in errors) == (0, True), errors
    figures = json.loads((await briefje.command("status", "--json"))[1])
    assert figures["articles"]["liveblog"] > 100
    assert figures["articles"]["stub"] > 100


@pytest.fixture
def bad_inputs(tmp_path: Path) -> dict[str, bytes]:
    """Inputs that cannot be taken in, by name, with one good line among the broken ones."""
    good = json.dumps({"id": "goed", "title": "Goed bericht", "text": "De pont vaart weer."})
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "leeg.txt": b"",
        "binair.txt": bytes(range(256)) * 40,
        "groot.txt": b"a" * 50_000_000,
        "bom.xml": f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><rss>&l9;</rss>'.encode(),
        "tags.html": b"<html><body>" + b"<b>" * 1_000_000,
        "regels.jsonl": f"{good}\n{{kapot\n".encode(),
    }


async def test_bad_input_stops_nothing_and_is_named(briefje: Briefje, tmp_path: Path, bad_inputs: dict[str, bytes]):
    """Each is one line with the file, the reason and what was kept; the good line among them comes in."""
    for name, data in bad_inputs.items():
        (tmp_path / name).write_bytes(data)
    names = [*(str(tmp_path / name) for name in bad_inputs), str(tmp_path / "nergens.txt")]
    status, out, errors = await briefje.command("ingest", *names, "--json")
    assert status == 0
    assert [json.loads(line)["title"] for line in out.splitlines()] == ["Goed bericht"]
    assert "Traceback" not in errors
    for name in names:
        [line] = [line for line in errors.splitlines() if line.startswith(f"{name}: ")]
        assert line.endswith("1 article kept" if name.endswith("jsonl") else "nothing kept"), line


async def test_nothing_but_bad_input_is_a_failure(briefje: Briefje, tmp_path: Path):
    """A script that takes in one empty file hears of it."""
    (tmp_path / "leeg.txt").write_bytes(b"")
    status, out, errors = await briefje.command("ingest", str(tmp_path / "leeg.txt"))
    assert (status, out) == (1, "")
    assert "empty file" in errors


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
async def test_a_folder_without_permission_is_named(briefje: Briefje, tmp_path: Path):
    """It is one line, and no failure of the rest."""
    closed = tmp_path / "dicht"
    closed.mkdir(mode=0)
    status, _, errors = await briefje.command("ingest", str(closed))
    assert status == 1
    assert f"{closed}: permission denied; nothing kept" in errors


async def test_json_and_nothing_else_on_standard_output(briefje: Briefje):
    """Another program can read it: every line is an object."""
    articles = await ingested(briefje, "-", said=PAGE)
    assert all(set(one) >= {"id", "guid", "title", "body", "place", "agencies", "kind", "topics"} for one in articles)
    [entry, *_] = [json.loads(line) for line in (await briefje.command("latest", "3", "--json"))[1].splitlines()]
    assert set(entry) >= {"id", "story_id", "brief", "sources", "title"}
    assert set(entry["brief"]) == {
        "article_id", "guid", "story_id", "text", "method", "model", "seconds", "rejected"
    }  # fmt: skip


async def test_a_brief_of_a_kept_article_and_of_a_file(briefje: Briefje):
    """By its id, or from a pipe without keeping anything."""
    main, *_ = await ingested(briefje, "-", said=PAGE)
    kept = json.loads((await briefje.command("brief", str(main["id"]), "--json"))[1])
    assert kept["article_id"] == main["id"]
    assert kept["text"].startswith("De sluis bij Merwekust is dicht na een aanvaring.")
    piped = [json.loads(line) for line in (await briefje.command("brief", "-", "--json", said=PAGE))[1].splitlines()]
    assert [one["article_id"] for one in piped] == [None, None, None]
    assert piped[0]["text"] == kept["text"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("brief", "999999"), id="an id that is not kept"),
        pytest.param(("latest", "veel"), id="no number"),
        pytest.param(("ingest", "-", "--fetched-at", "gisteren"), id="no time"),
        pytest.param(("ingest", "-", "--fetched-at", "9999-12-31T23:59:59-12:00"), id="the end of time"),
        pytest.param(("topic", "(", "--json"), id="half a bracket"),
        pytest.param(("onzin",), id="no command"),
    ],
)
async def test_wrong_use_is_told_apart(briefje: Briefje, words: tuple[str, ...]):
    """Exit status 2, a reason on stderr, nothing on stdout."""
    status, out, errors = await briefje.command(*words)
    assert (status, out) == (2, "")
    assert errors.strip()
    assert "Traceback" not in errors
