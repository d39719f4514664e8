"""Labels of stories, in the forms in which people write them."""

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.story_evaluation import stories_of
from bot.story_labels import Labels, read_labels
from news.errors import UnreadableError

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")
BRIDGE = {
    "id": "1",
    "title": "Brug dicht",
    "text": "De brug bij Merwekust is dicht na een aanvaring.",
    "date": "2026-02-28",
}
STORM = {
    "id": "2",
    "title": "Dak weg",
    "text": "Een storm blies het dak van het zwembad in Westerwijk weg.",
    "date": "2026-02-28",
}


def read(folder: Path, *lines: object, articles: tuple[str, ...] = ()) -> Labels:
    """The labels of these lines."""
    file = folder / "labels.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return read_labels(str(file), articles, NOW, ZONE)


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    """A file with two articles."""
    file = tmp_path / "krant.jsonl"
    file.write_text("\n".join(map(json.dumps, (BRIDGE, STORM))), encoding="utf-8")
    return str(file)


def test_an_article_with_its_label(tmp_path: Path) -> None:
    """One without takes part and is not judged; a number may be a label."""
    labels = read(tmp_path, {**BRIDGE, "label": "brug"}, STORM, {**STORM, "id": "3", "label": 7})
    assert labels.stories == {("", "1"): "brug", ("", "3"): "7"}
    assert [article.title for article in labels.articles.values()] == ["Brug dicht", "Dak weg", "Dak weg"]
    assert labels.articles["", "1"].published_at == datetime(2026, 2, 27, 23, tzinfo=UTC)


def test_an_id_with_its_label(tmp_path: Path, shelf: str) -> None:
    """Looked up in the given files, by the file's name where the line has one."""
    labels = read(tmp_path, {"id": "1", "label": "brug"}, {"id": "2", "file": "krant", "label": "x"}, articles=(shelf,))
    assert labels.stories == {("krant", "1"): "brug", ("krant", "2"): "x"}
    assert len(labels.articles) == 2


def test_two_ids_that_were_judged(tmp_path: Path, shelf: str) -> None:
    """Only "story" is the same story."""
    lines = ({"ids": ["1", "2"], "label": "affair"}, {"ids": ["2", "1"], "file": "krant.jsonl", "label": "story"})
    labels = read(tmp_path, *lines, articles=(shelf,))
    one, other = ("krant", "1"), ("krant", "2")
    assert labels.pairs == {(one, other): False, (other, one): True}


@pytest.mark.parametrize(
    "line, reason",
    [
        pytest.param("{kapot", "Expecting", id="no JSON"),
        pytest.param("[]", "not a JSON object", id="no object"),
        pytest.param({"label": "x"}, "no 'id'", id="nothing but a label"),
        pytest.param({"id": "9", "label": "x"}, "no article '9' in --articles", id="an unknown id"),
        pytest.param({"id": "1", "file": "weg", "label": "x"}, "no article '1' in weg", id="an unknown file"),
        pytest.param({"ids": ["1", "1"], "label": "story"}, "one article twice", id="a pair of one"),
        pytest.param({"ids": ["1", "2"], "label": "misschien"}, "no 'misschien'", id="no judgement"),
        pytest.param({"ids": ["1"], "label": "story"}, "not enough values", id="half a pair"),
    ],
)
def test_a_line_that_is_no_label_is_named_and_left_out(
    tmp_path: Path, shelf: str, capsys: pytest.CaptureFixture[str], line: object, reason: str
) -> None:
    """One line on standard error with its number; the others count."""
    labels = read(tmp_path, {"id": "2", "label": "x"}, line, articles=(shelf,))
    errors = capsys.readouterr().err
    assert labels.stories[("krant", "2")] == "x"
    assert len(labels.stories) + len(labels.pairs) == 1
    assert "line 2: " in errors
    assert reason in errors


def test_a_file_without_labels_is_an_error(tmp_path: Path) -> None:
    """No table of noughts."""
    with pytest.raises(UnreadableError, match="no line with an article and its story"):
        read(tmp_path, BRIDGE)


async def test_each_article_is_one_whatever_its_address(tmp_path: Path) -> None:
    """The same guid or address on two lines is no reason to take one for the other's next version."""
    again = {**STORM, "url": "https://a.example/1", "label": "b"}
    labels = read(tmp_path, {**BRIDGE, "url": "https://a.example/1", "label": "a"}, again, {**again, "id": "3"})
    found = await stories_of(labels.articles)
    assert found["", "2"] == found["", "3"] != found["", "1"]
