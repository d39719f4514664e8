"""What `--json` prints: the shapes that others read."""

from bot.documents import entry_document, match_document
from news.brief import Brief
from news.topics import Match
from tests.handlers.stories import entry


def match(name: str, *because: str) -> Match:
    """An article is about the topic because of these words."""
    return Match(name=name, weight=0.5, because=because)


def test_each_word_of_an_explanation_stands_once():
    """However it was written in the dateline, and whatever topics it makes the article about."""
    gaza, israel = match("Gaza", "RAFAH", "Rafah", "Gaza"), match("Israël", "rafah", "Jeruzalem")
    assert match_document(gaza)["because"] == ["RAFAH", "Gaza"]
    document = entry_document(entry(), Brief(text="Kort.", method="lead"), [gaza, israel])
    assert document["because"] == ["RAFAH", "Gaza", "Jeruzalem"]
    assert [one["because"] for one in document["topics"]] == [["RAFAH", "Gaza"], ["rafah", "Jeruzalem"]]
