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
    assert [line.split(": ")[1] for line in errors.splitlines()] == ["line 3", "line 4", "line 5", "line 6"]


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
