"""`briefje eval briefs` and `briefje model info`: figures that an operator can trust."""

import json

from .conftest import Briefje

TEXT = "De brug bij Merwekust is dicht na een aanvaring. Dat meldt Rijkswaterstaat.\n\nSchepen varen om."
LINES = "\n".join(
    [
        json.dumps({"id": "a", "title": "Brug dicht", "text": TEXT, "brief": "De brug bij Merwekust is dicht."}),
        "{kapot",
        json.dumps({"title": "zonder tekst"}),
        json.dumps({"id": "b", "text": TEXT, "brief": ""}),
    ]
)


async def test_briefs_are_measured_beside_those_of_a_hand(briefje: Briefje):
    """One row for the model of the settings, one for lead; what is no example is named and left out."""
    status, out, errors = await briefje.command("eval", "briefs", "-", "--json", said=LINES)
    assert status == 0
    model, lead = [json.loads(line) for line in out.splitlines()]
    assert (model["method"], lead["method"]) == ("model", "lead")
    assert (lead["briefs"], lead["referenced"], lead["methods"]) == (2, 1, {"lead": 1.0})
    assert 0 < lead["rouge_2"] < lead["rouge_1"] < 1
    assert lead["unsourced"] == 0
    assert [line.split(": ")[1] for line in errors.splitlines()] == ["line 2", "line 3"]


async def test_examples_are_printed_to_be_read(briefje: Briefje):
    """The text, the hand's brief and ours."""
    status, out, _ = await briefje.command("eval", "briefs", "-", "--examples", "1", said=LINES)
    assert status == 0
    assert "hand: De brug bij Merwekust is dicht." in out
    assert "lead: De brug bij Merwekust is dicht na een aanvaring. Dat meldt Rijkswaterstaat." in out


async def test_a_file_without_examples_is_a_failure(briefje: Briefje):
    """One line, no table of noughts."""
    status, out, errors = await briefje.command("eval", "briefs", "-", said="")
    assert (status, out) == (1, "")
    assert "no line with a text and a brief" in errors


async def test_the_model_tells_what_it_is(briefje: Briefje):
    """Also where it is not prepared; nothing is loaded for it."""
    briefje.settings["XDG_CACHE_HOME"] = str(briefje.folder)
    status, out, _ = await briefje.command("model", "info", "--json")
    told = json.loads(out)
    assert (status, told["prepared"], told["size"]) == (0, False, 0)
    assert told["licence"].startswith("Gemma Terms of Use")
    assert told["adapter"]


async def test_a_model_that_is_not_prepared_is_said_once(briefje: Briefje):
    """Asked for by name it is an error with the remedy; by the settings the bot goes on with lead."""
    briefje.settings |= {"XDG_CACHE_HOME": str(briefje.folder), "SUMMARY_MODEL": "embedded"}
    status, out, errors = await briefje.command("brief", "-", "--method", "model", said=TEXT)
    assert (status, out) == (2, "")
    assert "briefje model prepare" in errors
    status, out, errors = await briefje.command("brief", "-", "--json", said=f"Kop\n{TEXT}")
    assert (status, json.loads(out)["method"]) == (0, "lead")
    assert errors.count("summary_model_not_available") == 1


LABELLED = "\n".join(
    [
        json.dumps({"id": "a", "title": "Tram in Kyiv rijdt weer", "text": "Er is stroom.", "topics": ["Oekraïne"]}),
        json.dumps({"id": "kept", "topics": ["merwekust", "Zorg"]}),
        json.dumps({"id": "gone", "topics": []}),
        json.dumps({"id": "b", "title": "zonder onderwerpen"}),
        json.dumps({"id": "c", "title": "Brug", "topics": "Zorg"}),
        "{kapot",
    ]
)


async def test_topics_are_measured_with_every_mistake(briefje: Briefje):
    """Articles stand on the line or are looked up by their id; a line that is no example is named and left out."""
    shelf = briefje.folder / "krant.jsonl"
    shelf.write_text(json.dumps({"id": "kept", "title": "Brug dicht", "text": TEXT}))
    status, out, errors = await briefje.command(
        "eval", "topics", "-", "--articles", str(shelf), "--json", said=LABELLED
    )
    assert status == 0
    lines = [json.loads(line) for line in out.splitlines()]
    assert {line["topic"]: (line["right"], line["missed"]) for line in lines if line["kind"] == "topic"} == {
        "merwekust": (1, 0),
        "Oekraïne": (1, 0),
        "Zorg": (0, 1),
    }
    [mistake] = [line for line in lines if line["kind"] == "error"]
    assert (mistake["error"], mistake["guid"], mistake["title"]) == ("missed", "kept", "Brug dicht")
    assert (lines[-1]["kind"], lines[-1]["precision"], lines[-1]["recall"]) == ("total", 1.0, 0.6667)
    assert errors.splitlines() == [
        "-: line 3: no article 'gone' in --articles; left out",
        "-: line 4: no topics; left out",
        "-: line 5: topics is no list of names; left out",
        "-: line 6: not JSON; left out",
    ]


async def test_a_topic_that_was_never_found_has_no_precision(briefje: Briefje):
    """Nothing found is not all right: a rate of nothing is null, in the table a dash."""
    line = json.dumps({"id": "a", "title": "Brug dicht", "text": TEXT, "topics": ["Zorg"]})
    status, out, _ = await briefje.command("eval", "topics", "-", "--json", said=line)
    told = json.loads(out.splitlines()[0])
    assert (status, told["precision"], told["recall"], told["f1"]) == (0, None, 0.0, 0.0)
    _, out, _ = await briefje.command("eval", "topics", "-", said=line)
    assert out.splitlines()[1].split() == ["Zorg", "0", "0", "1", "-", "0.000", "0.000"]


async def test_topics_are_shown_as_a_table(briefje: Briefje):
    """A row per topic, one for all, then the mistakes."""
    status, out, _ = await briefje.command("eval", "topics", "-", said=LABELLED)
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == ["right", "Oekraïne", "total"]


async def test_articles_that_cannot_be_read_are_a_failure(briefje: Briefje):
    """The file is named; nothing is measured on half of it."""
    status, out, errors = await briefje.command("eval", "topics", "-", "--articles", "/geen/map", said=LABELLED)
    assert (status, out) == (1, "")
    assert "/geen/map" in errors


STORM = "Een storm heeft in Westerwijk het dak van zwembad De Golf weggeblazen, meldt de brandweer van Noorderhaven."
STORIES = "\n".join(
    json.dumps({"id": number, "title": title, "text": text, "label": label, "date": "2026-02-28"})
    for number, title, text, label in (
        ("a", "Brug dicht", TEXT, "brug"),
        ("b", "Aanvaring bij brug", TEXT, "brug"),
        ("c", "Zwembad zonder dak", STORM, "storm"),
        ("d", "Een ander dak", STORM, "weer een storm"),
        ("e", "Brug", "Er vaart niets meer in Merwekust.", "brug"),
    )
)


async def test_stories_are_measured(briefje: Briefje):
    """Pairwise and B³, and the errors with what is to be read; the operator's own database is left alone."""
    status, out, _ = await briefje.command("eval", "stories", "-", "--json", said=STORIES)
    assert status == 0
    pairs, cubed, stories, *errors = [json.loads(line) for line in out.splitlines()]
    assert (pairs["right"], pairs["false"], pairs["missed"], pairs["precision"]) == (1, 1, 2, 0.5)
    assert cubed == {"kind": "b3", "precision": 0.8, "recall": 0.7333, "f1": 0.7652}
    assert stories == {"kind": "stories", "articles": 5, "found": 3, "labels": 3}
    assert [(error["error"], sorted(error["guids"])) for error in errors] == [
        ("false", ["c", "d"]),
        ("missed", ["a", "e"]),
        ("missed", ["b", "e"]),
    ]
    _, out, _ = await briefje.command("latest", "--json")
    assert "Merwekust" not in out


async def test_the_worst_errors_of_stories_are_printed_to_be_read(briefje: Briefje):
    """As many of each sort as asked."""
    status, out, _ = await briefje.command("eval", "stories", "-", "--errors", "1", said=STORIES)
    assert status == 0
    assert "c Zwembad zonder dak" in out
    assert out.count("missed ") == 2  # one in the figures, one pair


async def test_a_file_without_stories_is_a_failure(briefje: Briefje):
    """One line that says so."""
    status, out, errors = await briefje.command("eval", "stories", "-", said="{}")
    assert (status, out) == (1, "")
    assert "no line with an article and its story" in errors
